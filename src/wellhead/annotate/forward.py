"""What a cue clause opens: the first unit of a content after it, and its construction (frame)."""

from __future__ import annotations

from typing import NamedTuple

from wellhead.annotate.cue_clause import CueClause
from wellhead.annotate.finite import is_clause, is_plain_clause, verb_at
from wellhead.annotate.noun_phrases import noun_phrase_right
from wellhead.annotate.views import View
from wellhead.annotate.words import people, word_set

_ASIDE = 12  # units of "said, on the eve of the vote, that"
_FAR_THAT = 16  # units of "is telling customers at a popular Manchester breakfast spot that"
_CLAUSAL = frozenset(("clause", "that", "tell"))


class Opening(NamedTuple):
    """Where a content begins after its cue, and how the cue governs it."""

    begin: int
    frame: str
    """clause, that, quote, wh, to, noun, ing, name, as, accuse or about: the frames of cues.yaml"""


def opening(view: View, clause: CueClause, end: int) -> Opening | None:
    """The opening of the content after a cue clause; None where none follows.

    :param end: unit after the last of the sentence, its stop left out
    """
    if clause.form == "according":
        return _after_according(view, clause, end)
    for at in dict.fromkeys((clause.end, clause.loose)):
        if at < end:
            found = _at_mark(view, clause, at, end)
            if found is None and clause.form != "inverted":
                found = _at_words(view, clause, at, end)
            if found is not None:
                return found
    return None


def _at_mark(view: View, clause: CueClause, at: int, end: int) -> Opening | None:
    """A content after a colon, dash, comma or quotation mark."""
    t, frames = view.letters, clause.frames.keys()
    if t[at] == "-" and at + 1 < end and t[at + 1] in "QH":
        at += 1
    follow = t[at + 1] if at + 1 < end else ""
    if t[at] == ":" and follow and not (clause.form == "inverted" and clause.start > 0):
        return Opening(at + 1, "quote" if follow == "Q" else "clause")
    if t[at] == "Q" and frames & (_CLAUSAL | {"quote"}) and ("quote" in frames or _sentence_like(view, at)):
        return Opening(at, "quote")
    if t[at] in ",-" and at + 3 < end and frames & {"clause", "that", "quote"}:
        resumed = _after_aside(view, at, end)
        if resumed is not None:
            return resumed
    if t[at] == "," and follow == "H" and frames & _CLAUSAL and _late_that(view, clause, at, end):
        return Opening(at + 2, "that")
    if t[at] == "," and follow:
        if follow == "Q" and frames & {"quote", "clause"}:
            return Opening(at + 1, "quote")
        if clause.form in ("inverted", "subject") and _carries_on(view, clause, at, end):
            return Opening(at + 1, "clause")
    return None


def _at_words(view: View, clause: CueClause, at: int, end: int) -> Opening | None:
    """A content that no mark opens."""
    t, frames = view.letters, clause.frames.keys()
    if t[at] == "-" and at + 1 < end and t[at + 1] == "H":
        at += 1
    if t[at] in "ITRLY" and frames & _CLAUSAL:
        far = _far_that(view, at, end)
        if far is not None:
            return Opening(far, "that")
    complementizer = t[at] == "H" and frames & _CLAUSAL and at + 1 < end
    if complementizer and ("noun" not in frames or is_plain_clause(view, at + 1, end)):
        return Opening(at + 1, "that")  # "denied that claim" has none
    if frames & {"object_to", "to"} and _infinitive(view, at, end, with_object="object_to" in frames):
        return Opening(at, "to")
    if "clause" in frames and _opens_clause(view, clause, at, end):
        return Opening(at, "clause")
    if t[at] in "WU" and frames & {"wh", "clause"} and _embedded_question(view, clause, at, end):
        return Opening(at, "wh")
    return _short_frame(view, clause, at, end)


def _after_aside(view: View, at: int, n: int) -> Opening | None:
    """Content after an aside: "said, without evidence, that …", "said — on Twitter — that …"."""
    t = view.letters
    closing = t.find(t[at], at + 1, min(n, at + _ASIDE))
    if closing < 0 or closing + 1 >= n or any(c in "MVQH" for c in t[at:closing]):
        return None
    if t[closing + 1] == "H" and closing + 2 < n:
        return Opening(closing + 2, "that")
    return Opening(closing + 1, "quote") if t[closing + 1] == "Q" and t[at + 1] in "IRWGEA" else None


def _late_that(view: View, clause: CueClause, comma: int, n: int) -> bool:
    """ "said in a release on Thursday (May 4), that it was over": a comma closes the adjuncts."""
    opens = clause.start == 0 or view.letters[clause.start - 1] not in ",Q-"
    adjuncts = comma > clause.cue[1] and comma == clause.loose
    return clause.form == "subject" and opens and adjuncts and is_plain_clause(view, comma + 2, n)


def _sentence_like(view: View, at: int) -> bool:
    q = view.quotes[at]
    return len(view.text[q.inner_start : q.inner_end].split()) > 4


def _far_that(view: View, at: int, n: int) -> int | None:
    """Unit after a "that" which a longer adjunct holds off."""
    t = view.letters
    for k in range(at, min(at + _FAR_THAT, n - 1)):
        if t[k] == "H":
            return k + 1 if t[k - 1] not in "D" and t[k + 1] not in "MVE" else None
        if t[k] not in "NADISKXZLY#RT,()":
            return None
    return None


def _opens_clause(view: View, clause: CueClause, at: int, n: int) -> bool:
    t = view.letters
    c = t[at]
    if c in "MVE" and clause.form == "subject" and clause.start > 0 and t[clause.start - 1] in "WHNA":
        # "a boxing glove that Mr. Cohen said had been worn"
        return not clause.weak and "belief" not in clause.frames.values()
    if c not in "DSPNA#XZLYGIRUBW":
        return False
    if c == "U" and view.lows[at] in ("as", "while", "whereas", "after", "before", "than"):
        return False
    if clause.weak and (c in "IGTEU" or (c == "R" and t[at + 1 : at + 2] not in ("#", "D"))):
        return False
    if c == "I" and t[at + 1 : at + 2] not in ("L", "Y", "#"):
        # "said with the first strikes it had …", but "posted on state media showed" is another clause
        end = noun_phrase_right(view, at + 1, participles=False)
        if end is None or end >= n or t[end] not in "PDSA,":
            return False
    if c == "W" and view.lows[at] != "what":
        return False
    return is_plain_clause(view, at, n)


def _embedded_question(view: View, clause: CueClause, at: int, n: int) -> bool:
    low = view.lows[at]
    if view.letters[at] == "U":
        return low in ("whether", "if") and "wh" in clause.frames
    return low in ("how", "why", "what", "where", "who") and is_clause(view, at, n)


def _infinitive(view: View, at: int, n: int, *, with_object: bool) -> bool:
    """Whether "(both sides) (not) to stop" begins at ``at``."""
    t = view.letters
    if t[at] == "T" and at + 1 < n and t[at + 1] in "FXNBVREQ":
        return True
    if not with_object:
        return False
    end = noun_phrase_right(view, at, relatives=False)
    if end is not None and t[end : end + 1] == "n":
        end += 1
    return end is not None and end + 1 < n and t[end] == "T" and t[end + 1] in "FXNBVR"


def _short_frame(view: View, clause: CueClause, at: int, n: int) -> Opening | None:
    """A content that is no clause: "denied any wrongdoing", "called it a joke"."""
    t, low = view.letters, view.lows
    frames = clause.frames
    c = t[at]
    if "ing" in frames and c == "G":
        return Opening(at, "ing")
    if "accuse" in frames and c in "DSOAN#XZ":
        return Opening(at, "accuse")
    if "name" in frames and c in "DSOAN#XZPH":
        return _named(view, at, n)
    if "count" in frames and c == "#":
        return Opening(at, "noun")  # "reported 24 dead"
    noun = "noun" in frames and c in "DSAN#XZQH" and clause.form != "inverted" and _takes_noun(view, clause)
    if noun and (c == "Q" or noun_phrase_right(view, at) is not None):
        return Opening(at, "noun")
    if "about" in frames and c == "I" and low[at] in ("of", "about", "against"):
        return Opening(at + 1, "about")
    return None


def _takes_noun(view: View, clause: CueClause) -> bool:
    """Whether the source lets a noun phrase be the content: people demand, polls and pictures show."""
    if clause.source is None:
        return False
    a, b = clause.source
    t, words = view.letters, view.lows[a:b]
    if clause.documents:
        return any(w in word_set("showing_documents") for w in words)
    if clause.frames["noun"] == "demanding":  # not "the proposal calls for …"
        return t[a] in "PW" or t[b - 1] in "A)" or any(w in people() for w in words)
    return not clause.weak


def _named(view: View, at: int, n: int) -> Opening | None:
    """ "called the report “nonsense”", "described him as “a sex symbol”": the quoted or named part."""
    t, low = view.letters, view.lows
    end: int | None
    if t[at] == "H" or (t[at] == "S" and not (at + 1 < n and t[at + 1] in "NAXZ#EQ")):
        end = at + 1
    else:
        end = noun_phrase_right(view, at, relatives=False)
        for k in range(at + 1, end or at):
            if k in view.marked and k - 1 not in view.marked:
                end = k  # called the report “nonsense”
                break
    if end is None or end >= n:
        return None
    if low[end] == "as" and end + 1 < n:
        return Opening(end + 1, "as")
    if t[end] in "QD" or end in view.marked:
        return Opening(end, "name")
    return None


def _after_according(view: View, clause: CueClause, n: int) -> Opening | None:
    """ "According to the Kremlin, the call …" """
    t = view.letters
    at = clause.end
    if at >= n:
        return None
    lead = clause.start
    while lead > 0 and t[lead - 1] in "CRU":
        lead -= 1
    opens = lead == 0 or t[lead - 1] in ";:-"
    if t[at] == "," and at + 1 < n:
        if opens and (is_clause(view, at + 1, n) or t[at + 1] == "Q"):
            return Opening(at + 1, "clause")
        if not opens and verb_at(view, at + 1) and t[at + 1] not in "XZNF":
            return Opening(at + 1, "clause")  # "the deal, according to X, was dead"
        if not opens and t[at + 1] == "Q":
            return Opening(at + 1, "quote")
        return None
    if opens and is_clause(view, at, n):
        return Opening(at, "clause")
    return None


def _carries_on(view: View, clause: CueClause, comma: int, n: int) -> bool:
    """A content that goes on after the cue: "The deal, he said, was dead"; "…, he said, and …"."""
    t, low = view.letters, view.lows
    at = comma + 1
    if clause.start == 0 or t[clause.start - 1] not in ",Q-":
        return False
    if verb_at(view, at) and t[at] not in "XZN":
        return True
    if leads(view, clause, at, 0) is not None and is_plain_clause(view, at, n):
        return True
    if t[at] == "C" and is_clause(view, at, n):
        # "…, he told reporters, but he declined to give details": the author's
        return not any(w in word_set("refusing") for w in low[at + 1 : at + 4])
    return t[at] in "UWH" and low[at] in word_set("carrying_words")


def leads(view: View, clause: CueClause, begin: int, floor: int) -> tuple[int, int] | None:
    """The opening of a content that its cue parts from the rest: "In the months before, officials say, …"."""
    t = view.letters
    end = clause.start - 1
    at = floor
    while at < end and t[at] == "C":
        at += 1
    if end <= at or t[end] != "," or t[begin - 1] != "," or begin - 1 < clause.cue[1]:
        return None
    if t[begin] in "Q" or t[begin] in "MVE":  # "CNN, he said, called the announcement significant"
        return at, end
    if t[at] not in "IRULGTD":
        return None
    if is_clause(view, at, end) and t[at] != "U":
        return None
    return at, end
