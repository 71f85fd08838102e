"""A stretch of text cut into parts that assert one thing each.

No parser: where a cut is safe it is made, else the stretch stays whole.  Safe cuts are semicolons,
coordinated clauses with their own subjects (", but America has not received …"), a second verb phrase of some
length ("hired a firm to rig polls and skipped out on paying most of it"), non-restrictive relative clauses
("which Russia has communicated to the U.S.") and participial tails ("killing at least 100 and wounding
hundreds more").  A condition is never parted from what it conditions.
"""

from __future__ import annotations

from dataclasses import dataclass

from wellhead.annotate.finite import is_clause, verb_at
from wellhead.annotate.lexicon import word_set
from wellhead.annotate.noun_phrases import noun_phrase_right
from wellhead.annotate.views import View, view_of
from wellhead.records import Sentence, Span

#: Clauses that hang on their main clause in meaning: what stands inside is not asserted alone.
_HANGING = word_set("assertions", "hanging")
_CONCEDING = word_set("assertions", "conceding")
#: Participles that open no assertion of their own.
_NO_TAIL = word_set("assertions", "no_tail")
#: Participles that open one even where the comma before them was lost.
_HARM = word_set("assertions", "harm")
_LEAST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Part:
    """One assertion of a stretch."""

    start: int
    end: int
    aside: bool = False  # a relative clause inside a part that stays whole


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text, and what it asserts."""

    asserts: bool  # it holds a subject and a finite verb
    parts: tuple[Part, ...]  # at least one


def read(text: str, start: int, end: int) -> Stretch:
    """Whether a stretch asserts something, and its parts that assert one thing each, in order.

    :param text: the article's text
    :param start, end: a sentence or a piece of a content
    """
    view = view_of(text, Sentence(article_id="", start=start, end=end, paragraph=0, role="body"), 0, (), ())
    n = len(view)
    if not n:
        return Stretch(False, (Part(start, end),))
    asserting = is_clause(view, 0, n)
    if n < 2 * _LEAST_WORDS or n >= 200:
        return Stretch(asserting, (Part(start, end),))
    asides: list[Part] = []
    cuts = _cuts(view, asides)  # (unit where a part ends, unit where the next begins)
    edges = [0]
    stops: list[int] = []
    for stop, begin in cuts:
        if _words(view, edges[-1], stop) < _LEAST_WORDS - 1 or not _asserts(
            view, edges[-1], stop, len(edges) == 1
        ):
            continue
        if _words(view, begin, n) < _LEAST_WORDS - 1:
            continue
        stops.append(stop)
        edges.append(begin)
    stops.append(n)
    parts = list(asides)
    for k, (a, b) in enumerate(zip(edges, stops, strict=True)):
        left = start if k == 0 else view.starts[a]
        right = end if k == len(edges) - 1 else view.ends[b - 1]
        if right > left:
            parts.append(Part(left, right))
    return Stretch(asserting, tuple(sorted(parts, key=lambda p: (p.start, -p.end))))


def split(text: str, start: int, end: int) -> list[Part]:
    """The parts of a stretch that assert one thing each, in order; at least one."""
    return list(read(text, start, end).parts)


def _words(view: View, a: int, b: int) -> int:
    return sum(c.isalpha() or c == "#" for c in view.letters[a:b])


def _asserts(view: View, a: int, b: int, first: bool) -> bool:
    """A part needs a verb of its own; the first one may be a content without its subject."""
    letters = view.letters[a:b]
    if (
        is_clause(view, a, b)
        or (not first and letters[:1] in ("G", "E", "M", "V", "W"))
        or "M" in letters
        or "V" in letters
    ):
        return True
    return first and any(c in "XZFE" for c in letters[1:-1])  # "A blast hit a convoy"


def _cuts(view: View, asides: list[Part]) -> list[Span]:
    t, low, n = view.letters, view.lows, len(view)
    found: list[Span] = []
    hanging = low[0] in _HANGING  # inside a clause that is not asserted alone
    conceding = low[0] in _CONCEDING
    k = 1
    while k < n - 1:
        c = t[k]
        if c == ";":
            found.append((k, k + 1))
            hanging = False
        elif c == ",":
            cut = _at_comma(view, k, hanging, conceding, asides)
            if cut is not None:
                if cut[1] > 0:
                    found.append(cut)
                    conceding = False
                else:
                    k = -cut[1]  # behind an aside
                    continue
            elif hanging and _subject_and_verb(view, k + 1):
                hanging = False  # the end of a leading "If …, "
        elif c == "U" and low[k] in _HANGING:
            hanging = True
        elif c == "U" and low[k] in _CONCEDING and t[k - 1] != "," and _subject_and_verb(view, k + 1):
            found.append((k, k + 1))
        elif c == "C" and low[k] in ("and", "but") and not hanging and t[k - 1] != ",":
            begin = _after_and(view, k)
            if begin is not None:
                found.append((k, begin))
        elif low[k] in _HARM and t[k - 1] not in "IBTCDM,":
            found.append((k, k))
        k += 1
    return found


def _at_comma(view: View, k: int, hanging: bool, conceding: bool, asides: list[Part]) -> Span | None:
    """The cut at a comma, or (k, -unit) to go on behind an aside, or None."""
    t, low, n = view.letters, view.lows, len(view)
    nxt = k + 1
    if nxt >= n:
        return None
    if t[nxt] == "C" and low[nxt] in ("and", "but", "or", "yet", "nor"):
        at = nxt + 1
        if at < n and t[at] == "H":  # "…, and that the council held a meeting"
            at += 1
        if at < n and t[at] == "U":
            return None
        if _subject_and_verb(view, at):
            return (k, at)
        if at < n and not hanging and t[at] in "MVE" and n - at >= _LEAST_WORDS and t[at - 1] == "C":
            return (k, at)
        return None
    if low[nxt] == "so" and _subject_and_verb(view, nxt + 1):
        return (k, nxt + 1)
    if t[nxt] == "U":
        if low[nxt] in _CONCEDING and _subject_and_verb(view, nxt + 1):
            return (k, nxt + 1)
        return None
    if conceding and not hanging and _subject_and_verb(view, nxt):
        return (k, nxt)
    if t[nxt] == "W" and low[nxt] in ("which", "who", "where"):
        return _relative(view, k, hanging, asides)
    participle = t[nxt] == "G" and low[nxt] not in _NO_TAIL and nxt + 1 < n and t[nxt + 1] in "DSAN#OPIHTXZR"
    if (participle or low[nxt] in _HARM) and not hanging:
        return (k, nxt)
    return None


def _relative(view: View, k: int, hanging: bool, asides: list[Part]) -> Span | None:
    """A non-restrictive relative clause: the tail of the stretch is cut off, one in the middle is an
    aside.
    """
    t, n = view.letters, len(view)
    begin = k + 1
    if not (verb_at(view, begin + 1) or _subject_and_verb(view, begin + 1)):
        return None
    end = begin + 1
    while end < n and t[end] not in ",;:.-":
        end += 1
    if _words(view, begin, end) < _LEAST_WORDS:
        return None
    if end >= n - 1 or t[end] != ",":
        return (k, begin) if not hanging else None
    if t[end + 1] in "MVEBZXF" or (
        t[end + 1] == "R" and verb_at(view, end + 1)
    ):  # the main verb follows: it stands in the middle
        asides.append(Part(view.starts[begin], view.ends[end - 1], aside=True))
        return (k, -end)
    return (k, begin) if not hanging else None


def _after_and(view: View, k: int) -> int | None:
    """Where a new assertion begins behind "and" or "but" without a comma, or None."""
    t, low, n = view.letters, view.lows, len(view)
    at = k + 1
    if at >= n:
        return None
    if t[at] == "H":
        return at + 1 if _subject_and_verb(view, at + 1) else None
    since = max(t.rfind(mark, 0, k) for mark in ",;CU")
    if not any(c in "MVEFG" for c in t[since + 1 : k]):
        return None  # "…, but America and its allies have not": two names, one subject
    if t[at] in "PDS" and _subject_and_verb(view, at, sure=True) and _has_object(view, at):
        return at
    while at < n and t[at] in "Rn":
        at += 1
    left_verb = any(c in "MVE" for c in t[:k])
    if at < n and left_verb and k >= 5 and n - at >= 5:
        if t[at] in "MV" and low[at] not in ("has", "have"):
            return k + 1
        if t[at] in "MV" and at + 1 < n and t[at + 1] in "EBRnD":
            return k + 1
        if t[at] == "E" and at + 1 < n and t[at + 1] in "DSA#OHIT" and _second_past(view, k):
            return k + 1
    return None


def _second_past(view: View, k: int) -> bool:
    """The verb before "and" is a past tense too: "flew to Moscow … and met the president", not "a
    trained and equipped force".
    """
    t = view.letters
    for i in range(k - 1, -1, -1):
        if t[i] in "VM":
            return True
        if t[i] == "E":
            return i > 0 and t[i - 1] in "NAPZX"
        if t[i] in "GT;":
            return False
    return False


def _subject_and_verb(view: View, at: int, sure: bool = False) -> bool:
    """A noun phrase and its finite verb begin at a unit."""
    n = len(view)
    if at >= n:
        return False
    t = view.letters
    if t[at] in "L#" and at + 1 < n and t[at + 1] in ",":
        return False
    end = noun_phrase_right(view, at, coordinate=True, relatives=False)
    if end is None or end >= n:
        return False
    if t[end] == "C" and _joins(view, end):  # "America and its allies have not"
        end = noun_phrase_right(view, end + 1, coordinate=False, relatives=False) or end
    while end < n and t[end] in "Rn":
        end += 1
    if end >= n:
        return False
    if t[end] in "MV":
        return True
    if t[end] == "E":
        return not sure and end + 1 < n and t[end + 1] in "DSA#OIHTNR" and end > at
    return t[end] in "ZXF" and t[at] in "PA" and end + 1 < n and t[end + 1] in "DSAOIHT#" and not sure


def _joins(view: View, at: int) -> bool:
    """The unit is "and" or "or"."""
    return view.lows[at] in ("and", "or")


def _has_object(view: View, at: int) -> bool:
    return len(view) - at >= 4
