"""From tokens to the encoder's input."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import wellhead.language
from wellhead.language.wordpieces import MOST_PIECES, SHAPES, WordPieces

MODEL = Path(wellhead.language.__file__).parent / "model"


@pytest.fixture(scope="module")
def vocabulary():
    return WordPieces(MODEL / "tokenizer.json")


@given(st.text(min_size=1, max_size=80))
def test_every_token_has_pieces(form):
    pieces = WordPieces(MODEL / "tokenizer.json") if form == "" else _shared().of(form)
    assert 1 <= len(pieces.ids) <= MOST_PIECES
    assert 0 <= pieces.shape < len(SHAPES)


def _shared(kept=[]):  # noqa: B006 - one vocabulary for all examples
    if not kept:
        kept.append(WordPieces(MODEL / "tokenizer.json"))
    return kept[0]


def test_marks_that_differ_in_look_alone_are_one(vocabulary):
    assert (
        vocabulary.of("“").ids == vocabulary.of("”").ids == vocabulary.of("``").ids == vocabulary.of('"').ids
    )
    assert vocabulary.of("n’t").ids == vocabulary.of("n't").ids
    assert vocabulary.of("--").ids == vocabulary.of("—").ids


def test_capitals_are_told_by_the_shape_alone(vocabulary):
    small, large = vocabulary.of("reuters"), vocabulary.of("Reuters")
    assert small.ids == large.ids
    assert small.shape != large.shape


def test_the_first_token_of_a_sentence_has_a_shape_of_its_own(vocabulary):
    first, second = vocabulary.sentence(["Reuters", "Reuters"])
    assert first.ids == second.ids
    assert first.shape == second.shape + len(SHAPES)


def test_what_the_vocabulary_cannot_read_is_one_unknown_piece(vocabulary):
    assert vocabulary.of("\u200b").ids == (vocabulary.ends[1],)
