"""Figures that cannot both be right, and figures that later ones revise."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from wellhead.count.conflict_running import is_running, running_conflicts
from wellhead.count.context import Context
from wellhead.count.figures import Figure, contradiction, read_figure, with_noun
from wellhead.count.found import Found
from wellhead.data import load
from wellhead.link.claim_constraints import compatible, thing_counted
from wellhead.link.claim_features import Piece
from wellhead.link.claim_words import meaning, stem
from wellhead.link.similarity import Pair
from wellhead.records import Number, Spot

#: Likeness that two statements need beside their figures, where what they count may occur more than once.
ALIKE = 0.45
#: Units of figures that no two statements contradict each other in: ages, and shares of different wholes.
_IGNORED = frozenset({"year", "month", "age"})
#: Figures that one of the same thing contradicts: "two new bases" against "a base".
FEW = (2, 20)
#: Pieces back to which a contrast may refer.
NEAR = 3
#: Figures of one thing that are compared with one another, at most.
_MOST = 200


def figure_conflicts(
    context: Context, pieces: Sequence[Piece], pairs: Sequence[Pair], claims: Sequence[frozenset[str]]
) -> list[Found]:
    """Number conflicts and revisions."""
    alike = {(p.a, p.b): p.score for p in pairs}
    found: list[Found] = []
    for thing, figures in sorted(_by_thing(context, pieces).items()):
        if is_running(thing):
            found.extend(running_conflicts(context, figures, claims))
        else:
            found.extend(_rivals(figures, alike, claims))
    found.extend(_contrasted(context, pieces, claims))
    found.extend(_singular(context, pieces, pairs, claims))
    return found


def _by_thing(context: Context, pieces: Sequence[Piece]) -> dict[tuple[str, ...], list[Figure]]:
    found: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
    for at, piece in enumerate(pieces):
        if piece.repeats:
            continue
        for number in piece.numbers:
            thing = thing_counted(number)
            if not thing or number.unit in _IGNORED:
                continue
            key = (number.unit or "", *thing)
            if len(found[key]) < _MOST:
                found[key].append(read_figure(context, piece, at, number))
    return found


# ---------------------------------------------------------------- other figures
def _rivals(
    figures: Sequence[Figure], alike: Mapping[tuple[int, int], float], claims: Sequence[frozenset[str]]
) -> Iterator[Found]:
    best: dict[tuple[float, float], tuple[float, Figure, Figure]] = {}
    for n, a in enumerate(figures):
        for b in figures[n + 1 :]:
            low, high = min(a.piece, b.piece), max(a.piece, b.piece)
            score = alike.get((low, high), 0.0)
            if low == high or score < ALIKE or compatible(a.number, b.number):
                continue
            if _bounded(a.number, b.number):
                continue
            values = (min(a.number.low, b.number.low), max(a.number.low, b.number.low))
            if values not in best or score > best[values][0]:
                best[values] = (score, a, b)
    for _, (score, a, b) in sorted(best.items()):
        why = f"{a.number.text} against {b.number.text} of the same thing"
        found = contradiction(a, b, claims, why, min(0.9, 0.4 + score))
        yield replace(found, disputes=a.source != b.source)


@functools.cache
def _contrast() -> re.Pattern[str]:
    words = "|".join(re.escape(str(w)) for w in load("conflicts")["contrast"])
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def _contrasted(
    context: Context, pieces: Sequence[Piece], claims: Sequence[frozenset[str]]
) -> Iterator[Found]:
    """ "held 340 tonnes, the port said.  A manifest, however, lists 1,100 tonnes"."""
    shown: set[tuple[float, float]] = set()
    for at, later in enumerate(pieces):
        if later.repeats or not later.numbers or later.source is None:
            continue
        if not _introduces_contrast(context, later):
            continue
        for before in range(at - 1, max(-1, at - 1 - NEAR), -1):
            earlier = pieces[before]
            if earlier.statement.article_id != later.statement.article_id:
                break
            if earlier.repeats or earlier.source is None or earlier.source == later.source:
                continue
            clash = _one_measure(earlier, later)
            if clash is None or (clash[0].low, clash[1].low) in shown:
                continue
            a = read_figure(context, earlier, before, clash[0])
            b = read_figure(context, later, at, clash[1])
            shown.add((clash[0].low, clash[1].low))
            why = f"{a.source}: {a.number.text}; {b.source}, set against it: {b.number.text}"
            yield replace(contradiction(a, b, claims, why, 0.7), disputes=True)
            break


def _introduces_contrast(context: Context, piece: Piece) -> bool:
    sentence = context.view.carrier(piece.statement.article_id, (piece.start, piece.end))
    text = context.view.articles[piece.statement.article_id].text
    return _contrast().search(text, *sentence) is not None


#: Sums of money, shares and ages: figures of one text that need not be of one thing.
_EVERYWHERE = re.compile(r"[A-Z]{3}|percent|year|month|age|day|hour")


def _one_measure(a: Piece, b: Piece) -> tuple[Number, Number] | None:
    """The first figures of two pieces, if they have one unit and cannot be one."""
    first = next((n for n in a.numbers if n.unit is not None and not _EVERYWHERE.fullmatch(n.unit)), None)
    other = next((n for n in b.numbers if n.unit is not None and not _EVERYWHERE.fullmatch(n.unit)), None)
    if (
        first is None
        or other is None
        or first.unit != other.unit
        or compatible(first, other)
        or _bounded(first, other)
    ):
        return None
    return first, other


def _top(number: Number) -> float:
    return number.high if number.high is not None else number.low


def _bounded(x: Number, y: Number) -> bool:
    """ "at least 100" beside 112 contradicts nothing."""
    for lower, other in ((x, y), (y, x)):
        if lower.bound == "at_least" and other.low >= lower.low:
            return True
        if lower.bound == "at_most" and _top(other) <= _top(lower):
            return True
    return False


# ---------------------------------------------------------------- two against one
def _singular(
    context: Context, pieces: Sequence[Piece], pairs: Sequence[Pair], claims: Sequence[frozenset[str]]
) -> Iterator[Found]:
    """ "is building two new military bases" against "setting up a base in the country", within one claim."""
    for pair in pairs:
        a, b = pieces[pair.a], pieces[pair.b]
        if not claims[pair.a] & claims[pair.b] or a.repeats or b.repeats:
            continue
        if a.statement.article_id == b.statement.article_id:
            continue
        for several, one, x, y in ((a, b, pair.a, pair.b), (b, a, pair.b, pair.a)):
            things = {thing_counted(n) for n in one.numbers}
            for number in several.numbers:
                if number.unit is not None or number.bound != "exact" or not FEW[0] <= number.low <= FEW[1]:
                    continue
                spot = _one_of(one, number.counted or "")
                if spot is None or thing_counted(number) in things:
                    continue
                articles = context.view.articles
                end = with_noun(articles[number.article_id].text, number)
                text = articles[spot.article_id].text[spot.start : spot.end]
                here = Spot(article_id=number.article_id, start=number.start, end=end)
                why = f"{number.text} {number.counted} against one: “{text}”"
                yield Found("number", here, spot, why, 0.6, claims[x], claims[y])


def _one_of(piece: Piece, counted: str) -> Spot | None:
    """Where a piece speaks of one such thing: "a base", "an attacker"."""
    head = re.findall(r"[^\W\d_]+", counted.casefold())[-1:]
    if not head:
        return None
    wanted = meaning(stem(head[0]))
    for match in re.finditer(r"\b(?:an?|one) (?:[\w-]+ ){0,3}?([^\W\d_]+)", piece.text):
        if meaning(stem(match.group(1))) == wanted and not match.group(1).endswith("s"):
            at = piece.statement.text.find(match.group(), max(0, piece.start - piece.statement.start))
            if at >= 0:
                start = piece.statement.start + at
                return Spot(
                    article_id=piece.statement.article_id, start=start, end=start + len(match.group())
                )
    return None
