"""Numbers as they are written: digits, words and mixtures of the two, to values.

``shape`` sorts what begins with a digit into the classes that patterns name (``int``, ``day``, ``year``,
``clock``, …); ``evaluate`` gives the value of a run of tokens that a pattern found to be one number.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

from wellhead.data import load

#: Longer runs of digits are identifiers, not quantities.
MAX_DIGITS = 15


NUMERAL_CLASSES: dict[str, dict[str, float]] = load("numerals")
_ADDED = {w: v for name in ("ones", "teens", "tens", "ordinal") for w, v in NUMERAL_CLASSES[name].items()}
_SCALES = {**NUMERAL_CLASSES["scale"], **NUMERAL_CLASSES["letter_scale"]}
_FRACTIONS = NUMERAL_CLASSES["fraction"]
_VAGUE = {"a": 1.0, "an": 1.0, "several": 1.0}

_NONE: frozenset[str] = frozenset()
_DAY = frozenset({"int", "day", "hour"})
_TWO = frozenset({"int", "two"})
_SMALL = frozenset({"int", "two", "day", "hour"})
_INT = frozenset({"int"})
_THREE = frozenset({"int", "three"})
_YEAR = frozenset({"int", "year"})
_HHMM = frozenset({"int", "hhmm"})
_YEAR_HHMM = frozenset({"int", "year", "hhmm"})
_DECIMAL = frozenset({"decimal"})
_CLOCK = frozenset({"clock"})
_DECADE = frozenset({"decade"})
_SHORT_DECADE = frozenset({"decade2"})
_ORDINAL = frozenset({"ordinal"})
_ISO = frozenset({"iso"})
_SLASHED = frozenset({"slashed"})
_FRACTION = frozenset({"fraction"})
SHAPES = (_NONE, _DAY, _TWO, _SMALL, _INT, _THREE, _YEAR, _HHMM, _YEAR_HHMM, _DECIMAL, _CLOCK, _DECADE,
          _SHORT_DECADE, _ORDINAL, _ISO, _SLASHED, _FRACTION)  # fmt: skip


@functools.lru_cache(maxsize=4096)
def shape(form: str) -> frozenset[str]:
    """The classes of a token that begins with a digit.

    >>> sorted(shape("28")), sorted(shape("1998")), sorted(shape("12,000")), sorted(shape("1990s"))
    (['day', 'hour', 'int', 'two'], ['int', 'year'], ['int'], ['decade'])
    """
    if form.isdigit():
        return _integer_shape(form)
    digits = form.rstrip("stndrh'")
    ending = form[len(digits) :]
    if ending and digits.isdigit():
        return _suffixed_shape(digits, ending.strip("'"))
    if ":" in form:
        return _ISO if form.count("-") >= 2 else _CLOCK
    if "/" in form and form.count("/") == 1:
        return _FRACTION if _is_fraction(form) else _NONE
    if form.count("-") == 2:
        return _ISO
    if form.count("/") == 2 or form.count(".") == 2:
        return _SLASHED
    if "." in form:
        return _DECIMAL if len(form) <= MAX_DIGITS + 1 else _NONE
    return _INT if len(form) <= MAX_DIGITS + 4 else _NONE


def _integer_shape(form: str) -> frozenset[str]:
    if len(form) > MAX_DIGITS:
        return _NONE
    value = int(form)
    if len(form) <= 2:
        if 1 <= value <= 31:
            return _SMALL if len(form) == 2 else _DAY
        return _TWO if len(form) == 2 else _INT
    if len(form) == 3:
        return _THREE
    if len(form) == 4:
        clock = value // 100 <= 24 and value % 100 < 60
        year = 1000 <= value <= 2100
        return _YEAR_HHMM if clock and year else _HHMM if clock else _YEAR if year else _INT
    return _INT


def _suffixed_shape(digits: str, ending: str) -> frozenset[str]:
    if len(digits) > MAX_DIGITS:
        return _NONE
    if ending in ("st", "nd", "rd", "th"):
        return _ORDINAL
    if ending == "s" and digits.endswith("0") and len(digits) in (2, 4):
        return _DECADE if len(digits) == 4 and "10" <= digits[:2] <= "21" else _SHORT_DECADE
    return _NONE


def _is_fraction(form: str) -> bool:
    above, _, below = form.partition("/")
    return above.isdigit() and below.isdigit() and len(above) == 1 and 0 < int(above) < int(below) <= 10


def number_of(form: str) -> float | None:
    """The value of one token: digits, with separators, an ending or a fraction bar; else None."""
    digits = form.replace(",", "").rstrip("stndrh'")
    if "/" in digits and _is_fraction(digits):
        above, _, below = digits.partition("/")
        return int(above) / int(below)
    if len(digits) > MAX_DIGITS + 1:
        return None
    try:
        return float(digits)
    except ValueError:
        return None


def evaluate(forms: Sequence[str]) -> float | None:
    """The value of a number in digits or words; None where the words do not make one.

    >>> evaluate(["two", "hundred", "and", "five"]), evaluate(["1.2", "million"]), evaluate(["4", "1/2"])
    (205.0, 1200000.0, 4.5)
    """
    total, current, seen = 0.0, 0.0, False
    for form in forms:
        if form in ("and", "-"):
            continue
        if form in _SCALES:
            scale = _SCALES[form]
            current = (current if seen else 1.0) * scale
            if scale >= 1000:
                total, current = total + current, 0.0
            seen = True
            continue
        value = _ADDED.get(form, _FRACTIONS.get(form, _VAGUE.get(form)))
        if value is None:
            value = number_of(form)
        if value is None:
            return None
        current += value
        seen = True
    return total + current if seen else None
