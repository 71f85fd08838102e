"""Dates, months, weekdays, seasons, years and holidays: ops of ``times.yaml`` that end in a point.

What an expression leaves out comes from the date of publication or, in a chronicle, from the text; what
neither settles stays open (``XXXX-09-28``, ``XXXX-WXX-3``).
"""

from __future__ import annotations

import datetime

from wellhead.annotate import calendar as cal
from wellhead.annotate.calendar import Point
from wellhead.annotate.timecontext import NONE, PUBLISHED, TEXT, Context, Reading, Values, dated, whole

#: A chronicle that goes on to a month so much earlier in the calendar has reached the next year.
NEW_YEAR = 9


def date(v: Values, params: Values, ctx: Context) -> Reading | None:
    """Whole dates, months, weekdays, seasons; what is missing comes from the context."""
    month, day, part = whole(v, "month"), whole(v, "day"), v.get("part")
    if month and day and not cal.valid_day(month, day, whole(v, "year")):
        return None
    if "bc_year" in v:
        point = Point(year=whole(v, "bc_year"), month=month, season=v.get("season"), bc=True)
        return dated(point, NONE)
    if "bc_maybe" in v:
        return dated(Point(year=whole(v, "bc_maybe"), bc=True), TEXT) if ctx.bc else None
    year = _written_year(v, ctx)
    if year is not None:
        season = v.get("season") if not month else None
        if not ctx.plausible_year(year):
            return None
        return dated(Point(year=year, month=month, day=day, season=season, part=part), NONE)
    if month:
        return _month(month, day, v, params, ctx)
    if v.get("season"):
        return _season(v["season"], v, ctx)
    if v.get("weekday"):
        return _weekday(v["weekday"], day, v, params, ctx)
    return None


def _written_year(v: Values, ctx: Context) -> int | None:
    if "year" in v:
        return whole(v, "year")
    short = whole(v, "year2")
    if short is None:
        return None
    first = whole(v, "century_year")
    if first is not None:
        return first // 100 * 100 + short if short > first % 100 else None
    pivot = ctx.published.year % 100 + 5 if ctx.published else 30
    return (2000 if short <= pivot and (not ctx.published or ctx.published.year >= 2000) else 1900) + short


def _month(month: int, day: int | None, v: Values, params: Values, ctx: Context) -> Reading:
    part = v.get("part")
    text = ctx.history or params.get("base") == TEXT
    if text and ctx.year is not None:
        year = ctx.year
        which = v.get("which")
        if which is None and ctx.month and ctx.month[0] == year and month + NEW_YEAR <= ctx.month[1]:
            year += 1
        if which and ctx.month and ctx.month[0] == year:
            later = month > ctx.month[1]
            year += (0 if later else 1) if which > 0 else (-1 if later or month == ctx.month[1] else 0)
        return dated(Point(year=year, month=month, day=day, part=part, bc=ctx.bc), TEXT)
    if ctx.published is None:
        return dated(Point(month=month, day=day, part=part), NONE)
    base, which = ctx.published, v.get("which")
    if which is not None and which != 0:
        year = base.year + (which if (base.month - month) * which >= 0 else 0)
        if which < 0 and month < base.month:
            year = base.year
    elif which == 0:
        year = base.year
    else:
        year = cal.nearest_year(base, month, day, ctx.direction())
    return dated(Point(year=year, month=month, day=day, part=part), PUBLISHED)


def _weekday(weekday: int, day: int | None, v: Values, params: Values, ctx: Context) -> Reading:
    base, anchor = ctx.base
    part = v.get("part")
    which = v.get("which", params.get("which"))
    if base is None or (ctx.history and not ctx.day):
        return dated(Point(weekday=weekday, part=part), NONE)
    if day is not None:
        found = _weekday_with_day(base, weekday, day)
        if found is None:
            return dated(Point(day=day, part=part), NONE)
    elif which:
        found = cal.nearest_weekday(cal.add_days(base, which) or base, weekday, which)
    else:
        ahead = ctx.history or ctx.direction() > 0
        found = cal.nearest_weekday(base, weekday, 1 if ahead else -1)
    return dated(cal.with_time(cal.of_date(found), part), anchor)


def _weekday_with_day(base: datetime.date, weekday: int, day: int) -> datetime.date | None:
    """“Friday the 13th”: the nearest such day."""
    for distance in range(200):
        for sign in (1, -1):
            found = cal.add_days(base, sign * distance)
            if found and found.day == day and found.isoweekday() == weekday:
                return found
    return None


def _season(season: str, v: Values, ctx: Context) -> Reading:
    base, anchor = ctx.base
    if ctx.history:
        return dated(Point(year=ctx.year, season=season, bc=ctx.bc), TEXT if ctx.year else NONE)
    if base is None:
        return dated(Point(season=season), NONE)
    begins, ends = cal.SEASONS[season]
    which, year = v.get("which"), base.year
    if which == -1 and base.month <= (ends if season != "WI" else 11):
        year -= 1
    elif which == 1 and base.month >= begins:
        year += 1
    elif which is None and base.month < begins - 3 and ctx.direction() < 0:
        year -= 1
    return dated(Point(year=year, season=season), anchor)


def year(v: Values, params: Values, ctx: Context) -> Reading | None:
    """A year alone, unless the words around it show a quantity: “2000 people”."""
    number = int(v["year"])
    if not params.get("certain") and not ctx.plausible_year(number):
        return None
    return dated(Point(year=number), NONE)


def spoken_year(v: Values, params: Values, ctx: Context) -> Reading:
    """“nineteen ninety-six”, “the year two thousand”."""
    rest = (whole(v, "year_tens") or 0) + (whole(v, "year_ones") or 0)
    return dated(Point(year=1900 + rest if rest else 2000, month=whole(v, "month")), NONE)


def month_of_year(v: Values, params: Values, ctx: Context) -> Reading:
    """“January this year”, “June of the following year”."""
    text = params.get("base") == TEXT or ctx.history
    of = ctx.year if text else ctx.published.year if ctx.published else None
    step = int(v.get("which", v.get("beside", 0)))
    found = of + step if of is not None else None
    return dated(
        Point(year=found, month=int(v["month"])), NONE if found is None else TEXT if text else PUBLISHED
    )


def day_of_text(v: Values, params: Values, ctx: Context) -> Reading | None:
    """“the 28th”: of the month that the text speaks of."""
    day = int(v["day"])
    if not 1 <= day <= 31 or not ctx.ends_phrase():
        return None
    if ctx.month and cal.valid_day(ctx.month[1], day, ctx.month[0]):
        return dated(Point(year=ctx.month[0], month=ctx.month[1], day=day), TEXT)
    return None


def iso(v: Values, params: Values, ctx: Context) -> Reading | None:
    """“2017-04-15”, “2017-04-15T17:35”."""
    form = ctx.forms[0]
    try:
        day = datetime.date.fromisoformat(form[:10])
    except ValueError:
        return None
    return dated(cal.with_time(cal.of_date(day), None, form[11:16] or None), NONE)


def slashed(v: Values, params: Values, ctx: Context) -> Reading | None:
    """“20.04.2017”, “4/15/2017”; what could be both stays with the day and month open."""
    form = ctx.forms[0]
    mark = "/" if "/" in form else "."
    try:
        one, two, last = (int(piece) for piece in form.split(mark))
    except ValueError:
        return None
    number = last if last >= 100 else 2000 + last if last < 50 else 1900 + last
    readings = [
        Point(year=number, month=m, day=d) for m, d in ((one, two), (two, one)) if cal.valid_day(m, d, number)
    ]
    if mark == ".":
        readings.reverse()
    if not readings:
        return None
    if one != two and len(readings) == 2 and mark == "/" and ctx.published:
        readings.sort(key=lambda p: abs((p.date - ctx.published).days) if p.date and ctx.published else 0)
    return dated(readings[0], NONE)


def decade(v: Values, params: Values, ctx: Context) -> Reading:
    """“the 1990s”, “the '90s”, “the nineties”."""
    number = int(v["decade"])
    if number < 10:
        found = 190 + number
    elif number < 100:
        recent = number <= 10 and ctx.published is not None and ctx.published.year >= 2010
        found = (200 if recent else 190) + number // 10
    else:
        found = number // 10
    return dated(Point(decade=found), NONE)


def century(v: Values, params: Values, ctx: Context) -> Reading:
    """“the 19th century” is 18, “the twenty-first century” 20."""
    number = int(v["century"]) + int(v.get("century_tens") or 0)
    forms = ctx.forms
    before = any(form in ("bc", "bce", "b") for form in forms)
    return dated(Point(century=number - 1, bc=before), NONE)


def week_of_month(v: Values, params: Values, ctx: Context) -> Reading | None:
    """“the last week of March”: the week in which the month's last day lies."""
    month = int(v["month"])
    found = date({k: x for k, x in v.items() if k != "week"}, params, ctx)
    if found is None or found.point is None or found.point.year is None or found.point.bc:
        return Reading("DATE", f"XXXX-{month:02d}-WXX")
    first = datetime.date(found.point.year, month, 1)
    nth = int(v.get("week") or 0)
    if not 0 <= nth <= 5:
        return None
    last = cal.add_months(first, 1)
    moved = cal.add_days(first, 7 * (nth - 1)) if nth else cal.add_days(last, -1) if last else None
    return dated(cal.of_date(moved or first, "W"), found.anchor)


def week_of(v: Values, params: Values, ctx: Context) -> Reading | None:
    """“the week of March 8”."""
    found = date(v, params, ctx)
    if found is None or found.point is None or found.point.date is None:
        return found
    return dated(cal.of_date(found.point.date, "W"), found.anchor)


def holiday(v: Values, params: Values, ctx: Context) -> Reading | None:
    """“Christmas”, “Thanksgiving Day”, “Easter 2014”."""
    forms = ctx.forms
    name = str(v.get("holiday", "12-31" if "eve" in forms else "01-01"))
    anchor, base = ctx.base[1], ctx.base[0]
    number = whole(v, "year")
    if "-" in name:
        month, day = int(name[:2]), int(name[3:])
        if "eve" in forms and name == "12-25":
            day = 24
        if number is None:
            return _month(month, day, v, params, ctx)
        return dated(Point(year=number, month=month, day=day), NONE)
    if number is None and base is None:
        return None
    if number is None and base is not None:
        found = _movable(name, base.year)
        ahead = ctx.direction() > 0
        number = base.year - (1 if found > base and not ahead and (found - base).days > 90 else 0)
        if any(f == "last" for f in forms) and found >= base:
            number = base.year - 1
    else:
        anchor = NONE
    return dated(cal.of_date(_movable(name, number or 2000)), anchor)


def _movable(name: str, number: int) -> datetime.date:
    if name == "THANKSGIVING":
        first = datetime.date(number, 11, 1)
        return first + datetime.timedelta(days=(4 - first.isoweekday()) % 7 + 21)
    # Easter by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, 1991)
    a, b, c = number % 19, number // 100, number % 100
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return datetime.date(number, month, day + 1)
