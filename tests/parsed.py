"""Texts with their parses by the shipped model, each analysed once a session."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import pytest

from wellhead.language import Document, Passage, analyze, tokenize
from wellhead.language.clauses import Clauses
from wellhead.language.documents import empty
from wellhead.records import Sentence


def MISREAD(how: str) -> pytest.MarkDecorator:  # noqa: N802 - stands where pytest's marks do
    """A sentence that the shipped model parses wrongly; strict, so that a better one makes itself known."""
    return pytest.mark.xfail(reason=f"the shipped model misreads it: {how}", strict=True)


@cache
def _document(text: str, spans: tuple[tuple[int, int], ...] | None) -> Document:
    return next(iter(analyze([Passage(text, spans)])))


def document_of(text: str, sentences: Sequence[Sentence] | None = None) -> Document:
    """The parse of a text.

    :param sentences: where they are cut; None has them cut by their marks
    """
    return _document(text, None if sentences is None else tuple((s.start, s.end) for s in sentences))


def tree_of(text: str, sentences: Sequence[Sentence] | None = None) -> Clauses:
    """The parse of a text, as rules read it."""
    return Clauses(document_of(text, sentences))


def flat_tree(text: str) -> Clauses:
    """A parse without a model: one sentence, every word a name that hangs on the one before."""
    tokens = tokenize(text)
    if not tokens:
        return Clauses(empty(text))
    marks = ["PUNCT" if not token.text[0].isalnum() else "PROPN" for token in tokens]
    return Clauses(
        Document(
            text=text,
            bounds=(0, len(tokens)),
            starts=tuple(token.start for token in tokens),
            ends=tuple(token.end for token in tokens),
            upos=tuple(marks),
            xpos=tuple("NNP" if mark == "PROPN" else "." for mark in marks),
            lemmas=tuple(token.text.lower() for token in tokens),
            heads=tuple(range(-1, len(tokens) - 1)),
            relations=("root", *("flat" if mark == "PROPN" else "punct" for mark in marks[1:])),
            names=(),
        )
    )
