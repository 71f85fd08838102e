"""Cue clauses of reporting verbs: is this form the verb of a clause that reports, and whose?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from wellhead.annotate.adjuncts import Range, adjuncts_after, interlocutor
from wellhead.annotate.cue_clause import CueClause
from wellhead.annotate.cues import Cue, cue_lexicon
from wellhead.annotate.finite import is_clause
from wellhead.annotate.noun_phrases import (
    apposition_left,
    appositions_right,
    bare_right,
    noun_phrase_left,
    noun_phrase_right,
    opens_clause,
)
from wellhead.annotate.subjects import animate, no_source, shared_subject, speaks, subject_left
from wellhead.annotate.views import View
from wellhead.annotate.words import NOUNISH, people, word_set

_GROUP = 5  # auxiliaries and adverbs that a verb group may have: "has since then repeatedly said"


class Site(NamedTuple):
    """A form that may be a reporting verb, and where it stands."""

    view: View
    begin: int
    """first unit of the verb group"""
    at: int
    after: int
    """unit after the cue"""
    cue: Cue
    found: Sequence[CueClause]
    """the cue clauses before it"""

    @property
    def before(self) -> str:
        """Letter before the verb group."""
        return self.view.letters[self.begin - 1] if self.begin else ""

    @property
    def word_before(self) -> str:
        """Word before the verb group."""
        return self.view.lows[self.begin - 1] if self.begin else ""

    @property
    def follow(self) -> str:
        """Letter after the cue."""
        return self.view.letters[self.after] if self.after < len(self.view) else "."


def group_start(view: View, at: int) -> int:
    """First unit of the verb group: "has repeatedly [said]"."""
    begin = at
    while begin > 0 and view.letters[begin - 1] in "RMnB" and at - begin < _GROUP:
        begin -= 1
    return begin


def verb_clause(view: View, at: int, cue: Cue, found: Sequence[CueClause]) -> CueClause | None:
    """The cue clause of the form at ``at``, read as ``cue``; None where it is no reporting verb there."""
    after = at + 1 + len(cue.rest)
    if cue.rest and tuple(view.lows[at + 1 : after]) != cue.rest:
        return None
    site = Site(view, group_start(view, at), at, after, cue, found)
    if _unsaid(site) or _filed(site) or _result(site):
        return None
    if cue.tense in ("base", "s") and not _stands_as_verb(site):
        return None
    if cue.tense == "ing" and not _progressive(site):
        return _participle(site)
    if site.before == "T":
        return None  # "to say"
    made = _inverted(site) if site.begin == at else None
    made = made or _with_subject(site)
    return made if made is not None and _plausible(site, made) else None


def _progressive(site: Site) -> bool:
    return any(w in word_set("be_forms") for w in site.view.lows[site.begin : site.at])


def _unsaid(site: Site) -> bool:
    """Negated ("did not say that"), unreal ("would say"), passive or adjectival forms."""
    t, low, begin, at, after = site.view.letters, site.view.lows, site.begin, site.at, site.after
    group = low[begin:at]
    if "n" in t[begin:at] or t[after : after + 1] == "n":
        return True
    if any(w in word_set("unreal_modals") for w in group) or low[after : after + 1] == ["by"]:
        return True
    if site.before in ("D", "S") and site.word_before not in word_set("pronominal"):
        return True  # "the promised money", "his stated aim"
    if site.cue.tense in ("past_or_participle", "participle") and _progressive(site):
        return True
    return site.cue.tense == "participle" and not any(w in word_set("have_forms") for w in group)


def _filed(site: Site) -> bool:
    """ "Krauss reported from Dubai, and Karimi reported from Tehran": where a reporter wrote, not what."""
    view, at = site.view, site.after
    if (
        site.cue.lemma != "report"
        or view.lows[at : at + 1] != ["from"]
        or view.letters[at + 1 : at + 2] != "A"
    ):
        return False
    end = noun_phrase_right(view, at + 1) or at
    return view.letters[end : end + 1] not in ("H", ":", "Q")


def _result(site: Site) -> bool:
    """ "Anyone found guilty of it may be hanged", "the men thought dead": a state."""
    if site.cue.tense not in ("past_or_participle", "participle"):
        return False
    states = site.cue.weak or "belief" in site.cue.frames.values()
    follows = site.view.lows[site.after : site.after + 1]
    return states and any(word in word_set("resulting_states") for word in follows)


def _plausible(site: Site, made: CueClause) -> bool:
    t = site.view.letters
    if made.source is not None and no_source(site.view, made.source):
        return False
    before = site.view.lows[made.start - 1] if made.start > 0 else ""
    if made.form == "subject" and before in word_set("unreal_conjunctions"):
        return False  # "if the U.S. rejects his proposal"
    if t[site.at] in "ZXN" and made.sure < 0.7:
        return False  # a noun, more likely
    # "…, Calls Trump’s Putin Remarks ‘Troubling’" has no subject
    return not (site.view.headline and made.form == "subject" and made.source and t[made.source[0]] in "ZVFX")


def _stands_as_verb(site: Site) -> bool:
    """Whether a present form is a verb: "officials say", "Bloomberg reports that", not "the claims"."""
    t, low, at = site.view.letters, site.view.lows, site.at
    if site.begin < at and t[at - 1] in "MnR":
        return t[at - 1] != "M" or low[at - 1] not in word_set("be_forms")
    if at == 0:
        return False
    p, word, follow = t[at - 1], low[at - 1], site.follow
    opens = follow in "H:Q,.-DSPAOIWU#TRNGMVE"
    if t[at] in "ZNX" and follow == ":" and site.view.sentence.role == "title":
        return False  # "Tibetan protests: China holds 953"
    if t[at] in "ZNX":  # "emails", "states": more often nouns
        if p == "N" and word not in people() and follow not in "H:Q":
            return False
        if follow == "N" or (p == "D" and follow in "NA") or (site.cue.tense == "base" and follow in ",.-"):
            return False
    if p in "DSKI#TGB" and not (p == "D" and word in word_set("pronominal")):
        return False
    if site.cue.tense == "s":
        return p in "PANWXH,)QYCLR" and opens
    return opens and _plural_before(site, p, word, follow)


def _plural_before(site: Site, p: str, word: str, follow: str) -> bool:
    """Whether what stands before a base form can be its subject: "officials say", not "the official say"."""
    t, low, at = site.view.letters, site.view.lows, site.at
    plural = word.endswith("s") or word in word_set("plural_people")
    if p == "P":
        return word not in ("he", "she", "it")
    if p in "NZX":
        if not plural and t[at] == "F":
            start = noun_phrase_left(site.view, at - 1)  # "people familiar with the matter say"
            words = low[start:at] if start is not None else []
            plural = "people" in words or any(w.endswith("s") and len(w) > 2 for w in words)
            plural = plural or (start is not None and "#" in t[start:at])
        return plural
    if p in "LYE":  # "Findings of a poll released today show nearly half want …"
        return follow in "HDSPRNA#" and site.cue.documents
    if p == "A":
        many = plural or "and" in low[max(0, at - 6) : at]
        return many and (t[at] == "F" or follow not in "NA")
    return p in "DW,)"


# ---------------------------------------------------------------- subject first
def _with_subject(site: Site) -> CueClause | None:
    view, begin = site.view, site.begin
    t, low = view.letters, view.lows
    if begin == 0:
        return None
    p = site.before
    form = "subject"
    source: Range | None
    if p == "C" or (p == "," and site.found and begin > 1 and t[begin - 2] not in NOUNISH | {")"}):
        source, form = shared_subject(view, begin, site.found), "shared"
    elif p == "W" and site.word_before in ("who", "which"):
        source, form = (begin - 1, begin), "relative"
    elif p == "H" and begin > 1 and t[begin - 2] in NOUNISH:
        head = noun_phrase_left(view, begin - 2)  # "an advertisement that urges voters to …"
        source, form = (None if head is None else (head, begin - 1)), "relative"
    else:
        source = subject_left(view, begin)
        if source is not None and source[0] > 0 and low[source[0] - 1] == "what":
            return None  # "the rest of what he claimed he was owed"
    return None if source is None else _finish(site, source, form)


def _participle(site: Site) -> CueClause | None:
    """ "…, telling the prime minister his forces would …", "a statement saying that …"."""
    view, begin, p = site.view, site.begin, site.before
    if begin == 0:
        return None
    source: Range | None
    if p in ",CQ-LY" or site.word_before in word_set("before_participles"):
        source = shared_subject(view, begin, site.found)
        if source is not None and not site.found and not animate(view, *source):
            source = None  # "The surge has come since he took office, vowing …"
    elif site.word_before in word_set("aspect_verbs"):
        source = subject_left(view, begin - 1)  # "kept saying he would pay"
    elif p in NOUNISH:
        start = noun_phrase_left(view, begin - 1)
        source = (start, begin) if start is not None and p in "NZXA" else None
        named = p == "A" and site.follow in "H:Q"
        if source is not None and not named and not speaks(view, source):
            source = shared_subject(view, begin, site.found) if site.found else None  # the comma was lost
    else:
        return None
    if source is None or no_source(view, source):
        return None
    made = _finish(site, source, "participle")
    if made is not None:
        made.sure = 0.8
    return made


def _finish(site: Site, source: Range, form: str) -> CueClause | None:
    """The clause with what stands after its verb: addressee, time, occasion."""
    view, cue = site.view, site.cue
    t, n = view.letters, len(view)
    told = cue.needs_addressee or ("tell" in cue.frames and _takes_addressee(view, site.after))
    extra = adjuncts_after(view, site.after, addressee_first=told)
    if extra is None:
        return None
    end = extra.sure
    if end < extra.loose < n and (t[extra.loose] in "H:Q" or t[extra.loose : extra.loose + 2] == ",Q"):
        end = extra.loose
    addressee = extra.addressee
    occasion = extra.occasion or _leading_occasion(view, source[0])
    if addressee is None and occasion is not None and occasion != extra.occasion:
        addressee = interlocutor(view, *occasion)
    sure = 0.9 if form != "subject" or opens_clause(view, source[0]) else 0.6
    return CueClause(
        cue=(site.begin, site.after),
        lemma=cue.lemma,
        frames=cue.frames,
        start=site.begin if form in ("shared", "participle") else source[0],
        end=end,
        loose=max(extra.loose, end),
        source=source,
        form=form,
        weak=cue.weak,
        documents=cue.documents,
        addressee=addressee,
        occasion=occasion,
        sure=sure - 0.15 if cue.weak else sure,
    )


def _takes_addressee(view: View, after: int) -> bool:
    """ "warned the council (in May) that": a noun phrase with "that" or a quotation after it."""
    if after >= len(view) or view.letters[after] not in "ODSAN":
        return False
    end = bare_right(view, after)
    extra = None if end is None else adjuncts_after(view, end, addressee_first=False)
    return extra is not None and extra.loose < len(view) and view.letters[extra.loose] in "HQ"


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


# ---------------------------------------------------------------- verb first
def _inverted(site: Site) -> CueClause | None:
    """ "“…,” said Anna Berg, the mayor": the source follows the verb."""
    view, cue, at, after = site.view, site.cue, site.at, site.after
    t, n = view.letters, len(view)
    p = t[at - 1] if at else ""
    if cue.tense in ("ing", "participle") or cue.needs_addressee:
        return None
    if p not in ("Q", ",", "-", "") or (p == "" and cue.lemma != "say"):
        return None
    if cue.tense in ("base", "s") and t[at] in "XZN" and p != "Q":
        return None  # "her mentor, state Senator Sylvia Larsen"
    if p != "Q" and "denying" in cue.frames.values():
        return None  # "The firm, based in Oslo, denied accusations by officials": they are the object
    if not ({"clause", "quote"} & cue.frames.keys()) or after >= n or t[after] not in "DSAN#PE":
        return None
    end = noun_phrase_right(view, after, occasions=False)
    if end is None or (p != "Q" and not _closes_sentence(site, end)):
        return None
    if t[after] == "P" and view.lows[after] in ("it", "there") and is_clause(view, after, n):
        return None
    end = appositions_right(view, end)
    extra = adjuncts_after(view, end, addressee_first=False)
    if extra is None:
        return None
    stop = extra.loose if extra.loose >= n or t[extra.loose] in ".,;:-Q" else extra.sure
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


def _closes_sentence(site: Site, end: int) -> bool:
    """Without a quotation before it, a verb with its source after it must close what stands before:
    not "Rudy Giuliani, a lawyer, said the plan was dead"."""
    view, t, n = site.view, site.view.letters, len(site.view)
    if not animate(view, site.after, end):
        return False
    if end < n and t[end] in "MVEFXZRH" and is_clause(view, end, n):
        return False
    return not (
        site.at > 0
        and t[site.at - 1] == ","
        and apposition_left(view, site.at - 1) is not None
        # "The firm, which runs the mine, confirmed reports by the union" has its subject before the commas
        and ("noun" in site.cue.frames or is_clause(view, site.after, n))
    )
