"""Lines that say when an article came out, and nothing else.

A line is a dateline if little is left of it once its dates, times and the words around them are taken
away: "First published on November 19, 2019 / 8:16 AM", "14:53 GMT +3 20 November 2019", "2 hours ago".
"""

from __future__ import annotations

import re

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
_ZONE = (
    r"(?:gmt|utc|est|edt|et|cst|cdt|ct|pst|pdt|pt|bst|ist|cet|cest|msk|hkt|sast|aest|aedt|jst|"
    r"eastern|local time)"
)
_NTH = r"(?:st|nd|rd|th)?"
_WHEN = re.compile(
    "|".join(
        (
            rf"\b{_DAY}",
            rf"\b\d{{1,2}}{_NTH}(?: of)? {_MONTH},? ?\d{{4}}",
            rf"\b{_MONTH} \d{{1,2}}{_NTH},? ?\d{{4}}",
            rf"\b\d{{1,2}}[- ]{_MONTH}[- ]\d{{2,4}}",
            rf"\b{_MONTH} \d{{4}}\b",
            rf"\b\d{{1,2}}{_NTH} {_MONTH}(?!\w)",
            rf"\b{_MONTH} \d{{1,2}}{_NTH}\b",
            r"\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}",
            r"\b\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}",
            r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\b\.?)?",
            r"\b\d{1,2} ?[ap]\.?m\b\.?",
            r"\b\d{4} ?(?:hrs|hours|h)\b",
            rf"\b{_ZONE}\b(?: ?[+-]\d{{1,2}}(?::?\d\d)?)?",
            r"\b(?:19|20)\d\d\b",
            r"\b\d{4}(?= \d\d[./]\d\d)",
            r"\b(?:an?|one|\d{1,3}) (?:second|minute|min|hour|hr|day|week|month|year)s? ago\b",
            r"\b(?:yesterday|today|just now)\b",
        )
    ),
    re.I,
)
_AROUND = re.compile(
    r"\b(?:first|last|originally|was|updated?|published|publish|posted|created|modified|edited|revised|aired|filed|issued|"
    r"uploaded|date|time|on|at|in|by|the|of|and|as|to|print|online|edition|noon|midnight|read|min)\b",
    re.I,
)
_QUICK = re.compile(r"\d|day\b|\bago\b|just now|publish|updated|posted", re.I)
_LETTER = re.compile(r"[^\W\d_]")
_SAID = re.compile(r"\b(?:published|updated|posted|modified|last|ago|filed|created|aired)\b", re.I)


def is_dateline(text: str) -> bool:
    """True for a line that tells the time of publication.

    >>> is_dateline("Sat 15 April 2017"), is_dateline("Posted on October 27, 2015 by Admin")
    (True, True)
    >>> is_dateline("In April 2017 the talks failed")
    False
    """
    if len(text) > 110 or "://" in text or not _QUICK.search(text):
        return False
    rest, found = _WHEN.subn(" ", text)
    if not found:
        return text.strip(" :.·|-").lower() in (
            "published",
            "updated",
            "published | updated",
            "last updated",
            "posted",
        )
    left = _AROUND.sub(" ", rest)
    words = [w for w in left.split() if _LETTER.search(w)]
    if not words:
        return not re.search(r"\d{3,}", left)
    if (
        len(words) > (4 if _SAID.search(text) or text.count("/") + text.count("|") >= 2 else 2)
        or found + len(words) > 9
    ):
        return False
    # "by Admin", "Reuters, Washington" beside a date: names stand with a capital, a clause does not
    return all(w[0].isupper() or not _LETTER.match(w[0]) or "." in w[1:-1] for w in words) and (
        _SAID.search(text) is not None
        or "|" in text
        or "/" in text
        or found >= 2
        or re.search(r"\d{4}", text) is not None
    )
