"""Cue clauses: a reporting verb or phrase with its source, addressee and adjuncts.

"[two people familiar with the matter] told [Bloomberg] [on Wednesday]": everything of an attribution but
its content, which ``contents`` finds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from wellhead.annotate.adjuncts import Range, adjuncts_after, interlocutor
from wellhead.annotate.cues import Cue, cue_lexicon
from wellhead.annotate.noun_phrases import (
    apposition_left,
    appositions_right,
    bare_right,
    is_clause,
    noun_phrase_left,
    noun_phrase_right,
    opens_clause,
    verb_at,
)
from wellhead.annotate.views import View
from wellhead.annotate.words import NOUNISH, people, titles

_BE = frozenset(("is", "are", "was", "were", "am", "'s", "’s", "be", "been", "being", "'re", "’re", "'m", "’m", "get", "got", "gets"))
_PRONOMINAL = frozenset(("some", "many", "others", "both", "all", "several", "few", "most", "one", "another", "neither"))
_UNREAL = frozenset(("if", "unless", "whether", "until", "till", "lest"))
_MODALS = frozenset(("would", "could", "might", "may", "can", "should", "must", "shall", "'d", "’d", "cannot", "ought"))
_KEEPS = frozenset(("kept", "keeps", "keep", "began", "begins", "started", "continued", "continues"))
_SUBORDINATE_ING = frozenset(("by", "in", "after", "while", "when", "before", "despite"))


@dataclass(slots=True)
class CueClause:
    """A cue with what belongs to it, as ranges of units in a view."""

    cue: Range
    lemma: str
    frames: Mapping[str, str]
    start: int
    """first unit of the clause: of the source where it stands first"""
    end: int
    """unit after the cue, addressee and sure adjuncts"""
    loose: int
    """unit after the loose adjuncts"""
    source: Range | None
    form: str
    """subject (S V), inverted (V S), shared (the subject stands before another verb), participle,
    relative (who V), according"""
    weak: bool = False
    documents: bool = False
    addressee: Range | None = None
    occasion: Range | None = None
    cited: list[Range] = field(default_factory=list)
    sure: float = 0.9


def cue_clauses(view: View) -> list[CueClause]:
    """The cue clauses of a sentence in the order of their cues; quotations are not looked into."""
    found: list[CueClause] = []
    verbs = cue_lexicon().verbs
    citing = cue_lexicon().citing
    waiting: list[Range] = []
    skip = 0
    for at, low in enumerate(view.lows):
        if at < skip or not low:
            continue
        made: CueClause | None = None
        if low == "according" and at + 1 < len(view) and view.lows[at + 1] == "to":
            made = _according(view, at)
        elif low in citing and view.letters[at] in "EVGNAXZ":
            made = _citing(view, at, citing[low], found, waiting)
        elif low in verbs and view.letters[at] in "EVFXZGNA" and (view.headline or not _capital(view, at)):
            for cue in verbs[low]:
                made = _verb(view, at, cue, found)
                if made is not None:
                    break
        if made is not None:
            made.cited.extend(waiting)
            waiting.clear()
            found.append(made)
            skip = made.cue[1]
    return found


def _capital(view: View, at: int) -> bool:
    return view.text[view.starts[at]].isupper()


# ---------------------------------------------------------------- according to
def _according(view: View, at: int) -> CueClause | None:
    end = noun_phrase_right(view, at + 2)
    if end is None:
        return None
    end = appositions_right(view, end) if at else end
    return CueClause(
        cue=(at, at + 2),
        lemma="according to",
        frames={"clause": "saying", "quote": "saying"},
        start=at,
        end=end,
        loose=end,
        source=(at + 2, end),
        form="according",
        sure=0.95,
    )


# ---------------------------------------------------------------- cited as saying, citing
def _citing(
    view: View, at: int, tense: str, found: list[CueClause], waiting: list[Range]
) -> CueClause | None:
    """ "Interfax quoted a source as saying …" is a clause; "…, citing two officials" adds to the one before."""
    low, t = view.lows, view.letters
    end = noun_phrase_right(view, at + 1)
    as_saying = _as_saying(view, end) if end is not None else None
    passive = at > 0 and low[at - 1] in _BE
    if passive:
        after = _as_saying(view, at + 1)
        subject = _group_start(view, at)
        if after is None or subject is None or subject == 0:
            return None
        start = _subject_left(view, subject)
        if start is None:
            return None
        clause = CueClause(
            cue=(subject, after),
            lemma="quote as saying",
            frames={"clause": "reporting", "quote": "reporting"},
            start=start[0],
            end=after,
            loose=after,
            source=start,
            form="subject",
        )
        if after + 1 < len(view) and low[after] == "by":
            by = noun_phrase_right(view, after + 1)
            if by is not None:
                clause.addressee, clause.end, clause.loose = (after + 1, by), by, by
        return clause
    if end is None:
        return None
    who = (at + 1, appositions_right(view, end) if as_saying is None else end)
    if as_saying is not None:
        subject = _group_start(view, at)
        if subject is None:
            return None
        source = _subject_left(view, subject) if subject else None
        form = "subject"
        if source is None:
            source, form = _shared_subject(view, subject, found), "shared"
        if source is None:
            return None
        return CueClause(
            cue=(at, at + 1),
            lemma="cite" if low[at].startswith("cit") else "quote",
            frames={"clause": "reporting", "quote": "reporting"},
            start=source[0] if form == "subject" else subject,
            end=as_saying,
            loose=as_saying,
            source=source,
            form=form,
            cited=[who],
        )
    if tense == "ing" and low[at] == "citing" and t[at + 1] in "DSAN#XZE":
        if found and not found[-1].cited and ";" not in t[found[-1].cue[1] : at]:
            found[-1].cited.append(who)
        elif not found:
            waiting.append(who)  # "The Times, citing two officials, said"
    return None


def _as_saying(view: View, at: int) -> int | None:
    """Unit after "as saying (that)"."""
    if at + 1 < len(view) and view.lows[at] == "as" and view.lows[at + 1] in ("saying", "telling", "writing", "stating"):
        return at + 2
    return None


# ---------------------------------------------------------------- verbs
def _verb(view: View, at: int, cue: Cue, found: list[CueClause]) -> CueClause | None:
    t, low, n = view.letters, view.lows, len(view)
    after = at + 1 + len(cue.rest)
    if cue.rest and tuple(low[at + 1 : after]) != cue.rest:
        return None
    begin = _group_start(view, at)
    if begin is None:
        return None
    group = low[begin:at]
    if any(t[k] == "n" for k in range(begin, at)) or (n > after and t[after] == "n"):
        return None  # "did not say that"
    if any(w in _MODALS for w in group) or (after < n and low[after] == "by"):
        return None
    if begin > 0 and t[begin - 1] in "DS" and low[begin - 1] not in _PRONOMINAL:
        return None  # "the promised money", "his stated aim"
    be = any(w in _BE for w in group)
    if cue.tense in ("past_or_participle", "participle") and be:
        return None  # passive: see hearsay
    if cue.tense == "participle" and not any(w in ("has", "have", "had", "having", "'ve", "’ve") for w in group):
        return None
    if cue.tense in ("base", "s") and not _stands_as_verb(view, begin, at, after, cue):
        return None
    if cue.tense == "base" and begin > 0 and t[begin - 1] == "T":
        return None
    if cue.tense == "ing" and not be:
        return _participle(view, begin, at, after, cue, found)
    if begin > 0 and t[begin - 1] == "T":
        return None
    made = _inverted(view, at, after, cue) if begin == at else None
    made = made or _with_subject(view, begin, at, after, cue, found)
    if made is None:
        return None
    if made.source is not None and _no_source(view, made.source):
        return None
    if made.form == "subject" and made.start > 0 and low[made.start - 1] in _UNREAL:
        return None  # "if the U.S. rejects his proposal"
    if t[at] in "ZXN" and made.sure < 0.7:
        return None  # a noun, more likely
    if view.headline and made.form == "subject" and made.source is not None and t[made.source[0]] in "ZVFX":
        return None  # "…, Calls Trump’s Putin Remarks ‘Troubling’"
    return made


def _group_start(view: View, at: int) -> int | None:
    """First unit of the verb group: "has repeatedly [said]"."""
    t = view.letters
    begin = at
    while begin > 0 and t[begin - 1] in "RMnB" and at - begin < 5:
        begin -= 1
    return begin


def _stands_as_verb(view: View, begin: int, at: int, after: int, cue: Cue) -> bool:
    """ "officials say", "Bloomberg reports that", not "the claims", "a report"."""
    t, low = view.letters, view.lows
    if begin < at and t[at - 1] in "MnR":
        return t[at - 1] != "M" or low[at - 1] not in _BE
    if at == 0:
        return False
    p = t[at - 1]
    follow = t[after] if after < len(view) else "."
    opens = follow in "H:Q,.-DSPAOIWU#TRNGMVE"
    if t[at] in "ZNX":  # "emails", "states": more often nouns
        if p == "N" and low[at - 1] not in people() and follow not in "H:Q":
            return False
        if follow in "N" or (p == "D" and follow in "NA"):
            return False
    if p in "DSKI#TGB" and not (p == "D" and low[at - 1] in ("some", "many", "others", "both", "all", "most", "few")):
        return False
    if cue.tense == "s":
        return p in "PANWXH,)QYC" + "LR" and opens
    plural = low[at - 1].endswith("s") or low[at - 1] in ("people", "police", "men", "women", "media", "authorities", "who")
    if p == "P":
        return low[at - 1] not in ("he", "she", "it")
    if p in "NZX":
        if not plural and t[at] == "F":
            start = noun_phrase_left(view, at - 1)  # "people familiar with the matter say"
            plural = start is not None and (
                "#" in t[start:at] or any(w.endswith("s") or w == "people" for w in low[start:at] if len(w) > 2)
            )
        return plural and opens
    if p in "LYE":  # "Findings of a poll released today show nearly half want …"
        return follow in "HDSPRNA#" and cue.documents
    if p == "A":
        return (plural or "and" in low[max(0, at - 6) : at]) and opens and follow not in "NA"
    return p in "DW,)" and opens


def _with_subject(
    view: View, begin: int, at: int, after: int, cue: Cue, found: list[CueClause]
) -> CueClause | None:
    t, low = view.letters, view.lows
    if begin == 0:
        return None
    p = t[begin - 1]
    form = "subject"
    source: Range | None
    if p == "C" or (p == "," and found and begin > 1 and t[begin - 2] not in NOUNISH | {")"}):
        source, form = _shared_subject(view, begin, found), "shared"
    elif p == "W" and low[begin - 1] in ("who", "which"):
        source, form = (begin - 1, begin), "relative"
    elif p == "H" and begin > 1 and t[begin - 2] in NOUNISH:
        head = noun_phrase_left(view, begin - 2)  # "an advertisement that urges voters to …"
        source, form = (None if head is None else (head, begin - 1)), "relative"
    else:
        source = _subject_left(view, begin)
        if source is not None and source[0] > 0 and low[source[0] - 1] == "what":
            return None  # "the rest of what he claimed he was owed"
    if source is None:
        return None
    start = source[0] if form != "shared" else begin
    return _finish(view, at, begin, after, cue, source, start, form)


def _subject_left(view: View, begin: int) -> Range | None:
    """The subject that ends before ``begin``, an aside between commas stepped over."""
    t = view.letters
    last = begin - 1
    if last < 0:
        return None
    if t[last] == ",":
        start = apposition_left(view, last)
        return None if start is None else (start, _before_aside(view, start, last))
    if t[last] == "-":
        opened = t.rfind("-", max(0, last - 40), last)
        if opened <= 0 or is_clause(view, opened + 1, last) and t[opened + 1] not in "W":
            return None
        last = opened - 1
    if last and view.lows[last].endswith(("self", "selves")):
        last -= 1  # "Mr Trump himself [suggested]"
    while last > 1 and t[last] in "LY" and t[last - 1] not in "DSNK#":
        last -= 2 if t[last - 1] == "I" else 1  # "President Trump on Sunday [denied]"
    start = noun_phrase_left(view, last)
    if start is None:
        return None
    if start > 0 and t[start - 1] in "IT":  # the object of a preposition is no subject
        name = _name_within(view, start, last)
        return None if name is None else (name, last + 1)
    if start > 0 and t[start - 1] in "NA" and t[start] == "D":
        name = noun_phrase_left(view, start - 1)  # "Maysa al-Aswad a 30-year-old evacuee [said]"
        if name is not None and opens_clause(view, name) and not any(c in "MVE" for c in t[name:start]):
            if t[name] == "A" or name == 0:
                return name, last + 1
    return start, last + 1


def _name_within(view: View, start: int, last: int) -> int | None:
    """ "In a televised interview Putin said": the name at the end of what looks like one phrase."""
    t, low = view.letters, view.lows
    first = last
    while first > start and t[first - 1] == "A":
        first -= 1
    for k in range(last, first, -1):
        if low[k] in titles() and low[k - 1] not in titles():
            return k
    if t[first] == "A" and first > start and t[first - 1] in "NXZLY" and low[first - 1] not in people():
        return first
    return None


def _before_aside(view: View, start: int, comma: int) -> int:
    """What is no apposition is left out of the source: "Trump, in a tweet, said", "Mr. Gauger, who …, said"."""
    t = view.letters
    for k in range(start + 1, comma):
        if t[k] == "," and (t[k + 1] in "ITRUGLWE" or view.lows[k + 1] == "whose"):
            return k
    return comma


def _shared_subject(view: View, begin: int, found: list[CueClause]) -> Range | None:
    """The subject of a second verb ("and added that …") or of a participle (", saying …")."""
    after_comma = view.letters[begin - 1] == "," or view.letters[max(0, begin - 2) : begin] == ",C"
    for n in range(len(found) - 1, -1, -1):
        clause = found[n]
        if clause.source is None or clause.form not in ("subject", "shared", "inverted", "participle"):
            continue
        if ";" in view.letters[clause.cue[0] : begin]:
            continue
        if after_comma and n and clause.start - found[n - 1].end <= 1:
            continue  # "The inquiry found that the campaign expected help, but [it] found no …"
        return clause.source
    return clause_subject(view, begin)


def clause_subject(view: View, before: int) -> Range | None:
    """The subject of the clause that the sentence opens with."""
    t, low, n = view.letters, view.lows, len(view)
    at = 0
    for _ in range(6):
        while at < before and t[at] in "CRLU,-nH.":
            at += 1
        if at >= before:
            return None
        if t[at] not in "IGTE" and low[at] != "according":
            end = noun_phrase_right(view, at, participles=False)
            if end is None or end > before:
                return None
            if end < n and t[end] == ",":
                wide = appositions_right(view, end)
                if wide < n and t[wide] == "," and verb_at(view, wide + 1):
                    return at, wide
            if end < n and verb_at(view, end):
                return at, end
        comma = t.find(",", at, before)  # "At a town hall in Salem, New Hampshire, Trump went …"
        if comma < 0:
            return None
        at = comma + 1
    return None


def _inverted(view: View, at: int, after: int, cue: Cue) -> CueClause | None:
    """ "“…,” said Anna Berg, the mayor": the source follows the verb."""
    t, n = view.letters, len(view)
    if cue.tense not in ("past_or_participle", "past", "s", "base") or cue.needs_addressee:
        return None
    if cue.tense in ("base", "s") and t[at] in "XZN" and t[at - 1 : at] != "Q":
        return None  # "her mentor, state Senator Sylvia Larsen"
    if not ({"clause", "quote"} & cue.frames.keys()) or after >= n or t[after] not in "DSAN#PE":
        return None
    p = t[at - 1] if at else ""
    if p not in ("Q", ",", "-", ""):
        return None
    if p == "" and cue.lemma != "say":
        return None
    end = noun_phrase_right(view, after, occasions=False)
    if end is None:
        return None
    if p != "Q" and not _animate(view, after, end):
        return None
    if t[after] == "P" and view.lows[after] in ("it", "there") and is_clause(view, after, n):
        return None
    if p != "Q":
        if is_clause(view, end, n) and end < n and t[end] in "MVEFXZRH":
            return None  # "…, said the plan was dead": a content follows
        if apposition_left(view, at - 1) is not None and is_clause(view, after, n):
            return None
    end = appositions_right(view, end)
    extra = adjuncts_after(view, end, addressee_first=False)
    assert extra is not None
    stop = extra.loose if _closes(view, extra.loose) else extra.sure
    return CueClause(
        cue=(at, after),
        lemma=cue.lemma,
        frames=cue.frames,
        start=at,
        end=stop,
        loose=stop,
        source=(after, end),
        form="inverted",
        weak=cue.weak,
        addressee=extra.addressee,
        occasion=extra.occasion,
    )


def _animate(view: View, a: int, b: int) -> bool:
    """A name, a pronoun or a noun for people stands in the phrase."""
    return any(c in "AP" for c in view.letters[a:b]) or any(w in people() for w in view.lows[a:b])


def _closes(view: View, at: int) -> bool:
    return at >= len(view) or view.letters[at] in ".,;:-Q"


def _participle(
    view: View, begin: int, at: int, after: int, cue: Cue, found: list[CueClause]
) -> CueClause | None:
    """ "…, telling the prime minister his forces would …", "a statement saying that …"."""
    t, low = view.letters, view.lows
    if begin == 0:
        return None
    p = t[begin - 1]
    source: Range | None
    if p in ",CQ-LY" or low[begin - 1] in _SUBORDINATE_ING:
        source = _shared_subject(view, begin, found)
    elif low[begin - 1] in _KEEPS:
        source = _subject_left(view, begin - 1)  # "kept saying he would pay"
    elif p in NOUNISH:
        start = noun_phrase_left(view, begin - 1)
        source = (start, begin) if start is not None and t[begin - 1] in "NZXA" else None
        named = t[begin - 1] == "A" and after < len(view) and t[after] in "H:Q"
        if source is not None and not named and not _speaks(view, source):
            source = _shared_subject(view, begin, found) if found else None  # the comma was lost
    else:
        return None
    if source is None or _no_source(view, source):
        return None
    made = _finish(view, at, begin, after, cue, source, begin, "participle")
    if made is not None:
        made.sure = 0.8
    return made


def _speaks(view: View, source: Range) -> bool:
    return any(w in people() for w in view.lows[source[0] : source[1]])


def _finish(
    view: View, at: int, begin: int, after: int, cue: Cue, source: Range, start: int, form: str
) -> CueClause | None:
    n = len(view)
    t = view.letters
    told = cue.needs_addressee or ("tell" in cue.frames and _takes_addressee(view, after))
    extra = adjuncts_after(view, after, addressee_first=told)
    if extra is None:
        return None
    end = extra.sure
    if extra.loose > end and extra.loose < n and (
        t[extra.loose] in "H:Q" or (t[extra.loose] == "," and t[extra.loose + 1 : extra.loose + 2] == "Q")
    ):
        end = extra.loose
    addressee = extra.addressee
    occasion = extra.occasion or _leading_occasion(view, source[0])
    if addressee is None and occasion is not None and occasion != extra.occasion:
        addressee = interlocutor(view, *occasion)
    sure = 0.9 if opens_clause(view, source[0]) or form in ("shared", "participle", "relative") else 0.6
    if cue.weak:
        sure -= 0.15
    return CueClause(
        cue=(begin, after),
        lemma=cue.lemma,
        frames=cue.frames,
        start=start,
        end=end,
        loose=max(extra.loose, end),
        source=source,
        form=form,
        weak=cue.weak,
        documents=cue.documents,
        addressee=addressee,
        occasion=occasion,
        sure=sure,
    )


def _takes_addressee(view: View, after: int) -> bool:
    """ "warned the council that": a noun phrase with "that" or a quotation after it."""
    if after >= len(view) or view.letters[after] not in "ODSAN":
        return False
    end = bare_right(view, after)
    return end is not None and end < len(view) and view.letters[end] in "HQ"


def _leading_occasion(view: View, subject: int) -> Range | None:
    """ "In a televised interview[,] Putin said …": the occasion before the subject."""
    t, low = view.letters, view.lows
    at = 0
    while at < subject and t[at] in "CRL,":
        at += 1
    if at < subject and low[at] in cue_lexicon().occasion_prepositions:
        end = subject
        while end > at and t[end - 1] in ",":
            end -= 1
        if end - at <= 14 and any(w in cue_lexicon().occasion_nouns for w in low[at:end]):
            return at, end
    return None


def _no_source(view: View, source: Range) -> bool:
    """Phrases that cannot speak: "there", "this", a time."""
    t, low = view.letters, view.lows
    a, b = source
    if b - a == 1 and low[a] in ("i", "we", "you"):
        return True  # the author or the reader, who are no sources
    if b - a == 1:
        return low[a] in ("there", "this", "that", "these", "those", "what", "such", "no", "every", "each", "any", "") and t[a] != "H" or t[a] in "LYKQRO"
    return all(t[k] in "LYDR#,I" for k in range(a, b))
