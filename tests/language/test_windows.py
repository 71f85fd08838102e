"""What goes through the encoder together."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from wellhead.language.windows import BATCH_PIECES, LONGEST_WINDOW, batches, fill, windows
from wellhead.language.wordpieces import Pieces

papers = st.lists(st.lists(st.integers(1, LONGEST_WINDOW - 2), max_size=12), max_size=6)


def numbered(paper):
    sizes = [size for paragraph in paper for size in paragraph]
    at = iter(range(len(sizes)))
    return [[next(at) for _ in paragraph] for paragraph in paper], sizes


@given(papers)
def test_every_sentence_is_scored_once_and_fits(paper):
    paragraphs, sizes = numbered(paper)
    found = windows(paragraphs, sizes)
    scored = [n for w in found for n in w.sentences[w.context :]]
    assert scored == sorted(scored) == list(range(len(sizes)))
    for window in found:
        assert window.pieces == 2 + sum(sizes[n] for n in window.sentences) <= LONGEST_WINDOW
        assert any(set(window.sentences) <= set(p) for p in paragraphs)


@given(papers)
def test_batches_hold_every_window_once(paper):
    found = windows(*numbered(paper))
    made = list(batches(found))
    assert sorted(id(w) for b in made for w in b) == sorted(id(w) for w in found)
    for batch in made:
        assert len(batch) == 1 or len(batch) * max(w.pieces for w in batch) <= BATCH_PIECES


def test_a_long_paragraph_is_read_with_the_sentence_before_the_cut():
    first, second = windows([[0, 1, 2]], [150, 30, 100])
    assert (first.sentences, first.context) == ((0, 1), 0)
    assert (second.sentences, second.context) == ((1, 2), 1)


def test_a_batch_points_at_the_first_piece_of_each_token():
    sentences = [[Pieces((7,), 2), Pieces((8, 9), 1)], [Pieces((5, 6, 4), 3)], [Pieces((3,), 0)]]
    batch = fill(windows([[0, 1], [2]], [3, 3, 1]), sentences, 101, 102)
    assert batch.pieces.tolist() == [[101, 7, 8, 9, 5, 6, 4, 102], [101, 3, 102, 0, 0, 0, 0, 0]]
    assert batch.shapes[0].tolist() == [0, 2, 1, 1, 3, 3, 3, 0]
    assert batch.sentences == (0, 1, 2)
    assert batch.lengths.tolist() == [2, 1, 1]
    flat = batch.pieces.ravel()
    assert [flat[row[:n]].tolist() for row, n in zip(batch.places, batch.lengths, strict=True)] == [
        [7, 8],
        [5],
        [3],
    ]
    assert batch.places.dtype == np.int64
