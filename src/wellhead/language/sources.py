"""Whom a cue of attribution names in the parse."""

from __future__ import annotations

from wellhead.language.clauses import SUBJECTS, Clauses, cue_words

#: Penn tags of finite verbs.
FINITE = frozenset(("VBD", "VBZ", "VBP"))


class Sources:
    """The sources of the cues of one document; see `governance.source_of`."""

    def __init__(self, tree: Clauses) -> None:
        self._tree = tree
        self._document = tree.document
        self._words = cue_words()

    def of(self, cue: int, governed: tuple[int, ...]) -> int | None:
        """The head of the source of a verb, a noun or "according".

        :param governed: the complements of the cue, which tell an inverted subject ("…, said the mayor")
        """
        if self._tree.word(cue) in self._words["source_cases"]:
            if self._tree.relation(cue) == "case":
                return self._head(cue)
            return self._tree.child(cue, "obl", "nmod", "obj")
        if self._document.upos[cue] in ("NOUN", "PROPN"):
            return self._of_noun(cue)
        found = self._of_verb(cue)
        if found is None and governed and governed[0] < cue and self._document.xpos[cue] in FINITE:
            return self._behind(cue) or self._ahead(cue)
        return found

    def _ahead(self, cue: int) -> int | None:
        """The phrase between a comma and a cue, whatever it was taken for: "…, a person in the room said"."""
        token, upos = cue - 1, self._document.upos
        first, _ = self._tree.bounds_of(self._tree.sentence_of(cue))
        while token >= first and self._tree.subtree(token)[1] == cue:
            start = self._tree.subtree(token)[0]
            if (
                upos[token] in ("NOUN", "PROPN", "PRON", "NUM")
                and upos[start - 1] == "PUNCT"
                and start > first
            ):
                return token
            token = self._head(token)
        return None

    def _behind(self, cue: int) -> int | None:
        """The phrase that begins right behind a cue, whatever it was taken for: "…, said a man who …"."""
        bounds = self._tree.bounds_of(self._tree.sentence_of(cue))
        reached = range(cue + 1, min(bounds[1], cue + 12))
        found = [t for t in reached if self._document.upos[t] in ("NOUN", "PROPN", "PRON", "NUM")]
        if self._document.upos[cue + 1 : cue + 2] == ("ADP",):
            return None  # "…, Ann Bell wrote on Twitter"
        return next((t for t in found if self._tree.subtree(t)[0] == cue + 1 and t != cue), None)

    def _head(self, token: int) -> int:
        return self._document.heads[token]

    def _subject(self, verb: int) -> int | None:
        """Its subject: of two the nearer, as in "Russia, officials believe, will attack"."""
        subjects = [t for t in self._tree.children(verb) if self._tree.relation(t) in SUBJECTS]
        before = [t for t in subjects if t < verb]
        if len(before) > 1:
            first, beyond = self._tree.subtree(before[-1])
            if self._tree.word(first - 1) == "," and self._tree.word(beyond) == ",":
                return before[-2]  # "Cohen, a lawyer, said": an apposition taken for a second subject
        return before[-1] if before else subjects[0] if subjects else None

    def _of_verb(self, cue: int) -> int | None:
        by_object = self._document.lemmas[cue] in self._words["object_sources"]
        passive = self._tree.is_passive(cue)
        if by_object and not passive and (cited := self._tree.child(cue, "obj")) is not None:
            return cited
        if passive and not by_object:
            return self._agent(cue)
        subject = self._subject(cue)
        if subject is not None:
            return self._antecedent(subject, cue)
        head, relation = self._head(cue), self._tree.relation(cue)
        if head < 0:
            return None
        if relation == "acl":
            return head
        if relation == "xcomp" or (relation == "advcl" and self._tree.has_mark(cue, ("as",))):
            return self._controller(head)
        if relation in ("conj", "advcl", "ccomp"):
            found = self._of_verb(head)
            goes_on = found is None or self._document.lemmas[cue] in self._words["resuming_verbs"]
            if goes_on and relation == "advcl" and self._tree.relation(head) == "ccomp":
                # "told TASS that the ship had been hit, adding that …" with "adding" hung on "hit"
                return self._of_verb(self._head(head))
            return found
        return None

    def _controller(self, verb: int) -> int | None:
        """Who says what hangs on a verb: its object ("quoted the ministry as saying"), else its subject."""
        cited = self._tree.child(verb, "obj", "iobj")
        if cited is not None:
            return cited
        subject = self._subject(verb)
        return self._antecedent(subject, verb) if subject is not None else self._of_verb(verb)

    def _antecedent(self, subject: int, verb: int) -> int:
        """The noun behind a relative word."""
        if (
            self._tree.word(subject) not in self._words["relative_words"]
            or self._document.upos[subject] == "DET"
        ):
            return subject
        while verb >= 0 and self._document.relations[verb] != "acl:relcl":
            verb = self._head(verb)
        return self._head(verb) if verb >= 0 else subject

    def _agent(self, verb: int) -> int | None:
        for token in self._tree.children(verb):
            relation = self._document.relations[token]
            if relation == "obl:agent" or (
                self._tree.relation(token) == "obl" and self._tree.has_mark(token, ("by",))
            ):
                return token
        return None

    def _of_noun(self, noun: int) -> int | None:
        for token in self._tree.children(noun):
            if self._document.relations[token] == "nmod:poss":
                return token
        for token in self._tree.children(noun):
            cases = self._words["noun_source_cases"]
            if self._tree.relation(token) in ("nmod", "obl") and self._tree.has_mark(token, cases):
                return token
            if self._tree.relation(token) == "acl" and (agent := self._agent(token)) is not None:
                return agent
        for token in self._tree.children(noun):
            if self._tree.relation(token) == "compound" and self._document.upos[token] == "PROPN":
                return token
        head = self._head(noun)
        if self._tree.relation(noun) == "obj" and self._document.lemmas[head] in self._words["lending_verbs"]:
            return self._of_verb(head)
        return None
