"""Claims: the statements of one story that assert the same proposition."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

from wellhead.link.claim_clusters import cluster
from wellhead.link.claim_features import Piece, read_pieces
from wellhead.link.dossier import Dossier
from wellhead.link.similarity import Pair, similar_pairs
from wellhead.records import Proposition, Spot

#: Raised when the output of the step changes.
VERSION = 2
#: Least average likeness of two groups of statements that become one claim.
THRESHOLD = 0.185
#: Share of the closest statement's likeness that counts for a headline or caption: it puts a claim in short.
HEADLINE = 0.7
#: Words that show what the statements of a claim share, at most.
SHOWN = 8


def link_claims(dossier: Dossier) -> list[Proposition]:
    """The propositions of one story, sorted by their ids."""
    pieces = read_pieces(dossier)
    pairs = similar_pairs(pieces)
    groups = _rejoin(pieces, _group(pieces, pairs))
    found = [_proposition(dossier.story.story_id, group) for group in groups]
    return sorted(found, key=lambda p: p.claim_id)


def _group(pieces: Sequence[Piece], pairs: Sequence[Pair]) -> list[list[int]]:
    """Groups of pieces: the body first, then titles and captions, which join a claim and never bridge two."""
    body = [i for i, p in enumerate(pieces) if not p.repeats]
    place = {i: n for n, i in enumerate(body)}
    inner = [Pair(place[p.a], place[p.b], p.score) for p in pairs if p.a in place and p.b in place]
    groups = [[body[n] for n in group] for group in cluster(len(body), inner, THRESHOLD)]
    of = {i: n for n, group in enumerate(groups) for i in group}
    totals: dict[int, dict[int, float]] = {i: {} for i, p in enumerate(pieces) if p.repeats}
    closest: dict[int, dict[int, float]] = {i: {} for i in totals}
    for pair in pairs:
        for repeat, other in ((pair.a, pair.b), (pair.b, pair.a)):
            if repeat in totals and other in of:
                group = of[other]
                totals[repeat][group] = totals[repeat].get(group, 0.0) + pair.score
                closest[repeat][group] = max(closest[repeat].get(group, 0.0), pair.score)
    left = []
    for repeat in sorted(totals):
        likeness = {
            n: round(max(total / len(groups[n]), HEADLINE * closest[repeat][n]), 6)
            for n, total in totals[repeat].items()
        }
        best = min(likeness, key=lambda n: (-likeness[n], n), default=None)
        if best is not None and likeness[best] >= THRESHOLD:
            groups[best].append(repeat)
        else:
            left.append(repeat)
    place = {i: n for n, i in enumerate(left)}
    among = [Pair(place[p.a], place[p.b], p.score) for p in pairs if p.a in place and p.b in place]
    return groups + [[left[n] for n in group] for group in cluster(len(left), among, THRESHOLD)]


def _rejoin(pieces: Sequence[Piece], groups: Sequence[Sequence[int]]) -> list[list[Piece]]:
    """Groups of pieces, with the parts of a statement that found no company put together again."""
    found: list[list[Piece]] = []
    alone: dict[str, list[Piece]] = {}
    for group in groups:
        members = [pieces[i] for i in group]
        if len({p.statement.statement_id for p in members}) == 1:
            alone.setdefault(members[0].statement.statement_id, []).extend(members)
        else:
            found.append(members)
    found.extend(alone[s] for s in sorted(alone))
    return found


def _proposition(story_id: str, pieces: Sequence[Piece]) -> Proposition:
    spans: dict[str, tuple[str, int, int]] = {}
    for piece in pieces:
        statement = piece.statement
        _, start, end = spans.get(statement.statement_id, ("", piece.start, piece.end))
        spans[statement.statement_id] = (statement.article_id, min(start, piece.start), max(end, piece.end))
    parts = [f"{i}:{start}:{end}" for i, (_, start, end) in sorted(spans.items())]
    digest = hashlib.blake2b("\n".join(parts).encode(), digest_size=8).hexdigest()
    return Proposition(
        claim_id=f"c-{digest}",
        story_id=story_id,
        text=_words_of(best_worded(pieces)),
        statement_ids=tuple(sorted(spans)),
        why=_why(pieces),
        spots=tuple(Spot(article_id=a, start=s, end=e) for _, (a, s, e) in sorted(spans.items())),
    )


def _words_of(piece: Piece) -> str:
    base = piece.statement.start
    return piece.statement.text[piece.start - base : piece.end - base]


def _why(pieces: Sequence[Piece]) -> str:
    """What the statements of a claim have in common, in one sentence."""
    articles = len({p.statement.article_id for p in pieces})
    if len({p.statement.statement_id for p in pieces}) == 1:
        return "Stated once."
    uses = Counter(term for p in pieces for term in {w.term for w in p.words if w.start < w.end})
    best = best_worded(pieces)
    shared = [
        best.text[w.start : w.end]
        for w in best.words
        if w.start < w.end and not w.is_given and 2 * uses[w.term] >= len(pieces) and uses[w.term] > 1
    ]
    words = ", ".join(dict.fromkeys(shared[:SHOWN]))
    where = "one article" if articles == 1 else f"{articles} articles"
    told = f"{len(pieces)} statements of {where} tell the same"
    return f"{told}: {words}." if words else f"{told} in other words."


def best_worded(pieces: Sequence[Piece]) -> Piece:
    """The piece that says it best: in the body, attributed, neither a fragment nor a paragraph."""

    def badness(piece: Piece) -> tuple[int, int, int, tuple[str, int, int, str]]:
        length = len(piece.text)
        return (piece.repeats, piece.attribution is None, abs(length - 140) // 20, piece.order)

    return min(pieces, key=badness)
