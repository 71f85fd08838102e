"""Regions of the tree: what belongs to a cue clause and what to a content."""

from __future__ import annotations

from collections.abc import Iterable

from wellhead.annotate.cues import cue_lexicon
from wellhead.annotate.page import Page
from wellhead.language.clauses import SUBJECTS

_ADJUNCTS = frozenset(("obl", "advmod", "advcl", "nmod", "dep", "acl"))
_GROUP = 5  # auxiliaries and adverbs that a verb group may have: "has since then repeatedly said"


def gather(page: Page, tops: Iterable[int], skip: Iterable[int] = ()) -> set[int]:
    """Some tokens with all that hangs on them; what is skipped is left out with all below it."""
    avoid = set(skip)
    found: set[int] = set()
    todo = [t for t in tops if t not in avoid]
    children = page.tree.children
    while todo:
        token = todo.pop()
        if token not in found:
            found.add(token)
            todo += [t for t in children(token) if t not in avoid]
    return found


def topmost(page: Page, predicate: int, cue: int) -> int:
    """The clause that a clause is subordinate to in the end.

    A cue behind a comma at the end of a sentence speaks of all of it, wherever a parser hung it.
    """
    tree, heads = page.tree, page.document.heads
    while heads[predicate] >= 0:
        relation = tree.bare[predicate]
        if relation not in ("advcl", "acl", "xcomp", "ccomp", "conj"):
            break
        above = tree.predicate_above(heads[predicate])
        if above == cue or page.quoted[above] != page.quoted[predicate]:
            break
        predicate = above
    return predicate


def verb_group(page: Page, verb: int) -> int:
    """First token of the verb group: "has repeatedly [said]"."""
    begin, heads = verb, page.document.heads
    while begin > 0 and verb - begin < _GROUP and heads[begin - 1] == verb:
        if page.tree.bare[begin - 1] not in ("aux", "advmod") or page.quoted[begin - 1] >= 0:
            break
        begin -= 1
    return begin


def clause_tokens(page: Page, verb: int, heads: tuple[int, ...], *, told: bool) -> set[int]:
    """The tokens of a cue clause: verb, source, addressee and adjuncts, without content, conjuncts and marks.

    :param told: the verb may have an addressee
    """
    taken = set(absorbed(page, verb, heads, told=told))
    bare, lemmas, verbs = page.tree.bare, page.document.lemmas, cue_lexicon().verbs
    beside = [
        t
        for t in page.tree.children(verb)
        if bare[t] in ("conj", "cc", "punct", "parataxis")
        or t in taken
        or (bare[t] == "advcl" and lemmas[t] in verbs)
    ]
    own = gather(page, (verb,), (*heads, *beside))
    return {t for t in own if page.quoted[t] < 0}


def absorbed(page: Page, verb: int, heads: tuple[int, ...], *, told: bool) -> list[int]:
    """Dependents that a parser hung on a cue and that belong to its content:

    * between a content and the subject of a cue behind it: "It is ready [in part] officials said";
    * before a content, as its condition: "[If the dam had burst,] people would have drowned, the mayor said";
    * behind a cue that comments: "It fell, he said, [and it would not rise]";
    * before the nearer of two subjects, where commas enclose the cue: "[The plan,] Bell said, is to leave";
    * behind the cue, as its object or subject: "Bell said [the plan] was “dead”";
    * behind a complement that no comma closes: "said the dam fell [in the night]".
    """
    tree = page.tree
    if not heads:
        return []
    children = tree.children(verb)
    if heads[0] < verb:
        return _absorbed_before(page, verb, heads)
    found: list[int] = []
    subjects = [t for t in children if tree.bare[t] in SUBJECTS and t < verb]
    if len(subjects) > 1 and enclosed(page, verb, subjects[-1]):
        found += [
            t for t in children if t < subjects[-1] and tree.bare[t] in (*SUBJECTS, "obl", "advmod", "nmod")
        ]
    if not told:
        found += [
            t
            for t in children
            if verb < t < heads[0]
            and (
                tree.bare[t] in ("obj", "iobj", "dep")
                or (tree.bare[t] in SUBJECTS and (subjects or not tree.has_subject(heads[0])))
                # "said [backing him] was the only way"
                or (tree.bare[t] in ("ccomp", "xcomp") and not _set_off(page, t))
            )
        ]
    end = max(tree.subtree(t)[1] for t in heads)
    for t in children:
        first, beyond = tree.subtree(t)
        if t > heads[-1] and first == end and tree.bare[t] in _ADJUNCTS:
            if page.document.upos[first] == "PUNCT":
                break
            found.append(t)
            end = beyond
    return found


def _absorbed_before(page: Page, verb: int, heads: tuple[int, ...]) -> list[int]:
    """The same for a cue behind its content."""
    tree = page.tree
    children = tree.children(verb)
    last = max(tree.subtree(t)[1] for t in heads)
    first = min((tree.subtree(t)[0] for t in children if tree.bare[t] in SUBJECTS), default=verb)
    late = [t for t in children if last <= t < first and tree.bare[t] in _ADJUNCTS]
    late = [t for t in late if tree.subtree(t)[0] == last and page.document.upos[last] != "PUNCT"]
    early = [t for t in children if t < heads[0] and tree.bare[t] == "advcl" and tree.has_subject(t)]
    if not tree.has_subject(heads[0]):  # "[The dead] included women the group said"
        early += [t for t in children if t < heads[0] and tree.bare[t] in SUBJECTS]
    joined = [t for t in children if t > verb and tree.bare[t] == "conj" and tree.has_subject(t)]
    joined = [
        t for t in joined if all(tree.lows[k] == "and" for k in tree.children(t) if tree.bare[k] == "cc")
    ]
    return early + late + joined


def _set_off(page: Page, token: int) -> bool:
    first = page.tree.subtree(token)[0]
    return page.document.upos[first] == "PUNCT" or page.document.upos[first - 1] == "PUNCT"


def enclosed(page: Page, verb: int, subject: int) -> bool:
    """Whether commas stand around a cue and its subject."""
    lows, first = page.tree.lows, page.tree.subtree(subject)[0]
    quoted = first > 0 and page.quoted[first - 1] >= 0
    return first > 0 and (quoted or lows[first - 1] == ",") and lows[verb + 1 : verb + 2] == [","]
