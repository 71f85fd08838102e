"""Expressions told from publication or from the text: “last week”, “two days later”, “a year earlier”."""

from __future__ import annotations

import datetime
from dataclasses import replace

from wellhead.annotate import calendar as cal
from wellhead.annotate.calendar import Point
from wellhead.annotate.timecontext import NONE, PUBLISHED, TEXT, Context, Reading, Values, dated, whole

#: A quarter mentioned this many characters back is still what “a year earlier” compares with.
QUARTER_REACH = 400


def deictic(v: Values, params: Values, ctx: Context) -> Reading:
    """“yesterday”, “tonight”, “this morning”."""
    part = v.get("part", params.get("part"))
    if ctx.history and "deictic" in v and v["deictic"] == 0:
        return Reading("DATE", "PRESENT_REF")
    base, anchor = (ctx.published, PUBLISHED)
    count = int(v.get("deictic", params.get("count", 0)))
    found = cal.add_days(base, count) if base and not ctx.history else None
    clock = v.get("noon")
    if found is None:
        day = "XXXX-XX-XX"
        return Reading(
            "TIME" if part or clock else "DATE", day + (f"T{clock or part}" if part or clock else "")
        )
    return dated(cal.with_time(cal.of_date(found), part, clock), anchor)


def shift(v: Values, params: Values, ctx: Context) -> Reading | None:
    """“last week”, “two years ago”, “next month”."""
    if params.get("sign") == -1 and "n" not in v and _quarter_near(ctx) and v.get("unit") == "Y":
        return year_ago(v, params, ctx)
    unit, count = _unit(v, params), _count(v, params)
    if unit is None or count is None:
        return None
    if unit == "DE" and params.get("sign"):
        unit, count = "Y", count * 10
    base, anchor = ctx.base
    if unit == "WE" and count == 0 and base and base.isoweekday() <= 3 and ctx.direction() <= 0:
        # “said over *the weekend*” on a Monday
        count = -1.0
    return _shifted(base, anchor, unit, count, ctx)


def text_shift(v: Values, params: Values, ctx: Context) -> Reading | None:
    """“two days later”, “the following year”: from what the text last spoke of."""
    if params.get("sign") == -1 and "n" not in v and _quarter_near(ctx) and v.get("unit") == "Y":
        return year_ago(v, params, ctx)
    unit, count = _unit(v, params), _count(v, params)
    if unit is None or count is None:
        return None
    if params.get("base") == PUBLISHED and not ctx.history:
        return _shifted(ctx.published, PUBLISHED, unit, count, ctx)
    if unit == "Y" and ctx.year is not None:
        return dated(Point(year=ctx.year + round(count), bc=ctx.bc), TEXT)
    base = ctx.text_day()
    if unit in ("D", "W", "FORTNIGHT") and (base is None or ctx.day is None or base != ctx.day):
        base = None
    if unit in ("M", "Q") and (base is None or ctx.month is None or ctx.month[0] != base.year):
        base = None
    if base is None and ctx.year is not None and ctx.history:
        return Reading(
            "DATE", f"{'BC' if ctx.bc else ''}{ctx.year:04d}{cal.UNKNOWN_POINTS.get(unit, 'XXXX')[4:]}", TEXT
        )
    if base is None and not ctx.history:
        return _shifted(ctx.published, PUBLISHED, unit, count, ctx)
    return _shifted(base, TEXT, unit, count, ctx)


def _shifted(
    base: datetime.date | None, anchor: str, unit: str, count: float, ctx: Context
) -> Reading | None:
    if unit.startswith("T"):
        return Reading("TIME", "PAST_REF" if count < 0 else "FUTURE_REF", NONE)
    if base is None:
        return Reading("DATE", cal.UNKNOWN_POINTS.get(unit, "XXXX"), NONE)
    point = cal.shift(base, unit, count)
    return dated(point, anchor) if point else None


def _unit(v: Values, params: Values) -> str | None:
    unit = v.get("unit", params.get("unit"))
    return None if unit is None else str(unit)


def _count(v: Values, params: Values) -> float | None:
    if "sign" in params:
        if "n" in v and v["n"] is None:
            return None
        return float(params["sign"]) * float(v.get("n", 1))
    if "count" in params:
        return float(params["count"])
    for name in ("which", "beside"):
        if name in v:
            return float(v[name])
    return 0.0


def text_day(v: Values, params: Values, ctx: Context) -> Reading:
    """“the next morning”, “that afternoon”."""
    part, count = v.get("part"), int(params.get("count", v.get("beside", 1)))
    base = ctx.day if ctx.day and ctx.day.year == ctx.year else None
    if base is None and not ctx.history:
        base = ctx.published
    found = cal.add_days(base, count) if base else None
    if found is None:
        return Reading("TIME", f"XXXX-XX-XXT{part}")
    return dated(cal.with_time(cal.of_date(found), part), TEXT)


def _quarter_near(ctx: Context) -> bool:
    return ctx.quarter is not None and ctx.at - ctx.quarter_at <= QUARTER_REACH


def quarter(v: Values, params: Values, ctx: Context) -> Reading | None:
    """“the third quarter of 1989”, “the year-earlier quarter”."""
    number = whole(v, "quarter")
    if number is not None and not 1 <= number <= 4:
        return None
    base, anchor = ctx.base
    years = int(params.get("years", 0))
    if years:
        return _compared(number, years, ctx)
    if "year" in v:
        return dated(Point(year=whole(v, "year"), quarter=number or 4), NONE)
    if number is None:
        if ctx.quarter is None:
            return dated(Point(year=base.year if base else None, quarter="X"), anchor if base else NONE)
        return dated(Point(year=ctx.quarter[0], quarter=ctx.quarter[1]), TEXT)
    if base is None:
        return dated(Point(quarter=number), NONE)
    current = (base.month + 2) // 3
    found = base.year + int(v.get("which", 0))
    if "which" not in v and number > current and not (number == current + 1 or ctx.direction() > 0):
        found -= 1
    return dated(Point(year=found, quarter=number), anchor)


def _compared(number: int | None, years: int, ctx: Context) -> Reading:
    """The quarter of another year that a report compares with: never what “the quarter” then means."""
    if ctx.quarter is not None:
        point = Point(year=ctx.quarter[0] + years, quarter=number or ctx.quarter[1])
        return replace(dated(point, TEXT), referable=False)
    base, anchor = ctx.base
    point = Point(year=base.year + years if base else None, quarter=number or "X")
    return replace(dated(point, anchor if base else NONE), referable=False)


def year_ago(v: Values, params: Values, ctx: Context) -> Reading:
    """“a year earlier” in a report on a quarter is that quarter of the year before."""
    if _quarter_near(ctx):
        return _compared(None, -1, ctx)
    base, anchor = ctx.base
    return dated(Point(year=base.year - 1 if base else None), anchor if base else NONE)


def half(v: Values, params: Values, ctx: Context) -> Reading:
    """“the first half of 1990”."""
    forms = ctx.forms
    number = 1 if "first" in forms else 2
    if "year" in v:
        return dated(Point(year=whole(v, "year"), half=number), NONE)
    base, anchor = ctx.base
    found = base.year + int(v.get("which", 0)) if base else None
    return dated(Point(year=found, half=number), anchor if found else NONE)
