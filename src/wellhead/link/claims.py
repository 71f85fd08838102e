"""Claims: the statements of one story that assert the same proposition."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from wellhead.link.claim_clusters import cluster
from wellhead.link.claim_features import Piece, read_pieces
from wellhead.link.dossier import Dossier
from wellhead.link.similarity import similar_pairs
from wellhead.records import Proposition, Spot

#: Raised when the output of the step changes.
CLAIMS_VERSION = 1
#: Least average likeness of two groups of statements that become one claim.
THRESHOLD = 0.2


def link_claims(dossier: Dossier) -> list[Proposition]:
    """The propositions of one story, sorted by their ids."""
    pieces = read_pieces(dossier)
    pairs = similar_pairs(pieces)
    groups = cluster([1] * len(pieces), pairs, THRESHOLD)
    found = [_proposition(dossier.story.story_id, [pieces[i] for i in group]) for group in groups]
    return sorted(found, key=lambda p: p.claim_id)


def _proposition(story_id: str, pieces: Sequence[Piece]) -> Proposition:
    pieces = sorted(pieces, key=lambda p: (p.statement.statement_id, p.start, p.end))
    parts = [f"{p.statement.statement_id}:{p.start}:{p.end}" for p in pieces]
    digest = hashlib.blake2b("\n".join(parts).encode(), digest_size=8).hexdigest()
    return Proposition(
        claim_id=f"c-{digest}",
        story_id=story_id,
        text=best_worded(pieces).text,
        statement_ids=tuple(p.statement.statement_id for p in pieces),
        why="",
        spots=tuple(Spot(article_id=p.statement.article_id, start=p.start, end=p.end) for p in pieces),
    )


def best_worded(pieces: Sequence[Piece]) -> Piece:
    """The piece that says it best: in the body, attributed, neither a fragment nor a paragraph."""

    def badness(piece: Piece) -> tuple[int, int, int, tuple[str, int, int, str]]:
        length = len(piece.text)
        return (piece.repeats, piece.attribution is None, abs(length - 140) // 20, piece.order)

    return min(pieces, key=badness)
