"""Annotation of one article: attributions, statements, times, numbers, credits.

``annotate`` is the room's one verb.  Inside, each concern is a module: ``spans`` finds attributions as they
stand in the text, ``resolve`` decides who speaks and through whom, ``statements`` says what is asserted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wellhead.annotate.credits import find_credits
from wellhead.annotate.numbers import find_numbers
from wellhead.annotate.resolve import resolve
from wellhead.annotate.spans import find_attributions
from wellhead.annotate.statements import make_statements
from wellhead.annotate.times import find_times
from wellhead.language import Document
from wellhead.language.clauses import Clauses
from wellhead.records import Article, Attribution, Credit, Line, Link, Number, Sentence, Statement, Time

#: Raised whenever the output of this room changes.
VERSION = 2


@dataclass(frozen=True, slots=True)
class Annotation:
    """Everything that annotation finds in one article."""

    attributions: tuple[Attribution, ...]
    statements: tuple[Statement, ...]
    times: tuple[Time, ...]
    numbers: tuple[Number, ...]
    credits: tuple[Credit, ...]


def annotate(
    article: Article,
    lines: Sequence[Line],
    links: Sequence[Link],
    sentences: Sequence[Sentence],
    document: Document | None = None,
) -> Annotation:
    """Annotate one English article.

    :param lines: the article's lines with their roles; residue lines are not looked at
    :param links: hyperlinks of the text (they name no source by themselves; kept for later rules)
    :param sentences: those of the annotated lines, in order
    :param document: the parse of these sentences; None where the article could not be parsed:
        then there are no attributions and no statements
    """
    del links
    credited = find_credits(article, lines)
    attributions: list[Attribution] = []
    statements: list[Statement] = []
    tree = Clauses(document) if document is not None else None
    if tree is not None:
        found = find_attributions(article, sentences, tree)
        attributions = resolve(article, lines, sentences, found, tree, credited=credited)
        statements = make_statements(article, sentences, attributions, tree)
    return Annotation(
        attributions=tuple(attributions),
        statements=tuple(statements),
        times=tuple(find_times(article.text, sentences, article.published, tree)),
        numbers=tuple(find_numbers(article.text, sentences)),
        credits=tuple(credited),
    )


__all__ = ["VERSION", "Annotation", "annotate"]
