"""What the rules of ``times.yaml`` make of their matches: one function an ``op``.

Each takes the values that the pattern captured and the ``Context``, and returns a ``Reading`` or None
where the expression turns out to be no time at all.  Nothing is invented: what neither the text nor the
date of publication settles stays open (``XXXX-09-28``, ``XXXX-WXX-3``).
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from wellhead.annotate import calendar as cal
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


def _dated(point: Point, anchor: str) -> Reading:
    kind = "TIME" if point.part or point.clock else "DATE"
    return Reading(kind, point.value, anchor, point)


# ---------------------------------------------------------------- points
#: A chronicle that goes from September to a month at least so much earlier has reached the next year.
NEW_YEAR = 6


def date(v: Values, params: Values, ctx: Context) -> Reading | None:
    """Whole dates, months, weekdays, seasons; what is missing comes from the context."""
    month, day, part = _int(v, "month"), _int(v, "day"), v.get("part")
    if month and day and not cal.valid_day(month, day, _int(v, "year")):
        return None
    if "bc_year" in v:
        point = Point(year=_int(v, "bc_year"), month=month, season=v.get("season"), bc=True)
        return _dated(point, NONE)
    if "bc_maybe" in v:
        return _dated(Point(year=_int(v, "bc_maybe"), bc=True), TEXT) if ctx.bc else None
    year = _written_year(v, ctx)
    if year is not None:
        season = v.get("season") if not month else None
        if not ctx.plausible_year(year):
            return None
        return _dated(Point(year=year, month=month, day=day, season=season, part=part), NONE)
    if month:
        return _month(month, day, part, v, params, ctx)
    if v.get("season"):
        return _season(v["season"], v, ctx)
    if v.get("weekday"):
        return _weekday(v["weekday"], day, part, v, params, ctx)
    return None


def _int(v: Values, name: str) -> int | None:
    value = v.get(name)
    return None if value is None else int(value)


def _written_year(v: Values, ctx: Context) -> int | None:
    if "year" in v:
        return _int(v, "year")
    short = _int(v, "year2")
    if short is None:
        return None
    first = _int(v, "century_year")
    if first is not None:
        return first // 100 * 100 + short if short > first % 100 else None
    pivot = ctx.published.year % 100 + 5 if ctx.published else 30
    return (2000 if short <= pivot and (not ctx.published or ctx.published.year >= 2000) else 1900) + short


def _month(month: int, day: int | None, part: str | None, v: Values, params: Values, ctx: Context) -> Reading:
    text = ctx.history or params.get("base") == TEXT
    if text and ctx.year is not None:
        year = ctx.year
        which = v.get("which")
        if which is None and ctx.month and ctx.month[0] == year and month + NEW_YEAR <= ctx.month[1]:
            year += 1
        if which and ctx.month and ctx.month[0] == year:
            later = month > ctx.month[1]
            year += (0 if later else 1) if which > 0 else (-1 if later or month == ctx.month[1] else 0)
        return _dated(Point(year=year, month=month, day=day, part=part, bc=ctx.bc), TEXT)
    if ctx.published is None:
        return _dated(Point(month=month, day=day, part=part), NONE)
    base, which = ctx.published, v.get("which")
    if which is not None and which != 0:
        year = base.year + (which if (base.month - month) * which >= 0 else 0)
        if which < 0 and month < base.month:
            year = base.year
    elif which == 0:
        year = base.year
    else:
        year = cal.nearest_year(base, month, day, ctx.direction())
    return _dated(Point(year=year, month=month, day=day, part=part), PUBLISHED)


def _weekday(weekday: int, day: int | None, part: str | None, v: Values, params: Values, ctx: Context) -> Reading:
    base, anchor = ctx.base
    which = v.get("which", params.get("which"))
    if base is None or (ctx.history and not ctx.day):
        return _dated(Point(weekday=weekday, part=part), NONE)
    if day is not None:
        found = _weekday_with_day(base, weekday, day)
        if found is None:
            return _dated(Point(day=day, part=part), NONE)
    elif which:
        found = cal.nearest_weekday(base + datetime.timedelta(days=which), weekday, which)
    else:
        ahead = ctx.history or ctx.direction() > 0
        found = cal.nearest_weekday(base, weekday, 1 if ahead else -1)
    return _dated(cal.with_time(cal.of_date(found), part), anchor)


def _weekday_with_day(base: datetime.date, weekday: int, day: int) -> datetime.date | None:
    """“Friday the 13th”: the nearest such day."""
    for distance in range(200):
        for sign in (1, -1):
            found = base + datetime.timedelta(days=sign * distance)
            if found.day == day and found.isoweekday() == weekday:
                return found
    return None


def _season(season: str, v: Values, ctx: Context) -> Reading:
    base, anchor = ctx.base
    if ctx.history:
        return _dated(Point(year=ctx.year, season=season, bc=ctx.bc), TEXT if ctx.year else NONE)
    if base is None:
        return _dated(Point(season=season), NONE)
    begins, ends = cal.SEASONS[season]
    which, year = v.get("which"), base.year
    if which == -1 and base.month <= (ends if season != "WI" else 11):
        year -= 1
    elif which == 1 and base.month >= begins:
        year += 1
    elif which is None and base.month < begins - 3 and ctx.direction() < 0:
        year -= 1
    return _dated(Point(year=year, season=season), anchor)


def year(v: Values, params: Values, ctx: Context) -> Reading | None:
    """A year alone, unless the words around it show a quantity: “2000 people”."""
    number = int(v["year"])
    if not params.get("certain") and not ctx.plausible_year(number):
        return None
    return _dated(Point(year=number), NONE)


def spoken_year(v: Values, params: Values, ctx: Context) -> Reading:
    """“nineteen ninety-six”, “the year two thousand”."""
    rest = (_int(v, "year_tens") or 0) + (_int(v, "year_ones") or 0)
    return _dated(Point(year=1900 + rest if rest else 2000), NONE)


def month_of_year(v: Values, params: Values, ctx: Context) -> Reading:
    """“January this year”, “June of the following year”."""
    text = params.get("base") == TEXT or ctx.history
    of = ctx.year if text else ctx.published.year if ctx.published else None
    step = int(v.get("which", v.get("beside", 0)))
    found = of + step if of is not None else None
    return _dated(Point(year=found, month=int(v["month"])), NONE if found is None else TEXT if text else PUBLISHED)


def day_of_text(v: Values, params: Values, ctx: Context) -> Reading | None:
    """“the 28th”: of the month that the text speaks of."""
    day = int(v["day"])
    if not 1 <= day <= 31 or not ctx.ends_phrase():
        return None
    if ctx.month and cal.valid_day(ctx.month[1], day, ctx.month[0]):
        return _dated(Point(year=ctx.month[0], month=ctx.month[1], day=day), TEXT)
    return None


def iso(v: Values, params: Values, ctx: Context) -> Reading | None:
    """“2017-04-15”, “2017-04-15T17:35”."""
    form = ctx.words.forms[ctx.match.first] if ctx.match else ""
    try:
        day = datetime.date.fromisoformat(form[:10])
    except ValueError:
        return None
    return _dated(cal.with_time(cal.of_date(day), None, form[11:16] or None), NONE)


def slashed(v: Values, params: Values, ctx: Context) -> Reading | None:
    """“20.04.2017”, “4/15/2017”; what could be both stays with the day and month open."""
    form = ctx.words.forms[ctx.match.first] if ctx.match else ""
    mark = "/" if "/" in form else "."
    try:
        one, two, last = (int(piece) for piece in form.split(mark))
    except ValueError:
        return None
    number = last if last >= 100 else 2000 + last if last < 50 else 1900 + last
    readings = [Point(year=number, month=m, day=d) for m, d in ((one, two), (two, one)) if cal.valid_day(m, d, number)]
    if mark == ".":
        readings.reverse()
    if not readings:
        return None
    if one != two and len(readings) == 2 and mark == "/" and ctx.published:
        readings.sort(key=lambda p: abs((p.date - ctx.published).days) if p.date and ctx.published else 0)
    return _dated(readings[0], NONE)


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
    return _dated(Point(decade=found), NONE)


def century(v: Values, params: Values, ctx: Context) -> Reading:
    """“the 19th century” is 18, “the twenty-first century” 20."""
    number = int(v["century"]) + int(v.get("century_tens") or 0)
    forms = ctx.words.forms[ctx.match.first : ctx.match.last] if ctx.match else []
    before = any(form in ("bc", "bce", "b") for form in forms)
    return _dated(Point(century=number - 1, bc=before), NONE)


# ---------------------------------------------------------------- relative to publication or text
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
        return Reading("TIME" if part or clock else "DATE", day + (f"T{clock or part}" if part or clock else ""))
    return _dated(cal.with_time(cal.of_date(found), part, clock), anchor)


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
        return _dated(Point(year=ctx.year + round(count), bc=ctx.bc), TEXT)
    base = ctx.text_day()
    if unit in ("D", "W", "FORTNIGHT") and (base is None or ctx.day is None or base != ctx.day):
        base = None
    if unit in ("M", "Q") and (base is None or ctx.month is None or ctx.month[0] != base.year):
        base = None
    if base is None and ctx.year is not None and ctx.history:
        return Reading("DATE", f"{'BC' if ctx.bc else ''}{ctx.year:04d}{cal.UNKNOWN_POINTS.get(unit, 'XXXX')[4:]}", TEXT)
    if base is None and not ctx.history:
        return _shifted(ctx.published, PUBLISHED, unit, count, ctx)
    return _shifted(base, TEXT, unit, count, ctx)


def _shifted(base: datetime.date | None, anchor: str, unit: str, count: float, ctx: Context) -> Reading | None:
    if unit.startswith("T"):
        return Reading("TIME", "PAST_REF" if count < 0 else "FUTURE_REF", NONE)
    if base is None:
        return Reading("DATE", cal.UNKNOWN_POINTS.get(unit, "XXXX"), NONE)
    point = cal.shift(base, unit, count)
    return _dated(point, anchor) if point else None


def _unit(v: Values, params: Values) -> str | None:
    return v.get("unit", params.get("unit"))


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
    return _dated(cal.with_time(cal.of_date(found), part), TEXT)


# ---------------------------------------------------------------- quarters and halves
#: A quarter mentioned this many characters back is still what “a year earlier” compares with.
QUARTER_REACH = 400


def _quarter_near(ctx: Context) -> bool:
    return ctx.quarter is not None and ctx.at - ctx.quarter_at <= QUARTER_REACH


def quarter(v: Values, params: Values, ctx: Context) -> Reading | None:
    """“the third quarter of 1989”, “the year-earlier quarter”."""
    number = _int(v, "quarter")
    if number is not None and not 1 <= number <= 4:
        return None
    base, anchor = ctx.base
    years = int(params.get("years", 0))
    if years:
        return _compared(number, years, ctx)
    if "year" in v:
        return _dated(Point(year=_int(v, "year"), quarter=number or 4), NONE)
    if number is None:
        if ctx.quarter is None:
            return _dated(Point(year=base.year if base else None, quarter="X"), anchor if base else NONE)
        return _dated(Point(year=ctx.quarter[0], quarter=ctx.quarter[1]), TEXT)
    if base is None:
        return _dated(Point(quarter=number), NONE)
    current = (base.month + 2) // 3
    found = base.year + int(v.get("which", 0))
    if "which" not in v and number > current and not (number == current + 1 or ctx.direction() > 0):
        found -= 1
    return _dated(Point(year=found, quarter=number), anchor)


def _compared(number: int | None, years: int, ctx: Context) -> Reading:
    """The quarter of another year that a report compares with: never what “the quarter” then means."""
    if ctx.quarter is not None:
        point = Point(year=ctx.quarter[0] + years, quarter=number or ctx.quarter[1])
        return replace(_dated(point, TEXT), referable=False)
    base, anchor = ctx.base
    point = Point(year=base.year + years if base else None, quarter=number or "X")
    return replace(_dated(point, anchor if base else NONE), referable=False)


def year_ago(v: Values, params: Values, ctx: Context) -> Reading:
    """“a year earlier” in a report on a quarter is that quarter of the year before."""
    if _quarter_near(ctx):
        return _compared(None, -1, ctx)
    base, anchor = ctx.base
    return _dated(Point(year=base.year - 1 if base else None), anchor if base else NONE)


def half(v: Values, params: Values, ctx: Context) -> Reading:
    """“the first half of 1990”."""
    forms = ctx.words.forms[ctx.match.first : ctx.match.last] if ctx.match else []
    number = 1 if "first" in forms else 2
    if "year" in v:
        return _dated(Point(year=_int(v, "year"), half=number), NONE)
    base, anchor = ctx.base
    found = base.year + int(v.get("which", 0)) if base else None
    return _dated(Point(year=found, half=number), anchor if found else NONE)


def week_of_month(v: Values, params: Values, ctx: Context) -> Reading | None:
    """“the last week of March”: the week in which the month's last day lies."""
    month = int(v["month"])
    dated = date({k: x for k, x in v.items() if k != "week"}, params, ctx)
    if dated is None or dated.point is None or dated.point.year is None or dated.point.bc:
        return Reading("DATE", f"XXXX-{month:02d}-WXX")
    first = datetime.date(dated.point.year, month, 1)
    nth = int(v.get("week") or 0)
    if not 0 <= nth <= 5:
        return None
    last = cal.add_months(first, 1)
    moved = cal.add_days(first, 7 * (nth - 1)) if nth else cal.add_days(last, -1) if last else None
    return replace(_dated(cal.of_date(moved or first, "W"), dated.anchor))


def week_of(v: Values, params: Values, ctx: Context) -> Reading | None:
    """“the week of March 8”."""
    dated = date(v, params, ctx)
    if dated is None or dated.point is None or dated.point.date is None:
        return dated
    return _dated(cal.of_date(dated.point.date, "W"), dated.anchor)


# ---------------------------------------------------------------- time of day, holidays
def clock(v: Values, params: Values, ctx: Context) -> Reading | None:
    """“3 p.m. EST Nov. 9”, “1730 GMT”, “noon Thursday”."""
    forms = ctx.words.forms[ctx.match.first : ctx.match.last] if ctx.match else []
    time = _clock_time(v, forms)
    if time is None:
        return None
    if any(f in ("gmt", "utc") for f in forms):
        time += "Z"
    inner = {k: x for k, x in v.items() if k not in ("part", "noon")}
    dated = date(inner, params, ctx) if "month" in v or "weekday" in v else None
    if dated and dated.point:
        point, anchor = replace(dated.point, clock=time), dated.anchor
        return Reading("TIME", point.value, anchor, point)
    base = ctx.text_day() if ctx.history and ctx.day else None if ctx.history else ctx.published
    if base is None:
        return Reading("TIME", f"XXXX-XX-XXT{time}")
    found = cal.add_days(base, int(v.get("deictic", 0)))
    return _dated(cal.with_time(cal.of_date(found or base), None, time), TEXT if ctx.history else PUBLISHED)


def _clock_time(v: Values, forms: list[str]) -> str | None:
    if "noon" in v:
        return str(v["noon"])
    if "hhmm" in v:
        number = int(v["hhmm"])
        return f"{number // 100:02d}:{number % 100:02d}"
    minutes = 0
    if "hour" in v or "oclock" in v:
        hour = int(v.get("hour", v.get("oclock")))
    else:
        pieces = next((f for f in forms if ":" in f), "").split(":")
        if len(pieces) < 2:
            return None
        hour, minutes = int(pieces[0]), int(pieces[1])
    after = any(f.startswith("p") and f.rstrip(".") in ("pm", "p.m") for f in forms) or v.get("part") in ("AF", "EV", "NI")
    before = any(f.rstrip(".") in ("am", "a.m") for f in forms)
    if hour > 24 or minutes > 59 or ((after or before) and hour > 12 and "clock" not in v):
        return None
    if after and hour < 12:
        hour += 12
    if before and hour == 12:
        hour = 0
    return f"{hour:02d}:{minutes:02d}"


def holiday(v: Values, params: Values, ctx: Context) -> Reading | None:
    """“Christmas”, “Thanksgiving Day”, “Easter 2014”."""
    forms = ctx.words.forms[ctx.match.first : ctx.match.last] if ctx.match else []
    name = str(v.get("holiday", "12-31" if "eve" in forms else "01-01"))
    anchor, base = ctx.base[1], ctx.base[0]
    number = _int(v, "year")
    if "-" in name:
        month, day = int(name[:2]), int(name[3:])
        if "eve" in forms and name == "12-25":
            day = 24
        if number is None:
            return _month(month, day, None, v, params, ctx)
        return _dated(Point(year=number, month=month, day=day), NONE)
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
    return _dated(cal.of_date(_movable(name, number or 2000)), anchor)


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


# ---------------------------------------------------------------- lengths and sets
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


OPS: dict[str, Callable[[Values, Values, Context], Reading | None]] = {
    "date": date, "year": year, "spoken_year": spoken_year, "month_of_year": month_of_year,
    "day_of_text": day_of_text, "iso": iso, "slashed": slashed, "decade": decade, "century": century,
    "deictic": deictic, "shift": shift, "text_shift": text_shift, "text_day": text_day, "quarter": quarter,
    "year_ago": year_ago, "half": half, "clock": clock, "holiday": holiday, "duration": duration,
    "ordinal_span": ordinal_span, "week_of_month": week_of_month, "week_of": week_of, "set": recurring, "often": often, "set_weekday": set_weekday,
    "set_month": set_month, "set_season": set_season, "set_part": set_part, "fixed": fixed,
    "none": lambda v, params, ctx: None,
}  # fmt: skip
