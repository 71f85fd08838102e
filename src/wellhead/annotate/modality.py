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

#: How much of a content is looked at: its first sentences say what it is.
WINDOW = 360


@dataclass(frozen=True, slots=True)
class Mode:
    """Modality and polarity."""

    modality: str
    polarity: str


@dataclass(frozen=True, slots=True)
class _Rule:
    modality: str
    cue_class: frozenset[str]
    cue: re.Pattern[str] | None
    content: re.Pattern[str] | None
    start: re.Pattern[str] | None
    whole: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    direct: bool
    polarity: str | None


@dataclass(frozen=True, slots=True)
class _Rules:
    rules: tuple[_Rule, ...]
    negation: re.Pattern[str]
    not_negation: re.Pattern[str]
    negative_cue: re.Pattern[str]
    preamble: re.Pattern[str]
    relative: re.Pattern[str]


@functools.cache
def _rules() -> _Rules:
    data = load("modality")

    def pattern(text: str | None) -> re.Pattern[str] | None:
        return re.compile(text, re.IGNORECASE) if text else None

    rules = tuple(
        _Rule(row["modality"], frozenset(row.get("cue_class", ())), pattern(row.get("cue")), pattern(row.get("content")),
              pattern(row.get("start")), pattern(row.get("whole")), pattern(row.get("unless")), row.get("kind") == "direct",
              row.get("polarity"))
        for row in data["rules"]
    )  # fmt: skip
    named = [re.compile(data[key], re.IGNORECASE) for key in ("negation", "not_negation", "negative_cue", "preamble", "relative")]
    return _Rules(rules, *named)


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
    tables = _rules()
    content = content[:WINDOW].replace("\u00a0", " ")
    first = _first_sentence(content)
    clause = main_clause(first)
    for rule in tables.rules:
        if (
            (rule.cue_class and cue_class not in rule.cue_class)
            or (rule.direct and not direct)
            or (rule.cue is not None and not rule.cue.search(cue))
            or (rule.start is not None and not rule.start.match(clause))
            or (rule.whole is not None and not rule.whole.search(first))
            or (rule.content is not None and not rule.content.search(clause))
            or (rule.unless is not None and rule.unless.search(clause))
        ):
            continue
        return Mode(rule.modality, rule.polarity or _polarity(clause, cue))
    return Mode("happened", _polarity(clause, cue))


def main_clause(sentence: str) -> str:
    """The sentence without its preamble and its relative clauses."""
    tables = _rules()
    clause = tables.relative.sub(",", sentence)
    for _ in range(2):
        hit = tables.preamble.match(clause)
        if hit is None or len(clause) - hit.end() < 12:
            break
        clause = clause[hit.end() :]
    return clause.strip(" ,“”\"‘’'")


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


def _polarity(clause: str, cue: str) -> str:
    tables = _rules()
    if tables.negative_cue.search(cue):
        return "negative"
    return "negative" if tables.negation.search(tables.not_negation.sub("", _governing(clause))) else "positive"


def _governing(clause: str) -> str:
    """The part of a clause that its main verb governs: what stands before "that", "because", "to" is enough."""
    return re.split(r"\b(?:because|since|so that|in order to|after|before|until|although|though|but|while|, and)\b", clause)[0]
