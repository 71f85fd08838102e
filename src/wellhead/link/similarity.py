"""How much two statements say the same: words, characters, figures, polarity and speaker together."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wellhead.link.claim_constraints import affinity
from wellhead.link.claim_features import Piece
from wellhead.link.claim_words import weak_words

#: Shares of the three measures.  Cosine alone prefers statements of one length; containment lets a short
#: caption meet the long sentence it repeats; characters catch what stemming misses ("Kremlin’s"/"Kremlins").
WORDS, CONTAINED, CHARACTERS = 0.6, 0.2, 0.2
#: A word that says little wherever it stands counts this much of its weight.
WEAK = 0.33
#: Few words in common prove little: with one the likeness counts 1/(1+DOUBT) of its value, with two
#: 2/(2+DOUBT).
#: "24 dead" and "children among the dead" share one.
DOUBT = 1.0
#: Length of a character n-gram.
GRAM = 4
#: Statements that one statement is compared with, at most: keeps a story of thousands near-linear.
NEIGHBOURS = 50
#: Postings that are looked up for one statement, rarest words first.
LOOKUPS = 600
#: Pairs below this cannot take part in a claim and are forgotten.
FLOOR = 0.05

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two pieces by their positions, the smaller first, and how much they say the same (below 0: barred)."""

    a: int
    b: int
    score: float


class _Rows:
    """Sparse weighted vectors, unit length, with their sums for containment."""

    def __init__(self, vectors: Sequence[Mapping[int, float]]) -> None:
        starts, columns, values = [0], [], []
        for vector in vectors:
            for column in sorted(vector):
                columns.append(column)
                values.append(vector[column])
            starts.append(len(columns))
        self.starts = np.asarray(starts, dtype=np.int64)
        self.columns = np.asarray(columns, dtype=np.int64)
        self.values: Floats = np.asarray(values, dtype=np.float64)
        self.width = int(self.columns.max()) + 1 if columns else 1
        squares = np.concatenate(([0.0], np.cumsum(self.values**2)))
        sums = np.concatenate(([0.0], np.cumsum(self.values)))
        self.norms: Floats = np.sqrt(np.maximum(np.diff(squares[self.starts]), 1e-12))
        self.sums: Floats = np.maximum(np.diff(sums[self.starts]), 1e-12)

    def compare(self, row: int, others: Ints, scratch: Floats) -> tuple[Floats, Floats, Floats]:
        """Cosine, containment and columns in common of one row with others.

        :param scratch: a zero vector of the width
        """
        first, last = int(self.starts[row]), int(self.starts[row + 1])
        mine = self.columns[first:last]
        scratch[mine] = self.values[first:last]
        sizes = self.starts[others + 1] - self.starts[others]
        offsets = np.concatenate(([0], np.cumsum(sizes)))
        index = (
            np.arange(offsets[-1]) - np.repeat(offsets[:-1], sizes) + np.repeat(self.starts[others], sizes)
        )
        theirs, here = self.values[index], scratch[self.columns[index]]
        dots = _segment_sums(theirs * here, offsets)
        common = _segment_sums(np.minimum(theirs, here), offsets)
        shared = _segment_sums((here > 0).astype(np.float64), offsets)
        scratch[mine] = 0.0
        cosine = dots / (self.norms[row] * self.norms[others])
        contained = common / np.minimum(self.sums[row], self.sums[others])
        return cosine, contained, shared


def _segment_sums(values: Floats, offsets: Ints) -> Floats:
    """Sums of consecutive stretches, none of which is empty."""
    return np.add.reduceat(values, offsets[:-1])


def similar_pairs(pieces: Sequence[Piece], judge: Callable[[Piece, Piece], float] = affinity) -> list[Pair]:
    """The pairs of pieces that may assert the same, each with its score.

    :param pieces: pieces of one story in the order of :func:`read_pieces`
    :param judge: by how much a pair's likeness counts; below 0 it bars the pair
    :returns: pairs in ascending order; scores are rounded to 1e-6, so that the order of additions in a
        machine's linear algebra decides nothing
    """
    if len(pieces) < 2:
        return []
    telling = [i for i, p in enumerate(pieces) if not p.says_little]
    pairs = {**_repeats(pieces), **_compare([pieces[i] for i in telling], telling)}
    found = []
    for (a, b), score in sorted(pairs.items()):
        factor = judge(pieces[a], pieces[b])
        found.append(Pair(a, b, round(score * factor if factor >= 0 else factor, 6)))
    return found


def _repeats(pieces: Sequence[Piece]) -> dict[tuple[int, int], float]:
    """Neighbouring pieces of one wording among those that say too little to be compared otherwise."""
    last: dict[str, int] = {}
    found = {}
    for at, piece in enumerate(pieces):
        if piece.says_little:
            text = " ".join(re.findall(r"\w+", piece.text.casefold()))
            if text in last:
                found[last[text], at] = 1.0
            last[text] = at
    return found


def _compare(pieces: Sequence[Piece], places: Sequence[int]) -> dict[tuple[int, int], float]:
    """Likeness of pieces that share rare words, by the positions that ``places`` gives them."""
    if len(pieces) < 2:
        return {}
    words, grams = _word_rows(pieces), _gram_rows(pieces)
    postings = _postings(words, len(pieces))
    word_scratch, gram_scratch = np.zeros(words.width), np.zeros(grams.width)
    pairs: dict[tuple[int, int], float] = {}
    for row in range(len(pieces)):
        others = _candidates(row, words, postings)
        if not len(others):
            continue
        cosine, contained, shared = words.compare(row, others, word_scratch)
        trust = shared / (shared + DOUBT)
        in_words = np.round((WORDS * cosine + CONTAINED * contained) * trust, 6)
        best = np.lexsort((others, -in_words))[:NEIGHBOURS]
        alike, _, _ = grams.compare(row, others[best], gram_scratch)
        scores = np.round(in_words[best] + CHARACTERS * alike * trust[best], 6)
        for other, score in zip(others[best].tolist(), scores.tolist(), strict=True):
            if score >= FLOOR:
                pairs[places[min(row, other)], places[max(row, other)]] = score
    return pairs


def _word_rows(pieces: Sequence[Piece]) -> _Rows:
    counts = [Counter(w.term for w in p.words) for p in pieces]
    given = [frozenset(w.term for w in p.words if w.is_given) for p in pieces]
    frequency = Counter(term for c in counts for term in c)
    columns = {term: i for i, term in enumerate(sorted(frequency))}
    weak, total = weak_words(), len(pieces)

    def weight(term: str, count: int, part: frozenset[str]) -> float:
        rarity = math.log(1 + total / frequency[term])
        return (1 + math.log(count)) * rarity * (WEAK if term in weak or term in part else 1.0)

    vectors = zip(counts, given, strict=True)
    return _Rows([{columns[t]: weight(t, n, part) for t, n in c.items()} for c, part in vectors])


def _gram_rows(pieces: Sequence[Piece]) -> _Rows:
    counts = []
    for piece in pieces:
        text = re.sub(r"\W+", " ", piece.text[:600].casefold())
        counts.append(Counter(text[i : i + GRAM] for i in range(max(1, len(text) - GRAM + 1))))
    frequency = Counter(gram for c in counts for gram in c)
    columns = {gram: i for i, gram in enumerate(sorted(frequency))}
    total = len(pieces)
    return _Rows([{columns[g]: n * math.log(1 + total / frequency[g]) for g, n in c.items()} for c in counts])


def _postings(rows: _Rows, count: int) -> list[Ints]:
    lists: dict[int, list[int]] = defaultdict(list)
    for row in range(count):
        for column in rows.columns[rows.starts[row] : rows.starts[row + 1]]:
            lists[int(column)].append(row)
    return [np.asarray(lists[c], dtype=np.int64) for c in range(rows.width)]


def _candidates(row: int, rows: _Rows, postings: Sequence[Ints]) -> Ints:
    """Pieces that share a rare word with one piece, as far as the lookups reach."""
    columns = sorted(
        (int(c) for c in rows.columns[rows.starts[row] : rows.starts[row + 1]]),
        key=lambda c: (len(postings[c]), c),
    )
    gathered: list[Ints] = []
    spent = 0
    for column in columns:
        posting = postings[column]
        if spent + len(posting) > LOOKUPS:
            room = LOOKUPS - spent
            if room <= 0 or len(gathered) > 2:
                break
            at = int(np.searchsorted(posting, row))
            posting = posting[max(0, at - room // 2) : at + room // 2 + 1]
        gathered.append(posting)
        spent += len(posting)
    if not gathered:
        return np.zeros(0, dtype=np.int64)
    others = np.unique(np.concatenate(gathered))
    return np.asarray(others[others != row], dtype=np.int64)
