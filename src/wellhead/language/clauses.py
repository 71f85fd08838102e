"""Clauses in a parse: what marks one, what its head is, what is coordinated with it."""

from __future__ import annotations

from functools import cache

from wellhead.data import load
from wellhead.language.documents import Document, DocumentView

SUBJECTS = ("nsubj", "csubj")
VERBS = frozenset(("VERB", "AUX"))


class Clauses(DocumentView):
    """A document as the rules of clauses read it; relations are bare of subtypes, words in lower case."""

    __slots__ = ("bare", "lows")

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.lows = [form.lower() for form in self.forms]
        short = {relation: relation.partition(":")[0] for relation in set(document.relations)}
        self.bare = [short[relation] for relation in document.relations]

    def word(self, token: int) -> str:
        """The token's text in lower case."""
        return self.lows[token]

    def relation(self, token: int) -> str:
        """Its relation without a subtype."""
        return self.bare[token]

    def has(self, token: int, *relations: str) -> bool:
        """Whether there is a dependent in one of some relations."""
        return self.child(token, *relations) is not None

    def has_subject(self, token: int) -> bool:
        """Whether it has a subject of its own."""
        return self.has(token, *SUBJECTS)

    def has_mark(self, token: int, words: tuple[str, ...]) -> bool:
        """Whether one of some words marks it, as a clause or as a phrase."""
        return any(
            self.relation(t) in ("mark", "case") and self.word(t) in words for t in self.children(token)
        )

    def opens_with(self, token: int, words: tuple[str, ...]) -> bool:
        """Whether one of some words stands before it among its dependents."""
        return any(self.word(t) in words for t in self.children(token) if t < token)

    def is_passive(self, verb: int) -> bool:
        """Whether a verb is passive; participles on nouns are ("the attack reported by Norpress")."""
        relations = {self.document.relations[t] for t in self.children(verb)}
        if relations & {"aux:pass", "nsubj:pass", "csubj:pass"}:
            return True
        return self.document.xpos[verb] == "VBN" and not relations & {"aux", "nsubj"}

    def is_predicate(self, token: int) -> bool:
        """Whether it heads a clause: a verb, anything with a subject or copula, or the root."""
        return (
            self.document.upos[token] in VERBS
            or self.has(token, "nsubj", "csubj", "cop")
            or self.document.heads[token] < 0
        )

    def predicate_above(self, token: int) -> int:
        """The nearest predicate at or above a token: the head of the clause that it stands in."""
        while not self.is_predicate(token):
            token = self.document.heads[token]
        return token

    def with_conjuncts(self, predicates: tuple[int, ...], cue: int) -> tuple[int, ...]:
        """Some predicates with those coordinated with them, but for the cue; in order."""
        found: set[int] = set()
        todo = list(predicates)
        while todo:
            token = todo.pop()
            if token in found:
                continue
            found.add(token)
            todo += [
                t
                for t in self.children(token)
                if t != cue and self.relation(t) == "conj" and self.is_predicate(t)
            ]
        return tuple(sorted(found - {cue}))


@cache
def cue_words() -> dict[str, tuple[str, ...]]:
    """The lists of ``data/governance.yaml``."""
    return {name: tuple(words) for name, words in load("governance").items()}
