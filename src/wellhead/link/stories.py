"""Stories: articles on one developing event, by content and time.

Average-link clustering of a sparse graph of likenesses, after copies are collapsed (``twins``).  A plain
chain of nearest neighbours would join a year of a war into one story; an average over all pairs of two
groups does not.  All comparisons are of whole numbers, all ties go to the smaller id.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from wellhead.link.hashing import digest
from wellhead.link.moments import minutes
from wellhead.records import Story

#: Likenesses are in ten-thousandths of a cosine.
_UNIT = 10_000
#: Two groups join where the mean likeness of their articles is at least this.
_JOIN = 1_200
#: An article without a date may be of any year, so its likeness must rise further, and above what the
#: articles about it have in common: five pages on one war share its words, whatever happened.
_UNDATED_JOIN = 1_500
_BACKGROUND_QUANTILE = 0.2
_BACKGROUND_SHARE = 0.55
#: Likenesses below this do not connect articles when the background is taken.
_CONNECTED = 1_000
#: Likenesses that time has brought below this are left out: they cannot join groups, only thin averages.
_FAINT = 100
#: Days after which a likeness has lost most of its weight: six where one event is at hand, two where
#: ten compete for the same days (tuned on roundups of one day's coverage and on single scandals).
_SLOWEST_DAYS, _FASTEST_DAYS = 6.0, 2.0
_COMPETING = 17.0
#: Days on either side of an article over which competing events are counted.
_NEAR_DAYS = 3
#: A story continues an earlier one where their contents, time left aside, are this alike.
_CHAPTER = 1_500
_CHAPTER_DAYS = 400
#: Articles further apart are no surroundings of each other.
_AROUND_DAYS = 30

_PAIR = ("a_article", "b_article")

Edges = dict[tuple[int, int], int]


@dataclass(frozen=True, slots=True)
class _Graph:
    """Articles as numbers in the order of their ids, the first for all printings of one text.

    ``edges`` holds likenesses; ``bound`` are pairs that share so much text that one story has both.
    """

    ids: list[str]
    leader: list[int]
    day: list[int | None]
    edges: Edges
    bound: list[tuple[int, int]]


def group_stories(
    articles: pa.Table, fingerprints: pa.Table, twins: pa.Table, likenesses: pa.Table
) -> list[Story]:
    """Every article's story, the same for every order of the rows; sorted by story id.

    :param articles: columns article_id, title, published (others are not read)
    :param fingerprints: columns article_id, day (others are not read)
    :param twins: the ``twins`` table
    :param likenesses: the ``likenesses`` table
    """
    graph = _graph(fingerprints, twins, likenesses)
    heads = sorted(set(graph.leader))
    floors = _floors(graph, heads)
    first = _average_link(heads, graph.bound, _timed(graph, floors, dict.fromkeys(heads, _FASTEST_DAYS)))
    days = _patience(graph, first)
    groups = _average_link(heads, graph.bound, _timed(graph, floors, days))
    return _stories(graph, groups, articles)


# ---------------------------------------------------------------- the graph
def _graph(fingerprints: pa.Table, twins: pa.Table, likenesses: pa.Table) -> _Graph:
    day_of = dict(zip(_column(fingerprints, "article_id"), _column(fingerprints, "day"), strict=True))
    ids = sorted(day_of)
    known = pa.array(ids, pa.string())
    ends = [_numbers(twins, name, known).tolist() for name in _PAIR]
    whole = _column(twins, "whole")
    leader = _roots(len(ids), ((a, b) for a, b, same in zip(*ends, whole, strict=True) if same))
    bound = [(leader[a], leader[b]) for a, b, same in zip(*ends, whole, strict=True) if not same]
    day: list[int | None] = [None] * len(ids)
    for n, key in enumerate(ids):
        at, earliest = day_of[key], day[leader[n]]
        if at is not None and (earliest is None or at < earliest):
            day[leader[n]] = at
    dot, a_norm, b_norm = (
        likenesses.column(name).to_numpy().astype(np.float64) for name in ("dot", "a_norm", "b_norm")
    )
    points = np.rint(_UNIT * dot / np.sqrt(a_norm * b_norm)).astype(np.int64).tolist()
    ends = [_numbers(likenesses, name, known).tolist() for name in _PAIR]
    edges: Edges = {}
    for a, b, value in zip(*ends, points, strict=True):
        i, j = sorted((leader[a], leader[b]))
        if i != j and value > edges.get((i, j), 0):
            edges[i, j] = value
    return _Graph(ids, leader, day, edges, bound)


def _column(table: pa.Table, name: str) -> list[Any]:
    values: list[Any] = table.column(name).to_pylist()
    return values


def _numbers(table: pa.Table, name: str, known: pa.Array) -> npt.NDArray[np.int64]:
    """A column of article ids as their places among the known ones."""
    places: npt.NDArray[np.int64] = (
        pc.index_in(table.column(name), value_set=known).to_numpy().astype(np.int64)
    )
    return places


def _roots(count: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """The least member of every number's component."""
    parent = list(range(count))

    def find(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    for a, b in pairs:
        low, high = sorted((find(a), find(b)))
        parent[high] = low
    return [find(n) for n in range(count)]


# ---------------------------------------------------------------- time and background
def _floors(graph: _Graph, heads: Sequence[int]) -> dict[int, int]:
    """What an undated article's likeness must reach, by article: more where its surroundings are alike."""
    near = {pair: points for pair, points in graph.edges.items() if _together(graph, *pair)}
    roots = _roots(len(graph.ids), (pair for pair, points in near.items() if points >= _CONNECTED))
    members: dict[int, int] = defaultdict(int)
    for head in heads:
        members[roots[head]] += 1
    inside: dict[int, list[int]] = defaultdict(list)
    for (i, j), points in near.items():
        if roots[i] == roots[j]:
            inside[roots[i]].append(points)
    floors: dict[int, int] = {}
    for root, size in members.items():
        pairs = size * (size - 1) // 2
        values = sorted(inside[root])
        place = int(_BACKGROUND_QUANTILE * (pairs - 1)) - (pairs - len(values)) if pairs else -1
        background = values[place] if place >= 0 else 0
        floors[root] = _UNDATED_JOIN + round(_BACKGROUND_SHARE * background)
    return {head: floors[roots[head]] for head in heads}


def _together(graph: _Graph, i: int, j: int) -> bool:
    a, b = graph.day[i], graph.day[j]
    return a is None or b is None or abs(a - b) <= _AROUND_DAYS


def _timed(graph: _Graph, floors: Mapping[int, int], days: Mapping[int, float]) -> Edges:
    """Likenesses with time in them: all are then compared with one bound, :data:`_JOIN`."""
    timed: Edges = {}
    for (i, j), points in graph.edges.items():
        a, b = graph.day[i], graph.day[j]
        if a is None or b is None:
            left = points * _JOIN // max(floors[i], floors[j])
        else:
            left = round(points * math.exp(-abs(a - b) / max(days[i], days[j])))
        if left >= _FAINT:
            timed[i, j] = left
    return timed


def _patience(graph: _Graph, groups: Mapping[int, int]) -> dict[int, float]:
    """Days over which a likeness fades, by article: fewer where many events compete for the same days."""
    active: dict[int, set[int]] = defaultdict(set)
    for head, group in groups.items():
        day = graph.day[head]
        if day is not None:
            for near in range(day - _NEAR_DAYS, day + _NEAR_DAYS + 1):
                active[near].add(group)
    found: dict[int, float] = {}
    for head in groups:
        day = graph.day[head]
        competing = len(active[day]) if day is not None else 1
        found[head] = min(_SLOWEST_DAYS, max(_FASTEST_DAYS, _COMPETING / competing))
    return found


# ---------------------------------------------------------------- clustering
def _average_link(heads: Sequence[int], bound: Iterable[tuple[int, int]], edges: Edges) -> dict[int, int]:
    """Group of every article: its least member.

    Agglomerative, mean over all pairs of two groups, pairs without an edge counting as 0; the pair of
    groups with the greatest mean joins first, of equals the one with the smallest members.

    :param heads: the articles
    :param bound: pairs that are in one group from the start
    :param edges: likeness of pairs (smaller number first)
    """
    roots = _roots(max(heads, default=-1) + 1, bound)
    group = {head: roots[head] for head in heads}
    members: dict[int, list[int]] = defaultdict(list)
    for head in heads:
        members[group[head]].append(head)
    sums: dict[int, dict[int, int]] = {root: {} for root in members}
    for (i, j), points in edges.items():
        a, b = group[i], group[j]
        if a != b:
            sums[a][b] = sums[b][a] = sums[a].get(b, 0) + points
    queue: list[tuple[int, int, int]] = []

    def offer(a: int, b: int) -> None:
        mean = sums[a][b] // (len(members[a]) * len(members[b]))
        if mean >= _JOIN:
            heapq.heappush(queue, (-mean, min(a, b), max(a, b)))

    for a, near in sums.items():
        for b in near:
            if a < b:
                offer(a, b)
    while queue:
        mean, i, j = heapq.heappop(queue)
        if i not in sums or j not in sums[i] or -mean != sums[i][j] // (len(members[i]) * len(members[j])):
            continue  # one of the two has grown since
        merged, gone = sums[i], sums.pop(j)
        del merged[j], gone[i]
        for other, total in gone.items():
            merged[other] = merged.get(other, 0) + total
            del sums[other][j]
        for member in members[j]:
            group[member] = i
        members[i] += members.pop(j)
        for other, total in merged.items():
            sums[other][i] = total
            offer(i, other)
    return group


# ---------------------------------------------------------------- rows
def _stories(graph: _Graph, groups: Mapping[int, int], articles: pa.Table) -> list[Story]:
    columns = (_column(articles, name) for name in ("article_id", "title", "published"))
    known = {key: (title, published) for key, title, published in zip(*columns, strict=True)}
    members: dict[int, list[int]] = defaultdict(list)
    for n, head in enumerate(graph.leader):
        members[groups[head]].append(n)
    central: dict[int, int] = defaultdict(int)
    for (i, j), points in graph.edges.items():
        if groups[i] == groups[j]:
            central[i] += points
            central[j] += points
    earlier = _earlier(graph, groups)
    found = []
    for group, numbers in members.items():
        dates = sorted((str(at) for n in numbers if (at := known[graph.ids[n]][1])), key=_instant)
        titled = [n for n in numbers if known[graph.ids[n]][0]]
        title = (
            known[graph.ids[min(titled, key=lambda n: (-central[graph.leader[n]], n))]][0] if titled else None
        )
        found.append(
            Story(
                story_id=story_id(graph.ids[min(numbers)]),
                title=str(title) if title else None,
                first_published=dates[0] if dates else None,
                last_published=dates[-1] if dates else None,
                article_ids=tuple(graph.ids[n] for n in sorted(numbers)),
                later_chapter_of=story_id(graph.ids[min(members[earlier[group]])])
                if group in earlier
                else None,
            )
        )
    return sorted(found, key=lambda story: story.story_id)


def _instant(published: str) -> tuple[int, str]:
    moment = minutes(published)
    return (moment[0] if moment else 0), published


def story_id(article_id: str) -> str:
    """Id of the story whose smallest article id is given."""
    return f"s-{digest(article_id, 5)}"


def _earlier(graph: _Graph, groups: Mapping[int, int]) -> dict[int, int]:
    """The story that each later chapter continues: the likest that began before it, time left aside."""
    began: dict[int, int] = {}
    size: dict[int, int] = defaultdict(int)
    for head, group in groups.items():
        size[group] += 1
        day = graph.day[head]
        if day is not None:
            began[group] = min(day, began.get(group, day))
    sums: dict[tuple[int, int], int] = defaultdict(int)
    for (i, j), points in graph.edges.items():
        a, b = groups[i], groups[j]
        if a != b and a in began and b in began and began[a] != began[b]:
            sums[(a, b) if began[a] > began[b] else (b, a)] += points
    found: dict[int, tuple[int, int, int]] = {}
    for (later, first), total in sums.items():
        mean = total // (size[later] * size[first])
        if mean >= _CHAPTER and began[later] - began[first] <= _CHAPTER_DAYS:
            best = (-mean, -began[first], first)
            found[later] = min(best, found.get(later, best))
    return {later: first for later, (_, _, first) in found.items()}
