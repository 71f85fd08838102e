"""Which words of a sentence a cue clause governs."""

from __future__ import annotations

from dataclasses import dataclass

from wellhead.annotate.adjuncts import Range
from wellhead.annotate.clauses import CueClause
from wellhead.annotate.cues import cue_lexicon
from wellhead.annotate.noun_phrases import (
    bare_right,
    is_clause,
    is_occasion,
    is_plain_clause,
    noun_phrase_right,
    verb_at,
)
from wellhead.annotate.views import View
from wellhead.annotate.words import NOUNISH, people


_TIMES = frozenset(("as", "after", "while", "when", "before", "amid"))


@dataclass(slots=True)
class Governed:
    """A cue clause with its content, as ranges of units."""

    clause: CueClause
    pieces: list[Range]
    frame: str
    sure: float


def govern(view: View, clauses: list[CueClause]) -> list[Governed]:
    """Contents of the cue clauses of one sentence; clauses without one are left out."""
    n = _length(view)
    kept: list[CueClause] = []
    modes: list[tuple[int, str] | None] = []
    backs: list[Range | None] = []
    floor = 0  # end of the last clause whose content stands before it
    for clause in clauses:
        mode = _forward(view, clause, n)
        back = None if _blocks_backward(view, clause) else _backward(view, clause, floor)
        if back is not None and mode is not None and not _resumes(view, clause, mode):
            if _prefers_backward(view, clause, mode):
                mode = None
            else:
                back = None
        if back is None and mode is not None and clause.form in ("subject", "inverted"):
            back = _lead(view, clause, mode[0], floor) if mode[1] == "clause" or _small(view, mode[0]) else None
        if back is None and mode is None:
            continue
        if back is not None:
            floor = clause.end
        kept.append(clause)
        modes.append(mode)
        backs.append(back)
    found: list[Governed] = []
    for k, clause in enumerate(kept):
        mode, back = modes[k], backs[k]
        pieces: list[Range] = [] if back is None else [back]
        frame = "clause"
        if mode is not None:
            piece = _forward_piece(view, kept, modes, backs, k, n)
            frame = mode[1]
            if piece is not None:
                pieces.append(piece)
        if pieces and not _adjectival(view, clause, frame, pieces):
            found.append(Governed(clause, pieces, frame, _confidence(view, clause, frame, back is not None)))
    return found


def _adjectival(view: View, clause: CueClause, frame: str, pieces: list[Range]) -> bool:
    """ "the full promised amount" is no promise."""
    t = view.letters
    if frame != "noun" or t[pieces[0][0]] not in NOUNISH or clause.source is None:
        return False
    a, b = clause.source
    return t[a] in "DS" and t[b - 1] == "N" and view.lows[b - 1] not in people() and clause.cue[0] == b


def _forward_piece(
    view: View,
    clauses: list[CueClause],
    modes: list[tuple[int, str] | None],
    backs: list[Range | None],
    k: int,
    n: int,
) -> Range | None:
    mode = modes[k]
    assert mode is not None
    begin, frame = mode
    end = _cut(view, clauses, modes, backs, k, begin, n)
    if frame in ("noun", "about", "ing", "accuse"):
        end = _short(view, begin, end, frame)
    if frame in ("as", "name"):
        return _naming(view, begin, end)
    end = _trim(view, begin, end)
    if end <= begin or (frame == "clause" and view.letters[begin] != "Q" and view.letters[begin - 1] not in ":,"
                        and not is_clause(view, begin, end)):
        return None
    return begin, end


def _length(view: View) -> int:
    n = len(view)
    while n > 0 and view.letters[n - 1] == ".":
        n -= 1
    return n


# ---------------------------------------------------------------- forwards
def _forward(view: View, clause: CueClause, n: int) -> tuple[int, str] | None:
    """First unit of the content after the clause, and its construction."""
    t = view.letters
    frames = clause.frames
    if clause.form == "according":
        return _after_according(view, clause, n)
    for at in dict.fromkeys((clause.end, clause.loose)):
        if at >= n:
            continue
        c = t[at]
        if c == "-" and at + 1 < n and t[at + 1] in "QH":
            at += 1
            c = t[at]
        if c == ":" and at + 1 < n and not clause.form == "inverted":
            return at + 1, "quote" if t[at + 1] == "Q" else "clause"
        if c == "Q" and frames.keys() & {"quote", "clause", "that", "tell"}:
            if "quote" in frames or _sentence_like(view, at):
                return at, "quote"
        if c in ",-" and at + 3 < n and (frames.keys() & {"clause", "that", "quote"}):
            resumed = _after_aside(view, at, n)
            if resumed is not None:
                return resumed
        if c == "," and at + 1 < n:
            if t[at + 1] == "Q" and frames.keys() & {"quote", "clause"}:
                return at + 1, "quote"
            if clause.form == "inverted" or clause.form == "subject":
                inner = _after_comma(view, clause, at, n)
                if inner is not None:
                    return inner, "clause"
        if clause.form == "inverted":
            continue
        if c in "ITRLY" and frames.keys() & {"clause", "that", "tell"}:
            far = _far_that(view, at, n)
            if far is not None:
                return far, "that"
        if c == "H" and frames.keys() & {"clause", "that", "tell"} and at + 1 < n:
            if "noun" not in frames or is_plain_clause(view, at + 1, n):
                return at + 1, "that"
        if "object_to" in frames or "to" in frames:
            start = _infinitive(view, at, n, "object_to" in frames)
            if start is not None:
                return start, "to"
        if "clause" in frames and _opens_content(view, clause, at, n):
            return at, "clause"
        if c in "WU" and frames.keys() & {"wh", "clause"} and _embedded_question(view, clause, at, n):
            return at, "wh"
        if "that" in frames and c == "Q":
            return at, "quote"
        short = _short_frame(view, clause, at, n)
        if short is not None:
            return short
    return None


def _after_aside(view: View, at: int, n: int) -> tuple[int, str] | None:
    """Content after an aside: "said, without evidence, that …", "said — on Twitter — that …"."""
    t = view.letters
    closing = t.find(t[at], at + 1, min(n, at + 12))
    if closing < 0 or closing + 1 >= n or any(c in "MVQH" for c in t[at:closing]):
        return None
    if t[closing + 1] == "H" and closing + 2 < n:
        return closing + 2, "that"
    return (closing + 1, "quote") if t[closing + 1] == "Q" and t[at + 1] in "IRW" else None


def _sentence_like(view: View, at: int) -> bool:
    q = view.quotes[at]
    return len(view.text[q.inner_start : q.inner_end].split()) > 4


def _far_that(view: View, at: int, n: int) -> int | None:
    """Unit after a "that" which a longer adjunct holds off: "is telling customers at a breakfast spot that"."""
    t = view.letters
    for k in range(at, min(at + 16, n - 1)):
        if t[k] == "H":
            return k + 1 if t[k - 1] not in "D" and t[k + 1] not in "MVE" else None
        if t[k] not in "NADISKXZLY#RT,":
            return None
    return None


def _opens_content(view: View, clause: CueClause, at: int, n: int) -> bool:
    t = view.letters
    c = t[at]
    if clause.form == "subject" and clause.start > 0 and t[clause.start - 1] in "WHNA":
        if c in "MVE":  # "a boxing glove that Mr. Cohen said had been worn"
            return not clause.weak and "belief" not in clause.frames.values()
    if c not in "DSPNA#XZLYGIRUBW":
        return False
    if (c == "U" and view.lows[at] in ("as", "while", "whereas", "after", "before", "than")):
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


def _infinitive(view: View, at: int, n: int, with_object: bool) -> int | None:
    """Start of "(both sides) to stop"."""
    t = view.letters
    if t[at] == "T" and at + 1 < n and t[at + 1] in "FXNBVRE" and view.lows[at + 1] not in ("a", "the"):
        return at
    if with_object:
        end = noun_phrase_right(view, at, relatives=False)
        if end is not None and end + 1 < n and t[end] == "T" and t[end + 1] in "FXNBVR":
            return at
        if end is not None and end + 2 < n and t[end] == "n" and t[end + 1] == "T":
            return at
    return None


def _short_frame(view: View, clause: CueClause, at: int, n: int) -> tuple[int, str] | None:
    """A content that is no clause: "denied any wrongdoing", "called it a joke"."""
    t, low = view.letters, view.lows
    frames = clause.frames
    c = t[at]
    if "ing" in frames and c == "G":
        return at, "ing"
    if "accuse" in frames and c in "DSOAN#XZ":
        return at, "accuse"
    if "name" in frames and c in "DSOAN#XZPH":
        return _named(view, at, n)
    if "count" in frames and c == "#":
        return at, "noun"  # "reported 24 dead"
    if "noun" in frames and c in "DSAN#XZQH" and clause.form != "inverted":
        if frames["noun"] == "demanding" and not _speaker(view, clause):
            return None  # "the proposal calls for …"
        if clause.weak and not clause.documents:
            return None
        if clause.documents and not _is_document(view, clause):
            return None
        if noun_phrase_right(view, at) is not None or c == "Q":
            return at, "noun"
    if "about" in frames and c == "I" and low[at] in ("of", "about", "against"):
        return at + 1, "about"
    return None


def _speaker(view: View, clause: CueClause) -> bool:
    """A pronoun, a name or a noun for people heads the source."""
    if clause.source is None:
        return False
    a, b = clause.source
    t, low = view.letters, view.lows
    return t[a] in "PW" or t[b - 1] in "A)" or any(low[k] in people() for k in range(a, b))


def _is_document(view: View, clause: CueClause) -> bool:
    return clause.source is not None and any(
        w in ("poll", "polls", "survey", "surveys", "tv", "television", "video", "footage", "images", "pictures", "data")
        for w in view.lows[clause.source[0] : clause.source[1]]
    )


def _named(view: View, at: int, n: int) -> tuple[int, str] | None:
    """ "called the report “nonsense”", "described him as “a sex symbol”": the quoted or named part."""
    t, low = view.letters, view.lows
    end: int | None
    if t[at] == "S" and not (at + 1 < n and t[at + 1] in "NAXZ#EQ"):
        end = at + 1
    elif t[at] == "H":
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
        return end + 1, "as"
    if t[end] in "QD" or end in view.marked:
        return end, "name"
    return None


def _naming(view: View, begin: int, end: int) -> Range | None:
    """What something is called: the quotation where there is one, else the phrase."""
    t = view.letters
    at = begin + 1 if t[begin] == "D" and begin + 1 < end and (t[begin + 1] == "Q" or begin + 1 in view.marked) else begin
    if t[at] == "Q":
        return at, at + 1
    if at in view.marked:
        stop = at
        while stop < end and stop in view.marked:
            stop += 1
        return at, stop
    stop2 = noun_phrase_right(view, begin)
    return (begin, min(stop2, end)) if stop2 is not None else None


def _after_according(view: View, clause: CueClause, n: int) -> tuple[int, str] | None:
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
            return at + 1, "clause"
        if not opens and verb_at(view, at + 1) and t[at + 1] not in "XZNF":
            return at + 1, "clause"  # "the deal, according to X, was dead"
        if not opens and t[at + 1] == "Q":
            return at + 1, "quote"
        return None
    if opens and is_clause(view, at, n):
        return at, "clause"
    return None


def _after_comma(view: View, clause: CueClause, comma: int, n: int) -> int | None:
    """A content that goes on after the cue: "The deal, he said, was dead"; "…, he said, and …"."""
    t, low = view.letters, view.lows
    at = comma + 1
    if clause.start == 0 or t[clause.start - 1] not in ",Q-":
        return None
    if verb_at(view, at) and t[at] not in "XZN":
        return at
    if _lead(view, clause, at, 0) is not None and is_plain_clause(view, at, n):
        return at
    if t[at] in "C" and low[at] in ("and", "but", "or", "so", "yet") and is_clause(view, at, n):
        if at + 1 < n and t[at + 1] == "Q":
            return at + 1
        return at
    if t[at] in "UWH" and low[at] in ("because", "so", "which", "although", "though", "that", "who", "but", "if", "unless"):
        return at
    return None


def _resumes(view: View, clause: CueClause, mode: tuple[int, str]) -> bool:
    """With a content before the cue, one after it belongs too if it carries on: “…,” he said, “…”."""
    t, begin = view.letters, mode[0]
    return t[begin - 1] == "," and t[clause.start - 1] in ",Q-"


def _small(view: View, at: int) -> bool:
    """A quotation that begins with a small letter goes on with words before it: "These sources, the
    lawyers said, “all command the same conclusion”"."""
    q = view.quotes.get(at)
    return q is not None and view.text[q.inner_start : q.inner_start + 1].islower()


def _lead(view: View, clause: CueClause, begin: int, floor: int) -> Range | None:
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


def _prefers_backward(view: View, clause: CueClause, mode: tuple[int, str]) -> bool:
    """Which of two possible contents: "The deal was off, prosecutors said when …" has it before the cue,
    "When the deal was off, prosecutors said it …" after it."""
    t, begin = view.letters, mode[0]
    if t[begin - 1] in "H:" or mode[1] in ("that", "quote"):
        return False
    sharp = t[clause.start - 1] in ",Q-"
    if t[clause.start - 1] == "Q":
        return True
    if t[begin] in "UEGI" or (t[begin] == "R" and not sharp):
        return True
    if mode[1] == "wh":
        return sharp
    # "…, prosecutors noted in a charging document they filed"
    return sharp and begin > clause.cue[1] and clause.addressee is None and clause.occasion is not None


# ---------------------------------------------------------------- backwards
def _blocks_backward(view: View, clause: CueClause) -> bool:
    if clause.form in ("shared", "participle", "relative") or clause.lemma in ("cite", "quote"):
        return True
    return not clause.frames.keys() & {"clause", "quote"}


def _backward(view: View, clause: CueClause, floor: int) -> Range | None:
    """The content before the clause: from the head of the sentence, or from the last closed attribution."""
    t = view.letters
    end = clause.start
    if end <= floor:
        return None
    if t[end - 1] == "C" or (clause.form == "according" and t[end - 1] in "RU"):
        return None  # "…, and he says it was": a clause of its own
    sharp = t[end - 1] in ",-Q:"
    while end > floor and t[end - 1] in ",-":
        end -= 1
    begin = floor
    while begin < end and t[begin] in "C,-.;:":
        begin += 1
    if end <= begin:
        return None
    if end > begin and t[end - 1] in "UHW" and clause.form != "inverted":
        if view.lows[end - 1] != "as":
            return None
        end -= 1  # "The plan is dead, as officials said"
        while end > begin and t[end - 1] in ",-":
            end -= 1
    if t[end - 1] == "Q" and end - 2 >= begin and t[end - 2] in ",:":
        begin = end - 1  # "Asked about the tape, “…,” he said"
    if t[begin:end] == "Q" or (t[end - 1] == "Q" and sharp):
        return begin, end
    if not sharp and (t[end - 1] in "ITDSGMBVR" or not view.commaless):
        return None
    if "clause" not in clause.frames:
        return None
    if clause.weak and clause.form != "inverted" and not (clause.documents and sharp and _ends(view, clause.end)):
        return None  # "The race is tight, the poll found."
    if not is_clause(view, begin, end):
        return None
    if _introduces(view, begin, end):
        return None
    return begin, end


def _ends(view: View, at: int) -> bool:
    return at >= _length(view)


def _introduces(view: View, begin: int, end: int) -> bool:
    """ "When asked about it on Monday, he said": an introduction, not a content."""
    t, low = view.letters, view.lows
    if low[begin] in ("asked", "pressed", "questioned", "quizzed"):
        return True
    if t[begin] == "U" and "," not in t[begin:end]:
        return True
    if t[begin] in "LR" and "," in t[begin:end] and "U" in t[begin:end]:
        return True  # "Friday morning, as the parade rolled through, CNN reported …"
    return t[begin] in "IG" and "," not in t[begin:end] and not any(
        c in "MVP" for c in t[begin:end]
    )


# ---------------------------------------------------------------- ends
def _cut(
    view: View,
    clauses: list[CueClause],
    modes: list[tuple[int, str] | None],
    backs: list[Range | None],
    k: int,
    begin: int,
    n: int,
) -> int:
    """Where the content that begins at ``begin`` ends: at the next cue clause that is not inside it, at the
    author's own tail, or with the sentence."""
    t, low = view.letters, view.lows
    end = n
    if t[begin] == "Q" and _whole(view, begin, n):
        return begin + 1
    for m in range(k + 1, len(clauses)):
        other = clauses[m]
        if other.start < begin:
            continue
        at = _parts(view, other, modes[m], backs[m], begin)
        if at is not None:
            end = min(end, at)
            break
    if clauses[k].form == "according" or _subordinate(view, clauses[k]):
        comma = t.find(",", begin, end)
        if _subordinate(view, clauses[k]) and comma > begin and is_clause(view, begin, comma):
            if not _runs_on(view, comma, end):
                end = comma
    if begin > 0 and (modes[k] or (0, ""))[1] == "to" or t[begin] in "MVE":
        for j in range(begin + 1, end):
            if t[j] == "," and j + 1 < end and t[j + 1] in "MVE":
                end = j  # "which officials said will go into effect in June, will not apply …"
                break
    if clauses[k].form == "relative" and t[clauses[k].start - 1] != ",":
        end = _restricted(view, begin, end)
    for j in range(begin + 1, end):
        if t[j] == "G" and t[j - 1] == "Q" and low[j] in cue_lexicon().tails:
            return j
        if t[j] == "," and j + 1 < end:
            nxt = low[j + 1]
            if nxt in cue_lexicon().tails and t[j + 1] == "G":
                return j
            if nxt in ("according", "however"):
                return j
            if nxt in ("without", "while", "before", "after") and low[j + 2 : j + 3] and low[j + 2].endswith("ing"):
                return j
            if nxt == "but" and t[j + 2 : j + 3] not in ("H", "Q", "P") and is_clause(view, j + 2, end) and not verb_at(view, j + 2):
                return j
        elif t[j] == ";" and j + 1 < end and not _quoted_list(view, j):
            return j
        elif t[j] == "-" and t[j + 1] == "G" and low[j + 1] in cue_lexicon().tails:
            return j
        elif t[j] == "U" and (t[j - 1] == "Q" or (j - 1 in view.marked and j not in view.marked)) and low[j] in _TIMES:
            return j  # "says he’s “excited where we stand” as he faces a test"
        elif t[j] == "-" and t[j + 1] == "C" and is_clause(view, begin, j) and is_clause(view, j + 2, end):
            return j  # "…—but the envoy …": the author again
        elif t[j] == "C" and low[j] == "but" and verb_at(view, j + 1) and _denies(clauses[k]) and t[j + 1] in "MVE":
            return j  # "denied that he was briefed but did not refute …"
    return end


def _whole(view: View, at: int, n: int) -> bool:
    """A quotation that is the content by itself, whatever the author adds after it."""
    q = view.quotes[at]
    inner_last = view.text[q.inner_end - 1 : q.inner_end]
    if inner_last in (".", "!", "?", "…") or at + 1 >= n:
        return True
    after = view.letters[at + 1]
    return inner_last == "," and (after in "UG" or after in "MVE" or (after == "C" and verb_at(view, at + 2)))


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


def _denies(clause: CueClause) -> bool:
    return "denying" in clause.frames.values()


def _quoted_list(view: View, at: int) -> bool:
    return view.letters[at + 1] == "H"


def _runs_on(view: View, comma: int, end: int) -> bool:
    """The main clause after "Although she said …," carries on her words: it takes her up by a pronoun
    and quotes: "…, he would continue to back Assad’s “legitimate government”"."""
    later = range(comma + 1, end)
    return view.letters[comma + 1] == "P" and any(k in view.marked or view.letters[k] == "Q" for k in later)


def _subordinate(view: View, clause: CueClause) -> bool:
    """ "Although he said he never paid, …": the content ends with the subordinate clause."""
    t = view.letters
    before = clause.start - 1
    return clause.form == "subject" and before >= 0 and t[before] == "U" and (before == 0 or t[before - 1] in ",C")


def _parts(
    view: View, other: CueClause, mode: tuple[int, str] | None, back: Range | None, begin: int
) -> int | None:
    """Unit at which another cue clause ends my content; None where it stands inside it."""
    t, low = view.letters, view.lows
    at = other.start
    if other.form == "according":
        return at - 1 if at > begin and t[at - 1] == "," else at
    if other.form == "participle":
        if t[at - 1] in ",C" and at - 1 > begin:
            return at - 2 if t[at - 1] == "C" and t[at - 2] == "," else at - 1
        if other.source is not None and other.source[0] < begin and at > begin:
            return at
        if low[at - 1] in ("by", "while", "in", "after", "before"):
            return at - 1
        return None
    if other.form == "shared":
        cut = at - 1
        while cut > begin and t[cut] in "CR,":
            cut -= 1
        return cut + 1
    if other.form == "relative":
        return None
    if back is not None:  # its content stands before it
        cut = at
        while cut > begin and t[cut - 1] in ",-":
            cut -= 1
        return cut if cut > begin else None
    before = t[at - 1]
    if before in "CU" and at - 1 > begin and is_clause(view, begin, at - 1):
        if before == "C" or low[at - 1] in ("while", "whereas", "although", "though", "as", "after"):
            return at - 2 if t[at - 2] == "," else at - 1
    if before in ";":
        return at - 1
    return None


def _short(view: View, begin: int, end: int, frame: str) -> int:
    """A content that is a phrase ends with it: before a time, an occasion, a new clause or a new verb."""
    t, low = view.letters, view.lows
    first = begin
    if frame == "ing":
        first = begin + 1
    for j in range(first + 1, end):
        if t[j] == "," and j + 1 < end and (t[j + 1] in "GCUWEI" or verb_at(view, j + 1)):
            return j
        if t[j] == "-":
            return j
        if t[j] == "U" and low[j] not in ("as", "than"):
            return j
        if t[j] == "U" and low[j] == "as" and frame != "accuse":
            return j
        if t[j] == "C" and verb_at(view, j + 1) and t[j + 1] in "MVE":
            return j
        if frame == "noun" and t[j] in "IT" and j + 1 < end and _outside(view, j):
            return j
    return end


def _outside(view: View, at: int) -> bool:
    """A prepositional phrase that belongs to the cue: "confirmed the visit on Monday", "… to CNN"."""
    t = view.letters
    if t[at] == "T":
        return t[at + 1] == "A"
    if t[at + 1] == "L":
        return True
    end = bare_right(view, at + 1)
    return end is not None and is_occasion(view, at + 1, end)


def _trim(view: View, begin: int, end: int) -> int:
    while end > begin and view.letters[end - 1] in ",;:-.C":
        end -= 1
    return end


def _confidence(view: View, clause: CueClause, frame: str, back: bool) -> float:
    sure = clause.sure
    if frame in ("noun", "ing", "name", "as", "about", "accuse", "to", "wh"):
        sure -= 0.1
    if back and view.letters[clause.start - 1] not in ",Q-":
        sure -= 0.1
    return round(max(0.3, min(0.99, sure)), 2)
