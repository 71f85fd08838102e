"""Points of the calendar and TIMEX3 values."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellhead.annotate.calendar import Point, duration, nearest_weekday, nearest_year, of_date, shift

DAY = datetime.date(2015, 9, 23)


@pytest.mark.parametrize(
    ("point", "value"),
    [
        (Point(year=2015, month=9, day=28), "2015-09-28"),
        (Point(month=9, day=28), "XXXX-09-28"),
        (Point(month=9), "XXXX-09"),
        (Point(weekday=3, part="NI"), "XXXX-WXX-3TNI"),
        (Point(year=2015, week=39), "2015-W39"),
        (Point(year=2015, week=39, weekend=True), "2015-W39-WE"),
        (Point(year=1990, quarter=3), "1990-Q3"),
        (Point(year=1941, season="SP"), "1941-SP"),
        (Point(decade=199), "199"),
        (Point(century=18), "18"),
        (Point(year=480, bc=True), "BC0480"),
        (Point(year=2015, month=9, day=28, clock="08:30"), "2015-09-28T08:30"),
    ],
)
def test_values(point: Point, value: str) -> None:
    assert point.value == value


@pytest.mark.parametrize(
    ("unit", "count", "value"),
    [("D", -1, "2015-09-22"), ("W", -1, "2015-W38"), ("M", -9, "2014-12"), ("Q", -1, "2015-Q2"), ("Y", 2, "2017"),
     ("DE", 0, "201"), ("CE", 0, "20"), ("Y", 9000, None)],
)  # fmt: skip
def test_shifts(unit: str, count: float, value: str | None) -> None:
    point = shift(DAY, unit, count)
    assert (point.value if point else None) == value


@pytest.mark.parametrize(
    ("count", "unit", "value"),
    [(3, "W", "P3W"), (4.5, "Y", "P4Y6M"), (1.5, "TH", "PT1H30M"), (0.5, "TH", "PT30M"), (2, "DE", "P20Y"),
     (None, "TM", "PTXM"), (None, "W", "PXW"), (1.5, "M", "P1.5M")],
)  # fmt: skip
def test_durations(count: float | None, unit: str, value: str) -> None:
    assert duration(count, unit) == value


@pytest.mark.parametrize(
    ("month", "day", "direction", "year"),
    [(9, 28, 0, 2015), (12, 15, 1, 2015), (12, 15, -1, 2015), (1, 5, 1, 2016), (11, None, -1, 2014), (2, 29, 0, 2015)],
)  # fmt: skip
def test_nearest_years(month: int, day: int | None, direction: int, year: int) -> None:
    assert nearest_year(DAY, month, day, direction) == year


@given(st.dates(), st.integers(1, 7), st.sampled_from([-1, 1]))
def test_a_weekday_is_at_most_six_days_off(base: datetime.date, weekday: int, direction: int) -> None:
    found = nearest_weekday(base, weekday, direction)
    assert abs((found - base).days) <= 6
    if datetime.date.min + datetime.timedelta(7) < base < datetime.date.max - datetime.timedelta(7):
        assert found.isoweekday() == weekday
        assert (found - base).days * direction >= 0


@given(st.dates(min_value=datetime.date(2, 1, 1)), st.sampled_from(["D", "W", "M", "Q", "Y"]))
def test_a_shift_of_nothing_is_the_day_itself(base: datetime.date, unit: str) -> None:
    point = shift(base, unit, 0)
    assert point == of_date(base, unit)
