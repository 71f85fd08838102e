"""From scores to trees and names: each sentence becomes one tree, each name one span.

Nearly every sentence's best governors already form a tree; all are checked at once, and the few that do not
are mended by the algorithm of Chu and Liu (1965) and Edmonds (1967) over the candidates of each token.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

#: Score of an arc that is no candidate; only what no candidate can connect takes one.
_NEVER = -1e4
#: Log-odds a sentence at which a text looks plainly like another treebank's than the first.
_PLAINLY = 0.5
#: Tokens tried as the root of a sentence that must be mended.
_ROOTS = 4

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]
Bools = npt.NDArray[np.bool_]


class NameSpan(NamedTuple):
    """A name: tokens ``first`` to before ``beyond`` of a sentence, and its kind."""

    first: int
    beyond: int
    kind: str


def governors(candidates: npt.NDArray[np.integer], scores: Floats, lengths: Ints) -> tuple[Ints, Ints]:
    """One tree a sentence.

    :param candidates: (S, W, K) candidate governors of each token, best first; 0 is the root, n token n - 1
    :param scores: (S, W, K) their log-probabilities
    :param lengths: (S,) tokens of each sentence
    :returns: (S, W) governors in the numbering of ``candidates``, and which candidate each is; -1 where a
        token had to be connected by an arc that was no candidate
    """
    chosen = candidates[:, :, 0].astype(np.int64)
    which = np.zeros_like(chosen)
    inside = np.arange(chosen.shape[1])[None] < lengths[:, None]
    chosen[~inside] = 0
    for sentence in np.flatnonzero(~_are_trees(chosen, inside)):
        length = int(lengths[sentence])
        mended = _mend(
            candidates[sentence, :length].astype(np.int64), scores[sentence, :length].astype(np.float64)
        )
        chosen[sentence, :length] = mended
        match = candidates[sentence, :length] == mended[:, None]
        which[sentence, :length] = np.where(match.any(1), match.argmax(1), -1)
    return chosen, which


def _are_trees(chosen: Ints, inside: Bools) -> Bools:
    """Which rows have one root that every token reaches."""
    sentences, width = chosen.shape
    one_root = ((chosen == 0) & inside).sum(1) == 1
    # Pointer jumping: after k rounds a pointer stands 2^k arcs up; the root points to itself.
    above = np.zeros((sentences, width + 1), np.int64)
    above[:, 1:] = chosen
    for _ in range(max(1, int(width).bit_length())):
        above = np.take_along_axis(above, above, 1)
    reached: Bools = one_root & ~(above[:, 1:] * inside).any(1)
    return reached


def _mend(candidates: Ints, scores: npt.NDArray[np.float64]) -> Ints:
    """The best tree with one root over the candidates of one sentence."""
    length = len(candidates)
    weights = np.full((length + 1, length + 1), _NEVER)  # [dependent, governor]
    rows, count = np.nonzero(candidates <= length)  # beyond lies the padding
    weights[rows + 1, candidates[rows, count]] = scores[rows, count]
    np.fill_diagonal(weights, -np.inf)
    highest = -np.inf
    best = np.zeros(length, np.int64)
    for root in np.argsort(-weights[1:, 0], kind="stable")[:_ROOTS] + 1:
        if highest > -np.inf and weights[root, 0] <= _NEVER:
            break
        rooted = weights.copy()
        rooted[1:, 0] = -np.inf
        rooted[root, :] = -np.inf
        rooted[root, 0] = weights[root, 0]
        tree = _arborescence(rooted)
        total = float(rooted[np.arange(1, length + 1), tree[1:]].sum())
        if total > highest:
            highest, best = total, tree[1:]
    return best


def _arborescence(weights: npt.NDArray[np.float64]) -> Ints:
    """Governor of every node in the heaviest tree under node 0 (whose own entry is 0)."""
    count = len(weights)
    best: Ints = weights.argmax(1)
    best[0] = 0
    cycle = _cycle(best)
    if not cycle:
        return best
    inside = np.zeros(count, bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    ring = np.array(cycle)
    kept = weights[ring, best[ring]].sum()
    # The cycle becomes one node: what enters it replaces one of its arcs, what leaves it leaves by its best.
    entering = weights[np.ix_(ring, outside)] - weights[ring, best[ring]][:, None] + kept
    leaving = weights[np.ix_(outside, ring)]
    small = np.full((len(outside) + 1, len(outside) + 1), -np.inf)
    small[:-1, :-1] = weights[np.ix_(outside, outside)]
    small[-1, :-1] = entering.max(0)
    small[:-1, -1] = leaving.max(1)
    small[0, :] = -np.inf
    tree = _arborescence(small)
    result = best.copy()
    for place, node in enumerate(outside):
        if node:
            governor = tree[place]
            result[node] = ring[leaving[place].argmax()] if governor == len(outside) else outside[governor]
    source = tree[-1]
    result[ring[entering[:, source].argmax()]] = outside[source]
    return result


def _cycle(best: Ints) -> list[int]:
    """The nodes of some cycle of "governor of", or none; node 0 is the root."""
    state = np.zeros(len(best), np.int8)
    state[0] = 2
    for start in range(1, len(best)):
        path = []
        node = start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(best[node])
        if state[node] == 1:
            return path[path.index(node) :]
        state[path] = 2
    return []


def convention(scores: Floats) -> int:
    """Which of the treebanks' conventions a text is read by: the first, unless it plainly looks like another.

    :param scores: (S, C) log-probabilities of the conventions for each sentence of the text
    """
    mean = scores.mean(0)
    return int(mean.argmax()) if mean.max() > mean[0] + _PLAINLY else 0


class NameDecoder:
    """Spans of names from scores of the tags ``O``, ``B-KIND`` and ``I-KIND``, by Viterbi's algorithm.

    :param tags: the tags in the order of the scores' last axis
    """

    def __init__(self, tags: tuple[str, ...]) -> None:
        self.tags = tags
        size = len(tags)
        self._allowed = np.zeros((size, size), np.float32)
        for row, before in enumerate(tags):
            for column, after in enumerate(tags):
                if after[:2] == "I-" and before[2:] != after[2:]:
                    self._allowed[row, column] = _NEVER
        self._first = np.array([_NEVER if tag[:2] == "I-" else 0 for tag in tags], np.float32)
        self._outside = tags.index("O")

    def spans(self, scores: Floats, lengths: Ints) -> list[list[NameSpan]]:
        """The names of each sentence.

        :param scores: (S, W, tags) log-probabilities
        :param lengths: (S,) tokens of each sentence
        """
        best = scores.argmax(2)
        inside = np.arange(best.shape[1])[None] < lengths[:, None]
        best[~inside] = self._outside
        plain = self._consistent(best)
        for sentence in np.flatnonzero(~plain):
            length = int(lengths[sentence])
            best[sentence, :length] = self._path(scores[sentence, :length])
        found: list[list[NameSpan]] = [[] for _ in range(len(best))]
        for sentence in np.flatnonzero((best != self._outside).any(1)):
            found[sentence] = self._read(best[sentence, : int(lengths[sentence])].tolist())
        return found

    def _consistent(self, best: Ints) -> Bools:
        broken = self._first[best[:, 0]] < 0
        broken |= (self._allowed[best[:, :-1], best[:, 1:]] < 0).any(1)
        return ~broken

    def _path(self, scores: Floats) -> Ints:
        total = scores[0] + self._first
        back = np.zeros(scores.shape, np.int64)
        for at in range(1, len(scores)):
            through = total[:, None] + self._allowed
            back[at] = through.argmax(0)
            total = through.max(0) + scores[at]
        path = np.zeros(len(scores), np.int64)
        path[-1] = total.argmax()
        for at in range(len(scores) - 1, 0, -1):
            path[at - 1] = back[at, path[at]]
        return path

    def _read(self, tags: list[int]) -> list[NameSpan]:
        names: list[NameSpan] = []
        start, kind = -1, ""
        for at, number in enumerate([*tags, self._outside]):
            tag = self.tags[number]
            if start >= 0 and tag[:2] != "I-":
                names.append(NameSpan(start, at, kind))
                start = -1
            if tag[:2] == "B-":
                start, kind = at, tag[2:]
        return names
