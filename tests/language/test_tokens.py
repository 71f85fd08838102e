"""Tokens and their offsets."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wellhead.language import tokenize


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Putin’s aide didn't say.", ["Putin", "’s", "aide", "did", "n't", "say", "."]),
        ("He’d told O’Brien.", ["He", "’d", "told", "O’Brien", "."]),
        ("the officials’ view", ["the", "officials", "’", "view"]),
        ("a U.S.-led raid at 5 p.m.", ["a", "U.S.-led", "raid", "at", "5", "p.m."]),
        ("$1,200.50 (46%)", ["$", "1,200.50", "(", "46", "%", ")"]),
        ("''We lost,'' he said", ["''", "We", "lost", ",", "''", "he", "said"]),
        ("see https://example.org/a?b=1 or @desk", ["see", "https://example.org/a?b=1", "or", "@desk"]),
        ("AT&T’s half-brother", ["AT&T", "’s", "half-brother"]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert [t.text for t in tokenize(text)] == expected


@settings(deadline=None)
@given(st.text(max_size=80))
def test_offsets_are_exact(text: str) -> None:
    tokens = tokenize(text)
    assert all(text[t.start : t.end] == t.text for t in tokens)
    assert all(a.end <= b.start for a, b in itertools.pairwise(tokens))
    assert {k for t in tokens for k in range(t.start, t.end)} == {
        k for k, c in enumerate(text) if not c.isspace()
    }


def test_a_span_of_a_text() -> None:
    assert [t.text for t in tokenize("one two three", 4, 7)] == ["two"]
