"""Quotations in every glyph habit."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wellhead.annotate.quotes import Paragraph, Quotation, find_quotations


def paragraphs(text: str, *roles: str) -> list[Paragraph]:
    found: list[Paragraph] = []
    start = 0
    for row in text.split("\n"):
        if row.strip():
            number = len(found)
            role = roles[number] if number < len(roles) else "body"
            found.append(Paragraph(number, start, start + len(row), role))
        start += len(row) + 1
    return found


def quoted(text: str, *roles: str) -> list[str]:
    return [text[q.inner_start : q.inner_end] for q in find_quotations(text, paragraphs(text, *roles))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It fell,” he said. “It rained.”", ["It fell,", "It rained."]),
        ('He said "it fell" and left.', ["it fell"]),
        ("«Bonjour» he said. „Gut“ she said.", ["Bonjour", "Gut"]),
        ("''We lost,'' he said. ''All of it.''", ["We lost,", "All of it."]),
        ("``We lost,'' he said.", ["We lost,"]),
        # curly singles with apostrophes and possessives
        ("He wanted ‘no fly zones’ above it.", ["no fly zones"]),
        ("based on ‘respect for each other’s affairs.’", ["respect for each other’s affairs."]),
        ("He said ‘the officials’ plan was theirs.’ It was.", ["the officials’ plan was theirs."]),
        ("He said 'it's the dogs' dinner' in the '90s.", ["it's the dogs' dinner"]),
        ("the officials' view of the rebels' plan", []),
        ("Trump’s ‘reset’ policy, which he’d launched", ["reset"]),
        # nesting
        ("“I said ‘never’ to the officials’ plan,” he said.", ["I said ‘never’ to the officials’ plan,"]),
        ("‘Such as “Nusra”, are a problem.’", ["Such as “Nusra”, are a problem."]),
        ('“And "so" on.”', ['And "so" on.']),
        # wrong and missing marks
        ("it “struck a camp which threatened us“. It left.", ["struck a camp which threatened us"]),
        ("He said “it fell and left.", ["it fell and left."]),
        ('He said "it fell. Then "we ran" he said.', ["it fell.", "we ran"]),
        ("He is 6'2\" tall and said \"yes sir\".", ["yes sir"]),
        ("a stray ‘ mark and ‘ another", []),
    ],
)  # fmt: skip
def test_quotations(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_quotation_of_several_paragraphs() -> None:
    text = "He said: ‘We tried.\nFile photo of the dam\n‘We’ll go on.’ He left."
    found = find_quotations(text, paragraphs(text, "body", "caption", "body"))
    assert [text[q.inner_start : q.inner_end] for q in found] == ["We tried.", "We’ll go on."]
    assert [q.continues for q in found] == [True, False]


def test_an_unclosed_quotation_in_a_text_that_lost_its_paragraphs() -> None:
    text = 'He said "it fell. ' + "Nobody came. " * 200
    assert quoted(text) == ["it fell."]


@settings(deadline=None)
@given(st.text(alphabet="ab “”\"'’‘„«».,\n", max_size=80))
def test_quotations_never_overlap(text: str) -> None:
    found: list[Quotation] = find_quotations(text, paragraphs(text))
    assert all(q.start <= q.inner_start <= q.inner_end <= q.end for q in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@pytest.mark.parametrize("unit", ["“", "‘a ", '"a ', "“‘", "'' ", "a' "])
def test_linear_on_hostile_input(unit: str) -> None:
    text = unit * 20_000
    begin = time.process_time()
    find_quotations(text, [Paragraph(0, 0, len(text), "body")])
    assert time.process_time() - begin < 5
