"""What an expression of time is read against, and what is read: ``Context`` and ``Reading``."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from wellhead.annotate.calendar import Point
from wellhead.annotate.patterns import Match, Words

PUBLISHED, TEXT, NONE = "published", "text", "none"
Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Reading:
    """Type, value and anchor of an expression; its point where it has one."""

    type: str
    value: str
    anchor: str = NONE
    point: Point | None = None
    #: later expressions may refer to it; not so for “a year earlier”, a mere comparison
    referable: bool = True


@dataclass(slots=True)
class Context:
    """What an expression is read against."""

    published: datetime.date | None
    clock: str | None = None
    #: a history or chronicle: what is left open follows the text, not the day of publication
    history: bool = False
    year: int | None = None
    bc: bool = False
    month: tuple[int, int] | None = None
    day: datetime.date | None = None
    #: the quarter last mentioned, and the offset where it was
    quarter: tuple[int, int] | None = None
    quarter_at: int = -10_000
    at: int = 0
    words: Words = field(default_factory=lambda: Words("", [], [], [], ""))
    match: Match | None = None
    direction: Callable[[], int] = lambda: 0
    plausible_year: Callable[[int], bool] = lambda year: True
    ends_phrase: Callable[[], bool] = lambda: True

    def remember(self, point: Point) -> None:
        """Keeps what later expressions (“two days later”, “that year”) refer to."""
        if point.quarter is not None and point.year and isinstance(point.quarter, int):
            self.quarter, self.quarter_at = (point.year, point.quarter), self.at
        if point.year is None:
            return
        self.year, self.bc = point.year, point.bc
        if point.month:
            self.month = (point.year, point.month)
        if point.date:
            self.day = point.date

    @property
    def forms(self) -> list[str]:
        """The tokens of the expression."""
        return self.words.forms[self.match.first : self.match.last] if self.match else []

    @property
    def base(self) -> tuple[datetime.date | None, str]:
        """The day that “last week” is told from."""
        if self.history:
            return self.text_day(), TEXT
        return self.published, PUBLISHED

    def text_day(self) -> datetime.date | None:
        """The day that the text last spoke of, as far as it is known."""
        if self.bc or self.year is None or not 1 <= self.year <= 9999:
            return None
        if self.day and self.day.year == self.year:
            return self.day
        if self.month and self.month[0] == self.year:
            return datetime.date(self.year, self.month[1], 1)
        return datetime.date(self.year, 1, 1)


def dated(point: Point, anchor: str) -> Reading:
    """The reading of a point: a TIME where it says when on the day, else a DATE."""
    kind = "TIME" if point.part or point.clock else "DATE"
    return Reading(kind, point.value, anchor, point)


def whole(v: Values, name: str) -> int | None:
    """A captured number as an integer."""
    value = v.get(name)
    return None if value is None else int(value)
