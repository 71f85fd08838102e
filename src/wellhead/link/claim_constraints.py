"""What keeps two statements apart, however alike their words are."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from wellhead.link.claim_features import Piece
from wellhead.link.claim_words import meaning, read_terms, stem
from wellhead.newsrooms import canonical
from wellhead.records import Number

#: The score of a pair that must never stand in one claim; large enough to outweigh many good pairs.
BARRED = -3.0
#: Both statements count something and agree on no figure: "112 dead" / "126 dead".
OTHER_FIGURES = 0.3
#: They share a figure that counts other things: "killing at least 100", "at least 100 bodies".
OTHER_THING = 0.4
#: One denies what the other asserts.
DENIED = 0.3
#: One says that it is so, the other that it is not, and neither answers the other.
OTHER_POLARITY = 0.9
#: Two named people utter opinions or promises: each is a claim of its own.
OTHER_MOUTH = 0.5
#: Two sources, one of them named, that are not the same: a false corroboration is the worst error, so their
#: statements must agree more closely before they become one claim.
OTHER_SOURCE = 0.6
#: Figures this close, as a share of the greater, are the same when one of them is "about".
ROUNDING = 0.04

#: One tells what happened, the other what somebody plans, demands or makes depend on a condition.
OTHER_MOOD = 0.85
#: Two bodies reject a report as a whole: "Russia denies it" and "the Taliban deny it" are two claims.
OTHER_DENIER = 0.15
#: Both name dates and none in common: "in March 2019", "late last month".
OTHER_TIME = 0.6

_FACTUAL = frozenset({"happened", "ongoing", "denied"})
_INTENDED = frozenset({"planned", "promised", "demanded", "conditional"})
_PERSONAL = frozenset({"opinion", "promised", "demanded", "denied"})


def affinity(a: Piece, b: Piece) -> float:
    """By how much the likeness of two pieces counts: 1 in full, less where they disagree, below 0 barred."""
    factor = 1.0
    if a.negative != b.negative and (a.denial or b.denial):
        factor *= DENIED
    elif a.negative != b.negative:
        factor *= OTHER_POLARITY
    if a.numbers and b.numbers:
        if clash(a.numbers, b.numbers):
            return BARRED
        shared = [(x, y) for x in a.numbers for y in b.numbers if compatible(x, y)]
        if not shared:
            factor *= OTHER_FIGURES
        elif all(_counts_other(x, y) for x, y in shared):
            factor *= OTHER_THING
    if a.blanket and b.blanket and not _one_mouth(a, b):
        factor *= OTHER_DENIER
    if a.dates and b.dates and not any(x.startswith(y) or y.startswith(x) for x in a.dates for y in b.dates):
        factor *= OTHER_TIME
    moods = {a.statement.modality, b.statement.modality}
    if moods & _FACTUAL and moods & _INTENDED and not (a.repeats or b.repeats):
        factor *= OTHER_MOOD
    return factor * _mouths(a, b)


def _mouths(a: Piece, b: Piece) -> float:
    """By how much two different sources keep their statements apart."""
    if a.attribution is None or b.attribution is None or a.source is None or b.source is None:
        return 1.0
    if _one_mouth(a, b) or canonical(a.source) is not None or canonical(b.source) is not None:
        return 1.0  # a newsroom reports what its sources said
    classes = {a.attribution.source_class, b.attribution.source_class}
    if classes == {"named_person"} and all(
        p.statement.modality in _PERSONAL or p.attribution.kind == "direct" for p in (a, b) if p.attribution
    ):
        return OTHER_MOUTH
    return OTHER_SOURCE if any(c.startswith("named") for c in classes) else 1.0


def _one_mouth(a: Piece, b: Piece) -> bool:
    """Whether two sources share a name ("the Taliban", "a Taliban spokesman") or deny for one side."""
    if a.source == b.source or (a.denier is not None and a.denier == b.denier):
        return True
    return (
        a.source is not None and b.source is not None and bool(_name_terms(a.source) & _name_terms(b.source))
    )


@functools.lru_cache(maxsize=4096)
def _name_terms(source: str) -> frozenset[str]:
    return frozenset(w.term for w in read_terms(source) if w.is_name and not w.is_given)


# ---------------------------------------------------------------- figures
def _counts_other(x: Number, y: Number) -> bool:
    return bool(thing_counted(x)) and bool(thing_counted(y)) and thing_counted(x) != thing_counted(y)


def share_figure(a: Sequence[Number], b: Sequence[Number]) -> bool:
    """Whether some figure of one side agrees with one of the other."""
    return any(compatible(x, y) for x in a for y in b)


def compatible(x: Number, y: Number) -> bool:
    """Whether two figures can be one: same unit, ranges that meet, rounding allowed beside "about".

    "about $12,000" and "between $12,000 and $13,000" can; "at least 100" and "112" cannot be told apart by
    their bounds alone, so a bound is read as the figure it names.
    """
    if x.unit != y.unit:
        return False
    low_x, high_x = x.low, x.high if x.high is not None else x.low
    low_y, high_y = y.low, y.high if y.high is not None else y.low
    slack = ROUNDING * max(abs(high_x), abs(high_y)) if "about" in (x.bound, y.bound) else 1e-9
    return low_x - slack <= high_y and low_y - slack <= high_x


def clash(a: Sequence[Number], b: Sequence[Number]) -> bool:
    """Whether both count the same thing, give figures that cannot be one, and agree on none of it."""
    for x in a:
        for y in b:
            if same_thing(x, y) and not compatible(x, y):
                rivals_x = [n for n in a if same_thing(n, y)]
                rivals_y = [n for n in b if same_thing(n, x)]
                if not share_figure(rivals_x, rivals_y):
                    return True
    return False


def same_thing(x: Number, y: Number) -> bool:
    """Whether two figures count the same: "people killed" twice, "new military bases" and "bases".

    What happened to those counted is the last word and who they are the word before it: "children killed"
    are not "people killed".
    """
    if x.unit != y.unit or x.counted is None or y.counted is None:
        return False
    return thing_counted(x) == thing_counted(y) != ()


@functools.lru_cache(maxsize=4096)
def _thing(counted: str) -> tuple[str, ...]:
    terms = [stem(w) for w in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", counted)]
    harmed = bool(terms) and counted.rstrip().endswith("ed")
    return tuple(meaning(t) for t in terms[-2:]) if harmed else tuple(meaning(t) for t in terms[-1:])


def thing_counted(number: Number) -> tuple[str, ...]:
    """What a figure counts, by its head word: ("person", "die"), ("base",); empty where it is not said."""
    return _thing(number.counted.casefold()) if number.counted else ()
