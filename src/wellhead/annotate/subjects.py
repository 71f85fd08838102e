"""Who a verb's subject is: to its left, shared with another verb, or that of the sentence."""

from __future__ import annotations

from collections.abc import Sequence

from wellhead.annotate.adjuncts import Range
from wellhead.annotate.cue_clause import CueClause
from wellhead.annotate.finite import is_clause, verb_at
from wellhead.annotate.noun_phrases import (
    apposition_left,
    appositions_right,
    noun_phrase_left,
    noun_phrase_right,
    opens_clause,
)
from wellhead.annotate.views import View
from wellhead.annotate.words import people, titles, word_set

_APPOSED = 18  # units of "Ann Bell, the head of the civil aviation organisation"


def subject_left(view: View, begin: int) -> Range | None:
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
        if opened <= 0 or (is_clause(view, opened + 1, last) and t[opened + 1] not in "W"):
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
        name = _name_after_quotation(view, last)
        name = _name_within(view, start, last) if name is None else name
        return None if name is None else (name, last + 1)
    named = _open_apposition(view, start, last)
    if named is not None:
        return named, last + 1
    if start > 0 and t[start - 1] in "NA" and t[start] == "D":
        name = noun_phrase_left(view, start - 1)  # "Maysa al-Aswad a 30-year-old evacuee [said]"
        named = name is not None and (t[name] == "A" or name == 0) and opens_clause(view, name)
        if name is not None and named and not any(c in "MVE" for c in t[name:start]):
            return name, last + 1
    return start, last + 1


def _open_apposition(view: View, start: int, last: int) -> int | None:
    """ "“…,” Ann Bell, the head of the office [told]": the name before an apposition without its second
    comma.  Only after a quotation, at the head of the sentence or with a title: in "in Salem, New
    Hampshire, the mayor [said]" a place stands before it."""
    t, low = view.letters, view.lows
    if start < 3 or t[start - 1] != "," or t[start] != "D":
        return None
    name = start - 1
    while name > 0 and t[name - 1] == "A":
        name -= 1
    if start - 1 - name < 2:
        return None
    if name and t[name - 1] == "Q":
        return name
    titled = name > 0 and t[name - 1] == "," and low[name].rstrip(".") in titles()
    return name if (name == 0 or titled) and speaks(view, (start, last + 1)) else None


def _name_after_quotation(view: View, last: int) -> int | None:
    """ "“…,” Ann Bell, the head of Oslo’s of aviation [told]": a name right after a quotation, its
    apposition not read as one phrase but without a verb."""
    t = view.letters
    name = t.rfind("Q", max(0, last - _APPOSED), last) + 1
    end = name
    while end < last and t[end] == "A":
        end += 1
    apposed = name > 0 and end - name > 1 and t[end : end + 2] in (",D", ",N")
    return name if apposed and not any(c in "MVEFW;:-," for c in t[end + 1 : last + 1]) else None


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
    """What is no apposition is left out of the source: "Trump, in a tweet, said", "Smith, who …, said"."""
    t = view.letters
    for k in range(start + 1, comma):
        if t[k] == "," and (t[k + 1] in "ITRUGLWE" or view.lows[k + 1] == "whose"):
            return k
    return comma


def colon_source(view: View, colon: int) -> Range | None:
    """Who a quotation after a colon belongs to, where no cue says so: "He had one message: “Leave.”" """
    source = clause_subject(view, colon)
    if source is None or no_source(view, source) or not (animate(view, *source)):
        return None
    return source


def shared_subject(view: View, begin: int, found: Sequence[CueClause]) -> Range | None:
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
            if end < n and verb_at(view, end) and t[end] not in "FX":
                return at, end
        comma = t.find(",", at, before)  # "At a town hall in Salem, New Hampshire, Trump went …"
        if comma < 0:
            return None
        at = comma + 1
    return None


def animate(view: View, a: int, b: int) -> bool:
    """A name, a pronoun or a noun for people stands in the phrase."""
    return any(c in "AP" for c in view.letters[a:b]) or any(w in people() for w in view.lows[a:b])


def speaks(view: View, source: Range) -> bool:
    return any(w in people() for w in view.lows[source[0] : source[1]])


def no_source(view: View, source: Range) -> bool:
    """Phrases that cannot speak: "there", "this", a time."""
    t, low = view.letters, view.lows
    a, b = source
    if b - a == 1:
        if low[a] in word_set("author_pronouns") or t[a] in "LYKQRO":
            return True
        return t[a] != "H" and (not low[a] or low[a] in word_set("no_sources"))
    return all(t[k] in "LYDR#,I" for k in range(a, b))
