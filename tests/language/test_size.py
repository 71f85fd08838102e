"""Texts of a million characters: what is quadratic would not come back."""

from __future__ import annotations

import time

import pytest

from wellhead.language import analyze, split_text, tokenize
from wellhead.language.documents import check

LONG, SHORT = 1_000_000, 100_000
UNITS = {
    "report": "Officials said on Monday that Mr. Falk’s state-owned bank owed $1.5bn, Reuters reported. ",
    "endless word": "a",
    "abbreviations": "Inc.5x@b.co ",
    "points": ". ",
    "line ends": "\n",
    "apostrophes": "A’",
    "quotations": "“Why now?” he asked. ",
    "brackets": "(",
}


def cut(characters: int, unit: str) -> float:
    """Seconds for the sentences and tokens of a text."""
    text = (unit * (characters // len(unit) + 1))[:characters]
    begun = time.process_time()
    sentences = split_text(text)
    tokens = [token for start, end in sentences for token in tokenize(text, start, end)]
    spent = time.process_time() - begun
    assert sum(token.end - token.start for token in tokens) == sum(not c.isspace() for c in text)
    return spent


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS.keys())
def test_sentences_and_tokens_of_a_million_characters(unit: str) -> None:
    cut(1_000, unit)
    short = max(cut(SHORT, unit), 0.02)
    assert cut(LONG, unit) < 25 * short


@pytest.mark.parametrize(
    "text", ["x" * 100_000, "and the ferry sailed on, " * 2_000], ids=["endless word", "endless line"]
)
def test_the_whole_analysis_of_what_has_no_end(text: str) -> None:
    begun = time.process_time()
    (found,) = analyze([text])
    assert time.process_time() - begun < 60  # a few seconds where nothing else runs
    check(found, split_text(text))
