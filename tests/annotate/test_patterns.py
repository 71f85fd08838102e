"""Patterns over tokens: the notation, the choice of the longest, captures."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellhead.annotate.patterns import Grammar, Match


def grammar(*patterns: str, **more: Any) -> Grammar:
    rules = [{"pattern": pattern, "op": str(i)} for i, pattern in enumerate(patterns)]
    words = {"colour": {"red": 1, "green": 2}, "name": ["May", "Rose"]}
    return Grammar({"words": words, "cased": ["name"], "rules": rules, **more})


def scan(made: Grammar, text: str) -> list[tuple[str, Match]]:
    words = made.lexicon.read(text, 0, len(text))
    return [(text[words.starts[m.first] : words.ends[m.last - 1]], m) for m in made.scan(words)]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("a <colour> hat", "He wore a red hat and a blue hat", ["a red hat"]),
        ("a (very)? <colour> hat", "a very green hat", ["a very green hat"]),
        ("a very* <colour> hat", "a very very red hat", ["a very very red hat"]),
        ("(red|green) hat", "a green hat", ["green hat"]),
        ("« <colour> » hat", "a green hat, a green coat", ["green"]),
        ("<colour> &( hat | END )", "green hat, green coat, green", ["green", "green"]),
        ("@thing", "one coat", ["coat"]),
        ("{n} hats", "two hundred and five hats", ["two hundred and five hats"]),
        ("<name>", "May may rise, Rose rose", ["May", "Rose"]),
    ],
)
def test_notation(pattern: str, text: str, expected: list[str]) -> None:
    made = grammar(pattern, macros={"thing": "(coat|cap)"})
    assert [found for found, _ in scan(made, text)] == expected


def test_the_longest_wins_then_the_first() -> None:
    made = grammar("<colour>", "<colour> hat", "red hat")
    ((found, match),) = scan(made, "red hat")
    assert (found, match.rule.op) == ("red hat", "1")


def test_captures_have_values_and_places() -> None:
    ((_, match),) = scan(grammar("{n} [colour/paint] hats"), "two dozen green hats")
    assert match.values == {"n": 24.0, "paint": 2}
    assert match.spans == {"n": (0, 2), "paint": (2, 3)}


@pytest.mark.parametrize("pattern", ["a?", "( a", "<nothing>", "a )"])
def test_a_pattern_that_cannot_be_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError):
        grammar(pattern)


@given(st.text(max_size=80))
def test_tokens_cover_all_that_is_visible(text: str) -> None:
    words = grammar("red").lexicon.read(text, 0, len(text))
    covered = {i for start, end in zip(words.starts, words.ends, strict=True) for i in range(start, end)}
    assert all(i in covered for i, character in enumerate(text) if not character.isspace())
    assert words.starts == sorted(words.starts)
    assert len(words.tags) == len(words)
