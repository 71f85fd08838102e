"""Noun phrases read leftwards and rightwards over a view's letters.

No parser: a bare phrase is a run of nominal letters, which prepositional tails ("of the Kremlin"),
participles ("briefed on the matter"), relative clauses ("who spoke to Reuters") and appositions between
commas extend.  What must stand around a phrase for it to be a subject is checked by ``opens_clause``.
"""

from __future__ import annotations

from wellhead.annotate.cues import cue_lexicon
from wellhead.annotate.finite import verb_at
from wellhead.annotate.views import View
from wellhead.annotate.words import NOUNISH, people

_FARTHEST = 60  # units that a phrase may reach
_HEADS = NOUNISH | frozenset("D#)L")
#: What may stand before the subject of a clause.
_BEFORE_SUBJECT = frozenset(",;:-(QCUHWRLY.n")
_START = frozenset("DSNA#XZPOEGLYR")
_HARD = frozenset(";:-Q")


# ---------------------------------------------------------------- leftwards
def bare_left(view: View, last: int) -> int | None:
    """Start of the bare noun phrase whose last unit is ``last``."""
    t, low = view.letters, view.lows
    kind = t[last]
    if kind == "X" and last and t[last - 1] in "TM":
        return None  # "no space to move"
    if kind in "PO":
        return last
    if kind == ")":
        opened = t.rfind("(", max(0, last - 12), last)
        return bare_left(view, opened - 1) if opened > 0 else None
    if kind not in _HEADS and kind not in "YEGRF":
        return None
    if kind in "EGRF" and (last == 0 or t[last - 1] not in "DS"):
        return None  # "the accused", "his following"
    i = last
    if kind == "D":
        return i
    while i > 0:
        p = t[i - 1]
        if p in NOUNISH or p == "K":
            if t[i] == p == "A" and i - 1 in view.marked and i not in view.marked:
                break  # "on “Good Morning America” Bell [said]"
            if p == "K" and (i < 2 or t[i - 2] not in "NAZXLY)"):
                break
            i -= 1
        elif p in "LY":
            # "Monday’s attack", "the year’s report"; but "on Monday officials", "at the time officials"
            if t[i] != "K" and not (p == "Y" and i >= 2 and t[i - 2] in "#A" and low[i] not in people()):
                break
            i -= 1
        elif p in "DS":
            i -= 1
            while i > 0 and t[i - 1] == "D":
                i -= 1
            break
        elif p in "EG" and (
            i == 1
            or t[i - 2] in "DSK#"
            or (p == "G" and t[i - 2] == "C")
            or (t[i - 2] == "R" and i > 2 and t[i - 3] in "DS")
        ):
            i -= 1  # "the disgraced minister", "newly released documents"
        elif p in "GE" and _determined(view, i - 2, p):
            i -= 1  # "the Britain-based monitoring group", "of Democratic registered voters"
        elif (
            p == "R" and ((i > 1 and t[i - 2] in "DS") or (t[i] == "E" and t[i + 1 : i + 2] in ("N", "Z")))
        ) or (p == "R" and low[i - 1] in ("nearly", "almost", "only") and t[i] in "#D"):
            i -= 1
        elif p == ")":
            opened = t.rfind("(", max(0, i - 13), i - 1)
            if opened <= 0:
                break
            i = opened
        elif p == "C" and i >= 2 and low[i - 1] == "&" and t[i - 2] in "NA":
            i -= 2
        else:
            break
    return i


def _determined(view: View, last: int, letter: str) -> bool:
    """A run of nominal words that ends at ``last`` opens with a determiner, or hangs on a preposition."""
    t = view.letters
    first = last
    while first > 0 and t[first] in NOUNISH:
        first -= 1
    return (t[first] in "DS" and letter == "G") or (
        t[first] == "I" and t[first + 1 : last + 1].strip("A#") == ""
    )


def noun_phrase_left(view: View, last: int) -> int | None:
    """Start of the noun phrase that ends at ``last``, its tails included."""
    relative = _relative_left(view, last)
    if relative is not None:
        return relative
    if last and view.letters[last] == "E" and view.letters[last - 1] in NOUNISH:
        last -= 1  # "a poll released [today]"
    start = bare_left(view, last)
    if start is None or view.letters[start] in "PO":
        return start
    return _extend_left(view, start, last)


def _extend_left(view: View, start: int, last: int) -> int:
    t, low = view.letters, view.lows
    floor = max(0, last - _FARTHEST)
    i = start
    while i - 2 >= floor:
        p, q = t[i - 1], t[i - 2]
        further: int | None = None
        if p in "IT" and q in _HEADS | {"Y"}:
            further = bare_left(view, i - 2)
            if further is not None and low[i - 1] != "of" and not _carries_tail(view, further, i - 2):
                role = _role_within(view, i, last)
                if role is not None and i == start:
                    return role  # "… at a checkpoint in Homs activists [said]": the comma was lost
        elif p in "IT" and q in "EG" and i - 3 >= floor and t[i - 3] in NOUNISH | {")"}:
            # "officials briefed on the matter", "residents living in Homs"
            further = bare_left(view, i - 3)
            if further is not None and not opens_clause(view, _extend_left(view, further, i - 3)):
                further = None
        elif p == "G" and q in NOUNISH:
            further = bare_left(view, i - 2)  # "people attending the rally"
            if further is not None and not opens_clause(view, _extend_left(view, further, i - 2)):
                further = None
        elif p == "C" and low[i - 1] in ("and", "or", "&"):
            further = _coordinated_left(view, i - 2)
        if further is None:
            break
        i = further
    return i


def _role_within(view: View, start: int, last: int) -> int | None:
    """First unit of the common noun for people that ends a phrase, after a name that is no part of it."""
    k = last
    while k > start and view.letters[k] in "NXZ" and view.lows[k] in people():
        k -= 1
    return k + 1 if start <= k < last and view.letters[k] == "A" else None


def _carries_tail(view: View, start: int, last: int) -> bool:
    """Whether a tail like "in Washington" belongs to the phrase start..last, not to a verb before it."""
    return opens_clause(view, _extend_left(view, start, last))


def _coordinated_left(view: View, last: int) -> int | None:
    """The first half of "a person close to X and an adviser to Y"."""
    t = view.letters
    if t[last] == "," and last > 0:
        last -= 1
    if t[last] not in _HEADS:
        return None
    start = bare_left(view, last)
    if start is None:
        return None
    start = _extend_left(view, start, last)
    if any(t[k] in "EV" and t[k - 1] in NOUNISH for k in range(start + 1, last)):
        return None  # "a woman asked for a photo and Clinton [said]"
    while start >= 2 and t[start - 1] == "," and t[start - 2] in NOUNISH:  # "A, B and C"
        more = bare_left(view, start - 2)
        if more is None or start - more > 8 or not opens_clause(view, more):
            break
        start = more
    return start if opens_clause(view, start) else None


def _relative_left(view: View, last: int) -> int | None:
    """The phrase before the relative pronoun: "A person who spoke to Bloomberg [said]"."""
    t = view.letters
    verbs = 0
    for k in range(last, max(0, last - 25), -1):
        c = t[k]
        if c in _HARD or c == ",":
            return None
        if c in "MV" and not (c == "V" and t[k - 1] in "MB"):
            verbs += 1
        if c in "WH" and view.lows[k] in ("who", "which", "that"):
            if t[k - 1] not in NOUNISH | {")"} or not verb_at(view, k + 1) or verbs > 1:
                return None
            start = bare_left(view, k - 1)
            return None if start is None else _extend_left(view, start, k - 1)
    return None


def opens_clause(view: View, start: int) -> bool:
    """Whether a subject may begin at ``start``."""
    return start == 0 or view.letters[start - 1] in _BEFORE_SUBJECT


def apposition_left(view: View, comma: int) -> int | None:
    """Start of the phrase before an apposition that closes with the comma at ``comma``:
    "Rudy Giuliani, a lawyer for Mr. Trump, [said]"."""
    t = view.letters
    best: int | None = None
    tries = 0
    for k in range(comma - 1, max(0, comma - _FARTHEST), -1):
        if t[k] in ";:Q":
            break
        if t[k] != ",":
            continue
        tries += 1
        if _apposes(view, k + 1, comma) and t[k - 1] in NOUNISH | {")", "O"}:
            start = noun_phrase_left(view, k - 1)
            if start is not None and opens_clause(view, start) and _heads_apposition(view, start, k):
                best = start
                if start == 0 or t[start - 1] != "," or tries >= 4:
                    break
                if start >= 2 and not _apposes(view, start, k):
                    break
    return best


def _heads_apposition(view: View, start: int, end: int) -> bool:
    """A phrase that holds a verb outside a relative clause is no phrase."""
    return not any(c in "MV" for c in view.letters[start:end]) or "W" in view.letters[start:end]


def _apposes(view: View, a: int, b: int) -> bool:
    """Whether the units a..b between two commas may be an apposition, relative clause or aside."""
    t, low = view.letters, view.lows
    if a >= b:
        return False
    c = t[a]
    if c == "W":
        return low[a] in ("who", "which", "whose", "whom")
    if low[a] == "whose":
        return True
    if c == "C":
        return False
    finite = any(x in "MV" for x in t[a:b])
    relative = "W" in t[a:b] or "H" in t[a:b]
    if c in "DSA#N" or c in "XZ":
        return not finite or relative
    return c in "GEIRUTL" and not (finite and not relative)


# ---------------------------------------------------------------- rightwards
def bare_right(view: View, first: int) -> int | None:
    """End (exclusive) of the bare noun phrase that begins at ``first``."""
    t, low, n = view.letters, view.lows, len(view)
    if first >= n:
        return None
    if t[first] in "PO":
        return first + 1
    j, head = first, False
    while j < n:
        c = t[j]
        if c in "DS":
            if head and t[j - 1] != "K":
                break
            j += 1
            if c == "D" and (j >= n or t[j] not in _START):
                head = True
                break
            continue
        if c in "XZ":
            if head and t[j - 1] in "AP" and not (j + 1 < n and t[j + 1] in "NAZ" and t[j - 1] != "P"):
                break
            head = True
        elif c in "NA#LY":
            head = True
        elif c == "K":
            if not head:
                break
        elif c in "EG":
            if not (j + 1 < n and t[j + 1] in "NAXZ" and (j == first or t[j - 1] in "DS#KR")):
                if c == "G" and j > first and t[j - 1] in "DSN":
                    head, j = True, j + 1  # "any wrongdoing"
                break
        elif c == "R":
            if not (j + 1 < n and t[j + 1] in "E#N" and (j == first or t[j - 1] in "DSK")):
                break
        elif c == "(":
            closing = t.find(")", j, j + 12)
            if not head or closing < 0:
                break
            j = closing
        elif not (c == "C" and low[j] == "&" and head):
            break
        j += 1
    return j if head else None


def noun_phrase_right(
    view: View,
    first: int,
    *,
    tails: bool = True,
    coordinate: bool = True,
    relatives: bool = True,
    participles: bool = True,
    occasions: bool = True,
) -> int | None:
    """End (exclusive) of the noun phrase from ``first``.

    :param tails: take prepositional and participial tails
    :param coordinate: take "and …"
    :param relatives: take "who …" and "that …" without a comma
    :param participles: take "briefed on …", "attending …"
    :param occasions: take "in an interview", "on Monday"
    """
    j = bare_right(view, first)
    if j is None or view.letters[first] == "P":
        return j
    t, low, n = view.letters, view.lows, len(view)
    limit = first + _FARTHEST
    while j < n and j < limit:
        c = t[j]
        further: int | None = None
        if c in "IT" and j + 1 < n and (tails or low[j] == "of"):
            if t[j + 1] in _START and not (c == "T" and t[j + 1] in "XPO"):
                further = bare_right(view, j + 1)
                if (
                    not occasions
                    and further is not None
                    and low[j] != "of"
                    and is_occasion(view, j + 1, further)
                ):
                    break
            elif t[j + 1] == "G" and tails:
                further = bare_right(view, j + 2)
        elif c in "EG" and tails and participles and j + 1 < n and t[j + 1] in "ITRBE":
            k = j + 1
            while k < n and t[k] in "ITRBE":
                k += 1
            further = bare_right(view, k) or k
        elif c == "G" and tails and participles:
            further = bare_right(view, j + 1)
        elif c == "C" and coordinate and low[j] in ("and", "or", "nor", "&"):
            further = bare_right(view, j + 1)
            if further is not None and (verb_at(view, further) or t[j + 1] == "P"):
                further = None  # "and he left": the next clause
        elif c in "WH" and relatives and low[j] in ("who", "which", "that") and verb_at(view, j + 1):
            return _clause_end(view, j + 1)
        if further is None or further <= j:
            break
        j = further
    return j


def is_occasion(view: View, a: int, b: int) -> bool:
    """Whether the phrase a..b names a time or an occasion of speaking rather than a place or body."""
    if view.letters[a] in "LY" or view.letters[b - 1] in "LY":
        return True
    return any(word in cue_lexicon().occasion_nouns for word in view.lows[a:b])


def appositions_right(view: View, end: int) -> int:
    """End of the appositions after a phrase that ends at ``end``: "[said Anna Berg], the mayor of Tromsø"."""
    t, low, n = view.letters, view.lows, len(view)
    while end + 1 < n and t[end] == ",":
        k = end + 1
        if t[k] not in "DA#N" or (t[k] == "N" and low[k] not in people()):
            break
        further = noun_phrase_right(view, k, relatives=True)
        if further is None or (further < n and t[further] not in ",.;-)(QCW:"):
            break
        end = further
    return end


def _clause_end(view: View, start: int) -> int:
    """The next comma, mark or end: how far a relative clause is taken to run."""
    t, n = view.letters, len(view)
    j = start
    while j < n and t[j] not in ",;:-.Q":
        j += 1
    return j
