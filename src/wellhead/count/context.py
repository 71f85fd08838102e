"""What the articles of a story say about newsrooms and their sources, beyond one claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wellhead.count.likeness import Likeness
from wellhead.count.sources import Source, read_source
from wellhead.count.story import StoryView
from wellhead.records import Attribution, Evidence, Span

#: Edges that show that an article reports another newsroom's news.
_REPORTING = frozenset({"re_report", "copy", "partial_copy", "version"})


@dataclass(frozen=True, slots=True)
class Described:
    """An unnamed source that some article gives through a newsroom."""

    key: str
    article_id: str
    evidence: Evidence


class Context:
    """The sources of a story's attributions, and what each article says of other newsrooms."""

    def __init__(self, view: StoryView) -> None:
        self.view = view
        self.likeness = Likeness(view.dossier)
        rows = sorted(
            view.dossier.attributions, key=lambda r: (r.article_id, r.content_start, r.attribution_id)
        )
        self.sources: Mapping[str, Source] = {r.attribution_id: read_source(view, r) for r in rows}
        self._relayed: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._described: dict[str, list[Described]] = defaultdict(list)
        self._reported: dict[str, set[str]] = defaultdict(set)
        self._own: set[str] = set()
        self._sourced: dict[str, set[str]] = defaultdict(set)
        self._public: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            self._read(row, self.sources[row.attribution_id])
        for article, edges in view.derivations.items():
            for edge in edges:
                if edge.relation in _REPORTING and edge.from_article == article:
                    self._reported[article].add(self._target(edge.to_article, edge.to_name))

    def _target(self, article: str | None, name: str | None) -> str:
        if article is not None:
            return self.view.publishers.get(article, article)
        return self.view.room_name(name or "")

    def _read(self, row: Attribution, source: Source) -> None:
        article, own = row.article_id, self.view.publishers[row.article_id]
        if row.own_sourcing:
            self._own.add(article)
        newsroom = source.newsroom
        if row.occasion is not None and newsroom is None:
            self._public[article].add(source.key)
        if newsroom is None or newsroom == own:
            if newsroom == own and source.kind == "unnamed":
                self._own.add(article)
            return
        if source.kind == "newsroom":
            self._reported[article].add(newsroom)
            return
        self._relayed[article][newsroom].add(source.key)
        self._sourced[newsroom].add("person" if row.source_class == "named_person" else source.kind)
        if source.kind == "unnamed":
            why = f"{own} gives {source.name} as a source of {newsroom}"
            self._described[newsroom].append(
                Described(source.key, article, self.view.quote(article, cue_span(row), why))
            )

    def relayed(self, article: str) -> Mapping[str, set[str]]:
        """Newsrooms through which an article gives sources, with the sources' keys."""
        return (
            {n: self._relayed[article][n] for n in sorted(self._relayed[article])}
            if article in self._relayed
            else {}
        )

    def described(self, newsroom: str) -> Sequence[Described]:
        """Unnamed sources that articles of the story give through a newsroom."""
        return self._described.get(newsroom, ())

    def reported(self, article: str) -> set[str]:
        """Newsrooms whose news the article reports, by its own words or its derivations."""
        return self._reported.get(article, set())

    def has_own_sources(self, article: str) -> bool:
        """Whether the article says that its own newsroom asked somebody."""
        return article in self._own

    def speaks_in_public(self, article: str, key: str) -> bool:
        """Whether the article has words of a source from a tweet, statement or press conference."""
        return key in self._public.get(article, ())

    def kinds_behind(self, newsroom: str) -> set[str]:
        """The kinds of sources that articles give through a newsroom: person, named, document, unnamed."""
        return self._sourced.get(newsroom, set())


def cue_span(row: Attribution) -> Span:
    """The stretch that shows who says it: source and cue, else the content."""
    marks = [(row.source_start, row.source_end), (row.cue_start, row.cue_end)]
    known = [(s, e) for s, e in marks if s is not None and e is not None]
    if not known:
        return row.content_start, row.content_end
    start, end = min(s for s, _ in known), max(e for _, e in known)
    return (start, end) if end - start <= 400 else known[0]
