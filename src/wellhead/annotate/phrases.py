"""Noun phrases in a parse: how far the phrase of a head word reaches.

Every function takes a `DocumentView` and the token number of a head, and gives tokens ``first`` to
``beyond``, the end exclusive.  ``view.span(first, beyond)`` makes characters of them.

>>> # "Officials briefed on the matter and Ann Bell, the mayor, said …"
>>> # core:    "Officials"
>>> # phrase:  "Officials briefed on the matter and Ann Bell, the mayor"
"""

from __future__ import annotations

from collections.abc import Callable

from wellhead.language.documents import DocumentView

#: What a noun stands with in its bare phrase.
_CORE = frozenset(
    (
        "det",
        "amod",
        "compound",
        "nummod",
        "nmod:poss",
        "flat",
        "fixed",
        "goeswith",
        "det:predet",
        "nmod:unmarked",
    )
)
#: Tails behind a bare phrase: "of the city", "briefed on the matter", "to be named", "right".
_TAILS = frozenset(("nmod", "acl", "nmod:desc", "obl", "advmod", "ccomp", "xcomp", "obl:unmarked", "dep"))
#: What hangs on a noun that is the predicate of its clause, and what never belongs to a phrase.
_CLAUSE = frozenset(
    ("nsubj", "nsubj:pass", "csubj", "csubj:pass", "cop", "aux", "aux:pass", "mark", "expl", "parataxis",
     "vocative", "discourse", "dislocated", "orphan", "root")
)  # fmt: skip
_OPENING = frozenset("([{")
_CLOSING = frozenset(")]}")


def phrase(
    view: DocumentView,
    head: int,
    *,
    relatives: bool = True,
    appositions: bool = True,
    tails: bool = True,
    coordination: bool = True,
) -> tuple[int, int]:
    """The noun phrase of a head, without the preposition before it and marks around it.

    :param relatives: with relative clauses: "the man who ran"
    :param appositions: with appositions: "Ann Bell, the mayor"
    :param tails: with prepositional and participial tails: "the mayor of Easton elected in May"
    :param coordination: with what is coordinated: "the mayor and two aides"
    """
    predicate = view.child(head, "cop", "nsubj", "csubj") is not None

    def belongs(child: int, relation: str) -> bool:
        if relation == "acl:relcl":
            return relatives
        if relation == "appos":
            return appositions
        if relation in ("conj", "cc", "cc:preconj"):
            return coordination and not predicate
        if relation in _TAILS:
            quantifies = relation == "advmod" and child < head
            return quantifies or (tails and not (predicate and relation not in ("nmod", "acl", "nmod:desc")))
        return relation not in _CLAUSE and relation not in ("case", "punct")

    return _spread(view, head, belongs)


def core(view: DocumentView, head: int) -> tuple[int, int]:
    """The bare phrase: determiners, adjectives, compounds, numbers and possessors with the head."""
    return _spread(view, head, lambda _, relation: relation in _CORE)


def _spread(view: DocumentView, head: int, belongs: Callable[[int, str], bool]) -> tuple[int, int]:
    """From the head outwards over the dependents that belong, up to the first that does not."""
    relations, upos = view.document.relations, view.document.upos
    first, beyond = head, head + 1
    children = view.children(head)
    for child in reversed([c for c in children if c < head]):
        if belongs(child, relations[child]):
            first = min(first, view.subtree(child)[0])
        elif relations[child] != "punct":
            break
    for child in children:
        if child < head:
            continue
        if relations[child] == "case" and child == beyond:
            beyond = child + 1  # ’s
        elif belongs(child, relations[child]):
            beyond = max(beyond, view.subtree(child)[1])
        elif relations[child] != "punct":
            break
        elif view.forms[child] in _CLOSING:
            beyond = max(beyond, child + 1)
    while first < head and upos[first] in ("PUNCT", "CCONJ") and view.forms[first] not in _OPENING:
        first += 1
    while (
        beyond - 1 > head and upos[beyond - 1] in ("PUNCT", "CCONJ") and not _closes(view, first, beyond - 1)
    ):
        beyond -= 1
    return first, beyond


def _closes(view: DocumentView, first: int, mark: int) -> bool:
    """Whether a mark closes a bracket or a quotation that was opened in the phrase."""
    form = view.forms[mark]
    if form in _CLOSING:
        return any(view.forms[t] in _OPENING for t in range(first, mark))
    if form in ("”", "’", '"', "''", "»"):
        return any(view.forms[t] in ("“", "‘", '"', "``", "«") for t in range(first, mark))
    return form == "." and view.document.ends[mark - 1] == view.document.starts[mark]  # "Inc."
