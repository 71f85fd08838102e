"""Modality and polarity of a proposition: happened, planned, denied, an opinion …

Rules over the cue and the main clause, tried in order (``modality.yaml``); the default is "happened".
The scheme follows the labels of the project's own gold: the first full clause that is no preamble decides,
an explicit modal in it beats the cue, and a condition beats a possibility.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from wellhead.annotate.extracted import Extracted
from wellhead.annotate.main_clause import main_clause
from wellhead.data import load
from wellhead.language.clauses import Clauses
from wellhead.records import Span

_PARTS = ("whole", "clause", "start", "subject", "verb", "predicate")
_ANCHORED = frozenset({"start", "verb"})


@dataclass(frozen=True, slots=True)
class Mode:
    """Modality and polarity."""

    modality: str
    polarity: str


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
    negative_cue: re.Pattern[str]


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
    return _Rules(rules, re.compile(data["negative_cue"], re.IGNORECASE))


def mode_of(tree: Clauses, item: Extracted) -> Mode:
    """Modality and polarity of an attributed content, read with its cue."""
    cue = tree.document.text[item.cue[0] : item.cue[1]] if item.cue else ""
    return mode_of_clause(tree, item.pieces, item.cue_class, cue, item.kind == "direct")


def mode_of_clause(
    tree: Clauses, spans: Sequence[Span], cue_class: str = "author", cue: str = "", direct: bool = False
) -> Mode:
    """Modality and polarity of a clause.

    :param spans: where the clause stands, without outer quotation marks
    :param cue_class: class of the cue that carries it; "author" for the author's own voice
    :param cue: the cue as written
    :param direct: the clause is a quotation
    """
    clause = main_clause(tree, spans)
    seen = {
        "whole": clause.whole,
        "clause": clause.text,
        "start": clause.text,
        "subject": clause.subject,
        "verb": clause.verb,
        "predicate": clause.predicate,
    }
    negative = clause.negative or _rules().negative_cue.search(cue) is not None
    polarity = "negative" if negative else "positive"
    for rule in _rules_for(cue_class, "direct" if direct else "indirect"):
        if rule.cue is not None and not rule.cue.search(cue):
            continue
        if _fits(rule, seen) and not (rule.unless is not None and rule.unless.search(clause.text)):
            return Mode(rule.modality, rule.polarity or polarity)
    return Mode("happened", polarity)


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
