"""Statements that cannot both hold as worded, side by side, and figures that were revised, in order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from heapq import heappop, heappush

from wellhead.records import Conflict, Number, Spot
from wellhead.report import limits, words
from wellhead.report.mentions import SentenceShower
from wellhead.report.picture import draw_series
from wellhead.report.places import Places
from wellhead.report.shelf import Sheaf
from wellhead.report.view import ConflictView, FigureRow, Pointer, QuoteView, SeriesView
from wellhead.vocabulary import UNKNOWN

When = Callable[[Spot], tuple[str, int, int]]


class ConflictShower:
    """Builds the conflicts and the revisions of one story."""

    def __init__(self, sheaf: Sheaf, places: Places, sentences: SentenceShower, story: int) -> None:
        self.sheaf, self.places, self.sentences, self.story = sheaf, places, sentences, story
        known = [c for c in sheaf.conflicts if self._at_hand(c)]
        self.open = sorted((c for c in known if c.kind != "revision"), key=self._rank)
        self.revisions = [c for c in known if c.kind == "revision"]

    def _at_hand(self, conflict: Conflict) -> bool:
        return all(s.article_id in self.sheaf.articles for s in (conflict.a_mention, conflict.b_mention))

    def _rank(self, conflict: Conflict) -> tuple[float, str]:
        return (-conflict.confidence, conflict.conflict_id)

    # ------------------------------------------------------------ conflicts
    def conflicts(self) -> tuple[list[ConflictView], int]:
        """Conflicts, the surest first, and how many a limit left out."""
        made = [self._conflict(c, i) for i, c in enumerate(self.open[: limits.CONFLICTS], 1)]
        return made, len(self.open) - len(made)

    def _conflict(self, conflict: Conflict, number: int) -> ConflictView:
        return ConflictView(
            anchor=f"x{self.story}-{number}",
            label=f"{self.story}.{_letter(number)}",
            kind=words.CONFLICTS.get(conflict.kind, conflict.kind),
            why=self.sentences.reason(conflict.why),
            confidence=f"{conflict.confidence:.2f}",
            sides=(self._quote(conflict.a_mention), self._quote(conflict.b_mention)),
        )

    def _quote(self, spot: Spot) -> QuoteView:
        article = self.sheaf.articles[spot.article_id]
        number = self.places.numbers[spot.article_id]
        return QuoteView(
            publisher=self.places.publisher(spot.article_id),
            date=words.date(article.published, short=True),
            speaker=self._speaker(spot),
            segments=tuple(self.sentences.in_context(spot.article_id, spot.start, spot.end)),
            article=Pointer(text=f"article {number}", href=self.places.href(spot.article_id, spot.start)),
        )

    def _speaker(self, spot: Spot) -> str:
        """Who says the span, if an attribution covers it: the shortest one."""
        over = [
            a
            for a in self.sheaf.attributions.get(spot.article_id, ())
            if a.content_start <= spot.start and spot.end <= a.content_end
        ]
        if not over:
            return ""
        best = min(over, key=lambda a: (a.content_end - a.content_start, a.attribution_id))
        return "source not settled" if best.speaker == UNKNOWN else words.clip(best.speaker, limits.NAME)

    def disputes(self) -> dict[str, list[Pointer]]:
        """Conflicts by the claim whose sentences they touch."""
        spots: dict[str, list[tuple[int, int, Pointer]]] = {}
        for i, conflict in enumerate(self.open[: limits.CONFLICTS], 1):
            pointer = Pointer(text=f"{self.story}.{_letter(i)}", href=f"x{self.story}-{i}")
            for spot in (conflict.a_mention, conflict.b_mention):
                spots.setdefault(spot.article_id, []).append((spot.start, spot.end, pointer))
        found: dict[str, list[Pointer]] = {}
        for claim_id, mentions in self.sheaf.mentions.items():
            mine = {
                pointer.href: pointer
                for mention in mentions
                for start, end, pointer in spots.get(mention.article_id, ())
                if start < mention.end and mention.start < end
            }
            if mine:
                found[claim_id] = list(mine.values())[:6]
        return found

    # ------------------------------------------------------------ revisions
    def series(self) -> tuple[list[SeriesView], int]:
        """Figures with their later revisions, first to last, and how many series a limit left out."""
        groups = chains(self.revisions, self._when)
        made = [self._series(spots, i) for i, spots in enumerate(groups[: limits.SERIES], 1)]
        return made, len(groups) - len(made)

    def _when(self, spot: Spot) -> tuple[str, int, int]:
        article = self.sheaf.articles[spot.article_id]
        return (article.published or "9999", self.places.numbers[spot.article_id], spot.start)

    def _series(self, spots: list[Spot], number: int) -> SeriesView:
        numbers = [self._number(spot) for spot in spots]
        rows, drawn = [], []
        for spot, quantity in zip(spots, numbers, strict=True):
            text = self.sheaf.articles[spot.article_id].text[spot.start : spot.end]
            figure = words.clip(text, 60)
            if quantity is not None:
                label = words.figure(quantity.low, quantity.high, quantity.bound)
                drawn.append((quantity.low, label, quantity.bound == "at_least"))
            rows.append(FigureRow(figure=figure, quote=self._quote(spot)))
        whys = [c.why for c in self.revisions if c.a_mention in spots]
        counted = next((n.counted or n.unit for n in numbers if n and (n.counted or n.unit)), None)
        return SeriesView(
            anchor=f"r{self.story}-{number}",
            label=f"{self.story}.R{number}",
            counted=words.capital(words.clip(counted, 80)),
            rows=tuple(rows[:40]),
            why=tuple(dict.fromkeys(self.sentences.reason(why) for why in whys if why))[:6],
            picture=draw_series(drawn) if len(drawn) == len(rows) else None,
        )

    def _number(self, spot: Spot) -> Number | None:
        """The quantity that a span holds: of several, the one that fills most of it."""
        rows = self.sheaf.numbers.get(spot.article_id, [])
        first = bisect_left(rows, spot.start, key=lambda n: n.end)
        over = [n for n in rows[first : first + 8] if n.start < spot.end and spot.start < n.end]
        if not over:
            return None
        return max(over, key=lambda n: (min(n.end, spot.end) - max(n.start, spot.start), -n.start))


def chains(revisions: Iterable[Conflict], when: When) -> list[list[Spot]]:
    """Revisions joined end to end: each list is one figure's course, earlier before later.

    Within a list the pairs' own order goes first, ``when`` only where the pairs leave it open.  A cycle,
    which should not be, is broken at the earliest of its figures.
    """
    later: dict[Spot, set[Spot]] = {}
    around: dict[Spot, set[Spot]] = {}
    for pair in revisions:
        a, b = pair.a_mention, pair.b_mention
        later.setdefault(a, set()).add(b)
        later.setdefault(b, set())
        around.setdefault(a, set()).add(b)
        around.setdefault(b, set()).add(a)
    groups: list[list[Spot]] = []
    seen: set[Spot] = set()
    for spot in sorted(around, key=when):
        if spot in seen:
            continue
        group, todo = {spot}, [spot]
        while todo:
            fresh = around[todo.pop()] - group
            group |= fresh
            todo.extend(fresh)
        seen |= group
        groups.append(_ordered(group, later, when))
    return sorted(groups, key=lambda g: (-len(g), when(g[0])))


def _ordered(group: set[Spot], later: Mapping[Spot, set[Spot]], when: When) -> list[Spot]:
    waiting = dict.fromkeys(group, 0)
    for spot in group:
        for follower in later[spot]:
            waiting[follower] += 1
    by_date = sorted(group, key=when)
    place = {spot: i for i, spot in enumerate(by_date)}
    ready = [place[spot] for spot in by_date if waiting[spot] == 0]
    made: list[Spot] = []
    done: set[Spot] = set()
    rest = iter(by_date)
    while len(made) < len(by_date):
        spot = by_date[heappop(ready)] if ready else next(s for s in rest if s not in done)
        if spot in done:
            continue
        made.append(spot)
        done.add(spot)
        for follower in later[spot]:
            waiting[follower] -= 1
            if waiting[follower] == 0:
                heappush(ready, place[follower])
    return made


def _letter(number: int) -> str:
    """1 → A, 26 → Z, 27 → AA."""
    made = ""
    while number:
        number, rest = divmod(number - 1, 26)
        made = chr(65 + rest) + made
    return made
