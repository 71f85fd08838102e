"""Times of publication: as days for joins, as minutes with their precision for who came first."""

from __future__ import annotations

import datetime

#: A time of publication as (minute, precision in minutes): a bare date is good to the day.
Moment = tuple[int, int]

_DAY = 24 * 60
#: Clocks of two sites agree to the hour at best.
_HOUR = 60


def day_of(published: str | None) -> int | None:
    """Days from 1970-01-01 to a date or time in ISO 8601; null for none, or one that is none."""
    try:
        return datetime.date.fromisoformat((published or "")[:10]).toordinal() - 719_163
    except ValueError:
        return None


def minutes(published: str | None) -> Moment | None:
    """A publication date or time in minutes from 1970, with its precision; null where there is none.

    A time without a zone is taken as UTC.
    """
    if not published:
        return None
    try:
        when = datetime.datetime.fromisoformat(published)
    except ValueError:
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=datetime.UTC)
    bare = len(published) <= len("2017-04-15")
    return int(when.timestamp() // 60), _DAY if bare else _HOUR


def later_than(one: Moment | None, two: Moment | None) -> bool:
    """Whether the first is surely later: by an hour, or by a day where one of them is a bare date."""
    if one is None or two is None:
        return False
    if _DAY in (one[1], two[1]):
        return one[0] // _DAY > two[0] // _DAY
    return one[0] >= two[0] + _HOUR
