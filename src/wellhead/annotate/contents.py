"""Which words of a sentence each of its cue clauses governs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wellhead.annotate.adjuncts import Range
from wellhead.annotate.cue_clause import CueClause
from wellhead.annotate.extents import Candidate, forward_piece
from wellhead.annotate.finite import is_clause
from wellhead.annotate.forward import Opening, leads, opening
from wellhead.annotate.views import View
from wellhead.annotate.words import NOUNISH, people, word_set

#: Frames whose content is no clause; they are believed a little less.
_PHRASES = frozenset(("noun", "ing", "name", "as", "about", "accuse", "to", "wh"))


@dataclass(slots=True)
class Governed:
    """A cue clause with its content, as ranges of units."""

    clause: CueClause
    pieces: list[Range]
    frame: str
    sure: float


def govern(view: View, clauses: Sequence[CueClause]) -> list[Governed]:
    """Contents of the cue clauses of one sentence; clauses without one are left out."""
    end = sentence_length(view)
    candidates: list[Candidate] = []
    floor = 0  # end of the last clause whose content stands before it
    for clause in clauses:
        candidate = _candidate(view, clause, floor, end)
        if candidate is not None:
            candidates.append(candidate)
            floor = clause.end if candidate.back is not None else floor
    found: list[Governed] = []
    for k, candidate in enumerate(candidates):
        pieces: list[Range] = [] if candidate.back is None else [candidate.back]
        piece = forward_piece(view, candidate, candidates[k + 1 :], end)
        if piece is not None:
            pieces.append(piece)
        frame = candidate.opening.frame if candidate.opening is not None else "clause"
        if pieces and not _adjectival(view, candidate.clause, frame, pieces[0]):
            found.append(Governed(candidate.clause, pieces, frame, _confidence(view, candidate, frame)))
    return found


def sentence_length(view: View) -> int:
    """Units of the sentence without its final stop."""
    n = len(view)
    while n > 0 and view.letters[n - 1] == ".":
        n -= 1
    return n


def _candidate(view: View, clause: CueClause, floor: int, end: int) -> Candidate | None:
    """What a cue clause governs before and after it, where both would do the better one."""
    after = opening(view, clause, end)
    back = None if _blocks_backward(clause) else _backward(view, clause, floor)
    if back is not None and after is not None and not _resumes(view, clause, after):
        if _prefers_backward(view, clause, after):
            after = None
        else:
            back = None
    leading = after is not None and (after.frame == "clause" or _small(view, after.begin))
    if back is None and after is not None and leading and clause.form in ("subject", "inverted"):
        back = leads(view, clause, after.begin, floor)
    return None if back is None and after is None else Candidate(clause, after, back)


def _resumes(view: View, clause: CueClause, after: Opening) -> bool:
    """With a content before the cue, one after it belongs too if it carries on: “…,” he said, “…”."""
    return view.letters[after.begin - 1] == "," and view.letters[clause.start - 1] in ",Q-"


def _small(view: View, at: int) -> bool:
    """A quotation that begins with a small letter goes on with words before it: "These sources, the
    lawyers said, “all command the same conclusion”"."""
    q = view.quotes.get(at)
    return q is not None and view.text[q.inner_start : q.inner_start + 1].islower()


def _prefers_backward(view: View, clause: CueClause, after: Opening) -> bool:
    """Which of two possible contents: "The deal was off, prosecutors said when …" has it before the cue,
    "When the deal was off, prosecutors said it …" after it."""
    t, begin = view.letters, after.begin
    if t[begin - 1] in "H:" or after.frame in ("that", "quote"):
        return False
    sharp = t[clause.start - 1] in ",Q-"
    if t[clause.start - 1] == "Q":
        return True
    if t[begin] in "UEGI" or (t[begin] == "R" and not sharp):
        return True
    if after.frame == "wh":
        return sharp
    # "…, prosecutors noted in a charging document they filed"
    return sharp and begin > clause.cue[1] and clause.addressee is None and clause.occasion is not None


def _blocks_backward(clause: CueClause) -> bool:
    if clause.form in ("shared", "participle", "relative") or clause.lemma in ("cite", "quote"):
        return True
    return not clause.frames.keys() & {"clause", "quote"}


def _backward(view: View, clause: CueClause, floor: int) -> Range | None:
    """The content before the clause: from the head of the sentence, or from the last closed attribution."""
    t = view.letters
    end = clause.start
    if end <= floor or t[end - 1] == "C" or (clause.form == "according" and t[end - 1] in "RU"):
        return None  # "…, and he says it was": a clause of its own
    sharp = t[end - 1] in ",-Q:"
    begin = floor
    while begin < end and t[begin] in "C,-.;:":
        begin += 1
    end = _bared(view, begin, end)
    if end > begin and t[end - 1] in "UHW" and clause.form != "inverted":
        if view.lows[end - 1] != "as":
            return None
        sharp = t[end - 2 : end - 1] in (",", "-", "Q")
        end = _bared(view, begin, end - 1)  # "The plan is dead, as officials said"
    if end <= begin:
        return None
    if t[end - 1] == "Q" and end - 2 >= begin and t[end - 2] in ",:":
        begin = end - 1  # "Asked about the tape, “…,” he said"
    if t[begin:end] == "Q" or (t[end - 1] == "Q" and sharp):
        return begin, end
    if not sharp and (t[end - 1] in "ITDSGMBVR" or not view.commaless):
        return None
    if "clause" not in clause.frames or (
        clause.form != "inverted"
        and clause.weak
        and not (
            clause.documents
            and sharp
            and clause.end >= sentence_length(view)  # "The race is tight, the poll found."
        )
    ):
        return None
    return (begin, end) if is_clause(view, begin, end) and not _introduces(view, begin, end) else None


def _bared(view: View, begin: int, end: int) -> int:
    while end > begin and view.letters[end - 1] in ",-":
        end -= 1
    return end


def _introduces(view: View, begin: int, end: int) -> bool:
    """ "When asked about it on Monday, he said": an introduction, not a content."""
    t, low = view.letters, view.lows
    if low[begin] in word_set("introducing_participles"):
        return True
    comma = "," in t[begin:end]
    if t[begin] == "U" and not comma:
        return True
    if t[begin] in "LR" and comma and "U" in t[begin:end]:
        return True  # "Friday morning, as the parade rolled through, CNN reported …"
    return t[begin] in "IG" and not comma and not any(c in "MVP" for c in t[begin:end])


def _adjectival(view: View, clause: CueClause, frame: str, piece: Range) -> bool:
    """ "the full promised amount" is no promise."""
    t = view.letters
    if frame != "noun" or t[piece[0]] not in NOUNISH or clause.source is None:
        return False
    a, b = clause.source
    return t[a] in "DS" and t[b - 1] == "N" and view.lows[b - 1] not in people() and clause.cue[0] == b


def _confidence(view: View, candidate: Candidate, frame: str) -> float:
    sure = candidate.clause.sure
    if frame in _PHRASES:
        sure -= 0.1
    if candidate.back is not None and view.letters[candidate.clause.start - 1] not in ",Q-":
        sure -= 0.1
    return round(max(0.3, min(0.99, sure)), 2)
