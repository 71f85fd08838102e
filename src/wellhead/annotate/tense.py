"""Does a clause look back or ahead?  Decides which Monday “Monday” is.

“Obama and Putin *are due to meet* Monday” is the next one, “Netanyahu *flew* to Moscow on Monday” the last.
The predicate that governs the expression in the parse decides, by its tense, its auxiliaries and its lemma;
an infinitive takes after the verb that it hangs on.  Lemmas are in ``times.yaml`` under ``tense``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wellhead.annotate.heads import head_of
from wellhead.annotate.main_clause import helpers
from wellhead.language.clauses import Clauses

PAST, OPEN, FUTURE = -1, 0, 1
#: Predicates on the way up from an infinitive or participle.
_STEPS = 6


class Tense:
    """The words that place a clause in time."""

    def __init__(self, words: Mapping[str, Sequence[str]]):
        self.future = frozenset(map(str, words["future"]))
        self.future_to = frozenset(map(str, words["future_to"]))
        self.done = frozenset(map(str, words["done"]))
        self.possible = frozenset(map(str, words["possible"]))
        self.ahead = tuple(tuple(str(phrase).split()) for phrase in words["ahead"])
        self.coming = frozenset(map(str, words["coming"]))
        self.present = frozenset(map(str, words["present"]))
        self.events = frozenset(map(str, words["events"]))

    def direction(self, tree: Clauses | None, start: int, end: int) -> int:
        """-1 where the clause around an expression looks back, 1 where it looks ahead, 0 where open.

        :param start, end: code points of the expression
        """
        first, beyond = tree.tokens_of(start, end) if tree is not None else (0, 0)
        if tree is None or first >= beyond:
            return OPEN
        if beyond < len(tree.forms) and tree.document.xpos[beyond] == "POS":
            return PAST  # “to get around *Wednesday’s* ruling”: what has a name has mostly happened
        head = head_of(tree, first, beyond)
        before = first - 2 if first > 1 and tree.word(first - 1) == "on" else first - 1
        event = before >= 0 and tree.document.lemmas[before].lower() in self.events
        token = tree.document.heads[head]
        while token >= 0 and any(t > head for t in tree.children(token) if tree.relation(t) == "mark"):
            token = tree.document.heads[token]  # “said on Tuesday *that* it would”
        while token >= 0 and not tree.is_predicate(token):
            lemma = tree.document.lemmas[token].lower()
            event = event or lemma in self.events  # “faces criticism for his *arrest* Saturday”
            if any(tree.document.lemmas[t].lower() in self.coming for t in tree.children(token) if t < token):
                return FUTURE  # “a *planned* strike Monday”
            token = tree.document.heads[token]
        found = self._tense(tree, token, head, _STEPS) if token >= 0 else OPEN
        if any(first >= len(p) and self._words(tree, first - len(p), first) == p for p in self.ahead):
            until = tree.word(first - 1) in ("until", "till") and found == PAST
            over = until and any(tree.document.xpos[t] == "VBD" for t in (token, *helpers(tree, token)))
            return OPEN if over else FUTURE  # “did not call him a suspect until Thursday”
        if event and (found != FUTURE or tree.document.xpos[token] in ("VBZ", "VBP")):
            return PAST
        return found

    def _words(self, tree: Clauses, first: int, beyond: int) -> tuple[str, ...]:
        return tuple(tree.word(t) for t in range(first, beyond))

    def _tense(self, tree: Clauses, verb: int, date: int, steps: int) -> int:
        document = tree.document
        lemma, tag = document.lemmas[verb].lower(), document.xpos[verb]
        aux = helpers(tree, verb)
        lemmas = {document.lemmas[t].lower() for t in aux}
        infinitive = _is_to(tree, verb)
        if lemmas & self.future or (
            infinitive and "be" in lemmas and document.upos[verb] == "VERB" and tag == "VB"
        ):
            return FUTURE  # “Putin *is to* meet”
        meant = tree.child(verb, "xcomp", "ccomp") if lemma == "be" else None
        if meant is not None and meant > verb and (tree.relation(meant) == "xcomp" or _is_to(tree, meant)):
            return FUTURE
        if lemmas & self.possible:
            negated = any(tree.word(t) in ("not", "n't", "n’t", "never") for t in tree.children(verb))
            return OPEN if negated else FUTURE
        planned = any(t < date for t in tree.children(verb) if tree.relation(t) == "xcomp" and t > verb)
        if lemma in self.future_to and (planned or lemma not in self.done or tag not in ("VBD", "VBN")):
            return FUTURE
        if tag in ("VBD", "VBN") or any(
            document.xpos[t] == "VBD" or document.lemmas[t] == "have" for t in aux
        ):
            return PAST
        if tag in ("VBZ", "VBP"):
            return FUTURE if lemma in self.present else PAST if lemma == "say" else OPEN
        if aux and tree.relation(verb) != "conj":
            return OPEN
        above = document.heads[verb]
        if above < 0:
            return FUTURE if infinitive else OPEN  # a headline: “Obama *to meet* Putin Monday”
        while not tree.is_predicate(above):
            if infinitive and document.lemmas[above].lower() in self.future_to:
                return FUTURE  # “*plans to* meet Monday”
            above = document.heads[above]
        return self._tense(tree, above, date, steps - 1) if steps else OPEN


def _is_to(tree: Clauses, verb: int) -> bool:
    """Whether a verb is marked "to"."""
    return any(tree.relation(t) == "mark" and tree.word(t) == "to" for t in tree.children(verb))
