"""The same claim in words that say more than others: a condition or a hedge left out, a quotation changed."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from wellhead.count.context import Context
from wellhead.count.found import Found, shorten, spot_of
from wellhead.link.claim_features import Piece
from wellhead.link.claim_words import load
from wellhead.link.similarity import Pair
from wellhead.records import Spot

#: Likeness of a caption and the conditional statement whose condition it drops.
ALIKE = 0.2


def wording_conflicts(
    context: Context, pieces: Sequence[Piece], pairs: Sequence[Pair], claims: Sequence[frozenset[str]]
) -> list[Found]:
    """Unconditional mentions beside conditional ones of the same claim, one for each unconditional mention."""
    best: dict[int, tuple[float, int]] = {}
    for pair in pairs:
        if pair.score < ALIKE or not claims[pair.a] & claims[pair.b]:
            continue
        for bare, full in ((pair.a, pair.b), (pair.b, pair.a)):
            if condition_of(pieces[full]) is None or condition_of(pieces[bare]) is not None:
                continue
            if pieces[bare].statement.modality not in _INTENDED or pieces[full].statement.modality not in _CONDITIONED:
                continue
            if bare not in best or pair.score > best[bare][0]:
                best[bare] = (pair.score, full)
    found = []
    for bare, (score, full) in sorted(best.items()):
        condition = condition_of(pieces[full])
        if condition is None:
            continue
        role = pieces[bare].statement.role
        where = "the article's own words" if role == "body" else f"the {role.replace('_', ' ')}"
        why = f"{where} leave out the condition “{shorten(_text(context, condition))}”"
        if role != "body":
            why = f"{where} leaves out the condition “{shorten(_text(context, condition))}”"
        found.append(Found("wording", spot_of(pieces[bare]), condition, why, min(0.9, 0.4 + score), claims[bare], claims[full]))
    return found


#: What is dropped matters where somebody is said to intend something.
_INTENDED = frozenset({"planned", "promised"})
_CONDITIONED = _INTENDED | {"conditional", "possible"}


def _text(context: Context, spot: Spot) -> str:
    return context.view.articles[spot.article_id].text[spot.start : spot.end]


@functools.cache
def _condition() -> re.Pattern[str]:
    words = "|".join(re.escape(str(w)) for w in load("counting.yaml")["conditions"])
    return re.compile(rf"\b(?:{words}) [^,;:.”\"]{{6,160}}", re.IGNORECASE)


#: "as if", "asked by the AP if", "not clear if": no condition.
_INDIRECT = re.compile(r"\b(?:as|even|what) $|\b(?:ask\w*|wonder\w*|know|see|clear|unclear|sure|doubt\w*|question\w*)\b[^.;]{0,40}$")


def condition_of(piece: Piece) -> Spot | None:
    """The clause that makes a piece conditional: "if the United States rejects his proposal"."""
    text = piece.statement.text
    match = _condition().search(text, piece.start - piece.statement.start, piece.end - piece.statement.start)
    if match is None or _INDIRECT.search(text[max(0, match.start() - 60) : match.start()]):
        return None
    start = piece.statement.start + match.start()
    return Spot(article_id=piece.statement.article_id, start=start, end=start + len(match.group().rstrip()))


@functools.cache
def _hedge() -> re.Pattern[str]:
    words = "|".join(re.escape(str(w)) for w in load("counting.yaml")["hedges"])
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def is_hedged(text: str) -> bool:
    """Whether a statement holds itself at arm's length: "have reportedly blown up"."""
    return _hedge().search(text) is not None


def drops_of(pieces: Sequence[Piece], cites: Sequence[bool]) -> list[tuple[str, ...]]:
    """What each mention of one claim leaves out that some fuller mention of it has.

    :param cites: whether the mention cites somebody
    :returns: for each: condition, hedge, source
    """
    conditional = [condition_of(p) is not None for p in pieces]
    hedged = [is_hedged(p.text) for p in pieces]
    found = []
    for n in range(len(pieces)):
        drops = []
        if any(conditional) and not conditional[n]:
            drops.append("condition")
        if any(hedged) and not hedged[n]:
            drops.append("hedge")
        if any(cites) and not cites[n]:
            drops.append("source")
        found.append(tuple(drops))
    return found


def by_claim(claims: Sequence[frozenset[str]]) -> Iterator[tuple[str, list[int]]]:
    """Positions of the pieces of each claim."""
    found: dict[str, list[int]] = defaultdict(list)
    for at, ids in enumerate(claims):
        for claim in ids:
            found[claim].append(at)
    yield from sorted(found.items())
