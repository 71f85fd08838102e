"""Where the content of a cue clause ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wellhead.annotate.adjuncts import Range
from wellhead.annotate.cue_clause import CueClause
from wellhead.annotate.cues import cue_lexicon
from wellhead.annotate.finite import is_clause, verb_at
from wellhead.annotate.forward import Opening
from wellhead.annotate.noun_phrases import bare_right, is_occasion, noun_phrase_right
from wellhead.annotate.views import View
from wellhead.annotate.words import word_set


@dataclass(slots=True)
class Candidate:
    """A cue clause that governs something: a content after it, before it, or both."""

    clause: CueClause
    opening: Opening | None
    back: Range | None


def forward_piece(view: View, mine: Candidate, later: Sequence[Candidate], end: int) -> Range | None:
    """The content after a cue clause.

    :param later: the candidates after it in the sentence; one that is not inside the content ends it
    :param end: unit after the last of the sentence
    """
    if mine.opening is None:
        return None
    begin, frame = mine.opening
    t = view.letters
    stop = _cut(view, mine, later, end)
    if frame == "clause" and "noun" in mine.clause.frames and t[begin] in "DSAN#XZ":
        # "denied all the accusations and claims they are …" looked like a clause before it was cut
        frame = frame if is_clause(view, begin, stop) else "noun"
    if frame in ("noun", "about", "ing", "accuse"):
        stop = _short(view, begin, stop, frame)
    if frame in ("as", "name"):
        return _naming(view, begin, stop)
    while stop > begin and t[stop - 1] in ",;:-.C":
        stop -= 1
    if stop <= begin:
        return None
    plain = frame == "clause" and t[begin] != "Q" and t[begin - 1] not in ":,"
    return None if plain and not is_clause(view, begin, stop) else (begin, stop)


def _cut(view: View, mine: Candidate, later: Sequence[Candidate], end: int) -> int:
    """The next cue clause that is not inside the content, the author's own tail, or the sentence's end."""
    if mine.opening is None:
        return end
    t, clause = view.letters, mine.clause
    begin, frame = mine.opening
    if t[begin] == "Q" and _whole(view, begin, end):
        return begin + 1
    for other in later:
        at = _parts(view, other, begin) if other.clause.start >= begin else None
        if at is not None:
            end = min(end, at)
            break
    if _subordinate(view, clause):
        comma = t.find(",", begin, end)
        if comma > begin and is_clause(view, begin, comma) and not _runs_on(view, comma, end):
            end = comma
    if frame == "to" or t[begin] in "MVE":
        for j in range(begin + 1, end - 1):
            if t[j] == "," and t[j + 1] in "MVE":
                end = j  # "which officials said will go into effect in June, will not apply …"
                break
    if clause.form == "relative" and t[clause.start - 1] != ",":
        end = _restricted(view, begin, end)
    denies = "denying" in clause.frames.values()
    return next((j for j in range(begin + 1, end) if _tail(view, begin, j, end, denies=denies)), end)


def _tail(view: View, begin: int, j: int, end: int, *, denies: bool) -> bool:
    """Whether the author's own words begin at unit ``j`` of the content begin..end."""
    t, low = view.letters, view.lows
    tails = cue_lexicon().tails
    c, follow, word = t[j], t[j + 1 : j + 2], (low[j + 1] if j + 1 < len(low) else "")
    if c == ",":
        return j + 1 < end and _comma_tail(view, j, end)
    if c == ";":
        return j + 1 < end and follow != "H"
    if c == "-":  # "— asserting that …"; "—but the envoy …": the author again
        if follow == "G" and word in tails:
            return True
        return follow == "C" and is_clause(view, begin, j) and is_clause(view, j + 2, end)
    if c == "G":
        return t[j - 1] == "Q" and low[j] in tails  # “… by June,” referring to the vote
    if c == "U":  # "says he’s “excited where we stand” as he faces a test"
        quoted = t[j - 1] == "Q" or (j - 1 in view.marked and j not in view.marked)
        return quoted and low[j] in word_set("author_conjunctions")
    # "denied that he was briefed but did not refute …"
    return c == "C" and denies and low[j] == "but" and follow in ("M", "V", "E") and verb_at(view, j + 1)


def _comma_tail(view: View, comma: int, end: int) -> bool:
    t, low = view.letters, view.lows
    word, letter = low[comma + 1], t[comma + 1]
    if word in ("according", "however") or (letter == "G" and word in cue_lexicon().tails):
        return True
    second = low[comma + 2] if comma + 2 < len(low) else ""
    if word in ("without", "while", "before", "after"):
        return second.endswith("ing")
    if word == "but" and t[comma + 2 : comma + 3] not in ("H", "Q", "P"):
        return is_clause(view, comma + 2, end) and not verb_at(view, comma + 2)
    return False


def _whole(view: View, at: int, n: int) -> bool:
    """A quotation that is the content by itself, whatever the author adds after it."""
    q = view.quotes[at]
    inner_last = view.text[q.inner_end - 1 : q.inner_end]
    if inner_last in (".", "!", "?", "…") or at + 1 >= n:
        return True
    after = view.letters[at + 1]
    return inner_last == "," and (after in "UGMVE" or (after == "C" and verb_at(view, at + 2)))


def _restricted(view: View, begin: int, end: int) -> int:
    """The content of "[voters] who say the economy is their first concern [were divided]" ends before the
    verb of the main clause: the second finite verb that nothing introduces."""
    t = view.letters
    verbs = 0
    for j in range(begin, end):
        if t[j] in ",;-" and verbs:
            return j
        if t[j] in "UWHC":
            verbs = 0
        elif t[j] in "MV" and t[j - 1] not in "MBn":
            verbs += 1
            if verbs > 1:
                return j
    return end


def _runs_on(view: View, comma: int, end: int) -> bool:
    """The main clause after "Although she said …," carries on her words: it takes her up by a pronoun
    and quotes: "…, he would continue to back Assad’s “legitimate government”"."""
    later = range(comma + 1, end)
    return view.letters[comma + 1] == "P" and any(k in view.marked or view.letters[k] == "Q" for k in later)


def _subordinate(view: View, clause: CueClause) -> bool:
    """ "Although he said he never paid, …": the content ends with the subordinate clause."""
    t, before = view.letters, clause.start - 1
    opens = before >= 0 and t[before] == "U" and (before == 0 or t[before - 1] in ",C")
    return clause.form == "subject" and opens


def _parts(view: View, other: Candidate, begin: int) -> int | None:
    """Unit at which another cue clause ends the content from ``begin``; None where it stands inside it."""
    t, low, form = view.letters, view.lows, other.clause.form
    at = other.clause.start
    if form == "according":
        return at - 1 if at > begin and t[at - 1] == "," else at
    if form == "participle":
        return _parts_participle(view, other.clause, begin)
    if form == "shared":
        return _without(view, at, begin + 1, "CR,")
    if form == "relative":
        return None
    if other.back is not None:  # its content stands before it
        cut = _without(view, at, begin, ",-")
        return cut if cut > begin else None
    parting = t[at - 1] == "C" or low[at - 1] in word_set("parting_conjunctions")
    if parting and at - 1 > begin and is_clause(view, begin, at - 1):
        return at - 2 if t[at - 2] == "," else at - 1
    return at - 1 if t[at - 1] == ";" else None


def _parts_participle(view: View, other: CueClause, begin: int) -> int | None:
    t, at = view.letters, other.start
    if t[at - 1] in ",C" and at - 1 > begin:
        return at - 2 if t[at - 2 : at] == ",C" else at - 1
    if other.source is not None and other.source[0] < begin < at:
        return at
    return at - 1 if view.lows[at - 1] in word_set("before_participles") else None


def _without(view: View, at: int, floor: int, letters: str) -> int:
    while at > floor and view.letters[at - 1] in letters:
        at -= 1
    return at


def _short(view: View, begin: int, end: int, frame: str) -> int:
    """A content that is a phrase ends with it: before a time, an occasion, a new clause or a new verb."""
    t, low = view.letters, view.lows
    for j in range(begin + (2 if frame == "ing" else 1), end):
        c, follow = t[j], t[j + 1 : j + 2]
        if c == "," and j + 1 < end and (follow in "GCUWEI" or verb_at(view, j + 1)):
            return j
        if c == "-" or (c == "U" and not (low[j] == "as" and frame == "accuse")):
            return j
        if c == "C" and follow in ("M", "V", "E") and verb_at(view, j + 1):
            return j
        if frame == "noun" and c in "IT" and j + 1 < end and _outside(view, j):
            return j
    return end


def _outside(view: View, at: int) -> bool:
    """A prepositional phrase that belongs to the cue: "confirmed the visit on Monday", "… to CNN"."""
    t = view.letters
    if t[at] == "T":
        return t[at + 1] == "A"
    end = bare_right(view, at + 1)
    return t[at + 1] == "L" or (end is not None and is_occasion(view, at + 1, end))


def _naming(view: View, begin: int, end: int) -> Range | None:
    """What something is called: the quotation where there is one ("a “sex symbol”"), else the phrase."""
    t = view.letters
    at = begin
    outside = t[begin] == "D" and begin not in view.marked
    if outside and begin + 1 < end and (t[begin + 1] == "Q" or begin + 1 in view.marked):
        at += 1
    if t[at] == "Q":
        return at, at + 1
    if at in view.marked:
        stop = at
        while stop < end and stop in view.marked:
            stop += 1
        return at, stop
    phrase = noun_phrase_right(view, begin)
    return (begin, min(phrase, end)) if phrase is not None else None
