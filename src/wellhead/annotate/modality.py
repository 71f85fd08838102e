"""Modality and polarity of a proposition: happened, planned, denied, an opinion …

Rules over the cue and the main clause, tried in order (``modality.yaml``); the default is "happened".
The scheme follows the labels of the project's own gold: the first full clause that is no preamble decides,
an explicit modal in it beats the cue, and a condition beats a possibility.

    >>> mode_of_clause("Congress would be briefed on the matter", "saying", "said").modality
    'planned'
    >>> mode_of_clause("the existence of the program", "denying", "denied")
    Mode(modality='denied', polarity='negative')
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from wellhead.annotate.extracted import Extracted
from wellhead.annotate.lexicon import load
from wellhead.annotate.words import letter_of
from wellhead.language import tokenize

#: How much of a content is looked at: its first sentences say what it is.
WINDOW = 280
_PARTS = ("whole", "clause", "start", "subject", "verb", "predicate")
_ANCHORED = frozenset({"start", "verb"})


@dataclass(frozen=True, slots=True)
class Mode:
    """Modality and polarity."""

    modality: str
    polarity: str


@dataclass(frozen=True, slots=True)
class Clause:
    """A main clause, taken apart."""

    text: str
    subject: str
    verb: str  # the verb group: "is preparing to launch"
    predicate: str  # what follows, up to the next clause


@dataclass(frozen=True, slots=True)
class _Rule:
    modality: str
    cue_class: frozenset[str]
    not_cue_class: frozenset[str]
    cue: re.Pattern[str] | None
    parts: tuple[tuple[str, re.Pattern[str]], ...]
    unless: re.Pattern[str] | None
    kind: str | None
    polarity: str | None


@dataclass(frozen=True, slots=True)
class _Rules:
    rules: tuple[_Rule, ...]
    named: dict[str, re.Pattern[str]]


@functools.cache
def _rules() -> _Rules:
    data = load("modality")

    def pattern(text: str | None) -> re.Pattern[str] | None:
        return re.compile(text, re.IGNORECASE) if text else None

    rules = tuple(
        _Rule(
            row["modality"],
            frozenset(row.get("cue_class", ())),
            frozenset(row.get("not_cue_class", ())),
            pattern(row.get("cue")),
            tuple((part, re.compile(row[part], re.IGNORECASE)) for part in _PARTS if part in row),
            pattern(row.get("unless")),
            row.get("kind"),
            row.get("polarity"),
        )
        for row in data["rules"]
    )
    keys = ("negation", "negative_start", "not_negation", "negative_cue", "preamble", "relative")
    return _Rules(rules, {key: re.compile(data[key], re.IGNORECASE) for key in keys})


def mode_of(text: str, item: Extracted) -> Mode:
    """Modality and polarity of an attributed content, read with its cue."""
    content = " ".join(text[start : min(end, start + WINDOW)] for start, end in item.pieces)[:WINDOW]
    cue = text[item.cue[0] : item.cue[1]] if item.cue else ""
    return mode_of_clause(content, item.cue_class, cue, item.kind == "direct")


def mode_of_clause(content: str, cue_class: str = "author", cue: str = "", direct: bool = False) -> Mode:
    """Modality and polarity of a clause.

    :param content: the clause's text, without outer quotation marks
    :param cue_class: class of the cue that carries it; "author" for the author's own voice
    :param cue: the cue as written
    :param direct: the clause is a quotation
    """
    first = _first_sentence(content[:WINDOW].replace("\u00a0", " "))
    clause = main_clause(first)
    seen = {
        "whole": first,
        "clause": clause.text,
        "start": clause.text,
        "subject": clause.subject,
        "verb": clause.verb,
        "predicate": clause.predicate,
    }
    for rule in _rules_for(cue_class, "direct" if direct else "indirect"):
        if rule.cue is not None and not rule.cue.search(cue):
            continue
        if _fits(rule, seen) and not (rule.unless is not None and rule.unless.search(clause.text)):
            return Mode(rule.modality, rule.polarity or _polarity(clause, cue))
    return Mode("happened", _polarity(clause, cue))


@functools.cache
def _rules_for(cue_class: str, kind: str) -> tuple[_Rule, ...]:
    """The rules that may fit a class of cues and a kind of content."""
    return tuple(
        rule
        for rule in _rules().rules
        if (not rule.cue_class or cue_class in rule.cue_class)
        and cue_class not in rule.not_cue_class
        and rule.kind in (None, kind)
    )


def _fits(rule: _Rule, seen: dict[str, str]) -> bool:
    for part, pattern in rule.parts:
        if not (pattern.match(seen[part]) if part in _ANCHORED else pattern.search(seen[part])):
            return False
    return True


def main_clause(sentence: str) -> Clause:
    """The sentence's main clause: without preamble and relative clauses, with its subject, verb group
    and predicate.
    """
    named = _rules().named
    text = named["relative"].sub(",", sentence)
    for _ in range(2):
        hit = named["preamble"].match(text)
        if hit is None or len(text) - hit.end() < 12:
            break
        text = text[hit.end() :]
    text = text.strip(" ,“”\"‘’'")
    tokens = [t for t in tokenize(text, 0, len(text)) if t[2] not in '“”"‘’`'][:90]
    letters = "".join(
        letter_of(t[2], initial=not i) if t[2] not in ("'s", "’s") else "K" for i, t in enumerate(tokens)
    )
    low = [t[2].casefold() for t in tokens]
    verb = _main_verb(letters, low)
    if verb is None:
        return Clause(text, "", "", text)
    stop = verb + 1
    while verb and (
        letters[verb - 1] in "n" or low[verb - 1] in ("never", "still", "also", "reportedly", "not")
    ):
        verb -= 1
    while stop < len(letters) and stop - verb < 9 and letters[stop] in "MBEGFVRnTXZ":
        if letters[stop] in "XZ" and letters[stop - 1] not in "T":
            break
        stop += 1
    end = stop
    while end < len(letters) and letters[end] not in ";:WU" and not (letters[end] == "," and end - stop > 2):
        end += 1
    start = tokens[verb][0]
    group = " ".join(t[2] for t in tokens[verb:stop]).replace(" n't", "n't").replace(" n’t", "n’t")
    behind = text[tokens[stop][0] : tokens[end - 1][1]] if end > stop else ""
    words = group + " " + " ".join(t[2] for t in tokens[stop : stop + 4])
    return Clause(text, text[:start].strip(' ,“"'), words, behind)


_LATER_VERB = re.compile(r"[^,;:WHUCMV]*[MV]")


def _main_verb(letters: str, low: list[str]) -> int | None:
    """Index of the main clause's finite verb."""
    skip = 0
    for i, c in enumerate(letters):
        before = letters[i - 1] if i else ""
        if c in "WH" and before in ("N", "A", "X", "Z", ")") and i:
            skip += 1  # "the plan that was agreed": the next verb is the relative clause's
            continue
        finite = c in "MV" or (c == "K" and before in "PHW" and i > 0)
        if c == "E" and i and before in "NAPXZR#)LKn":
            later = _LATER_VERB.match(letters, i + 1)
            finite = not (later and letters[i + 1 : i + 2] in ("I", "T", "R")) and low[i + 1 : i + 2] != [
                "by"
            ]
        if c in "FXZ" and i and i + 1 < len(letters):
            after = letters[i + 1]
            finite = (
                before == "P" or (c in "ZX" and before in "NAZX" and after in "DSPHOTA")
            ) and before != "T"
            finite = finite or (c == "F" and before in "NAZ" and after in "DSPHOITAN")
        if not finite:
            continue
        if skip:
            skip -= 1
            continue
        return i
    found = re.search(r"(?<=[NAZX,)K])[ZXFE](?=[IDSPHOTA#R])", letters)  # "the proposal, … , calls for talks"
    return found.start() if found else None


_BREAK = re.compile(r"(?<![A-Z])(?<!Mr)(?<!Ms)(?<!Dr)(?<!Mrs)[.?!][”\"’']*\s+(?=[“\"‘]?[A-Z])")


def _first_sentence(content: str) -> str:
    """The first sentence that is more than a word or two and no question."""
    at = 0
    for hit in _BREAK.finditer(content):
        unit = content[at : hit.end()].strip()
        if "?" not in unit[-3:] and len(unit.split()) > 2:
            return unit
        at = hit.end()
    rest = content[at:].strip()
    return rest if len(rest.split()) > 2 else content.strip()


_NEXT_CLAUSE = re.compile(r"\b(?:that|because|but|and|who|which)\b")


def _polarity(clause: Clause, cue: str) -> str:
    named = _rules().named
    if named["negative_cue"].search(cue):
        return "negative"
    verb = named["not_negation"].sub("", clause.verb if clause.verb else clause.text[:60])
    group = _NEXT_CLAUSE.split(verb, maxsplit=1)[0]
    if (
        named["negation"].search(group)
        or named["negative_start"].match(clause.predicate)
        or named["negative_start"].match(clause.subject)
    ):
        return "negative"
    return "positive"
