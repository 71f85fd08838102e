"""Geometry of the pictures: who took what from whom, and how a figure was revised.

Across, positions are percentages, so that a picture is as wide as its place allows and its letters keep
their size on a telephone; down, they are CSS pixels.  The templates draw; nothing here knows SVG but the
path of an edge, which lies in a box 1,000 units wide.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from wellhead.report import limits, words

TOP, ROW, RADIUS, AXIS = 34, 46, 9, 34
_LEFT, _RIGHT, _GAP = 4.0, 96.0, 4.6


@dataclass(frozen=True, slots=True)
class Dot:
    """An article, or a newsroom whose report is not at hand: what the layout needs of it.

    ``key`` is what edges name; ``row`` the publisher or newsroom; ``at`` an ISO 8601 date or null.
    """

    key: str
    row: str
    label: str
    title: str
    at: str | None
    latent: bool = False


@dataclass(frozen=True, slots=True)
class Tie:
    """A derivation: ``source`` is derived from, ``target`` derives; ``known`` whether that way round is."""

    source: str
    target: str
    kind: str
    title: str
    known: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    y: int
    label: str
    latent: bool


@dataclass(frozen=True, slots=True)
class Node:
    x: float
    y: int
    label: str
    title: str
    latent: bool


@dataclass(frozen=True, slots=True)
class Edge:
    """``head`` is the arrow's (x, y, degrees), null where the direction is not known."""

    path: str
    kind: str
    title: str
    head: tuple[float, int, int] | None


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Publishers down, time (or rank) across, derivations as edges."""

    height: int
    rows: tuple[Row, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    ticks: tuple[Tick, ...]
    kinds: tuple[tuple[str, str], ...]
    latent: bool
    unknown: bool
    across: str
    left_out: int


def draw(dots: Sequence[Dot], ties: Sequence[Tie]) -> Picture | None:
    """The picture of a story; null where there is nothing to see: no edge and a single article.

    Rows come in the order of their first dot, newsrooms that are not at hand above the others.
    """
    if len(dots) < 2:
        return None
    kept, left_out = _fitting(dots, ties)
    keys = {dot.key for dot in kept}
    ties = [t for t in ties if t.source in keys and t.target in keys and t.source != t.target]
    across, places, ticks = _across(kept, ties)
    rows: dict[str, int] = {}
    for dot in sorted(kept, key=lambda d: (not d.latent, places[d.key], d.row, d.key)):
        rows.setdefault(dot.row, TOP + ROW * len(rows))
    places = _apart(kept, places)
    hollow = {dot.row for dot in kept if dot.latent}
    spots = {dot.key: (places[dot.key], rows[dot.row]) for dot in kept}
    kinds = {t.kind for t in ties}
    return Picture(
        height=TOP + ROW * (len(rows) - 1) + AXIS + 8,
        rows=tuple(Row(y, words.clip(name, 40), name in hollow) for name, y in rows.items()),
        nodes=tuple(Node(*spots[d.key], d.label, d.title, d.latent) for d in kept),
        edges=tuple(_edge(t, spots[t.source], spots[t.target]) for t in ties),
        ticks=ticks,
        kinds=tuple((kind, noun) for kind, (_, noun) in words.RELATIONS.items() if kind in kinds),
        latent=bool(hollow),
        unknown=any(not t.known for t in ties),
        across=across,
        left_out=left_out,
    )


def _fitting(dots: Sequence[Dot], ties: Sequence[Tie]) -> tuple[list[Dot], int]:
    """The dots that the picture holds: those of most edges where there are too many rows or dots."""
    degree = dict.fromkeys((dot.key for dot in dots), 0)
    for tie in ties:
        for key in (tie.source, tie.target):
            degree[key] = degree.get(key, 0) + 1
    kept: set[str] = set()
    rows: set[str] = set()
    for dot in sorted(dots, key=lambda d: (-degree[d.key], d.at or "9999", d.key)):
        if len(kept) < limits.PICTURE_NODES and (dot.row in rows or len(rows) < limits.PICTURE_ROWS):
            kept.add(dot.key)
            rows.add(dot.row)
    return [dot for dot in dots if dot.key in kept], len(dots) - len(kept)


def _across(dots: Sequence[Dot], ties: Sequence[Tie]) -> tuple[str, dict[str, float], tuple[Tick, ...]]:
    """What the horizontal means, each dot's position in per cent, and the axis."""
    latent = [dot.key for dot in dots if dot.latent]
    first = _LEFT + (10 if latent else 0)
    placed = dict.fromkeys(latent, _LEFT)
    articles = [dot for dot in dots if not dot.latent]
    when = {dot.key: at for dot in articles if (at := _moment(dot.at)) is not None}
    low, high = min(when.values(), default=0.0), max(when.values(), default=0.0)
    if high - low < 1 / 24:
        # one day or none: the order in which the news was passed on says more than a single point
        rank = _ranks(articles, ties)
        top = max(rank.values(), default=0) or 1
        placed |= {dot.key: first + (_RIGHT - first) * rank[dot.key] / top * 0.8 for dot in articles}
        return "steps from the first report, left to right", placed, ()
    undated = [dot for dot in articles if dot.key not in when]
    right = 82.0 if undated else _RIGHT
    for dot in articles:
        if dot.key in when:
            placed[dot.key] = first + (right - first) * (when[dot.key] - low) / (high - low)
        else:
            placed[dot.key] = 91.0
    ticks = [Tick(first, _tick(low), "start"), Tick(right, _tick(high), "end")]
    if ticks[0].label == ticks[1].label:
        ticks = ticks[:1]
    if undated:
        ticks.append(Tick(_RIGHT, "no date", "end"))
    return "time of publication, left to right", placed, tuple(ticks)


def _moment(value: str | None) -> float | None:
    """Days since the year one, noon where only the day is known; null for a date that does not exist."""
    if not words.day(value):
        return None
    try:
        found = datetime.fromisoformat(value or "")
    except ValueError:  # 2021-02-30 has the shape of a date and is none
        return None
    if len(value or "") <= 10:
        return found.toordinal() + 0.5
    minutes = found.hour * 60 + found.minute - (found.utcoffset() or timedelta()).total_seconds() / 60
    return found.toordinal() + minutes / 1440


def _tick(moment: float) -> str:
    return words.date(date.fromordinal(int(moment)).isoformat(), short=True)


def _ranks(articles: Sequence[Dot], ties: Sequence[Tie]) -> dict[str, int]:
    """Steps from a first report along known derivations; cycles, which should not be, end after one round."""
    rank = dict.fromkeys((dot.key for dot in articles), 0)
    for _ in range(min(len(rank), 12)):
        moved = False
        for tie in ties:
            if (
                tie.known
                and tie.source in rank
                and tie.target in rank
                and rank[tie.target] <= rank[tie.source]
            ):
                rank[tie.target] = min(rank[tie.source] + 1, 12)
                moved = True
        if not moved:
            break
    return rank


def _apart(dots: Sequence[Dot], places: Mapping[str, float]) -> dict[str, float]:
    """Dots of one row pushed so far apart that each can be seen; a full row is squeezed to its width."""
    moved: dict[str, float] = {}
    by_row: dict[str, list[str]] = {}
    for dot in dots:
        by_row.setdefault(dot.row, []).append(dot.key)
    for keys in by_row.values():
        keys.sort(key=lambda key: (places[key], key))
        at = [places[key] for key in keys]
        for i in range(1, len(at)):
            at[i] = max(at[i], at[i - 1] + _GAP)
        over = at[-1] - _RIGHT
        if over > 0:
            room = (_RIGHT - _LEFT) / (at[-1] - min(at[0], _LEFT))
            at = (
                [max(_LEFT, x - over) for x in at]
                if at[0] - over >= _LEFT
                else [_LEFT + (x - min(at[0], _LEFT)) * room for x in at]
            )
        moved |= {key: round(x, 2) for key, x in zip(keys, at, strict=True)}
    return moved


def _edge(tie: Tie, source: tuple[float, int], target: tuple[float, int]) -> Edge:
    """A curve from what is derived from to what derives; an arrow's head where that direction is known."""
    (x1, y1), (x2, y2) = (source[0] * 10, source[1]), (target[0] * 10, target[1])
    across, down = x2 - x1, 1 if y2 > y1 else -1
    if y1 == y2:
        # two of one publisher: an arc above their row
        path = f"M{x1:.0f},{y1} C{x1:.0f},{y1 - 34} {x2:.0f},{y1 - 34} {x2:.0f},{y2}"
        head = (target[0], y2 - RADIUS, 90)
    elif abs(across) < 70:
        # nearly at the same time: down (or up) and in from above (or below)
        middle = (y1 + y2) // 2
        path = f"M{x1:.0f},{y1} C{x1:.0f},{middle} {x2:.0f},{middle} {x2:.0f},{y2}"
        head = (target[0], y2 - RADIUS * down, 90 * down)
    else:
        side, half = (1 if across > 0 else -1), across / 2
        path = f"M{x1:.0f},{y1} C{x1 + half:.0f},{y1} {x2 - half:.0f},{y2} {x2:.0f},{y2}"
        head = (round(target[0], 2), y2, 0 if side > 0 else 180)
    return Edge(path, tie.kind, tie.title, head if tie.known else None)


# ---------------------------------------------------------------- revisions
@dataclass(frozen=True, slots=True)
class Point:
    """One figure: ``low`` and ``high`` as fractions of the height are settled in the picture."""

    x: float
    y: int
    label: str
    open_above: bool


@dataclass(frozen=True, slots=True)
class SeriesPicture:
    """A figure's course from the first count to the last."""

    height: int
    base: int
    points: tuple[Point, ...]
    path: str


def draw_series(figures: Sequence[tuple[float, str, bool]]) -> SeriesPicture | None:
    """The course of a revised figure.

    :param figures: (value, words, whether it is only a lower bound), first to last
    :return: null where fewer than two figures have a value, or the values cannot be drawn
    """
    values = [value for value, _, _ in figures]
    if not 2 <= len(values) <= limits.PICTURE_NODES or not all(abs(value) < 1e15 for value in values):
        return None
    low, high = min(0.0, *values), max(values)
    if high <= low:
        return None
    top, deep = 30, 64
    points = [
        Point(
            round(8 + 84 * i / (len(values) - 1), 2),
            round(top + deep * (1 - (value - low) / (high - low))),
            words.clip(label, 16),
            open_above,
        )
        for i, (value, label, open_above) in enumerate(figures)
    ]
    steps = "".join(f" H{b.x * 10:.0f} V{b.y}" for _, b in pairwise(points))
    base = round(top + deep * (1 - (0 - low) / (high - low)))
    return SeriesPicture(top + deep + 8, base, tuple(points), f"M{points[0].x * 10:.0f},{points[0].y}{steps}")
