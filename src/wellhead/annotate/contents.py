"""Which words of a sentence each of its cue clauses governs: the content's runs of tokens."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wellhead.annotate.cue_clause import CueClause
from wellhead.annotate.cues import cue_lexicon
from wellhead.annotate.page import Page, Range
from wellhead.annotate.quoted import BRIDGE, attach, resume
from wellhead.annotate.regions import absorbed, enclosed, gather

_GAP = 10  # tokens
_LINKS = frozenset(("PUNCT", "CCONJ"))
_OPENING = frozenset("([“‘\"'«") | {"``"}
_CLOSING = frozenset(")]”’\"'»") | {"''"}


def govern(page: Page, index: int, clauses: Sequence[CueClause]) -> None:
    """Give each cue clause of a sentence the runs of its content; some stay without."""
    sentence = page.tokens(index)
    for clause in clauses:
        if clause.runs:
            first, beyond = clause.runs[0]
            clause.runs = trimmed(page, [(first, _before_according(page, first, beyond))])
        elif clause.heads:
            clause.runs = _governed(page, clause, clauses, sentence)
        attach(page, clause, sentence)
    _hand_down(page, clauses)
    _take_in(page, clauses)
    resume(page, clauses, sentence)


def _hand_down(page: Page, clauses: Sequence[CueClause]) -> None:
    """A quotation before a cue that governs another cue without content is what the other one said.

    "“It’s not a big deal,” Gauger said Cohen told him about the investigation.": Cohen told him so, and
    Gauger says that he did.
    """
    for clause in clauses:
        quoted = clause.runs and clause.runs[0][1] <= clause.token and page.quoted[clause.runs[0][0]] >= 0
        for other in clauses:
            below = (
                page.tree.bare[other.token] == "ccomp" and page.document.heads[other.token] == clause.token
            )
            if quoted and below and clause.token < other.token and not other.runs and other.form == "subject":
                said, told = clause.runs[0], sorted(t for t in other.own if t > clause.token)
                other.runs = [said]
                clause.runs = [said, (told[0], told[-1] + 1)]
                break


def _take_in(page: Page, clauses: Sequence[CueClause]) -> None:
    """ "according to" behind a cue clause speaks of that too: "“It fell,” he said, according to CNN"."""
    for clause in clauses:
        for other in clauses:
            behind = clause.form == "according" and clause.runs and other.token < clause.token
            if not behind or other is clause or not other.runs or other.source is None:
                continue
            if clause.runs[0][0] < other.runs[-1][1] and other.runs[0][0] < clause.runs[-1][1]:
                own = sorted(t for t in other.own if clause.runs[-1][1] <= t < clause.token)
                if other.token in own:
                    clause.runs += trimmed(page, [(own[0], own[-1] + 1)])


def _governed(page: Page, clause: CueClause, clauses: Sequence[CueClause], sentence: Range) -> list[Range]:
    plain = clause.form not in ("according", "passive", "citing")
    extra = absorbed(page, clause.token, clause.heads, told=clause.told) if plain else []
    content = gather(page, (*clause.heads, *extra), (clause.token,)) - clause.own
    for other in clauses:
        if other is not clause:
            content -= _others(page, clause, other, content)
    content -= _tails(page, clause, content)
    if clause.begin is not None:
        content = {t for t in content if t >= clause.begin}
        content.update(range(clause.begin, min(clause.heads)))
    content = {t for t in content if sentence[0] <= t < sentence[1]}
    content = _from_that(page, clause, content)
    content |= _up_to_cue(page, clause, content)
    ahead = clause.heads[0] > clause.token and clause.form == "subject" and clause.source is not None
    if ahead and clause.source and not enclosed(page, clause.token, clause.source[1] - 1):
        content = {t for t in content if t > clause.token}
    runs = trimmed(page, _runs(page, content, clause))
    if clause.heads[0] > clause.token:
        return _together(page, runs, clause.token)
    if clause.source is not None and clause.source[0] > clause.token:
        runs = _lent_to_source(page, clause, runs)
    if clause.form != "according":
        opening = cue_lexicon().words["author_conjunctions"]
        runs = [r for r in runs if r[0] < clause.token or page.tree.lows[r[0]] not in opening]
        runs = [r for r in runs if r[0] < clause.token or not _dates(page, r[0])]
    return runs


def _dates(page: Page, token: int) -> bool:
    """ "on Wednesday" behind a cue that follows its content says when it was said."""
    days, lows = cue_lexicon().words["days"], page.tree.lows
    return lows[token] in days or (page.document.upos[token] == "ADP" and lows[token + 1] in days)


def _lent_to_source(page: Page, clause: CueClause, runs: list[Range]) -> list[Range]:
    """What stands right behind an inverted source is its own: "…, said one source [in the room]"."""
    first, beyond = clause.source or (0, 0)
    for run in runs:
        if run[0] == beyond and page.document.upos[beyond] == "ADP":
            clause.source = (first, run[1])
    relative = [
        run for run in runs if run[0] > beyond and page.tree.lows[run[0]] in ("who", "which", "whose")
    ]
    return [run for run in runs if run[0] != beyond and run not in relative[:1]]


def _together(page: Page, runs: list[Range], cue: int) -> list[Range]:
    """The runs of a complement up to the first gap in which the clause stands that its cue hangs on."""
    above = set(page.tree.ancestors(cue))
    for n in range(1, len(runs)):
        if any(t in above for t in range(runs[n - 1][1], runs[n][0])):
            return runs[:n]
    return runs


def _before_according(page: Page, first: int, beyond: int) -> int:
    """Where a phrase ends that is no clause: before ", according to the Journal"."""
    return next((t for t in range(first + 1, beyond) if page.tree.lows[t] == "according"), beyond)


def _from_that(page: Page, clause: CueClause, content: set[int]) -> set[int]:
    """Behind a cue and "that", everything up to the end of the content belongs to it, and nothing before."""
    head = clause.heads[0]
    marks = [
        t for t in page.tree.children(head) if page.tree.bare[t] == "mark" and page.tree.lows[t] == "that"
    ]
    if not marks or marks[0] < clause.token or not content or head < clause.token:
        return content
    later = [t for t in content if t > marks[0]]
    inside = range(marks[0] + 1, head)
    return (
        {*later, *(t for t in inside if t not in clause.own or page.tree.bare[t] != "punct")}
        if later
        else content
    )


def _up_to_cue(page: Page, clause: CueClause, content: set[int]) -> set[int]:
    """Words between a content and the comma before its cue, hung on something behind them."""
    if clause.source is None or clause.form != "subject" or not content or clause.heads[0] > clause.token:
        return set()
    first = min(clause.source[0], clause.token)
    before = [t for t in content if t < first]
    gap = range(max(before) + 1, first - 1) if before else range(0)
    marked = any(page.document.upos[t] in ("PUNCT", "VERB", "AUX") or page.quoted[t] >= 0 for t in gap)
    return set(gap) if page.tree.lows[first - 1] == "," and len(gap) <= _GAP and not marked else set()


def _others(page: Page, clause: CueClause, other: CueClause, content: set[int]) -> set[int]:
    """What stands beside the content as an attribution of its own: "…, but the rebels said it had lost"."""
    if other.token not in content and not any(h in content for h in other.heads):
        return set()
    tree = page.tree
    if other.form == "according":
        mine = other.own if other.token in content else set()
        return mine if clause.form != "according" else set()
    if other.frame == "noun" and other.runs and other.runs[0][1] < other.token:
        return gather(page, (other.token,))  # "…, which Falk has denied": the author says so
    # where the other one comments, what stands beside the content is the clause that it comments on
    t = other.heads[0] if other.heads and other.heads[0] in tree.ancestors(other.token) else other.token
    own_clause = tree.has_subject(t) and not tree.has_mark(t, ("that",))
    if t in content and t != clause.heads[0] and tree.bare[t] == "conj" and own_clause:
        return gather(page, (t,)) if other.form != "relative" else set()
    return set()


def _tails(page: Page, clause: CueClause, content: set[int]) -> set[int]:
    """The author's own words behind a content: "…, speaking on condition of anonymity"."""
    tree, document, tails = page.tree, page.document, cue_lexicon().tails
    words = cue_lexicon().words
    cut: set[int] = set()
    for t in content:
        if clause.kind == "denying" and tree.bare[t] == "conj" and not tree.has_subject(t):
            if any(tree.lows[k] == "but" for k in tree.children(t)):
                cut |= gather(page, (t,))  # "denied that he was briefed but did not refute …"
        elif document.xpos[t] == "VBG" and tree.bare[t] in ("advcl", "acl", "ccomp", "xcomp", "conj", "dep"):
            first, _ = tree.subtree(t)
            set_off = first > 0 and (tree.lows[first - 1] in BRIDGE or tree.lows[first] in BRIDGE)
            marks = [tree.lows[k] for k in tree.children(t) if tree.bare[k] in ("mark", "case")]
            speaks = document.lemmas[t] in tails and (
                set_off or any(w in words["within_participles"] for w in marks)
            )
            without = set_off and any(w in words["around_participles"] for w in marks)
            if (speaks or without) and not tree.has_subject(t) and t not in clause.heads:
                cut |= gather(page, (t,))
        elif tree.lows[t] == "according" and tree.bare[t] == "case" and clause.token != t:
            cut |= gather(page, (document.heads[t],)) if document.heads[t] not in clause.heads else set()
    return {t for t in cut if t not in clause.heads}


def _runs(page: Page, content: set[int], clause: CueClause) -> list[Range]:
    """Runs of tokens, over gaps that are marks or belong to nobody."""
    runs: list[Range] = []
    for t in sorted(content):
        if runs and (runs[-1][1] == t or _bridges(page, range(runs[-1][1], t), clause)):
            runs[-1] = (runs[-1][0], t + 1)
        else:
            runs.append((t, t + 1))
    return runs


def _bridges(page: Page, gap: Iterable[int], clause: CueClause) -> bool:
    return all(
        page.document.upos[t] in _LINKS or (page.tree.lows[t] == "that" and page.tree.bare[t] == "mark")
        for t in gap
        if t not in clause.own
    ) and not any(t in clause.own for t in gap)


def trimmed(page: Page, runs: Iterable[Range]) -> list[Range]:
    """Runs without the marks and the "that" at their edges; those of nothing else are left out."""
    upos = page.document.upos
    kept = [_bare(page, run, first=n == 0) for n, run in enumerate(runs)]
    return [(a, b) for a, b in kept if any(upos[t] not in ("PUNCT", "CCONJ", "SCONJ") for t in range(a, b))]


def _bare(page: Page, run: Range, *, first: bool) -> Range:
    tree, upos = page.tree, page.document.upos
    begin, end = run
    while begin < end and (
        (upos[begin] == "PUNCT" and not _opens(page, begin, end))
        or (tree.lows[begin] == "that" and tree.bare[begin] == "mark")
        or (first and tree.bare[begin] == "cc")
    ):
        begin += 1
    while begin < end and (
        (upos[end - 1] == "PUNCT" and not _closes(page, begin, end - 1)) or upos[end - 1] == "CCONJ"
    ):
        end -= 1
    return begin, end


def _opens(page: Page, mark: int, beyond: int) -> bool:
    if page.quoted[mark] >= 0:
        return True
    return page.tree.lows[mark] in _OPENING and any(
        page.tree.lows[t] in _CLOSING for t in range(mark + 1, beyond)
    )


def _closes(page: Page, first: int, mark: int) -> bool:
    if page.quoted[mark] >= 0:
        return page.tree.lows[mark] in _CLOSING
    return page.tree.lows[mark] in _CLOSING and any(page.tree.lows[t] in _OPENING for t in range(first, mark))
