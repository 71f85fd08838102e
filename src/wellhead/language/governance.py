"""What a reporting verb or phrase governs in the parse: the reported predicate, and the source.

A cue *governs* a predicate where one of these holds in Universal Dependencies, tried in this order:

1. **complement**: the predicate hangs on the cue as `ccomp`, `xcomp` or clausal subject of a passive, as an
   `advcl` gerund marked "as" or "of" ("was quoted as saying", "accused of shelling"), or, where the cue is
   a noun, as `acl` ("a report that …") or as what the noun is said to be ("The claim is that …");
2. **comment**: the cue has no complement and is itself the dependent: `parataxis` with a subject ("Russia,
   police say, will …"), which is UD's own analysis of cues inside what they report, or an `advcl` opened by
   "as" ("As the mayor said, …").  For `parataxis` the direction of the arc does not matter;
3. **phrase**: "according" is the `case` of a noun, and that noun hangs on the predicate or in its clause;
4. **sharing**: the cue is coordinated with one that governs ("Police said, and residents confirmed, that …"),
   or it cites a source for what the verb above it reports ("Bloomberg reported, citing two people, that …");
5. **headline**: the cue is a colon or a dash between a bare noun phrase and the report ("Minister: talks
   will resume").

Governed clauses bring those that are coordinated with them.  A gerund of speech under the cue passes on what
it governs: in "quoted the ministry as saying that talks failed" the cue "quoted" governs "failed".

A few shapes in which parsers err on attributions are read as what they must be: a clause marked "that" or,
behind a verb of asking, "if" that hangs on the cue as `advcl`; a cue between commas as `acl:relcl` without a
relative word; "and that …" hung on the cue; "citing …" behind a comma as complement; an inverted subject as
object.

The words on which this turns are data: `wellhead/data/governance.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterator

from wellhead.language.clauses import SUBJECTS, Clauses, cue_words
from wellhead.language.documents import Document
from wellhead.language.headlines import Headlines
from wellhead.language.sources import FINITE, Sources


def reported(document: Document, cue: int) -> tuple[int, ...]:
    """The predicates that a cue governs, in the order of the text.

    In "Talks had failed, the ministry said." the cue "said" governs "failed"; in "The ministry said talks had
    failed and that its envoy would leave." it governs "failed" and "leave".

    :param cue: token number: a verb or noun of saying, "according", or the colon or dash of a headline
    :returns: token numbers of the heads of the reported clauses; empty where the cue governs none

    Many questions about one document are cheaper by one :class:`Governance`.
    """
    return Governance(document).reported(cue)


def source_of(document: Document, cue: int) -> int | None:
    """The head of the source to which a cue gives what it governs.

    "mayor" in "the mayor of Easton said …", "people" in "citing two people", "ministry" in "quoted the
    ministry as saying", "person" in "according to a person who spoke to Norpress".

    :returns: a token number; None where the sentence names no source ("The bridge is said to be unsafe.")
    """
    return Governance(document).source_of(cue)


class Governance:
    """The answers of this module for one document, whose arcs are turned around once."""

    def __init__(self, document: Document, tree: Clauses | None = None) -> None:
        """Turn the arcs around; linear in the length of the document.

        :param tree: the document read as clauses, where it has been made already
        """
        self._document = document
        self._words = cue_words()
        self._tree = tree or Clauses(document)
        self._sources = Sources(self._tree)
        self._headlines = Headlines(self._tree)

    def reported(self, cue: int) -> tuple[int, ...]:
        """As the function :func:`reported`."""
        if self._headlines.is_mark(cue):
            _, content = self._headlines.sides(cue)
            return self._tree.with_conjuncts((content,), cue) if content is not None else ()
        if self._tree.word(cue) in self._words["source_cases"]:
            return self._of_phrase(cue)
        if self._is_gerund(cue):
            return self._complements(cue) or self._passed_down(cue)
        return self._complements(cue) or self._commented(cue) or self._shared(cue)

    def commented(self, cue: int) -> tuple[int, ...]:
        """What a cue comments on, whether or not it has a complement too."""
        return self._commented(cue)

    def source_of(self, cue: int) -> int | None:
        """As the function :func:`source_of`."""
        if self._headlines.is_mark(cue):
            return self._headlines.sides(cue)[0]
        return self._sources.of(cue, self._complements(cue))

    def _head(self, token: int) -> int:
        return self._document.heads[token]

    # ------------------------------------------------------------------ complements
    def _complements(self, cue: int) -> tuple[int, ...]:
        found: list[int] = []
        passing: list[int] = []  # gerunds marked "as", which pass on what they govern
        for token in self._tree.children(cue):
            if self._is_gerund(token):
                passing.append(token)
            elif self._is_complement(cue, token):
                found.append(token)
            elif self._tree.relation(token) in ("obj", "nsubj"):
                # "quoted the ministry as saying" with the gerund hung on the noun
                passing += [t for t in self._tree.children(token) if self._is_gerund(t)]
        for token in passing:
            found += self._complements(token)
        if found:
            # "said the vote was close and that he would go" with the second clause hung on the verb
            found += [
                t
                for t in self._tree.children(cue)
                if self._tree.relation(t) == "conj" and self._tree.has_mark(t, ("that",))
            ]
        elif self._document.upos[cue] == "NOUN":
            found += [*self._predicated(cue), *self._next_to(cue)] or self._below(cue)
        return self._tree.with_conjuncts(tuple(found or passing or self._misplaced(cue)), cue)

    def _misplaced(self, cue: int) -> list[int]:
        """A "that" clause hung as relative on a word that takes none, with a subject of its own: "was told by
        the airline [that nobody survived]", "reported, citing two people, [that Russia would strike]".
        """
        tree = self._tree
        nouns = []
        for t in tree.children(cue):
            if tree.relation(t) == "iobj" or (tree.relation(t) == "obl" and tree.has_mark(t, ("by",))):
                nouns.append(t)
            elif tree.relation(t) == "advcl" and self._document.lemmas[t] in self._words["object_sources"]:
                nouns += [k for k in tree.children(t) if tree.relation(k) == "obj"]
        for token in (t for noun in nouns for t in tree.children(noun) if tree.relation(t) == "acl"):
            first = tree.subtree(token)[0]
            while self._document.upos[first] == "PUNCT":
                first += 1
            subject = tree.child(token, *SUBJECTS)
            if tree.word(first) == "that" and subject not in (None, first):
                return [token]
        return []

    def _is_gerund(self, token: int) -> bool:
        """ "as saying …" behind "quoted" or "cited"."""
        if self._document.xpos[token] != "VBG" or self._tree.has_subject(token):
            return False
        below = self._tree.relation(token) in ("advcl", "acl", "ccomp", "xcomp")
        return below and self._tree.has_mark(token, ("as",))

    def _is_complement(self, cue: int, token: int) -> bool:
        relation, tree, words = self._tree.relation(token), self._tree, self._words
        if relation in ("ccomp", "xcomp"):
            return not self._is_loose_participle(token) and not self._is_adverbial(cue, token)
        if relation == "csubj":
            return tree.is_passive(cue)
        if relation == "advcl":
            marks = words["content_marks"]
            if self._document.lemmas[cue] in words["asking_verbs"]:
                marks += words["asking_marks"]
            if tree.is_passive(cue):
                marks += ("to",)
            return tree.has_mark(token, marks) and not tree.has_mark(token, words["result_marks"])
        if relation == "acl" and self._document.upos[cue] == "NOUN":
            relative = self._document.relations[token] == "acl:relcl"
            fills = tree.has_mark(token, words["noun_content_marks"])
            return fills or (not relative and tree.has_subject(token))
        return False

    def _is_adverbial(self, cue: int, token: int) -> bool:
        """ "when he was charged" behind "said": a circumstance, taken for a content."""
        if token < cue or self._document.lemmas[cue] in self._words["asking_verbs"]:
            return False
        first, _ = self._tree.subtree(token)
        opens = (
            self._document.heads[first] == token
        )  # and not a clause inside: "said when it opened he would go"
        return opens and self._tree.word(first) in self._words["adverbial_marks"]

    def _passed_down(self, gerund: int) -> tuple[int, ...]:
        """What the verb above a gerund governs: "“The town fell,” he was quoted as saying." """
        return tuple(t for t in self._complements(self._head(gerund)) if t != gerund)

    def _is_loose_participle(self, token: int) -> bool:
        """ "citing" in "…, Reuters reported, citing an officer": set off by a comma, it is no content."""
        first, _ = self._tree.subtree(token)
        upos = self._document.upos
        while first < token and upos[first] == "PUNCT":
            first += 1
        loose = self._document.xpos[token] == "VBG" and not self._tree.has_subject(token)
        return loose and first == token > 0 and upos[token - 1] == "PUNCT"

    def _predicated(self, noun: int) -> Iterator[int]:
        """What a noun is said to be: "The claim is that the dam burst." """
        if self._tree.relation(noun) != "nsubj":
            return
        head = self._head(noun)
        if self._document.lemmas[head] == "be":
            yield from (t for t in self._tree.children(head) if self._tree.relation(t) in ("ccomp", "xcomp"))
        elif self._tree.has(head, "cop") and self._tree.has_mark(head, ("that", "whether")):
            yield head

    def _next_to(self, noun: int) -> Iterator[int]:
        """The clause right behind a noun, hung on its verb: "repeated his allegation that the judge lied"."""
        head = self._head(noun)
        if head < 0 or self._tree.relation(noun) not in ("obj", "nsubj", "obl"):
            return
        _, beyond = self._tree.subtree(noun)
        for token in self._tree.children(head):
            behind = self._tree.subtree(token)[0] == beyond and self._tree.relation(token) in (
                "advcl",
                "ccomp",
            )
            if behind and self._tree.has_mark(token, ("that", "whether")):
                yield token

    def _below(self, noun: int) -> list[int]:
        """A clause hung on a word inside a noun's phrase: "denials by Bell and her aides that it fell"."""
        first, beyond = self._tree.subtree(noun)
        return [
            t
            for t in range(max(first, noun + 1), beyond)
            if self._tree.relation(t) == "acl"
            and self._tree.has_mark(t, ("that",))
            and self._tree.has_subject(t)
            and noun in self._tree.ancestors(t)
        ][:1]

    # ------------------------------------------------------------------ comments
    def _commented(self, cue: int) -> tuple[int, ...]:
        head = self._head(cue)
        relation = self._tree.relation(cue)
        opened = relation == "advcl" and self._tree.opens_with(cue, self._words["comment_marks"])
        if head >= 0 and opened and (self._tree.has_subject(cue) or self._tree.is_passive(cue)):
            return self._clause_and_conjuncts(head, cue)
        spoken = self._tree.has_subject(cue) or self._is_inverted(cue, relation)
        if head >= 0 and spoken and self._is_aside(cue, relation):
            return self._clause_and_conjuncts(head, cue)
        below = tuple(t for t in self._tree.children(cue) if self._is_beside(cue, t))
        return self._tree.with_conjuncts(below[:1], cue) if self._tree.has_subject(cue) else ()

    def _is_inverted(self, cue: int, relation: str) -> bool:
        """ "…, said a diplomat who asked not to be named", the diplomat taken for an object."""
        if (
            relation != "parataxis"
            or not 0 <= self._head(cue) < cue
            or self._document.xpos[cue] not in FINITE
        ):
            return False
        beside = [t for t in self._tree.children(self._head(cue)) if self._tree.relation(t) == "nsubj"]
        found = [*beside, *(t for t in self._tree.children(cue) if self._tree.relation(t) == "obj")]
        behind = any(self._tree.subtree(t)[0] == cue + 1 for t in found)
        return behind and self._document.upos[cue - 1] == "PUNCT"

    def _is_beside(self, cue: int, token: int) -> bool:
        """Whether a dependent is reported and no complement: behind a colon, or a headline's future."""
        relation = self._tree.relation(token)
        if relation == "parataxis":
            return self._tree.is_predicate(token)
        # "Oslo to send ships, minister says", where "Oslo" is taken for a subject of the cue
        subjects = [t for t in self._tree.children(cue) if self._tree.relation(t) == "nsubj"]
        ahead = relation == "advcl" and token < cue and self._tree.has_mark(token, ("to",))
        return ahead and len(subjects) > 1 and subjects[0] < token < subjects[-1]

    def _is_aside(self, cue: int, relation: str) -> bool:
        """Whether the cue hangs on the clause as parataxis, or without any word that would join it."""
        if relation == "parataxis":
            return True
        loose = ("conj", "advcl", "acl", "appos", "discourse", "dep")
        if relation not in loose or self._tree.has(cue, "mark", "cc"):
            return False
        if any(self._tree.word(t) in self._words["relative_words"] for t in self._tree.children(cue)):
            return False
        first, _ = self._tree.subtree(cue)
        upos = self._document.upos
        return upos[first] == "PUNCT" or (first > 0 and upos[first - 1] == "PUNCT")

    def _clause_and_conjuncts(self, token: int, cue: int) -> tuple[int, ...]:
        clause = self._tree.predicate_above(token)
        # only what stands before the comment: behind it the author may speak again
        return tuple(t for t in self._tree.with_conjuncts((clause,), cue) if t == clause or t < cue)

    # ------------------------------------------------------------------ phrases
    def _of_phrase(self, cue: int) -> tuple[int, ...]:
        noun = self._head(cue) if self._tree.relation(cue) == "case" else cue
        if noun < 0:
            return ()
        above = self._head(noun)
        if above >= 0 and self._tree.relation(noun) == "nsubj" and self._document.xpos[above] == "VBN":
            above = self._head(above)  # "according to people briefed on it", "people" hung on "briefed"
        if above < 0:
            # the source as root, what it is a source of as its dependent
            below = [t for t in self._tree.children(noun) if self._tree.relation(t) in ("parataxis", "ccomp")]
            return self._tree.with_conjuncts(tuple(below[:1]), cue)
        return (self._finite_above(self._tree.predicate_above(above)),)

    def _finite_above(self, token: int) -> int:
        """Climb from "cut" to "plans" in "plans to cut jobs, according to …"."""
        while self._tree.relation(token) in ("xcomp", "acl", "advcl") and not self._tree.has_subject(token):
            head = self._head(token)
            if head < 0:
                break
            token = self._tree.predicate_above(head)
        return token

    # ------------------------------------------------------------------ sharing
    def _shared(self, cue: int) -> tuple[int, ...]:
        head = self._head(cue)
        if (
            self._document.lemmas[cue] in self._words["object_sources"]
            and self._tree.has(cue, "obj")
            and head >= 0
        ):
            return self._cited(head)
        if self._tree.has(cue, "obj") or any(
            self._document.relations[t] == "nsubj:pass" for t in self._tree.children(cue)
        ):
            return ()  # "Many say they were absent, and that they were reported by informants"
        if self._tree.relation(cue) == "conj" and head >= 0:
            return self._complements(head)
        beside = [
            t
            for t in self._tree.children(cue)
            if self._tree.relation(t) == "conj" and self._tree.has(t, "cc")
        ]
        return next(filter(None, map(self._complements, beside)), ())

    def _cited(self, head: int) -> tuple[int, ...]:
        """What a source is cited for, by the verb or phrase on which the citing hangs."""
        phrase = [t for t in self._tree.children(head) if self._tree.word(t) in self._words["source_cases"]]
        if phrase:
            return self._of_phrase(phrase[0])
        found = self._complements(head) or self._commented(head)
        if found:
            return found
        above = self._tree.relation(head)
        commented = any(
            self._tree.relation(t) == "parataxis" and self._tree.has_subject(t)
            for t in self._tree.children(head)
        )
        return (head,) if above == "ccomp" or commented else ()
