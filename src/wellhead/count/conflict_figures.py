"""Figures that cannot both be right, and figures that later ones revise."""

from __future__ import annotations

import functools
import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from wellhead.count.context import Context
from wellhead.count.found import Found
from wellhead.link.claim_constraints import compatible, thing_counted
from wellhead.link.claim_features import Piece
from wellhead.link.claim_words import load, meaning, stem
from wellhead.link.similarity import Pair
from wellhead.records import Number, Spot

#: Likeness that two statements need beside their figures, where what they count may occur more than once.
ALIKE = 0.45
#: Two tolls of one event are of one order of magnitude; a war's dead are not a bombing's.
MAGNITUDE = 10.0
#: Units of figures that no two statements contradict each other in: ages, and shares of different wholes.
_IGNORED = frozenset({"year", "month", "age"})
#: Figures that one of the same thing contradicts: "two new bases" against "a base".
FEW = (2, 20)
#: Pieces back to which a contrast may refer.
NEAR = 3
#: Figures of one thing that are compared with one another, at most.
_MOST = 200


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a statement, with what decides which of two is the later.

    :param piece: position of the piece that it stands in
    :param source: who counts, by one name for each speaker; an article in brackets where nobody is cited
    :param published: when its article came out, empty where that is not known
    :param overtaken: the text says that it is an earlier figure
    :param direct: it stands in a quotation
    :param end: code point after the figure with its noun
    """

    number: Number
    piece: int
    source: str
    published: str
    overtaken: bool
    direct: bool
    end: int

    @property
    def order(self) -> tuple[str, float, str, int]:
        """By time, then by size."""
        return self.published, self.number.low, self.number.article_id, self.number.start


def figure_conflicts(
    context: Context, pieces: Sequence[Piece], pairs: Sequence[Pair], claims: Sequence[frozenset[str]]
) -> list[Found]:
    """Number conflicts and revisions."""
    alike = {(p.a, p.b): p.score for p in pairs}
    found: list[Found] = []
    for thing, figures in sorted(_by_thing(context, pieces).items()):
        if is_running(thing):
            found.extend(_running(context, figures, claims))
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
                found[key].append(_figure(context, piece, at, number))
    return found


def _figure(context: Context, piece: Piece, at: int, number: Number) -> Figure:
    article = context.view.articles[number.article_id]
    before = article.text[max(0, number.start - 40) : number.start]
    source = (
        context.view.names.of(piece.source)
        if piece.source
        else f"({context.view.room(number.article_id).key})"
    )
    return Figure(
        number=number,
        piece=at,
        source=source,
        published=article.published or "",
        overtaken=_overtaken().search(before) is not None,
        direct=piece.attribution is not None and piece.attribution.kind == "direct",
        end=_with_noun(article.text, number),
    )


@functools.cache
def _overtaken() -> re.Pattern[str]:
    words = "|".join(re.escape(str(w)) for w in load("conflicts.yaml")["overtaken"][:12])
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


@functools.cache
def _running_terms() -> frozenset[str]:
    return frozenset(meaning(stem(str(w))) for w in load("conflicts.yaml")["running"])


def is_running(thing: Sequence[str]) -> bool:
    """Whether a thing is counted again while an event unfolds: tolls, arrests, cases."""
    return thing[-1] in _running_terms()


def _spot(figure: Figure) -> Spot:
    return Spot(article_id=figure.number.article_id, start=figure.number.start, end=figure.end)


def _with_noun(text: str, number: Number) -> int:
    """The end of a figure with the noun it counts, where the noun follows: "68 *children*"."""
    words = re.findall(r"[^\W\d_]+", (number.counted or "").casefold())
    end = number.end
    for match in re.finditer(r"[ \u00a0]([^\W\d_]+)", text[number.end : number.end + 60]):
        if match.start() != end - number.end or match.group(1).casefold() not in words:
            break
        end = number.end + match.end()
    return end


# ---------------------------------------------------------------- running counts
def _running(
    context: Context, figures: Sequence[Figure], claims: Sequence[frozenset[str]]
) -> Iterator[Found]:
    figures = [f for f in figures if f.number.bound != "range"]  # "dozens" and "hundreds" revise nothing
    shown: set[tuple[float, float]] = set()
    for found, low, high in _inside_articles(figures, claims):
        shown.add((low, high))
        yield found
    by_source: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_source[figure.source].append(figure)
    last: list[list[Figure]] = []
    for source in sorted(by_source):
        steps = _steps(by_source[source])
        for earlier, later in itertools.pairwise(steps):
            if not _comparable(earlier[0], later[0]) or (earlier[0].number.low, later[0].number.low) in shown:
                continue
            shown.add((earlier[0].number.low, later[0].number.low))
            yield _revision(*_closest(context, earlier, later), claims, f"{source} gives both")
        last.append(steps[-1])
    last.sort(key=lambda s: s[-1].order)
    for n, later in enumerate(last):
        b = _own_words(later)[0]
        exact = [[f for f in step if f.number.bound != "about"] or step for step in last[:n]]
        before = [
            step[-1]
            for step in exact
            if _comparable(step[-1], b) and step[-1].number.article_id != b.number.article_id
        ]
        if not before or (before[-1].number.low, b.number.low) in shown:
            continue
        a = before[-1]
        if b.number.low < a.number.low and b.published[:10] > a.published[:10]:
            why = f"{a.source} counts {a.number.text}, {b.source} later fewer: {b.number.text}"
            yield _contradiction(a, b, claims, why, 0.7)
        elif b.number.low > a.number.low and b.published[:10] > a.published[:10]:
            yield _revision(a, b, claims, f"{a.source} first, {b.source} later")


def _comparable(a: Figure, b: Figure) -> bool:
    """Whether two figures differ and can still be of one event."""
    if _same_value(a.number, b.number):
        return False
    low, high = sorted((a.number.low, b.number.low))
    return low > 0 and high <= MAGNITUDE * low


def _top(number: Number) -> float:
    return number.high if number.high is not None else number.low


def _steps(figures: Sequence[Figure]) -> list[list[Figure]]:
    """Figures of one source as its successive values, each with all who give it.

    A running count rises, so the values are put in order of size; equal and compatible ones are one step.
    """
    steps: list[list[Figure]] = []
    for figure in sorted(figures, key=lambda f: (f.number.low, *f.order)):
        if steps and _same_value(steps[-1][0].number, figure.number):
            steps[-1].append(figure)
        else:
            steps.append([figure])
    return [sorted(step, key=lambda f: f.order) for step in steps]


def _same_value(x: Number, y: Number) -> bool:
    if "range" in (x.bound, y.bound) or "about" in (x.bound, y.bound):
        return compatible(x, y)
    return x.low == y.low


def _closest(context: Context, earlier: Sequence[Figure], later: Sequence[Figure]) -> tuple[Figure, Figure]:
    """The pair of two steps to show: of one newsroom or lineage if there is one, else the first of each."""
    view = context.view
    for a in earlier:
        for b in later:
            if a.number.article_id != b.number.article_id and _room(context, a) == _room(context, b):
                return a, b
    for a in earlier:
        edges = view.derivations.get(a.number.article_id, ())
        near = {e.to_article for e in edges} | {e.from_article for e in edges}
        for b in later:
            if b.number.article_id in near and b.number.article_id != a.number.article_id:
                return a, b
    return earlier[0], _own_words(later)[0]


def _own_words(step: Sequence[Figure]) -> Sequence[Figure]:
    """The figures of a step that stand in a quotation, if any: the speaker's own words say it best."""
    return [f for f in step if f.direct] or step


def _room(context: Context, figure: Figure) -> str:
    return context.view.room(figure.number.article_id).key


def _inside_articles(
    figures: Sequence[Figure], claims: Sequence[frozenset[str]]
) -> Iterator[tuple[Found, float, float]]:
    by_article: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_article[figure.number.article_id].append(figure)
    for article in sorted(by_article):
        steps = _steps(by_article[article])
        for low, high in itertools.pairwise(steps):
            a, b = low[0], high[0]
            if not _comparable(a, b) or a.piece == b.piece:
                continue
            if any(f.overtaken for f in low) or a.source == b.source:
                yield _revision(a, b, claims, "the article gives both figures"), a.number.low, b.number.low
            else:
                why = f"one article counts {b.number.text} and {a.number.text}, not saying which is the later"
                yield _contradiction(b, a, claims, why, 0.7), a.number.low, b.number.low


def _contradiction(
    a: Figure, b: Figure, claims: Sequence[frozenset[str]], why: str, confidence: float
) -> Found:
    return Found("number", _spot(a), _spot(b), why, confidence, claims[a.piece], claims[b.piece])


def _revision(a: Figure, b: Figure, claims: Sequence[frozenset[str]], how: str) -> Found:
    why = f"a running count: {a.number.text}, later {b.number.text} ({how})"
    return Found("revision", _spot(a), _spot(b), why, 0.8, claims[a.piece], claims[b.piece])


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
        found = _contradiction(a, b, claims, why, min(0.9, 0.4 + score))
        yield replace(found, disputes=a.source != b.source)


@functools.cache
def _contrast() -> re.Pattern[str]:
    words = "|".join(re.escape(str(w)) for w in load("conflicts.yaml")["contrast"])
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def _contrasted(
    context: Context, pieces: Sequence[Piece], claims: Sequence[frozenset[str]]
) -> Iterator[Found]:
    """ "held 340 tonnes, the port said.  A manifest, however, lists 1,100 tonnes"."""
    shown: set[tuple[float, float]] = set()
    for at, later in enumerate(pieces):
        if (
            later.repeats
            or not later.numbers
            or later.source is None
            or not _introduces_contrast(context, later)
        ):
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
            a = _figure(context, earlier, before, clash[0])
            b = _figure(context, later, at, clash[1])
            shown.add((clash[0].low, clash[1].low))
            why = f"{a.source} has {a.number.text}, {b.source} {b.number.text}: the text sets them against each other"
            yield replace(_contradiction(a, b, claims, why, 0.7), disputes=True)
            break


def _introduces_contrast(context: Context, piece: Piece) -> bool:
    sentence = context.view.carrier(piece.statement.article_id, (piece.start, piece.end))
    text = context.view.articles[piece.statement.article_id].text
    return _contrast().search(text, *sentence) is not None


def _one_measure(a: Piece, b: Piece) -> tuple[Number, Number] | None:
    """The first figures of two pieces, if they have one unit and cannot be one."""
    first = next((n for n in a.numbers if n.unit is not None and n.unit not in _IGNORED), None)
    other = next((n for n in b.numbers if n.unit is not None and n.unit not in _IGNORED), None)
    if (
        first is None
        or other is None
        or first.unit != other.unit
        or compatible(first, other)
        or _bounded(first, other)
    ):
        return None
    return first, other


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
                end = _with_noun(articles[number.article_id].text, number)
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
