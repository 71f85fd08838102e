"""Everything that is known about one story, gathered for the steps that work story by story."""

from __future__ import annotations

from dataclasses import dataclass

from wellhead.records import (
    Article,
    Attribution,
    Credit,
    Derivation,
    Line,
    Link,
    Number,
    Passage,
    Proposition,
    Sentence,
    Statement,
    Story,
    Time,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """The rows of one story, table by table, each in the order of its table's key.

    Per-article tables hold the rows of the story's articles; ``passages`` those between two articles of
    the story.  ``derivations`` and ``propositions`` are empty until the steps ``derive`` and ``claims``
    have run: each step fills the next field with :func:`dataclasses.replace`.
    """

    story: Story
    articles: tuple[Article, ...]
    lines: tuple[Line, ...] = ()
    links: tuple[Link, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    statements: tuple[Statement, ...] = ()
    times: tuple[Time, ...] = ()
    numbers: tuple[Number, ...] = ()
    credits: tuple[Credit, ...] = ()
    passages: tuple[Passage, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    propositions: tuple[Proposition, ...] = ()
