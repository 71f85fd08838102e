"""How alike the statements of a story are in words alone, whoever says them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wellhead.link.claim_features import Piece, read_pieces
from wellhead.link.dossier import Dossier
from wellhead.link.similarity import Pair, similar_pairs


class Likeness:
    """The pieces of a story's statements and the pairs among them that resemble each other."""

    def __init__(self, dossier: Dossier) -> None:
        self.pieces: Sequence[Piece] = read_pieces(dossier)
        self.pairs: Sequence[Pair] = similar_pairs(self.pieces, _even)
        best: dict[tuple[str, str], float] = {}
        for pair in self.pairs:
            a, b = (self.pieces[i].statement.statement_id for i in (pair.a, pair.b))
            key = (a, b) if a <= b else (b, a)
            best[key] = max(best.get(key, 0.0), pair.score)
        self._best = best

    def between(self, first: Iterable[str], second: Sequence[str]) -> float:
        """The likeness of the closest two statements of two groups, by their ids; 1 for one statement."""
        return max((self._pair(a, b) for a in first for b in second), default=0.0)

    def _pair(self, a: str, b: str) -> float:
        return 1.0 if a == b else self._best.get((a, b) if a <= b else (b, a), 0.0)


def _even(a: Piece, b: Piece) -> float:
    return 1.0
