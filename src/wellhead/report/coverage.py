"""Where a story's coverage comes from: its articles, what each took from where, and the picture of it."""

from __future__ import annotations

from collections.abc import Sequence

from wellhead.newsrooms import canonical
from wellhead.records import Article, Derivation
from wellhead.report import limits, words
from wellhead.report.mentions import SentenceShower
from wellhead.report.picture import Dot, Picture, Tie, draw
from wellhead.report.places import Places
from wellhead.report.shelf import Sheaf
from wellhead.report.view import ArticleRow, DerivationView, Pointer, TakenFrom, TakenView

#: Others of one relation that an article's row names.
_TAKEN = 4
_STRENGTH = {name: i for i, name in enumerate(words.RELATIONS)}


class CoverageShower:
    """Builds the coverage part of one story.

    :param articles: the story's articles in the order of their numbers
    """

    def __init__(
        self, sheaf: Sheaf, places: Places, sentences: SentenceShower, articles: Sequence[Article]
    ) -> None:
        self.sheaf, self.places, self.sentences = sheaf, places, sentences
        self.articles = articles
        self.edges = sorted(
            sheaf.derivations,
            key=lambda d: (
                _STRENGTH.get(d.relation, 9),
                places.numbers.get(d.from_article, 0),
                -(d.containment or 0.0),
                d.to_name or "",
                places.numbers.get(d.to_article or "", 0),
            ),
        )

    def rows(self) -> tuple[list[ArticleRow], int]:
        """The table of articles, and how many of them a limit left out."""
        edges: dict[str, list[Derivation]] = {}
        for edge in self.edges:
            edges.setdefault(edge.from_article, []).append(edge)
        made = [
            ArticleRow(
                number=self.places.numbers[a.article_id],
                publisher=words.clip(a.publisher, limits.NAME) or "Publisher not known",
                title=Pointer(
                    text=words.clip(a.title, limits.TITLE) or words.clip(a.article_id, limits.NAME),
                    href=self.places.text_anchor(a.article_id),
                ),
                date=words.date(a.published),
                known_from=known_from(a),
                taken=self._taken(edges.get(a.article_id, ())),
            )
            for a in self.articles[: limits.ARTICLES]
        ]
        return made, len(self.articles) - len(made)

    def _taken(self, edges: Sequence[Derivation]) -> tuple[TakenView, ...]:
        """An article's derivations, relation by relation, the nearest first."""
        by_relation: dict[str, list[Derivation]] = {}
        for edge in edges:
            by_relation.setdefault(edge.relation, []).append(edge)
        return tuple(
            TakenView(
                relation=words.RELATIONS.get(relation, (relation, ""))[0],
                others=tuple(self._taken_from(edge) for edge in group[:_TAKEN]),
                more=max(0, len(group) - _TAKEN),
            )
            for relation, group in by_relation.items()
        )

    def _taken_from(self, edge: Derivation) -> TakenFrom:
        notes = []
        if edge.containment is not None and edge.relation in ("copy", "partial_copy", "version"):
            notes.append(f"{share(edge.containment)} of its words")
        if edge.direction != "known" and edge.to_article is not None:
            notes.append("or the other way round")
        return TakenFrom(other=self._other(edge), latent=edge.to_article is None, note=", ".join(notes))

    def _other(self, edge: Derivation) -> Pointer:
        """What an edge leads to: an article, by its publisher, or a newsroom not at hand, by its name."""
        if edge.to_article is None:
            return Pointer(text=words.clip(edge.to_name, limits.NAME) or "a report not named")
        number = self.places.numbers.get(edge.to_article)
        name = self.places.publisher(edge.to_article)
        if number is None:
            return Pointer(text=f"{name} (in another story)")
        return Pointer(
            text=name if name.startswith("Article ") else f"{name}, article {number}",
            href=self.places.text_anchor(edge.to_article),
        )

    def derivations(self) -> tuple[list[DerivationView], int]:
        """The table beside the picture, the closest relations first, and how many a limit left out."""
        made = []
        for edge in self.edges[: limits.DERIVATIONS]:
            number = self.places.numbers.get(edge.from_article, 0)
            name = self.places.publisher(edge.from_article)
            made.append(
                DerivationView(
                    article=Pointer(
                        text=name if name.startswith("Article ") else f"{name}, article {number}",
                        href=self.places.text_anchor(edge.from_article),
                    ),
                    relation=words.RELATIONS.get(edge.relation, (edge.relation, ""))[0],
                    other=self._other(edge),
                    latent=edge.to_article is None,
                    direction="known" if edge.direction == "known" else "not settled",
                    shared="" if edge.containment is None else share(edge.containment),
                    evidence=self.sentences.evidence(edge.evidence),
                )
            )
        return made, len(self.edges) - len(made)

    def picture(self) -> Picture | None:
        """Publishers down, time across; newsrooms that are not at hand are hollow, in rows of their own."""
        dots = []
        for article in self.articles:
            number = self.places.numbers[article.article_id]
            name = self.places.publisher(article.article_id)
            title = words.clip(article.title, 100)
            dots.append(
                Dot(
                    key=article.article_id,
                    row=name,
                    label=str(number),
                    title=f"Article {number}: {name}, {words.date(article.published)}"
                    + (f", “{title}”" if title else ""),
                    at=article.published,
                )
            )
        relayed = {e.to_name for e in self.edges if e.to_article is None and e.relation != "cites"}
        edges = [e for e in self.edges if e.to_name in relayed or _pictured(e)]
        latent = sorted({e.to_name for e in edges if e.to_article is None and e.to_name})
        dots += [
            Dot(
                key="\0" + name,  # no article's id holds a NUL
                row=words.clip(name, limits.NAME) + "\u200b",  # apart from a publisher of the same name
                label="",
                title=f"{words.clip(name, limits.NAME)}: not at hand",
                at=None,
                latent=True,
            )
            for name in latent
        ]
        ties = [
            Tie(
                source=e.to_article if e.to_article is not None else "\0" + (e.to_name or ""),
                target=e.from_article,
                kind=e.relation,
                title=f"{self.places.publisher(e.from_article)} {words.RELATIONS.get(e.relation, ('',))[0]} "
                f"{self._other(e).text}",
                known=e.direction == "known" or e.to_article is None,
            )
            for e in edges
        ]
        return draw(dots, ties)


def _pictured(edge: Derivation) -> bool:
    """Whether an edge is drawn: not one that merely cites a person, an office or a paper.

    "The port authority said" makes no newsroom of the port authority; the table has it.
    """
    if edge.relation == "cites" and edge.to_article is None:
        return canonical(edge.to_name or "") is not None
    return edge.relation in words.RELATIONS


def known_from(article: Article) -> str:
    """How the date of publication is known, in words."""
    if not article.published:
        return "nothing in the article says when it came out"
    evidence = words.clip(article.published_evidence, 80)
    if not evidence:
        return "not said how it is known"
    return {"sidecar": "from the sidecar", "htmldate": "found in the page"}.get(evidence, f"from {evidence}")


def share(part: float) -> str:
    """A share as a whole percentage."""
    return f"{round(100 * min(max(part, 0.0), 1.0))} %"
