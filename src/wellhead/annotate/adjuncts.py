"""What may stand between a cue and its content: addressee, time, occasion, place.

"told [Reuters] [on Wednesday] [in a telephone interview] that …"
"""

from __future__ import annotations

from typing import NamedTuple

from wellhead.annotate.cues import cue_lexicon
from wellhead.annotate.noun_phrases import bare_right, noun_phrase_right
from wellhead.annotate.views import View

Range = tuple[int, int]

_PARENTHESIS = 9  # units of "(May 3, 2012)"
_ADDRESSEES = 6  # names of "told Newsweek, Reuters, and other outlets"
_DISTANCES = frozenset(("ago", "later", "earlier", "before"))
_SEQUENCE = frozenset(("same", "previous", "next", "following"))
_POINTING = frozenset(("this", "that", "the", "next"))
#: Adverbs that belong to what follows: "said almost half", "only".
_QUANTIFYING = frozenset(("only", "nearly", "almost", "even", "far", "either"))
#: Prepositions of a place or topic between cue and content: "said in Geneva", "said of the tweet".
_PLACES = frozenset(
    ("in", "at", "on", "from", "during", "of", "about", "before", "after", "by", "via", "through", "near")
)


class Adjuncts(NamedTuple):
    """Units after a cue.  ``sure`` ends what can only be adjunct; ``loose`` also takes places and topics
    ("said in Geneva", "said of the tweet"), which may as well open the content."""

    sure: int
    loose: int
    addressee: Range | None
    occasion: Range | None


def adjuncts_after(view: View, at: int, *, addressee_first: bool) -> Adjuncts | None:
    """Adjuncts from unit ``at`` on; None where an addressee is needed and none stands there."""
    addressee: Range | None = None
    if addressee_first:
        end = _addressee_end(view, at)
        if end is None:
            return None
        addressee, at = (at, end), end
    sure = loose = at
    occasion: Range | None = None
    while loose < len(view):
        step = _time(view, loose)
        if step > loose:
            sure = step if sure == loose else sure
            loose = step
            continue
        phrase = _prepositional(view, loose)
        if phrase is None:
            break
        end, kind = phrase
        if kind == "occasion":
            occasion = occasion or (loose, end)
            addressee = addressee or interlocutor(view, loose, end)
        elif kind == "addressee":
            addressee = addressee or (loose + 1, end)
        if kind != "place" and sure == loose:
            sure = end
        loose = end
    return Adjuncts(sure, loose, addressee, occasion)


def _addressee_end(view: View, at: int) -> int | None:
    t = view.letters
    if at >= len(view):
        return None
    if t[at] == "S" and view.lows[at] in ("her",) and not (at + 1 < len(view) and t[at + 1] in "NA"):
        return at + 1
    if t[at] == "S" and at + 2 < len(view) and view.lows[at] == "her" and t[at + 2] in "MVE":
        return at + 1  # "told her officials had …"
    if t[at] not in "OPDSAN#XZL":
        return None
    if t[at] == "P" and view.lows[at] not in ("you", "it"):
        return None
    end = bare_right(view, at)
    if end is None:
        return None
    last = end
    while last - 1 > at and (t[last - 1] in "LY" or view.lows[last - 1] in ("late", "early")):
        last -= 1  # "told Fox News late Saturday that"
    if last < end and t[end - 1] in "L":
        return last
    while end + 1 < len(view):
        if (view.lows[end] == "of" and (t[end + 1] == "A" or t[end + 1 : end + 3] == "DA")) or (
            t[end] == "C" and view.lows[end] == "and" and t[end - 1] in "AS" + "N"
        ):
            more = bare_right(view, end + 1)
            if more is None or (t[end] == "C" and more < len(view) and t[more] in "MVE"):
                break
            end = more
        else:
            break
    return _listed(view, end) if view.letters[end : end + 1] == "," else end


def interlocutor(view: View, a: int, b: int) -> Range | None:
    """ "in an interview with [CBS television]": who the words were spoken to."""
    for k in range(a, b - 1):
        if view.lows[k] == "with":
            end = bare_right(view, k + 1)
            return (k + 1, min(end, b)) if end else None
        if view.lows[k] == "to" and k > a and view.letters[k + 1] in "DSAN":
            end = bare_right(view, k + 1)
            return (k + 1, min(end, b)) if end else None
    return None


def _time(view: View, at: int) -> int:
    """End of an adverb or a time expression at ``at``; ``at`` where there is none."""
    j = at
    while j < len(view):
        step = _time_step(view, j, first=j == at)
        if step == 0:
            break
        j += step
    return j


def _time_step(view: View, j: int, *, first: bool) -> int:
    """Units of the next part of a time expression: "Thursday", "the same day", "two weeks ago"."""
    t, low = view.letters, view.lows
    c, follow = t[j], t[j + 1 : j + 2]
    before = "" if first else t[j - 1]
    if c == "(":
        return _parenthesis(view, j)
    later = low[j + 2] if j + 2 < len(low) else ""
    if c == "Y":
        if not first:
            return 1
        return 2 if low[j + 1 : j + 2] and low[j + 1] in _DISTANCES else 0
    if c == "L" or (c == "R" and low[j] not in _QUANTIFYING) or (c == "#" and before == "L"):
        return 1
    if c == "," and before == "#" and follow == "#":
        return 2
    if c == "D" and low[j] in _POINTING and follow in ("Y", "L"):
        return 2
    if low[j] == "the" and low[j + 1 : j + 2] and low[j + 1] in _SEQUENCE and t[j + 2 : j + 3] in ("Y", "L"):
        return 3
    if c in "#D" and follow == "Y" and later in _DISTANCES:
        return 3
    timed = follow and (follow in "LYD" or (follow == "I" and t[j + 2 : j + 3] == "L"))
    return 1 if low[j] in ("early", "late") and timed else 0  # "late Monday", "late on Monday"


def _parenthesis(view: View, at: int) -> int:
    """Units of a short parenthesis without a verb: "said today (May 3) that …"; 0 where it is another."""
    t = view.letters
    closing = t.find(")", at + 1, at + _PARENTHESIS)
    inside = t[at + 1 : closing]
    return closing + 1 - at if closing > 0 and inside and all(c in "NAL#YDIR.," for c in inside) else 0


def _listed(view: View, end: int) -> int:
    """End of a list of addressees whose first ends at ``end``: "told Newsweek, Reuters, and others"."""
    t, low, n = view.letters, view.lows, len(view)
    at = end
    for _ in range(_ADDRESSEES):
        if at >= n or t[at] not in ",C" or (t[at] == "C" and low[at] != "and"):
            return end
        last = t[at] == "C" or (t[at : at + 2] == ",C" and low[at + 1] == "and")
        first = at + (2 if t[at : at + 2] == ",C" else 1)
        more = bare_right(view, first) if first < n and t[first] in "DSAN#" else None
        if more is None:
            return end
        if last:
            return end if more < n and t[more] in "MVE" else more
        at = more
    return end


def _prepositional(view: View, at: int) -> tuple[int, str] | None:
    """A prepositional adjunct: its end, and "time", "occasion", "addressee" or "place"."""
    t, low, n = view.letters, view.lows, len(view)
    if at + 1 >= n or (t[at] not in "IT" and low[at] not in ("before", "after")):
        return None
    if low[at + 1] == "condition":
        end = noun_phrase_right(view, at + 1, coordinate=False, relatives=False)
        return (end, "time") if end else None
    end = bare_right(view, at + 1)
    if end is None:
        return None
    lexicon = cue_lexicon()
    heads = low[at + 1 : end]
    if t[at + 1] in "LY" or (t[at + 1] in "D#" and end - at <= 4 and t[end - 1] in "YL"):
        return _time(view, end) if t[end - 1 : end] == "L" else end, "time"
    if low[at] in lexicon.occasion_prepositions and any(w in lexicon.occasion_nouns for w in heads):
        full = noun_phrase_right(view, at + 1, coordinate=False, relatives=False) or end
        if any(c in "MV" for c in t[end:full]):
            full = end
        kind = "addressee" if low[at] == "to" and heads[-1] == "reporters" else "occasion"
        return (end if kind == "addressee" else full), kind
    if low[at] == "to":
        return (end, "addressee") if t[at + 1] in "OASDN" else None
    if low[at] == "at" and t[at + 1] == "#":
        return end, "time"
    return (end, "place") if low[at] in _PLACES else None
