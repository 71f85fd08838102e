"""The same claim in words that say more than others: a condition or a hedge left out, a quotation changed."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from wellhead.count.context import Context
from wellhead.count.found import Found, shorten, spot_of
from wellhead.data import load
from wellhead.link.claim_features import Piece
from wellhead.link.similarity import Pair
from wellhead.records import Span, Spot

#: Likeness of a caption and the conditional statement whose condition it drops.
ALIKE = 0.2


def wording_conflicts(
    context: Context, pieces: Sequence[Piece], pairs: Sequence[Pair], claims: Sequence[frozenset[str]]
) -> list[Found]:
    """Unconditional mentions beside conditional ones of the same claim, one for each of them."""
    best: dict[int, tuple[float, int]] = {}
    for pair in pairs:
        if pair.score < ALIKE or not claims[pair.a] & claims[pair.b]:
            continue
        for bare, full in ((pair.a, pair.b), (pair.b, pair.a)):
            if condition_of(pieces[full]) is None or condition_of(pieces[bare]) is not None:
                continue
            if (
                pieces[bare].statement.modality not in _INTENDED
                or pieces[full].statement.modality not in _CONDITIONED
            ):
                continue
            if bare not in best or pair.score > best[bare][0]:
                best[bare] = (pair.score, full)
    found = []
    for bare, (score, full) in sorted(best.items()):
        condition = condition_of(pieces[full])
        if condition is None:
            continue
        role = pieces[bare].statement.role
        subject = (
            "the article's own words leave" if role == "body" else f"the {role.replace('_', ' ')} leaves"
        )
        why = f"{subject} out the condition “{shorten(_text(context, condition))}”"
        spots = spot_of(pieces[bare]), spot_of(pieces[full])
        found.append(Found("wording", *spots, why, min(0.9, 0.4 + score), claims[bare], claims[full]))
    return found


#: What is dropped matters where somebody is said to intend something.
_INTENDED = frozenset({"planned", "promised"})
_CONDITIONED = _INTENDED | {"conditional", "possible"}


def _text(context: Context, spot: Spot) -> str:
    return context.view.articles[spot.article_id].text[spot.start : spot.end]


@functools.cache
def _condition() -> re.Pattern[str]:
    words = "|".join(re.escape(str(w)) for w in load("counting")["conditions"])
    return re.compile(rf"\b(?:{words}) [^,;:.”\"]{{6,160}}", re.IGNORECASE)


#: "as if", "asked by the AP if", "not clear if": no condition.
_INDIRECT = re.compile(
    r"\b(?:as|even|what) $"
    r"|\b(?:ask\w*|wonder\w*|know|see|clear|unclear|sure|doubt\w*|question\w*)\b[^.;]{0,40}$"
)


def condition_in(text: str, start: int = 0, end: int | None = None) -> Span | None:
    """The clause that makes a statement conditional: "if the United States rejects his proposal"."""
    match = _condition().search(text, start, len(text) if end is None else end)
    if match is None or _INDIRECT.search(text[max(0, match.start() - 60) : match.start()]):
        return None
    return match.start(), match.start() + len(match.group().rstrip())


def condition_of(piece: Piece) -> Spot | None:
    """Where the condition of a piece stands."""
    base = piece.statement.start
    found = condition_in(piece.statement.text, piece.start - base, piece.end - base)
    if found is None:
        return None
    return Spot(article_id=piece.statement.article_id, start=base + found[0], end=base + found[1])


@functools.cache
def _hedge() -> re.Pattern[str]:
    words = "|".join(re.escape(str(w)) for w in load("counting")["hedges"])
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def dropped(texts: Sequence[str], cites: Sequence[bool]) -> list[tuple[str, ...]]:
    """What each mention of one claim leaves out that some fuller mention of it has: condition, hedge, source.

    >>> dropped(["He may go if they agree", "He goes"], [True, False])
    [(), ('condition', 'hedge', 'source')]

    :param texts: the mentions' own characters
    :param cites: whether each mention cites somebody
    """
    marks = [
        {
            "condition": condition_in(text) is not None,
            "hedge": _hedge().search(text) is not None,
            "source": cited,
        }
        for text, cited in zip(texts, cites, strict=True)
    ]
    fullest = {name for row in marks for name, has in row.items() if has}
    return [tuple(name for name, has in row.items() if name in fullest and not has) for row in marks]
