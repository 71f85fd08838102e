"""Headlines divided by a colon or a dash: which side is the source, which the report."""

from __future__ import annotations

from wellhead.language.clauses import VERBS, Clauses, cue_words

_NOUNS = frozenset(("NOUN", "PROPN", "PRON", "NUM", "SYM", "DET"))


class Headlines:
    """The divided headlines of one document; see `governance.reported`."""

    def __init__(self, tree: Clauses) -> None:
        self._tree = tree
        self._document = tree.document
        self._words = cue_words()

    def is_mark(self, cue: int) -> bool:
        """Whether a token is a mark that divides headlines."""
        form = self._tree.word(cue)
        return form in self._words["before_report"] or form in self._words["after_report"]

    def sides(self, mark: int) -> tuple[int | None, int | None]:
        """Source and report of a headline divided by a mark; None twice where neither is a source."""
        first, beyond = self._tree.bounds_of(self._tree.sentence_of(mark))
        left, right = self._top(range(first, mark)), self._top(range(mark + 1, beyond))
        if left is None or right is None:
            return None, None
        clauses = (self._is_clause(left), self._is_clause(right))
        if clauses == (True, True):
            return None, None
        # "Talks to resume — ministry", but "Minister — talks to resume": the clause is the report; of two
        # noun phrases the mark decides ("Minister: no talks", "No talks — minister")
        last = clauses[0] or (not clauses[1] and self._tree.word(mark) in self._words["after_report"])
        source, content = (right, left) if last else (left, right)
        return source, self._infinitive(content) or content

    def _top(self, side: range) -> int | None:
        """The word of a stretch on which the rest of it hangs."""
        tops = [t for t in side if self._document.heads[t] not in side and self._document.upos[t] != "PUNCT"]
        return min(
            tops, key=lambda t: (self._document.heads[t] >= 0, not self._is_clause(t), t), default=None
        )

    def _is_clause(self, token: int) -> bool:
        if self._document.upos[token] in VERBS and self._document.xpos[token] != "VBN":
            return True
        return (
            self._tree.has_subject(token)
            or self._tree.has(token, "cop", "aux")
            or bool(self._infinitive(token))
        )

    def _infinitive(self, token: int) -> int | None:
        """ "resume" in the headline "Talks to resume", read as a noun with an infinitive."""
        if self._document.upos[token] not in _NOUNS:
            return None
        return next((t for t in self._tree.children(token) if self._tree.has_mark(t, ("to",))), None)
