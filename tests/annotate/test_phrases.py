"""How far a noun phrase reaches in a parse."""

from __future__ import annotations

import pytest

from parsed import tree_of
from wellhead.annotate.phrases import core, phrase

TEXT = "Ann Bell, the mayor of Easton who led the talks, met two aides and a judge."


def head(text: str, word: str) -> int:
    return tree_of(text).forms.index(word)


def shown(text: str, tokens: tuple[int, int]) -> str:
    start, end = tree_of(text).span(*tokens)
    return text[start:end]


@pytest.mark.parametrize(
    ("word", "options", "expected"),
    [
        ("Ann", {}, "Ann Bell, the mayor of Easton who led the talks"),
        ("Ann", {"appositions": False}, "Ann Bell"),
        ("mayor", {"relatives": False}, "the mayor of Easton"),
        ("mayor", {"relatives": False, "tails": False}, "the mayor"),
        ("aides", {}, "two aides and a judge"),
        ("aides", {"coordination": False}, "two aides"),
        ("judge", {}, "a judge"),
    ],
)
def test_phrase(word: str, options: dict[str, bool], expected: str) -> None:
    assert shown(TEXT, phrase(tree_of(TEXT), head(TEXT, word), **options)) == expected


def test_core() -> None:
    tree = tree_of(TEXT)
    assert shown(TEXT, core(tree, head(TEXT, "mayor"))) == "the mayor"
    assert shown(TEXT, core(tree, head(TEXT, "aides"))) == "two aides"


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The talks failed in the city of Oslo.", "city", "the city of Oslo"),
        ("He is the son of a judge.", "son", "the son of a judge"),
        ("The firm (FRM) closed.", "firm", "The firm (FRM)"),
        ("The union’s leader left.", "leader", "The union’s leader"),
    ],
)
def test_neither_preposition_nor_clause_nor_marks_belong_to_it(text: str, word: str, expected: str) -> None:
    assert shown(text, phrase(tree_of(text), head(text, word))) == expected
