"""Who else takes part in an attribution: addressee, interlocutor and the occasion."""

from __future__ import annotations

from wellhead.annotate.cues import cue_lexicon
from wellhead.annotate.page import Page, Range
from wellhead.annotate.phrases import core, phrase
from wellhead.annotate.sources import heads_phrase
from wellhead.annotate.who import is_speaker, prepositional
from wellhead.language.clauses import SUBJECTS

_SPEAKING = frozenset(("speak", "talk"))


def occasion_of(page: Page, verb: int) -> Range | None:
    """ "in a televised interview", "on Twitter": the public utterance that the words come from."""
    lexicon = cue_lexicon()
    for token in page.tree.children(verb):
        if page.tree.bare[token] not in ("obl", "nmod") or page.quoted[token] >= 0:
            continue
        if prepositional(page, token) not in lexicon.occasion_prepositions:
            continue
        first, beyond = phrase(page.tree, token, relatives=False)
        if any(word in lexicon.occasion_nouns for word in page.tree.lows[slice(*core(page.tree, token))]):
            case = page.tree.child(token, "case")
            return first if case is None else min(case, first), beyond
    return None


def interlocutor(page: Page, occasion: Range) -> Range | None:
    """ "in an interview with [CBS television]": who the words were spoken to."""
    for token in range(*occasion):
        if page.tree.lows[token] in ("with", "to") and page.tree.bare[token] == "case":
            return phrase(page.tree, page.document.heads[token], relatives=False, tails=False)
    return None


def addressee_of(page: Page, verb: int, heads: tuple[int, ...], *, told: bool) -> Range | None:
    """ "told [Reuters]", "said to [reporters]"."""
    tree = page.tree
    for token in tree.children(verb):
        if token in heads or token < verb or page.quoted[token] >= 0:
            continue
        relation = tree.bare[token]
        object_ = relation in ("obj", "iobj") and (told or relation == "iobj")
        spoken = relation == "obl" and prepositional(page, token) == "to" and is_speaker(page, token)
        if (object_ or spoken) and not (heads and verb < heads[0] < token):
            return _to_clause(page, phrase(tree, token, relatives=False, tails=spoken or relation == "obj"))
    return _right_behind(page, verb) if told else None


def _to_clause(page: Page, tokens: Range) -> Range:
    """Up to the clause that was hung on the last of several: "told CNN, Sky and others [that it fell]"."""
    first, beyond = tokens
    marks = (t for t in range(first, beyond) if page.tree.lows[t] == "that" and page.tree.bare[t] == "mark")
    return first, next(marks, beyond)


def _right_behind(page: Page, verb: int) -> Range | None:
    """The noun phrase right behind a verb, whatever it hangs on: "“It fell,” she told [AFP] by telephone"."""
    tree, upos = page.tree, page.document.upos
    beyond = verb + 1
    while beyond < len(upos) and upos[beyond] == "PROPN" and page.quoted[beyond] < 0:
        beyond += 1
    for token in range(verb + 1, min(verb + 6, len(upos))):
        if page.quoted[token] >= 0 or upos[token] in ("PUNCT", "VERB", "AUX", "ADP", "SCONJ"):
            break
        if heads_phrase(page, token, verb + 1):
            governor = page.document.heads[token]
            subjects = (
                [t for t in tree.children(governor) if tree.bare[t] in SUBJECTS] if governor >= 0 else []
            )
            if subjects == [token] and governor != verb and page.quoted[governor] < 0:
                return None  # "told officials had …"
            return phrase(tree, token, relatives=False, tails=False)
    return (verb + 1, beyond) if beyond > verb + 1 else None


def spoken_to(page: Page, verb: int, source: Range | None) -> Range | None:
    """ "a third person who spoke to [Bloomberg]"; "Speaking to [reporters], he said"."""
    tree = page.tree
    near = [t for t in tree.children(verb) if tree.bare[t] in ("advcl", "xcomp", "parataxis")]
    for token in (*(range(*source) if source else ()), *near):
        if page.document.lemmas[token] in _SPEAKING and page.document.upos[token] == "VERB":
            for child in tree.children(token):
                if tree.bare[child] in ("obl", "nmod") and prepositional(page, child) in ("to", "with"):
                    return phrase(tree, child, relatives=False, tails=False)
    return None
