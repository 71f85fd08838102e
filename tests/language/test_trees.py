"""Trees and names from scores."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wellhead.language.trees import NameDecoder, NameSpan, convention, governors


def full(scores):
    """Every governor a candidate, best first, from a matrix (tokens, tokens + 1) of scores."""
    order = np.argsort(-scores, axis=1, kind="stable")
    return order[None], np.take_along_axis(scores, order, 1)[None].astype(np.float32)


def is_tree(heads):
    if list(heads).count(0) != 1:
        return False
    for token in range(1, len(heads) + 1):
        at, steps = token, 0
        while at and steps <= len(heads):
            at, steps = heads[at - 1], steps + 1
        if at:
            return False
    return True


def best_tree(scores):
    """The heaviest tree with one root, by trying all."""
    n = len(scores)
    ways = (h for h in itertools.product(range(n + 1), repeat=n) if is_tree(h))
    return max(sum(scores[d, h] for d, h in enumerate(heads)) for heads in ways)


matrices = st.integers(1, 5).flatmap(
    lambda n: st.lists(
        st.lists(st.integers(-50, 50), min_size=n + 1, max_size=n + 1), min_size=n, max_size=n
    ).map(lambda rows: np.array(rows, np.float64) / 7)
)


@settings(deadline=None)
@given(matrices)
def test_the_tree_is_the_heaviest_one(scores):
    n = len(scores)
    scores[np.arange(n), np.arange(1, n + 1)] = -1e4  # nobody governs himself
    chosen, which = governors(*full(scores), np.array([n]))
    heads = chosen[0, :n].tolist()
    assert is_tree(heads)
    assert sum(scores[d, h] for d, h in enumerate(heads)) == pytest.approx(best_tree(scores), abs=1e-3)
    assert (which[0] >= 0).all()


def test_sentences_of_a_batch_do_not_touch_each_other():
    rng = np.random.default_rng(1)
    lengths = np.array([7, 1, 4, 6])
    wide = rng.normal(size=(4, 7, 8))
    for s, n in enumerate(lengths):
        wide[s, :, n + 1 :] = -1e4
        wide[s, np.arange(7), np.arange(1, 8)] = -1e4
    order = np.argsort(-wide, axis=2, kind="stable")[:, :, :4]
    together, _ = governors(order, np.take_along_axis(wide, order, 2).astype(np.float32), lengths)
    for s, n in enumerate(lengths):
        alone, _ = governors(
            order[s : s + 1],
            np.take_along_axis(wide[s], order[s], 1)[None].astype(np.float32),
            lengths[s : s + 1],
        )
        assert together[s, :n].tolist() == alone[0, :n].tolist()
        assert is_tree(together[s, :n].tolist())


def test_a_ring_without_another_candidate_is_broken_all_the_same():
    # Two tokens that name each other, and nothing else on offer but the third, which is the root.
    candidates = np.array([[[2, 2], [1, 1], [0, 0]]])
    scores = np.array([[[-0.1, -9.0], [-0.1, -9.0], [-0.1, -9.0]]], np.float32)
    chosen, which = governors(candidates, scores, np.array([3]))
    assert is_tree(chosen[0].tolist())
    assert (which[0] == -1).sum() == 1


def test_a_long_chain_is_seen_to_be_a_tree():
    n = 150
    candidates = np.arange(n)[None, :, None].repeat(4, 2)
    chosen, which = governors(candidates, np.zeros((1, n, 4), np.float32), np.array([n]))
    assert chosen[0].tolist() == list(range(n))
    assert not which.any()


TAGS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG")


def scores_of(*tags, second=None):
    """Log-probabilities that favour the given tags, and next to them those of ``second``."""
    table = np.full((1, len(tags), len(TAGS)), -9.0, np.float32)
    for at, tag in enumerate(tags):
        table[0, at, TAGS.index(tag)] = -0.1
    for at, tag in (second or {}).items():
        table[0, at, TAGS.index(tag)] = -0.2
    return table


def test_names_are_read_off():
    found = NameDecoder(TAGS).spans(scores_of("B-PER", "I-PER", "O", "B-ORG", "B-ORG"), np.array([5]))
    assert found == [[NameSpan(0, 2, "PER"), NameSpan(3, 4, "ORG"), NameSpan(4, 5, "ORG")]]


def test_a_name_begins_before_it_goes_on():
    decoder = NameDecoder(TAGS)
    assert decoder.spans(scores_of("O", "I-PER", second={0: "B-PER"}), np.array([2])) == [
        [NameSpan(0, 2, "PER")]
    ]
    assert decoder.spans(scores_of("B-ORG", "I-PER", second={1: "I-ORG"}), np.array([2])) == [
        [NameSpan(0, 2, "ORG")]
    ]


def test_what_lies_beyond_a_sentence_is_not_read():
    assert NameDecoder(TAGS).spans(scores_of("O", "B-PER", "I-PER"), np.array([2])) == [
        [NameSpan(1, 2, "PER")]
    ]


def test_a_text_is_read_by_the_first_convention_unless_it_plainly_looks_like_another():
    plainly, hardly = [[-3.0, -0.1]], [[-0.8, -0.6]]
    assert convention(np.array(plainly * 3, np.float32)) == 1
    assert convention(np.array(hardly * 3, np.float32)) == 0
    assert convention(np.array([[-0.1, -3.0]] * 3 + plainly, np.float32)) == 0
