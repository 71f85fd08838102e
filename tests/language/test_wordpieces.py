"""From tokens to the encoder's input."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import wellhead.language
from wellhead.language.wordpieces import LONGEST_FORM, MOST_PIECES, SHAPES, WordPieces, shape_of

MODEL = Path(wellhead.language.__file__).parent / "model"


@pytest.fixture(scope="module")
def vocabulary():
    return WordPieces(MODEL / "tokenizer.json")


def test_every_token_has_pieces(vocabulary):
    @given(st.text(min_size=1, max_size=80))
    def has_pieces(form):
        pieces = vocabulary.of(form)
        assert 1 <= len(pieces.ids) <= MOST_PIECES
        assert 0 <= pieces.shape < len(SHAPES)

    has_pieces()


def test_long_forms_are_read_in_part_and_not_kept():
    vocabulary = WordPieces(MODEL / "tokenizer.json")
    long = "A" * LONGEST_FORM
    assert vocabulary.of(long + "é1") == vocabulary.of(long)  # what stands behind is not looked at
    assert list(vocabulary._cache) == [long]
    assert shape_of(long + "b") == shape_of(long)
    assert shape_of("/" * LONGEST_FORM + "x" * 1_000_000) == SHAPES.index("mark")


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
