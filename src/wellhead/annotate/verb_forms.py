"""How a verb of the cue lexicon stands in its sentence."""

from __future__ import annotations

from wellhead.annotate.cues import cue_lexicon
from wellhead.annotate.page import Page
from wellhead.annotate.sources import outer
from wellhead.annotate.who import prepositional

#: A verb in these relations is no verb of a clause: "the promised money", "according to".
_NO_CLAUSE = frozenset(("amod", "compound", "case", "mark", "nmod", "fixed"))


def form_of(page: Page, token: int) -> str:
    """Finite, participle or passive; "" where a verb is negated, unreal or no verb of a clause."""
    tree, document, words = page.tree, page.document, cue_lexicon().words
    tag, relation = document.xpos[token], tree.bare[token]
    if relation in _NO_CLAUSE:
        return ""
    children = outer(page, token)
    if any(
        tree.lows[t] in words["negations"]
        for t in children
        if t < token and tree.bare[t] in ("advmod", "det")
    ):
        return ""
    helpers = [tree.lows[t] for t in children if tree.bare[t] == "aux"]
    if any(word in words["unreal_modals"] for word in helpers):
        return ""
    if any(tree.bare[t] in ("mark", "advmod") and tree.lows[t] in words["unreal_marks"] for t in children):
        return ""
    if tag == "VB" and not helpers:
        head = document.heads[token]
        goes_on = relation in ("xcomp", "advcl") and document.lemmas[head] in words["aspect_verbs"]
        return "finite" if goes_on and form_of(page, head) else ""
    if tag == "VBN" and tree.is_passive(token) and not tree.has_subject(token):
        inverted = relation == "parataxis" and tree.has(token, "obj")  # "…, confirmed Ann Bell"
        beside = (
            relation == "conj"
            and not tree.has(token, "aux")
            and form_of(page, document.heads[token]) == "finite"
        )
        return "finite" if inverted or beside else ""
    if tree.is_passive(token):
        return "passive"
    if tag == "VBG" and not helpers and not any(tree.bare[t] == "cop" for t in children):
        return "participle"
    return "finite"


def governing(page: Page, token: int, after: int) -> int:
    """The word of a cue on which its content hangs: "say" in "went on to say"."""
    verbs = [t for t in range(token, after) if page.document.upos[t] in ("VERB", "ADJ")]
    return next((t for t in reversed(verbs) if page.governance.reported(t)), token)


def apart(page: Page, token: int, preposition: str) -> bool:
    """Whether a preposition of a cue stands further off: "called [on Friday] for an inquiry"."""
    tree = page.tree
    return any(
        tree.bare[t] in ("obl", "advcl") and t > token and prepositional(page, t) == preposition
        for t in tree.children(token)
    )
