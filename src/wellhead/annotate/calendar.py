"""Points of the calendar and their TIMEX3 values.

A ``Point`` holds the fields that an expression settles and leaves the others null; ``value`` writes it
in the form of ISO-TimeML (Pustejovsky et al., 2010): ``1998-09-28``, ``XXXX-09-28`` where the year is not
known, ``2015-W39``, ``1990-Q3``, ``1941-SP``, ``199`` for a decade, ``18`` for a century, ``1998-02-13TNI``,
``BC0480``.
"""

from __future__ import annotations

import calendar as months
import datetime
from dataclasses import dataclass, replace

#: Months of the meteorological seasons, northern; a winter belongs to the year in which it begins.
SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
UNIT_DAYS = {
    "D": 1,
    "W": 7,
    "FORTNIGHT": 14,
    "WE": 7,
    "M": 30.4,
    "Q": 91,
    "Y": 365.25,
    "DE": 3652,
    "CE": 36525,
}
MAX_YEARS = 100_000


@dataclass(frozen=True, slots=True)
class Point:
    """A stretch of the calendar; null fields are unknown, fields finer than the last one open."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    week: int | None = None
    weekday: int | None = None
    weekend: bool = False
    quarter: int | str | None = None
    half: int | None = None
    season: str | None = None
    decade: int | None = None
    century: int | None = None
    part: str | None = None
    clock: str | None = None
    bc: bool = False
    fiscal: bool = False

    @property
    def value(self) -> str:
        """The TIMEX3 value."""
        return ("BC" if self.bc else "") + self._calendar() + self._time()

    def _time(self) -> str:
        if self.clock:
            return f"T{self.clock}"
        return f"T{self.part}" if self.part else ""

    def _calendar(self) -> str:
        if self.century is not None:
            return f"{self.century:02d}"
        if self.decade is not None:
            return f"{self.decade:03d}"
        year = "XXXX" if self.year is None else f"{self.year:04d}"
        if self.month is not None:
            return f"{year}-{self.month:02d}" + (f"-{self.day:02d}" if self.day else self._open_day())
        if self.week is not None or self.weekend:
            week = "WXX" if self.week is None else f"W{self.week:02d}"
            return f"{year}-{week}" + ("-WE" if self.weekend else "")
        if self.weekday is not None:
            return f"{year}-WXX-{self.weekday}"
        if self.quarter is not None:
            return f"{year}-Q{self.quarter}"
        if self.half is not None:
            return f"{year}-H{self.half}"
        if self.season is not None:
            return f"{year}-{self.season}"
        if self.day is not None:
            return f"{year}-XX-{self.day:02d}"
        return year + ("-XX-XX" if self._time() else "")

    def _open_day(self) -> str:
        return "-XX" if self._time() else ""

    @property
    def date(self) -> datetime.date | None:
        """The day, where it is settled and within the Gregorian calendar of ``datetime``."""
        if self.bc or not (self.year and self.month and self.day) or not 1 <= self.year <= 9999:
            return None
        try:
            return datetime.date(self.year, self.month, self.day)
        except ValueError:
            return None


def of_date(day: datetime.date, unit: str = "D") -> Point:
    """The point of a given fineness that a day lies in.

    >>> of_date(datetime.date(2015, 9, 23), "W").value
    '2015-W39'
    """
    if unit in ("W", "WE", "FORTNIGHT"):
        year, week, _ = day.isocalendar()
        return Point(year=year, week=week, weekend=unit == "WE")
    if unit == "M":
        return Point(year=day.year, month=day.month)
    if unit == "Q":
        return Point(year=day.year, quarter=(day.month + 2) // 3)
    if unit == "Y":
        return Point(year=day.year)
    if unit == "DE":
        return Point(decade=day.year // 10)
    if unit == "CE":
        return Point(century=day.year // 100)
    return Point(year=day.year, month=day.month, day=day.day)


UNKNOWN_POINTS = {
    "D": "XXXX-XX-XX", "W": "XXXX-WXX", "FORTNIGHT": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX",
    "Q": "XXXX-QX", "Y": "XXXX", "DE": "XXX", "CE": "XX",
}  # fmt: skip


def shift(day: datetime.date, unit: str, count: float) -> Point | None:
    """The point ``count`` units after a day (before, where negative), as fine as the unit.

    >>> shift(datetime.date(2015, 9, 23), "M", -1).value, shift(datetime.date(2015, 9, 23), "W", -6).value
    ('2015-08', '2015-W33')
    """
    if unit == "Y":
        year = day.year + round(count)
        return Point(year=year) if 1 <= year <= 9999 else None
    if unit in ("DE", "CE"):
        year = day.year + round(count) * (10 if unit == "DE" else 100)
        if not 1 <= year <= 9999:
            return None
        return Point(decade=year // 10) if unit == "DE" else Point(century=year // 100)
    if unit in ("M", "Q"):
        moved = add_months(day, round(count * (3 if unit == "Q" else 1)))
        return of_date(moved, unit) if moved else None
    moved = add_days(day, round(count * UNIT_DAYS.get(unit, 1)))
    return of_date(moved, unit) if moved else None


def add_days(day: datetime.date, count: int) -> datetime.date | None:
    """A day so many days later; None beyond what ``datetime`` can hold."""
    try:
        return day + datetime.timedelta(days=count)
    except (OverflowError, ValueError):
        return None


def add_months(day: datetime.date, count: int) -> datetime.date | None:
    """The same day of a later month, the month's last where it has fewer."""
    number = day.year * 12 + day.month - 1 + count
    year, month = divmod(number, 12)
    if not 1 <= year <= 9999:
        return None
    return datetime.date(year, month + 1, min(day.day, months.monthrange(year, month + 1)[1]))


def valid_day(month: int, day: int, year: int | None) -> bool:
    """Whether the month has that day."""
    return (
        1 <= month <= 12 and 1 <= day <= months.monthrange(year if year and year <= 9999 else 2000, month)[1]
    )


def nearest_weekday(base: datetime.date, weekday: int, direction: int) -> datetime.date:
    """The weekday (1 Monday … 7 Sunday) before (-1) or after (1) a day, the day itself included."""
    ahead = (weekday - base.isoweekday()) % 7
    return add_days(base, ahead if direction > 0 else ahead - 7 if ahead else 0) or base


#: How much farther off a day may seem when the verb points the other way: “will” is surer than “-ed”.
WRONG_SIDE = {-1: 3.0, 1: 6.0}
#: A month alone goes by its verb: “was elected in November”, said in September.
WRONG_MONTH = 6.0
#: News looks back more often than ahead.
AHEAD = 1.6


def nearest_year(base: datetime.date, month: int, day: int | None, direction: int) -> int:
    """The year of a month or a day of it, seen from a date.

    News leaves the year out when it is the nearest such day; a verb in the past or future makes the other
    side seem farther: “will be redeemed Dec. 15”, said in November.

    >>> nearest_year(datetime.date(2015, 9, 23), 9, 28, 0)
    2015
    >>> nearest_year(datetime.date(2015, 1, 5), 11, None, 0)
    2014
    """

    wrong = WRONG_MONTH if day is None else WRONG_SIDE.get(direction, 1.0)

    def distance(year: int) -> tuple[float, int]:
        if day is None:
            days = ((year - base.year) * 12 + month - base.month) * 30
        else:
            days = (datetime.date(year, month, min(day, months.monthrange(year, month)[1])) - base).days
        weight = AHEAD if days > 0 and direction == 0 else 1.0
        return abs(days) * (wrong if days * direction < 0 else weight), year

    return min(distance(year) for year in _around(base.year))[1]


def _around(year: int) -> tuple[int, ...]:
    return tuple(y for y in (year - 1, year, year + 1) if 1 <= y <= 9999)


def duration(count: float | None, unit: str) -> str:
    """The TIMEX3 value of a length of time; ``PX`` where the number is not known.

    Halves of hours, minutes and years are written in the next smaller unit, as TimeBank does
    (“2 1/2 years”, P2Y6M); decades and centuries in years.

    >>> duration(3, "W"), duration(4.5, "Y"), duration(None, "M"), duration(2, "DE")
    ('P3W', 'P4Y6M', 'PXM', 'P20Y')
    """
    clock = unit.startswith("T")
    letter = unit.lstrip("T")
    if count is None:
        return f"P{'T' if clock else ''}X{letter}"
    if letter in ("DE", "CE", "MIL"):
        count, letter = count * {"DE": 10, "CE": 100, "MIL": 1000}[letter], "Y"
    if letter == "FORTNIGHT":
        count, letter = count * 2, "W"
    head = "PT" if clock else "P"
    whole, rest = int(count), count - int(count)
    if rest == 0.5 and whole and (clock or letter == "Y"):
        smaller = {"H": "30M", "M": "30S", "Y": "6M"}.get(letter)
        if smaller:
            return f"{head}{whole}{letter}{smaller}"
    if rest == 0.5 and not whole and letter in ("H", "M", "Y"):
        return f"{head}{'30M' if letter == 'H' else '30S' if clock else '15D' if letter == 'M' else '6M'}"
    return f"{head}{count:.10g}{letter}"


def with_time(point: Point, part: str | None = None, clock: str | None = None) -> Point:
    """The point with a part of the day or a time by the clock."""
    return replace(point, part=part, clock=clock)
