"""Average-link clustering of a sparse graph, the same on every machine."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence

from wellhead.link.similarity import Pair

#: Share of the closest pair in the likeness of two groups; the rest is the average over all pairs.  A little
#: of it keeps a claim together that some articles tell at length and others in three words.
CLOSEST = 0.0


def cluster(sizes: Sequence[int], pairs: Iterable[Pair], threshold: float) -> list[list[int]]:
    """Groups of items whose likeness is at least the threshold.

    :param sizes: how many statements each item stands for
    :param pairs: likeness of item pairs; a pair that is not listed has likeness 0
    :param threshold: least average over all pairs of statements of two groups that are merged
    :returns: the groups, each ascending, in ascending order of their first item
    """
    totals: list[dict[int, float]] = [{} for _ in sizes]
    closest: dict[tuple[int, int], float] = {}
    for pair in pairs:
        weight = pair.score * sizes[pair.a] * sizes[pair.b]
        totals[pair.a][pair.b] = totals[pair.b][pair.a] = weight
        closest[pair.a, pair.b] = pair.score
    weights = list(sizes)
    groups: list[list[int]] = [[i] for i in range(len(sizes))]
    heap: list[tuple[float, int, int]] = []

    def average(a: int, b: int) -> float:
        mean = totals[a][b] / (weights[a] * weights[b])
        return round((1 - CLOSEST) * mean + CLOSEST * closest[min(a, b), max(a, b)], 6)

    for a, row in enumerate(totals):
        for b in row:
            if a < b and average(a, b) >= threshold:
                heap.append((-average(a, b), a, b))
    heapq.heapify(heap)
    while heap:
        negated, a, b = heapq.heappop(heap)
        if not groups[a] or not groups[b] or b not in totals[a] or average(a, b) != -negated:
            continue
        groups[a] = sorted(groups[a] + groups[b])
        groups[b] = []
        weights[a] += weights[b]
        del totals[a][b]
        for other, total in totals[b].items():
            if other == a:
                continue
            joined = totals[a].get(other, 0.0) + total
            totals[a][other] = totals[other][a] = joined
            ours = closest.get((min(a, other), max(a, other)), 0.0)
            theirs = closest.pop((min(b, other), max(b, other)))
            worst = min(ours, theirs)  # a barred pair bars the group
            closest[min(a, other), max(a, other)] = worst if worst < 0 else max(ours, theirs)
            del totals[other][b]
        totals[b] = {}
        for other in totals[a]:
            if average(a, other) >= threshold:
                heapq.heappush(heap, (-average(a, other), min(a, other), max(a, other)))
    return sorted(group for group in groups if group)
