"""A case read a few stories at a time: the rows that belong together, as records.

Whatever the case's size, no more than a lot of stories is in memory; the masthead's counts are SQL.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from wellhead.case.reading import quoted
from wellhead.case.tables import TableView
from wellhead.records import (
    Article,
    Attribution,
    Claim,
    Conflict,
    Derivation,
    Line,
    Mention,
    Number,
    Origin,
    Sentence,
    Statement,
    Story,
)
from wellhead.report import limits


class CaseLike(Protocol):
    """What the report needs of a case."""

    @property
    def manifest(self) -> Mapping[str, Any]:
        """The case's ``manifest.json``."""

    def table(self, name: str) -> TableView:
        """A table by its name."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The masthead's counts, over the whole case.

    Of the claims that several publishers carry (``shared``), each is in exactly one of the last four.
    """

    articles: int
    publishers: int
    stories: int
    claims: int
    shared: int
    one_origin: int
    perhaps_one: int
    several_origins: int
    nobody_cited: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheaf:
    """Everything that belongs to one story.  Lists are in the order of the table's key.

    Articles and counts are those of the whole story; what stands in a text (lines, sentences,
    attributions, numbers, statements) is read for the articles of ``texts`` alone.
    """

    story: Story
    articles: Mapping[str, Article]
    texts: frozenset[str]
    claims: Sequence[Claim]
    mentions: Mapping[str, Sequence[Mention]]
    origins: Mapping[str, Sequence[Origin]]
    conflicts: Sequence[Conflict]
    derivations: Sequence[Derivation]
    lines: Mapping[str, Sequence[Line]]
    sentences: Mapping[str, Sequence[Sentence]]
    attributions: Mapping[str, Sequence[Attribution]]
    numbers: Mapping[str, Sequence[Number]]
    statements: Mapping[str, Statement]


class Shelf:
    """The tables of one case.

    :param case: a case whose ``count`` step has run
    """

    def __init__(self, case: CaseLike) -> None:
        self._case = case

    def stories(self) -> list[Story]:
        """All stories, those of most articles first, then by first date."""
        found: list[Story] = self._case.table("stories").rows()
        return sorted(found, key=lambda s: (-len(s.article_ids), s.first_published or "9999", s.story_id))

    def figures(self) -> Figures:
        """Counts over the whole case."""
        # an article whose publisher nothing says counts as a publisher of its own
        articles, publishers = self._one(
            "articles", "count(*), count(DISTINCT publisher) + count(*) FILTER (publisher IS NULL)"
        )
        claims, shared, one, several, nobody = self._one(
            "claims",
            "count(*), count(*) FILTER (publishers > 1), "
            "count(*) FILTER (publishers > 1 AND origins_min = 1 AND origins_max = 1), "
            "count(*) FILTER (publishers > 1 AND origins_min > 1), "
            "count(*) FILTER (publishers > 1 AND origins_min < 1)",
        )
        return Figures(
            articles=articles,
            publishers=publishers,
            stories=self._case.table("stories").count(),
            claims=claims,
            shared=shared,
            one_origin=one,
            perhaps_one=shared - one - several - nobody,
            several_origins=several,
            nobody_cited=nobody,
        )

    def _one(self, table: str, aggregates: str) -> tuple[int, ...]:
        (row,) = self._case.table(table).to_duckdb().aggregate(aggregates).fetchall()
        return tuple(int(value) for value in row)

    def claim_counts(self) -> dict[str, int]:
        """Number of claims of each story that has any."""
        claims = self._case.table("claims").to_duckdb()
        return dict(claims.aggregate("story_id, count(*)", "story_id").fetchall())

    def sheaves(self, stories: Iterable[Story]) -> Iterator[Sheaf]:
        """The stories with their rows, in the order given; read a lot at a time."""
        lot: list[Story] = []
        size = 0
        for story in stories:
            if lot and size + len(story.article_ids) > limits.LOT:
                yield from self._lot(lot)
                lot, size = [], 0
            lot.append(story)
            size += len(story.article_ids)
        if lot:
            yield from self._lot(lot)

    def _lot(self, lot: Sequence[Story]) -> Iterator[Sheaf]:
        ids = [article for story in lot for article in story.article_ids]
        story_ids = [story.story_id for story in lot]
        articles = {row.article_id: row for row in self._rows("articles", "article_id", ids)}
        claims = _by(self._rows("claims", "story_id", story_ids), "story_id")
        claim_ids = [claim.claim_id for rows in claims.values() for claim in rows]
        mentions = _by(self._rows("mentions", "claim_id", claim_ids), "claim_id")
        origins = _by(self._rows("origins", "claim_id", claim_ids), "claim_id")
        conflicts = _by(self._rows("conflicts", "story_id", story_ids), "story_id")
        derivations = _by(self._rows("derivations", "from_article", ids), "from_article")
        texts = {s.story_id: _texts(s, articles, claims.get(s.story_id, ()), mentions) for s in lot}
        chosen = sorted(article for some in texts.values() for article in some)
        inside = {
            name: _by(self._rows(name, "article_id", chosen), "article_id")
            for name in ("lines", "sentences", "attributions", "numbers", "statements")
        }
        for story in lot:
            mine = [claim.claim_id for claim in claims.get(story.story_id, ())]
            shown = sorted(texts[story.story_id])
            yield Sheaf(
                story=story,
                articles={i: articles[i] for i in story.article_ids if i in articles},
                texts=texts[story.story_id],
                claims=claims.get(story.story_id, []),
                mentions={i: mentions[i] for i in mine if i in mentions},
                origins={i: origins[i] for i in mine if i in origins},
                conflicts=conflicts.get(story.story_id, []),
                derivations=[edge for i in story.article_ids for edge in derivations.get(i, ())],
                lines=_of(inside["lines"], shown),
                sentences=_of(inside["sentences"], shown),
                attributions=_of(inside["attributions"], shown),
                numbers=_of(inside["numbers"], shown),
                statements={row.statement_id: row for i in shown for row in inside["statements"].get(i, ())},
            )

    def _rows(self, name: str, column: str, keys: Sequence[str]) -> list[Any]:
        if not keys:
            return []
        listed = ", ".join(quoted(key) for key in keys)
        return self._case.table(name).where(f"{column} IN ({listed})").rows()


def _texts(
    story: Story,
    articles: Mapping[str, Article],
    claims: Sequence[Claim],
    mentions: Mapping[str, Sequence[Mention]],
) -> frozenset[str]:
    """The articles whose text is laid out: of too many, those that carry most of the shared claims."""
    carried = {i: 0 for i in story.article_ids if i in articles}
    for claim in claims:
        for mention in mentions.get(claim.claim_id, ()) if claim.publishers > 1 else ():
            if mention.article_id in carried:
                carried[mention.article_id] += 1
    ranked = sorted(carried, key=lambda i: (-carried[i], articles[i].published or "9999", i))
    return frozenset(ranked[: limits.TEXTS])


def _by(rows: Iterable[Any], column: str) -> dict[str, list[Any]]:
    grouped: dict[str, list[Any]] = {}
    for row in rows:
        grouped.setdefault(getattr(row, column), []).append(row)
    return grouped


def _of(grouped: Mapping[str, list[Any]], keys: Sequence[str]) -> dict[str, list[Any]]:
    return {key: grouped[key] for key in keys if key in grouped}
