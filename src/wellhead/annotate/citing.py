"""Citing and quoting: "citing two officials", "TASS quoted a source as saying", "was quoted as saying"."""

from __future__ import annotations

from wellhead.annotate.cue_clause import CueClause
from wellhead.annotate.page import Page, Range
from wellhead.annotate.phrases import phrase
from wellhead.annotate.regions import clause_tokens, verb_group
from wellhead.annotate.sources import heads_phrase, source_of, source_phrase, subject_of
from wellhead.annotate.who import animate, is_nobody, prepositional

_AS = frozenset(("say", "tell", "write"))


def quoting(page: Page, token: int) -> CueClause | None:
    """The cue clause of a verb of citing that has its own content; None where it only adds a source."""
    saying = _as_saying(page, token)
    if saying is None:
        return None
    passive = page.tree.is_passive(token)
    heads = page.governance.reported(token)
    heads = tuple(t for t in heads if t != saying)
    outlet: Range | None = None
    cited: list[Range] = []
    begin = verb_group(page, token)
    if passive:
        head = subject_of(page, token)
        agent = next(
            (t for v in (token, saying) for t in page.tree.children(v) if prepositional(page, t) == "by"),
            None,
        )
        outlet = None if agent is None else phrase(page.tree, agent, relatives=False)
        cue, lemma = (begin, saying + 1), "quote as saying"
    else:
        head, _ = source_of(page, token)
        if page.governance.source_of(token) == head:
            head = subject_of(page, token)
        object_ = page.tree.child(token, "obj")
        cited = [] if object_ is None else [_before(phrase(page.tree, object_), saying)]
        cue = (token, token + 1)
        lemma = "cite" if page.document.lemmas[token] == "cite" else "quote"
        if head is None:
            head = _shared(page, token)
    source = None if head is None else source_phrase(page, token, head)
    if head is None or source is None or is_nobody(page, head, source):
        return None
    own = clause_tokens(page, token, heads, told=True) | set(range(token, saying + 1))
    return CueClause(
        token=token,
        cue=cue,
        lemma=lemma,
        kind="reporting",
        frame="clause",
        heads=heads,
        source=source,
        own=own,
        form="subject" if passive else "citing",
        addressee=outlet,
        cited=cited,
    )


def _before(tokens: Range, stop: int) -> Range:
    """A noun phrase that ends before "as saying", hung on the noun or not."""
    first, beyond = tokens
    return (first, max(first + 1, min(beyond, stop - 1))) if stop < beyond else tokens


def _shared(page: Page, token: int) -> int | None:
    """The subject of the verb on which a citing participle hangs."""
    head = page.document.heads[token]
    return None if head < 0 else subject_of(page, head)


def _as_saying(page: Page, token: int) -> int | None:
    """ "saying" behind "as"."""
    _, beyond = page.tree.bounds_of(page.tree.sentence_of(token))
    for t in range(token + 1, min(beyond, token + 30)):
        if page.quoted[t] >= 0:
            return None
        if (
            page.document.lemmas[t] in _AS
            and page.document.xpos[t] == "VBG"
            and page.tree.lows[t - 1] == "as"
        ):
            return t
    return None


def cite(page: Page, token: int, found: list[CueClause]) -> None:
    """ "…, citing two people familiar with the matter" adds to the clause that it hangs on."""
    if page.document.xpos[token] != "VBG":
        return
    object_ = page.tree.child(token, "obj")
    if object_ is None:  # "…, citing [two officials]", hung on the verb above
        beyond = page.tree.bounds_of(page.tree.sentence_of(token))[1]
        near = range(token + 1, min(token + 8, beyond))
        object_ = next((t for t in near if heads_phrase(page, t, token + 1)), None)
    if object_ is None or page.quoted[object_] >= 0:
        return
    cited = phrase(page.tree, object_)
    for t in page.tree.children(token):  # "citing two people [familiar with the matter]", hung on "citing"
        first, beyond = page.tree.subtree(t)
        if first == cited[1] and page.tree.bare[t] in ("xcomp", "acl", "obl", "amod", "nmod"):
            cited = (cited[0], beyond)
    if not (animate(page, cited) or page.document.upos[object_] in ("NOUN", "NUM")):
        return
    clause = _cited_by(page, token, found)
    if clause is not None and not clause.cited:
        clause.cited.append(cited)


def _cited_by(page: Page, token: int, found: list[CueClause]) -> CueClause | None:
    above = set(page.tree.ancestors(token))
    mine = [c for c in found if c.token in above and c.form != "according"]
    if mine:
        return min(mine, key=lambda c: abs(c.token - token))
    before = [c for c in found if c.token < token]
    return before[-1] if before else found[0] if found else None
