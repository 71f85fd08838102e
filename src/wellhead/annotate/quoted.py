"""Quotations beside cue clauses: where marks stand they say more surely than a parse what is a content."""

from __future__ import annotations

from collections.abc import Sequence

from wellhead.annotate.cue_clause import CueClause
from wellhead.annotate.page import Page, Range
from wellhead.language.sources import FINITE

#: Marks between a cue and its quotation.
BRIDGE = frozenset((",", ":", "—", "–", "-", "--", "―"))
_MARKS = frozenset('“”"') | {"``", "''"}
_NAMING = frozenset(("name", "as", "noun"))
_GAP = 10  # tokens between a content and the quotation that carries it on


def attach(page: Page, clause: CueClause, sentence: Range) -> None:
    """Give a clause the quotations beside it, whatever the parse made of them.

    A closed one right before it is its content, and so is what goes on in quotation marks right behind it.
    """
    if not clause.own or clause.kind == "hearsay" or clause.form == "according":
        return
    said = clause.frame in ("quote", "clause", "that", "") and clause.kind != "demanding"
    runs = clause.runs
    before = _next(page, min(clause.own), -1, sentence) if said else None
    if before is not None and not page.closes(page.quoted[before[0]]):
        before = None
    if before is not None and (not runs or page.quoted[runs[0][0]] >= 0 or runs[0][0] < clause.token):
        runs = [before]
    elif before is None and not runs and clause.frame == "quote":
        after = _next(page, max(clause.own), 1, sentence) or _further(page, max(clause.own), sentence)
        if after is not None and _acts_between(page, clause, after[0]):
            after = None
        runs = [] if after is None else [after]
    if runs and page.quoted[runs[0][0]] >= 0:
        clause.runs = runs
        runs = _quotations(page, clause, sentence)
    clause.runs = runs


def _goes_on(page: Page, start: int, sentence: Range) -> bool:
    """Whether a quotation carries on the words before it: it begins small, without another mark between."""
    q = page.quotations[page.quoted[start]]
    small = (
        page.text[q.inner_start : q.inner_start + 1].islower()
        and q.start >= page.document.starts[sentence[0]]
    )
    return small and all(
        page.quoted[t] < 0 and page.tree.lows[t] not in (";", ":") for t in range(sentence[0], start)
    )


def _acts_between(page: Page, clause: CueClause, start: int) -> bool:
    """ "asked the firm to pay for “services”": another verb stands between the cue and the quotation."""
    return any(page.document.upos[t] == "VERB" for t in range(clause.cue[1], start) if t in clause.own)


def _next(page: Page, edge: int, step: int, sentence: Range) -> Range | None:
    """The quotation beside a token, over commas, colons and dashes."""
    t = edge + step
    while sentence[0] <= t < sentence[1] and page.quoted[t] < 0 and _passes(page, t, step):
        t += step
    if not sentence[0] <= t < sentence[1] or page.quoted[t] < 0:
        return None
    return _of_quotation(page, t, sentence)


def _further(page: Page, edge: int, sentence: Range) -> Range | None:
    """The quotation behind an adjunct that was hung elsewhere: "saying [in a statement] “It is over”"."""
    for t in range(edge + 1, min(edge + _GAP, sentence[1])):
        if page.quoted[t] >= 0:
            return _of_quotation(page, t, sentence)
        if page.document.upos[t] not in ("ADP", "DET", "NOUN", "PROPN", "NUM", "ADJ"):
            return None
    return None


def _passes(page: Page, token: int, step: int) -> bool:
    """Marks between a cue and its quotation, and "that" before one."""
    low = page.tree.lows[token]
    return low in BRIDGE or (step > 0 and low == "that" and page.document.upos[token] == "SCONJ")


def _of_quotation(page: Page, token: int, sentence: Range) -> Range:
    n = page.quoted[token]
    first = beyond = token
    while first > sentence[0] and page.quoted[first - 1] == n:
        first -= 1
    while beyond < sentence[1] and page.quoted[beyond] == n:
        beyond += 1
    return first, beyond


def _quotations(page: Page, clause: CueClause, sentence: Range) -> list[Range]:
    """A content that opens with a closed quotation is quotations only: “It fell,” he said, “and …”."""
    first = clause.runs[0]
    start, end = _of_quotation(page, first[0], sentence)
    if not page.closes(page.quoted[start]) and end < first[1]:
        return clause.runs
    if start < clause.token and _goes_on(page, start, sentence):
        start = sentence[0]  # "Not paying taxes “makes me smart,” he said"
    runs = [(start, end)]
    runs += [r for r in clause.runs if page.quoted[r[0]] >= 0 and r[0] >= end]
    if min(clause.own) >= end:
        more = _next(page, max(clause.own), 1, sentence) or _resumed(page, clause, end, sentence)
        if more is not None and more[0] >= end:
            runs = [r for r in runs if r[1] <= more[0] or r[0] >= more[1]] + [more]
    return sorted(runs)


def _resumed(page: Page, clause: CueClause, end: int, sentence: Range) -> Range | None:
    """The rest of a quotation that breaks off at a comma: "“The plan,” he said, turning away, “is dead.”" """
    behind = max(clause.own) + 1
    if page.tree.lows[end - 1] not in _MARKS or page.tree.lows[end - 2] != ",":
        return None
    start = next((t for t in range(behind, sentence[1]) if page.quoted[t] >= 0), None)
    if start is None or any(page.document.xpos[t] in FINITE for t in range(behind, start)):
        return None
    q = page.quotations[page.quoted[start]]
    return _of_quotation(page, start, sentence) if page.text[q.inner_start].islower() else None


def resume(page: Page, clauses: Sequence[CueClause], sentence: Range) -> None:
    """Let quotation marks that no cue governs carry on the content before them.

    "said the army “rejects” it and is not “indebted to any power”"; "Although he said it was over, he would
    back his “kin”".
    """
    taken = {t for c in clauses for run in c.runs for t in range(*run)} | {t for c in clauses for t in c.own}
    marks = [t for t in range(*sentence) if page.tree.lows[t] in _MARKS and t not in taken]
    for clause in clauses:
        if not marks or not clause.runs or clause.form == "according" or clause.frame in _NAMING:
            continue
        first, last = clause.runs[-1]
        gap = range(last, marks[0])
        if last <= clause.token or not gap or len(gap) > _GAP or any(t in taken for t in gap):
            continue
        lows = page.tree.lows[last : marks[0]]
        joined = any(low in ("and", "but", "or") for low in lows)
        runs_on = lows[0] == "," and page.document.xpos[last + 1] == "PRP"
        if (joined or runs_on) and not any(low in (";", ":") for low in lows):
            end = _of_quotation(page, marks[0], sentence)[1] if page.quoted[marks[0]] >= 0 else marks[-1] + 1
            clause.runs[-1] = (first, end)
            return
