"""The page's words: how a code, a count or a date of the tables reads in plain English.

Nothing here may say that a claim is true or false: Wellhead counts origins, it does not judge.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

STATUSES: Mapping[str, str] = {
    "single-origin": "one origin",
    "multi-origin": "several origins",
    "unattributed": "nobody cited",
}

#: The scale's published labels speak of truth ("probably true"); these say what the counts support.
CREDIBILITY: Mapping[int, str] = {
    1: "at least two independent origins",
    2: "a named source, but no second origin for certain",
    3: "one origin for certain, or several that are disputed",
    4: "one origin, and disputed",
    5: "contradicted by better-sourced statements",
    6: "cannot be judged: nobody is cited for certain",
}

SOURCE_CLASSES: Mapping[str, str] = {
    "named_person": "named person",
    "named_organisation": "named organisation",
    "document": "document",
    "anonymous_described": "unnamed, described",
    "anonymous_bare": "unnamed",
    "collective": "a group of people",
    "unattributed": "nobody cited",
}

#: (verb phrase from the deriving article to what it derives from, noun of the legend)
RELATIONS: Mapping[str, tuple[str, str]] = {
    "copy": ("copies", "copy"),
    "partial_copy": ("copies part of", "partial copy"),
    "version": ("is another version of", "version of one agency story"),
    "re_report": ("re-reports", "re-report"),
    "cites": ("cites", "citation"),
    "shares_quote": ("shares a quotation with", "shared quotation"),
}

ROLES: Mapping[str, str] = {
    "title": "headline",
    "standfirst": "standfirst",
    "byline": "byline",
    "dateline": "dateline",
    "credit": "credit",
    "body": "body",
    "caption": "caption",
    "pull_quote": "pull quote",
    "promo": "promotion",
    "newsletter": "newsletter form",
    "donation": "donation appeal",
    "comment_form": "comment form",
    "related_links": "related links",
}
#: Roles of site text that belongs to no article: greyed.
RESIDUE = frozenset({"promo", "newsletter", "donation", "comment_form", "related_links"})

MODALITIES: Mapping[str, str] = {
    "ongoing": "as ongoing",
    "planned": "as a plan",
    "promised": "as a promise",
    "conditional": "on a condition",
    "possible": "as a possibility",
    "demanded": "as a demand",
    "denied": "as denied",
    "opinion": "as an opinion",
}

CONFLICTS: Mapping[str, str] = {
    "number": "Two figures",
    "negation": "One says it, one denies it",
    "attribution": "Two sources for the same words",
    "time": "Two times",
    "place": "Two places",
    "wording": "Two wordings",
    "revision": "A revised figure",
}

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DATE = re.compile(
    r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?\Z"
)
_LINKABLE = re.compile(r"https?://[^\s\"'<>\\^`{|}\x00-\x20\x7f-\x9f]+\Z", re.IGNORECASE)
_NOT_SHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def count(number: int, noun: str, plural: str | None = None) -> str:
    """``3 articles``, ``1 story``: a count with its noun, thousands set apart.

    >>> count(1, "story", "stories"), count(2000, "article")
    ('1 story', '2,000 articles')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def capital(text: str) -> str:
    """The text with its first letter as a capital, the rest as it stands."""
    return text[:1].upper() + text[1:]


def small(number: int) -> str:
    """A number inside a sentence: in letters below ten."""
    letters = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    return letters[number] if 0 <= number < len(letters) else f"{number:,}"


def date(value: str | None, *, short: bool = False) -> str:
    """An ISO 8601 date or time in words; as it stands where it is not one; ``date not known`` for null.

    >>> date("2021-03-04T09:05:00Z"), date("2021-03", short=True)
    ('4 March 2021, 09:05 UTC', 'Mar 2021')
    """
    if not value:
        return "date not known"
    found = _DATE.match(value)
    if not found:
        return clip(value, 40)
    year, month, day, hour, minute, zone = found.groups()
    if month is None or not 1 <= int(month) <= 12:
        return year if month is None else clip(value, 40)
    name = _MONTHS[int(month) - 1]
    words = f"{name[:3] if short else name} {year}"
    if day is None:
        return words
    words = f"{int(day)} {words}"
    if hour is None or short:
        return words
    return f"{words}, {hour}:{minute}" + (f" {zone}" if zone and zone != "Z" else " UTC" if zone else "")


def day(value: str | None) -> str | None:
    """The ``YYYY-MM-DD`` of a full ISO date or time, else null: what a picture can place on a time axis."""
    found = _DATE.match(value or "")
    return f"{found[1]}-{found[2]}-{found[3]}" if found and found[3] else None


def span_of_dates(first: str | None, last: str | None) -> str:
    """``4 March 2021`` or ``4 March 2021 to 6 March 2021``."""
    if not first and not last:
        return "dates not known"
    one, other = date((first or last or "")[:10]), date((last or first or "")[:10])
    return one if one == other else f"{one} to {other}"


def clip(text: str | None, length: int) -> str:
    """At most ``length`` code points on one line, with an ellipsis where something was cut."""
    if not text:
        return ""
    flat = " ".join(text[: length * 4].split())
    return flat if len(flat) <= length and len(text) <= length * 4 else flat[: length - 1].rstrip() + "…"


def safe_url(url: str | None) -> str | None:
    """The address where it may become a link: http or https with a host, nothing else; null otherwise.

    >>> safe_url("https://example.org/a"), safe_url("javascript:alert(1)")
    ('https://example.org/a', None)
    """
    if not url or len(url) > 2_000 or not _LINKABLE.match(url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:  # "http://[::1" : an address that no reader could open either
        return None
    return url if parts.scheme.lower() in ("http", "https") and parts.hostname else None


def showable(text: str) -> str:
    """The text with each code point that a page cannot carry replaced by U+FFFD; lengths stay the same.

    NUL, lone surrogates and other controls come with badly encoded inputs; a browser would drop some of
    them and stop at none of them in the same place.
    """
    return _NOT_SHOWN.sub("\ufffd", text)


def drops(what: str) -> str:
    """What a mention leaves out beside its fellows: ``condition`` → ``drops the condition``."""
    what = clip(what.replace("_", " "), 80)
    return (
        f"drops the {what}"
        if what in ("condition", "hedge", "source", "date", "number", "place")
        else (f"drops: {what}")
    )


def disputed(flag: bool) -> str:
    """The flag beside the status."""
    return "disputed by another source" if flag else "not disputed"


def figure(low: float | None, high: float | None, bound: str) -> str:
    """A quantity as the text bounds it: ``at least 112``, ``about 40``, ``60–70``."""
    first = plain_number(low)
    if bound == "range" and high is not None:
        return f"{first}–{plain_number(high)}"
    if bound == "at_most":
        return f"at most {plain_number(high if high is not None else low)}"
    return {"at_least": "at least ", "about": "about "}.get(bound, "") + first


def plain_number(value: float | None) -> str:
    """A number without a needless fraction: ``1,450``, ``2.5``."""
    if value is None:
        return "?"
    if not abs(value) < 1e15:  # also nan, which is not smaller than anything
        return f"{value:.3g}"
    return f"{int(value):,}" if value == int(value) else f"{value:,.4g}"
