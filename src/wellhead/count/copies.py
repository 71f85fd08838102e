"""Which mentions of a claim stand in one and the same sentence, printed by several articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from wellhead.count.story import StoryView
from wellhead.records import Passage, Span, Spot

#: Share of a carrying sentence that shared runs must cover for its printer not to count.
COVERED = 0.5


def copied_groups(view: StoryView, spots: Sequence[Spot]) -> list[list[int]]:
    """Groups of mentions whose carrying sentences are copies of one another (counting rule 1).

    Runs inside quotation marks do not count: sameness of a quotation alone does not show copying.

    :returns: positions in ``spots``, ascending, of groups of two and more
    """
    parents = list(range(len(spots)))

    def root(i: int) -> int:
        while parents[i] != i:
            parents[i] = parents[parents[i]]
            i = parents[i]
        return i

    by_article: dict[str, list[int]] = defaultdict(list)
    for i, spot in enumerate(spots):
        by_article[spot.article_id].append(i)
    carriers = [view.carrier(s.article_id, (s.start, s.end)) for s in spots]
    for i, spot in enumerate(spots):
        shared: dict[int, int] = defaultdict(int)
        for passage in view.passages.get(spot.article_id, ()):
            here, other, there = _sides(passage, spot.article_id)
            length = _overlap(here, carriers[i])
            if not length or other not in by_article:
                continue
            for j in by_article[other]:
                if _overlap(there, carriers[j]) >= 0.5 * length:
                    shared[j] += length
        for j, length in shared.items():
            if length >= COVERED * (carriers[i][1] - carriers[i][0]):
                parents[max(root(i), root(j))] = min(root(i), root(j))
    groups: dict[int, list[int]] = defaultdict(list)
    for i in range(len(spots)):
        groups[root(i)].append(i)
    return [g for _, g in sorted(groups.items()) if len(g) > 1]


def _sides(passage: Passage, article: str) -> tuple[Span, str, Span]:
    a, b = (passage.a_start, passage.a_end), (passage.b_start, passage.b_end)
    return (a, passage.b_article, b) if passage.a_article == article else (b, passage.a_article, a)


def _overlap(x: Span, y: Span) -> int:
    return max(0, min(x[1], y[1]) - max(x[0], y[0]))
