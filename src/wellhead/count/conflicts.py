"""Which statements of a story cannot both hold as worded, and which figures revise earlier ones."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from wellhead.count.conflict_figures import figure_conflicts
from wellhead.count.conflict_negation import negation_conflicts
from wellhead.count.conflict_wording import wording_conflicts
from wellhead.count.context import Context
from wellhead.count.found import Found
from wellhead.link.claim_features import Piece
from wellhead.records import Conflict, Proposition


@dataclass(frozen=True, slots=True)
class Conflicts:
    """The rows, and for each claim the claims that dispute it."""

    rows: tuple[Conflict, ...]
    disputes: Mapping[str, frozenset[str]]


def find_conflicts(context: Context) -> Conflicts:
    """The conflicts of one story's statements."""
    dossier = context.view.dossier
    pieces, pairs = context.likeness.pieces, context.likeness.pairs
    claims = _claims_of(pieces, dossier.propositions)
    found = [
        *figure_conflicts(context, pieces, pairs, claims),
        *negation_conflicts(context, pieces, pairs, claims),
        *wording_conflicts(context, pieces, pairs, claims),
    ]
    rows: dict[str, Conflict] = {}
    disputes: dict[str, set[str]] = defaultdict(set)
    for item in found:
        row = _row(dossier.story.story_id, item)
        if item.shown and (row.conflict_id not in rows or rows[row.conflict_id].confidence < row.confidence):
            rows[row.conflict_id] = row
        if item.disputes:
            for a in item.a_claims:
                for b in item.b_claims:
                    if a != b:
                        disputes[a].add(b)
                        disputes[b].add(a)
    return Conflicts(
        tuple(rows[k] for k in sorted(rows)), {k: frozenset(v) for k, v in sorted(disputes.items())}
    )


def _claims_of(pieces: Sequence[Piece], propositions: Iterable[Proposition]) -> list[frozenset[str]]:
    """The claims that each piece is part of."""
    spots: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for proposition in propositions:
        for i, spot in zip(proposition.statement_ids, proposition.spots, strict=True):
            spots[i].append((spot.start, spot.end, proposition.claim_id))
    return [
        frozenset(c for s, e, c in spots[p.statement.statement_id] if s < p.end and p.start < e)
        for p in pieces
    ]


def _row(story_id: str, found: Found) -> Conflict:
    a, b = found.a, found.b
    first = f"{found.kind}:{a.article_id}:{a.start}:{a.end}:{b.article_id}:{b.start}:{b.end}"
    digest = hashlib.blake2b(first.encode(), digest_size=8).hexdigest()
    return Conflict(
        conflict_id=f"x-{digest}",
        kind=found.kind,
        a_mention=a,
        b_mention=b,
        story_id=story_id,
        why=found.why,
        confidence=round(found.confidence, 2),
    )
