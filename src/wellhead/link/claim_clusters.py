"""Average-link clustering of a sparse graph, the same on every machine."""

from __future__ import annotations

import heapq
from collections.abc import Iterable

from wellhead.link.similarity import Pair

#: How much the looseness of a group is forgiven: 0 is average link, 1 the cosine of the groups' centres.
FORGIVEN = 0.25


def cluster(count: int, pairs: Iterable[Pair], threshold: float) -> list[list[int]]:
    """Groups of items that are alike on average.

    Two groups are as alike as the mean of their pairs, divided by the root of their own mean likeness to the
    power of :data:`FORGIVEN`: a claim that five articles word in five ways is loose in itself, and a sixth
    wording is no farther from it than they are from each other.

    :param count: number of items
    :param pairs: likeness of item pairs; a pair that is not listed has likeness 0, an item 1 with itself
    :param threshold: least likeness of two groups that are merged
    :returns: the groups, each ascending, in ascending order of their first item
    """
    between: list[dict[int, float]] = [{} for _ in range(count)]
    for pair in pairs:
        between[pair.a][pair.b] = between[pair.b][pair.a] = pair.score
    within = [1.0] * count
    groups: list[list[int]] = [[i] for i in range(count)]
    heap: list[tuple[float, int, int]] = []

    def likeness(a: int, b: int) -> float:
        size = len(groups[a]) * len(groups[b])
        loose = within[a] * within[b] / (len(groups[a]) ** 2 * len(groups[b]) ** 2)
        return round(between[a][b] / size / float(max(loose, 1e-9) ** (FORGIVEN / 2)), 6)

    for a, row in enumerate(between):
        for b in row:
            if a < b and likeness(a, b) >= threshold:
                heap.append((-likeness(a, b), a, b))
    heapq.heapify(heap)
    while heap:
        negated, a, b = heapq.heappop(heap)
        if not groups[a] or not groups[b] or b not in between[a] or likeness(a, b) != -negated:
            continue
        within[a] += within[b] + 2 * between[a][b]
        groups[a] = sorted(groups[a] + groups[b])
        groups[b] = []
        del between[a][b]
        for other, total in between[b].items():
            if other != a:
                joined = between[a].get(other, 0.0) + total
                between[a][other] = between[other][a] = joined
                del between[other][b]
        between[b] = {}
        for other in between[a]:
            if likeness(a, other) >= threshold:
                heapq.heappush(heap, (-likeness(a, other), min(a, other), max(a, other)))
    return sorted(group for group in groups if group)
