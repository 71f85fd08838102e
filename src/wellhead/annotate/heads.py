"""Where names stand in the tree: whether a name is what a mention means, and who owns or governs it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from wellhead.language.clauses import Clauses
from wellhead.language.documents import Name

#: Relations inside one name or between a name and what explains it.
_JOINING = frozenset(("flat", "appos", "goeswith", "list", "dep", "parataxis", "fixed"))
#: Relations that make a name an object or a part of something else.
_GOVERNED = frozenset(("nmod", "obl", "obj", "iobj"))
#: ... or put it into a clause of its own.
_CLAUSAL = frozenset(("acl", "advcl", "ccomp", "xcomp", "csubj"))


def head_of(tree: Clauses, first: int, beyond: int) -> int:
    """The token of a name that governs the rest of it."""
    heads = tree.document.heads
    return next((t for t in range(first, beyond) if not first <= heads[t] < beyond), first)


def phrase_head(tree: Clauses, token: int) -> int:
    """The head of the phrase that a name stands in with its title: "Secretary" in "Secretary John Kerry"."""
    heads = tree.document.heads
    while tree.relation(token) in ("flat", "appos", "goeswith") and heads[token] >= 0:
        token = heads[token]
    return token


def is_owner(tree: Clauses, token: int) -> bool:
    """Whether a name only qualifies the noun behind it: "Putin’s forces", "Trump lawyer Rudy Giuliani"."""
    relation = tree.document.relations[token]
    modifier = relation == "compound" and tree.document.heads[token] > token
    return (
        relation == "nmod:poss"
        or modifier
        or any(tree.document.xpos[t] == "POS" for t in tree.children(token))
    )


def is_governed(tree: Clauses, token: int) -> bool:
    """Whether a name stands behind a preposition or a verb: "talks with Putin", "he told Gauger"."""
    token = phrase_head(tree, token)
    while tree.relation(token) == "conj":
        token = phrase_head(tree, tree.document.heads[token])
    return tree.relation(token) in _GOVERNED and tree.document.relations[token] != "nmod:poss"


def _way_out(tree: Clauses, token: int, first: int, beyond: int) -> Iterator[int]:
    """The tokens from one up to the topmost in a stretch, the topmost left out."""
    heads = tree.document.heads
    while first <= heads[token] < beyond:
        yield token
        token = heads[token]


def _governs_place(tree: Clauses, token: int) -> bool:
    """A place was taken for the first part of a name: "for [Syria Staffan de Mistura]"."""
    within = any(tree.relation(t) == "compound" and _kind(tree, t) == "place" for t in tree.children(token))
    return within or (_kind(tree, token) == "person" and _kind(tree, token - 1) == "place")


def names_within(tree: Clauses, start: int, end: int) -> Sequence[Name]:
    """The names that begin in a span of code points and end in it, in order."""
    names = tree.document.names
    first = bisect_left(names, start, key=lambda name: name.start)
    beyond = bisect_left(names, end, lo=first, key=lambda name: name.start)
    return [name for name in names[first:beyond] if name.end <= end]


def _kind(tree: Clauses, token: int) -> str:
    """What the name at a token is of, "" where there is none."""
    names = tree.document.names
    at = bisect_right(names, token, key=lambda name: name.first)
    return next((name.kind for name in names[max(0, at - 2) : at] if token < name.beyond), "")


def is_meant(tree: Clauses, token: int, first: int, beyond: int, nouns: frozenset[str] = frozenset()) -> bool:
    """Whether a name is what a mention means: "the mayor, Jens Falk", not "an aide to Jens Falk".

    :param token: head of the name
    :param first, beyond: tokens of the mention
    :param nouns: lemmas that a name may qualify without losing its meaning: "the Interfax news agency"
    """
    document = tree.document
    beside = False  # "envoy for Syria Staffan de Mistura": the name hangs on another one beside it
    for step in _way_out(tree, token, first, beyond):
        relation, above = tree.relation(step), document.heads[step]
        if relation in _GOVERNED and (beside or _governs_place(tree, step)):
            beside = False
            continue
        beside = relation in ("flat", "appos") and _kind(tree, above) in ("place", "organisation")
        if relation in _GOVERNED and document.relations[step] != "nmod:poss":
            return False
        if relation in _CLAUSAL or relation in ("nsubj", "conj"):
            return False
        if relation == "compound" and document.relations[above] == "compound":
            continue  # "the Interfax news agency"
        if relation in ("compound", "nmod", "amod") and document.lemmas[above].lower() not in nouns:
            return False
        if relation not in _JOINING and relation not in ("compound", "nmod", "amod", "root"):
            return False
    return True
