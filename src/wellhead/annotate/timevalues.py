"""The ops of ``times.yaml``: what each rule makes of its match.

An op takes the values that the pattern captured, the rule's parameters and the ``Context``, and returns a
``Reading``, or None where the expression turns out to be no time at all.  Here stand times of day, lengths
and sets, and the table of all ops.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from wellhead.annotate import calendar as cal
from wellhead.annotate import timepoints, timeshifts
from wellhead.annotate.calendar import Point
from wellhead.annotate.timecontext import NONE, PUBLISHED, TEXT, Context, Reading, Values, dated


def clock(v: Values, params: Values, ctx: Context) -> Reading | None:
    """“3 p.m. EST Nov. 9”, “1730 GMT”, “noon Thursday”."""
    forms = ctx.forms
    time = _clock_time(v, forms)
    if time is None:
        return None
    if any(f in ("gmt", "utc") for f in forms):
        time += "Z"
    inner = {k: x for k, x in v.items() if k not in ("part", "noon")}
    day = timepoints.date(inner, params, ctx) if "month" in v or "weekday" in v else None
    if day and day.point:
        return dated(replace(day.point, clock=time), day.anchor)
    base = ctx.text_day() if ctx.history and ctx.day else None if ctx.history else ctx.published
    if base is None:
        return Reading("TIME", f"XXXX-XX-XXT{time}")
    found = cal.add_days(base, int(v.get("deictic", 0)))
    return dated(cal.with_time(cal.of_date(found or base), None, time), TEXT if ctx.history else PUBLISHED)


def _clock_time(v: Values, forms: list[str]) -> str | None:
    if "noon" in v:
        return str(v["noon"])
    minutes = 0
    if "hhmm" in v:
        hour, minutes = divmod(int(v["hhmm"]), 100)
    elif "hour" in v or "oclock" in v:
        hour = int(v["hour"] if "hour" in v else v["oclock"])
    else:
        pieces = next((f for f in forms if ":" in f), "").split(":")
        if len(pieces) < 2:
            return None
        hour, minutes = int(pieces[0]), int(pieces[1])
    after = any(f.startswith("p") and f.rstrip(".") in ("pm", "p.m") for f in forms) or v.get("part") in (
        "AF",
        "EV",
        "NI",
    )
    before = any(f.rstrip(".") in ("am", "a.m") for f in forms)
    if (
        hour > 24
        or minutes > 59
        or ((after or before) and hour > 12 and "clock" not in v and "hhmm" not in v)
    ):
        return None
    if after and hour < 12:
        hour += 12
    if before and hour == 12:
        hour = 0
    return f"{hour:02d}:{minutes:02d}"


def duration(v: Values, params: Values, ctx: Context) -> Reading | None:
    """“three weeks”, “two and a half years”, “recent months”."""
    unit = v.get("unit")
    if unit is None or ("n" in v and v["n"] is None):
        return None
    count = v.get("n", params.get("count"))
    if "plus" in params:
        count = (1.0 if count is None else float(count)) + float(params["plus"])
    if count is not None and count > 1e6:
        return None
    return Reading("DURATION", cal.duration(count, str(unit)), NONE)


def ordinal_span(v: Values, params: Values, ctx: Context) -> Reading:
    """“stretched into its fifth year”."""
    return Reading("DURATION", f"P{int(v['ordinal'])}Y", NONE)


def recurring(v: Values, params: Values, ctx: Context) -> Reading:
    """“every two weeks”, “once a month”."""
    return Reading("SET", cal.duration(float(v.get("n") or 1), str(v["unit"])))


def often(v: Values, params: Values, ctx: Context) -> Reading:
    """“weekly”."""
    return Reading("SET", str(v["often"]))


def set_weekday(v: Values, params: Values, ctx: Context) -> Reading:
    """“every Friday”, “Tuesday nights”."""
    return Reading("SET", Point(weekday=v["weekday"], part=v.get("part")).value)


def set_month(v: Values, params: Values, ctx: Context) -> Reading:
    """“each July”."""
    return Reading("SET", Point(month=v["month"]).value)


def set_season(v: Values, params: Values, ctx: Context) -> Reading:
    """“every summer”."""
    return Reading("SET", Point(season=v["season"]).value)


def set_part(v: Values, params: Values, ctx: Context) -> Reading:
    """“every morning”."""
    part = v.get("part", params.get("part"))
    return Reading(str(params.get("type", "SET")), f"XXXX-XX-XXT{part}")


def fixed(v: Values, params: Values, ctx: Context) -> Reading:
    """“now”, “recently”, “soon”."""
    return Reading(str(params["type"]), str(params["value"]), NONE)


def nothing(v: Values, params: Values, ctx: Context) -> None:
    """“the *Sunday Times*”: no time."""


_POINTS = (
    "date year spoken_year month_of_year day_of_text iso slashed decade century week_of_month week_of holiday"
)
_SHIFTS = "deictic shift text_shift text_day quarter year_ago half"
OPS: dict[str, Callable[[Values, Values, Context], Reading | None]] = {
    **{name: getattr(timepoints, name) for name in _POINTS.split()},
    **{name: getattr(timeshifts, name) for name in _SHIFTS.split()},
    "clock": clock,
    "duration": duration,
    "ordinal_span": ordinal_span,
    "set": recurring,
    "often": often,
    "set_weekday": set_weekday,
    "set_month": set_month,
    "set_season": set_season,
    "set_part": set_part,
    "fixed": fixed,
    "none": nothing,
}
