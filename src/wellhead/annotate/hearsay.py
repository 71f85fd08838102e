"""Contents that nobody is named for, and contents that hang on a noun.

"It was reported that …", "he is believed to be …", "reportedly"; "the president’s claim that …".
"""

from __future__ import annotations

from dataclasses import dataclass

from wellhead.annotate.adjuncts import Range
from wellhead.annotate.contents import sentence_length
from wellhead.annotate.cues import cue_lexicon
from wellhead.annotate.finite import is_clause
from wellhead.annotate.noun_phrases import bare_left, noun_phrase_left, opens_clause
from wellhead.annotate.views import View
from wellhead.annotate.words import NOUNISH

_BE = frozenset(("is", "are", "was", "were", "'s", "’s", "been", "be", "being", "'re", "’re"))


@dataclass(slots=True)
class Loose:
    """A content without a clause "S V C": its cue, its pieces and, for nouns, the source."""

    cue: Range
    lemma: str
    kind: str
    """class of the cue"""
    pieces: list[Range]
    source: Range | None
    sure: float


def find_hearsay(view: View) -> list[Loose]:
    """Hearsay of one sentence, in order."""
    lexicon = cue_lexicon()
    found: list[Loose] = []
    end = sentence_length(view)
    for at, low in enumerate(view.lows):
        if low in lexicon.hearsay and view.letters[at] in "EN":
            made = _passive(view, at, end)
        elif low in lexicon.hearsay_adverbs:
            made = _adverb(view, at, end)
        else:
            continue
        if made is not None:
            found.append(made)
    return found


def find_nouns(view: View) -> list[Loose]:
    """Contents of reporting nouns that have a possessor: "the president’s claim that …"."""
    nouns = cue_lexicon().nouns
    t = view.letters
    found: list[Loose] = []
    end = sentence_length(view)
    for at, low in enumerate(view.lows):
        if low not in nouns or at + 2 >= end or t[at + 1] != "H" or at == 0:
            continue
        source = _possessor(view, at)
        if source is None or not is_clause(view, at + 2, end):
            continue
        stop = _clause_stop(view, at + 2, end)
        found.append(Loose((at, at + 1), low, nouns[low], [(at + 2, stop)], source, 0.75))
    return found


def _possessor(view: View, at: int) -> Range | None:
    t = view.letters
    for k in range(at - 1, max(-1, at - 5), -1):
        if t[k] == "S":
            return k, k + 1
        if t[k] == "K" and k > 0:
            start = bare_left(view, k - 1)
            return None if start is None else (start, k + 1)
        if t[k] not in "NAE#XZR":
            return None
    return None


def _clause_stop(view: View, begin: int, end: int) -> int:
    """A clause that hangs on a noun ends before the verb of its own sentence; a comma is the only sign."""
    t = view.letters
    for j in range(begin + 2, end):
        if t[j] in ",;-" and is_clause(view, begin, j):
            return j
    return end


def _passive(view: View, at: int, end: int) -> Loose | None:
    lexicon = cue_lexicon()
    t, low = view.letters, view.lows
    group = at
    while group > 0 and t[group - 1] in "RMBn" and at - group < 5:
        group -= 1
    words = low[group:at]
    if "n" in t[group:at]:
        return None
    lemma = lexicon.lemmas.get(low[at], low[at])
    passive = any(w in _BE for w in words)
    if passive and group > 0 and low[group - 1] == "it":
        begin = at + 1
        while begin < end and t[begin] in "RL":
            begin += 1
        if begin < end and t[begin] == "H":
            begin += 1
        elif begin >= end or t[begin] not in "DSPNA#LY" or not is_clause(view, begin, end):
            return None
        if begin >= end:
            return None
        return Loose(
            (group - 1, at + 1), f"be {lemma}", "hearsay", [(begin, _stop(view, begin, end))], None, 0.85
        )
    if low[at] not in lexicon.hearsay_to or at + 1 >= end or t[at + 1] != "T":
        return None
    if not passive and not (group == at and t[at - 1] in NOUNISH):
        return None
    subject = noun_phrase_left(view, group - 1) if group > 0 else None
    if subject is None or not (opens_clause(view, subject)):
        return None
    pieces = [(subject, group), (at + 1, _stop(view, at + 1, end))]
    return Loose((group, at + 1), f"be {lemma}", "hearsay", pieces, None, 0.75)


def _adverb(view: View, at: int, end: int) -> Loose | None:
    t = view.letters
    group = at
    while group > 0 and t[group - 1] in "MBRn":
        group -= 1
    subject = noun_phrase_left(view, group - 1) if group > 0 else None
    if subject is None or at + 1 >= end:
        return None
    begin = subject
    if t[begin] == "W":
        return None
    stop = _stop(view, at + 1, end)
    if t[at + 1] in "GTE" and group == at and t[at + 1] != "E":
        comma = t.find(",", at, end)  # "With the mayor reportedly considering a run, a poll found …"
        stop = comma if comma > 0 else stop
    elif not is_clause(view, begin, stop):
        return None
    pieces = [(a, b) for a, b in ((begin, at), (at + 1, stop)) if b > a]
    return Loose((at, at + 1), view.lows[at], "hearsay", pieces, None, 0.7)


def _stop(view: View, begin: int, end: int) -> int:
    t = view.letters
    for j in range(begin + 1, end):
        if t[j] == ";" or (t[j] == "," and j + 2 < end and t[j + 1] == "C" and is_clause(view, j + 2, end)):
            return j
        if t[j] == "," and view.lows[j + 1 : j + 2] == ["according"]:
            return j
    return end
