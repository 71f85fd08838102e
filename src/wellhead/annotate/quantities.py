"""What the rules of ``numbers.yaml`` make of their matches: value, bound and unit of a quantity.

A quantity has a lowest and a highest value and says how it was bounded:

=============  =====================================================================
``exact``      “24 dead”: low and high are the number
``at_least``   “more than 130”: low is the number, high is open
``at_most``    “up to 40”: low is 0, high the number
``about``      “nearly 70”, “some 200”: low and high are the number as it is written
``range``      “12 to 15”, “dozens” (24-99): both ends
=============  =====================================================================
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from wellhead.annotate.numerals import NUMERAL_CLASSES
from wellhead.annotate.patterns import Match, Words

EXACT, AT_LEAST, AT_MOST, ABOUT, RANGE = "exact", "at_least", "at_most", "about", "range"
SCALES: Mapping[str, float] = {**NUMERAL_CLASSES["scale"], **NUMERAL_CLASSES["letter_scale"]}
MAX_VALUE = 1e16
#: Most tokens of bounding words on one side: “at least some 200”.
MAX_BOUNDS = 3


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number found in a sentence: token range, value, unit and what kind of expression it is."""

    first: int
    last: int
    low: float
    high: float | None
    bound: str = EXACT
    unit: str | None = None
    #: quantity, money, share, age, vague …: the op that read it
    kind: str = "quantity"
    #: where the number itself stands, without “at least”
    core: tuple[int, int] = (0, 0)


class Bounds:
    """The words before and after a number that open or soften it."""

    def __init__(self, data: Mapping[str, Mapping[str, Sequence[str]]], verbs: Mapping[str, Sequence[str]]):
        """``data``: phrases by side and kind; ``verbs``: what takes a word away (“handed *over* 30”)."""
        self.before = _phrases(data["before"], backwards=True)
        self.after = _phrases(data["after"], backwards=False)
        self.verbs = {word: frozenset(map(str, listed)) for word, listed in verbs.items()}

    def apply(self, quantity: Quantity, words: Words) -> Quantity:
        """The quantity with the bounds that stand around it; its span grows over them."""
        forms, first, last = words.forms, quantity.first, quantity.last
        kinds: list[str] = []
        for _ in range(MAX_BOUNDS):
            found = _longest(self.before, forms, first, backwards=True)
            if found is None or not self._fits(forms, first, found, kinds):
                break
            kinds.append(found[0])
            if found[0] == EXACT:
                break
            first -= found[1]
        found = _longest(self.after, forms, last, backwards=False)
        if found is not None:
            kinds.append(found[0])
            last += found[1]
        kind = next((k for k in (AT_LEAST, AT_MOST, ABOUT) if k in kinds), None)
        if kind is None:
            return quantity
        return replace(_bounded(quantity, kind), first=first, last=last)

    def _fits(self, forms: Sequence[str], first: int, found: tuple[str, int], kinds: Sequence[str]) -> bool:
        kind, length = found
        start = first - length
        if forms[start - 1 if start else 0] in self.verbs.get(forms[start], ()):
            return False
        if {kind, *kinds} >= {AT_LEAST, AT_MOST}:
            return False
        # “handed over about $12,000”: a preposition before “about” is the verb's
        return ABOUT not in kinds or length > 1


def _phrases(
    data: Mapping[str, Sequence[str]], *, backwards: bool
) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Phrases by the token that stands next to the number, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind, phrases in data.items():
        for phrase in phrases:
            tokens = tuple(str(phrase).split())
            found.setdefault(tokens[-1 if backwards else 0], []).append((tokens, kind))
    for listed in found.values():
        listed.sort(key=lambda item: -len(item[0]))
    return found


def _longest(
    table: Mapping[str, list[tuple[tuple[str, ...], str]]], forms: Sequence[str], at: int, *, backwards: bool
) -> tuple[str, int] | None:
    here = at - 1 if backwards else at
    if not 0 <= here < len(forms):
        return None
    for tokens, kind in table.get(forms[here], ()):
        start = at - len(tokens) if backwards else at
        if start >= 0 and tuple(forms[start : start + len(tokens)]) == tokens:
            return kind, len(tokens)
    return None


def _bounded(quantity: Quantity, kind: str) -> Quantity:
    if quantity.bound == RANGE:
        # “more than a dozen” is a number, “at least dozens” the lower end of a range
        return replace(quantity, high=None, bound=AT_LEAST) if kind == AT_LEAST else quantity
    if quantity.bound == ABOUT and kind == ABOUT:
        return quantity
    if kind == AT_LEAST:
        return replace(quantity, high=None, bound=AT_LEAST)
    if kind == AT_MOST:
        return replace(quantity, low=0.0, high=quantity.low, bound=AT_MOST)
    return replace(quantity, bound=ABOUT)


# ---------------------------------------------------------------- ops
def _number(match: Match, name: str) -> float | None:
    value = match.values.get(name)
    return float(value) if isinstance(value, int | float) and abs(value) <= MAX_VALUE else None


def _made(match: Match, low: float | None, high: float | None = None, bound: str = EXACT, *,
          unit: str | None = None, kind: str = "quantity") -> list[Quantity]:  # fmt: skip
    if low is None:
        return []
    core = (match.first, match.last)
    return [Quantity(*core, low, low if high is None else high, bound, unit, kind, core)]


def _unit(match: Match) -> str | None:
    values = match.values
    if "square_of" in values:
        return f"sq {values['square_of']}"
    if "cubic_of" in values:
        return f"cu {values['cubic_of']}"
    unit = values.get("measure") or values.get("currency") or values.get("money")
    return str(unit) if unit else match.rule.params.get("unit")


def quantity(match: Match, words: Words) -> list[Quantity]:
    """“112”, “46 per cent”, “350 miles”; “about a dozen” is never meant to the unit."""
    value = _number(match, "n")
    forms = words.forms[match.first : match.last]
    if value is not None and "letters" in match.values:
        value *= float(match.values["letters"])
    dozens = "dozen" in forms
    return _made(match, value, None, ABOUT if dozens else EXACT, unit=_unit(match))


def money(match: Match, words: Words) -> list[Quantity]:
    """“$500mn”, “1.2 billion euros”, “£5m”."""
    value = _number(match, "n")
    if value is not None:
        value *= _trailing_scale(match, words, "n")
    made = _made(match, value, unit=_unit(match), kind="money")
    if made and "sign" in match.values and words.ends[match.first] != words.starts[match.first + 1]:
        # “*a* $500mn programme” is no Australian money
        core = (match.first + 1, match.last)
        return [replace(made[0], first=core[0], core=core, unit=str(match.values["sign"]))]
    return made


def _trailing_scale(match: Match, words: Words, name: str) -> float:
    """The scale that the pattern, not the number, took: the “m” of “£5m”."""
    at = match.spans[name][1]
    form = words.forms[at] if at < match.last else ""
    return SCALES.get(form, 1.0)


def span_of_values(match: Match, words: Words) -> list[Quantity]:
    """“12 to 15”, “between 12,000 and 13,000”; “12 to 15 million” are both millions."""
    low, high = _number(match, "n"), _number(match, "m")
    if low is None or high is None:
        return []
    high *= _trailing_scale(match, words, "m")
    low *= _trailing_scale(match, words, "n")
    scale = SCALES.get(words.forms[match.spans["m"][1] - 1], 1.0)
    if scale == 1.0:
        scale = _trailing_scale(match, words, "m")
    if scale > 1.0 and low * scale <= high:
        low *= scale
    if low >= high:
        # a score or a vote, “5-4”, or two numbers side by side
        return []
    kind = "money" if "currency" in match.values or "money" in match.values else "quantity"
    return _made(match, low, high, RANGE, unit=_unit(match), kind=kind)


def pair(match: Match, words: Words) -> list[Quantity]:
    """“rose from 20 to 70”: two numbers, not a range."""
    found = []
    for name in ("n", "m"):
        value = _number(match, name)
        if value is not None:
            core = match.spans[name]
            found.append(Quantity(*core, value, value, core=core))
    return found


def share(match: Match, words: Words) -> list[Quantity]:
    """“almost three quarters”, “a third of”, “half”: in per cent."""
    part = match.values.get("part_of") or match.values.get("parts_of") or 0.5
    count = _number(match, "n") or 1.0
    value = round(100 * float(part) * count, 1)
    return _made(match, value, unit="percent", kind="share") if value <= 100 else []


def one_in(match: Match, words: Words) -> list[Quantity]:
    """“one in five”: 20 per cent."""
    above, below = _number(match, "n") or 1.0, _number(match, "out_of") or 0.0
    if not 0 < above < below:
        return []
    return _made(match, round(100 * above / below, 1), unit="percent", kind="share")


def part_of_scale(match: Match, words: Words) -> list[Quantity]:
    """“half a million”."""
    forms = words.forms[match.first : match.last]
    value = (0.5 if "half" in forms else 0.25) * SCALES[forms[-1]]
    return _made(match, value, bound=ABOUT)


def vague(match: Match, words: Words) -> list[Quantity]:
    """“dozens”, “hundreds of thousands”, “millions of dollars”."""
    low, high = match.values.get("vague", (20, 99))
    bigger = float(match.values.get("bigger", 1.0))
    return _made(match, float(low) * bigger, float(high) * bigger, RANGE, unit=_unit(match), kind="vague")


def several(match: Match, words: Words) -> list[Quantity]:
    """“several hundred”: two to nine of them."""
    step = float(match.values["step"])
    return _made(match, 2 * step, 9 * step, RANGE, kind="vague")


def age(match: Match, words: Words) -> list[Quantity]:
    """“32-year-old”, “aged 24”."""
    return _made(match, _number(match, "n"), unit=match.rule.params.get("unit"), kind="age")


OPS: dict[str, Callable[[Match, Words], list[Quantity]]] = {
    "quantity": quantity,
    "money": money,
    "money_range": span_of_values,
    "range": span_of_values,
    "pair": pair,
    "share": share,
    "one_in": one_in,
    "part_of_scale": part_of_scale,
    "vague": vague,
    "several": several,
    "age": age,
    "none": lambda match, words: [],
}


def read_quantities(matches: Sequence[Match], words: Words, bounds: Bounds) -> list[Quantity]:
    """The quantities of a sentence with their bounds, in order."""
    found: list[Quantity] = []
    reached = 0
    for match in matches:
        for made in OPS[match.rule.op](match, words):
            bounded = bounds.apply(made, words)
            if bounded.first < reached:
                bounded = replace(bounded, first=made.first)
            reached = bounded.last
            found.append(bounded)
    return found
