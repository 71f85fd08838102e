"""One story, from its rows to its view: the parts are built in the order in which they set their places."""

from __future__ import annotations

from collections.abc import Mapping

from wellhead.records import Article
from wellhead.report import limits, words
from wellhead.report.claims import ClaimShower
from wellhead.report.conflicts import ConflictShower
from wellhead.report.coverage import CoverageShower
from wellhead.report.fall import falls
from wellhead.report.mentions import SentenceShower
from wellhead.report.places import Places
from wellhead.report.shelf import Sheaf
from wellhead.report.texts import show_text
from wellhead.report.view import Pointer, StoryView


def show_story(sheaf: Sheaf, number: int, first_article: int, earlier: Mapping[str, Pointer]) -> StoryView:
    """A story as the page shows it.

    :param sheaf: the story's rows
    :param number: its number on the page
    :param first_article: number of its first article
    :param earlier: titles of the stories laid out so far, for the one that this story continues
    """
    story = sheaf.story
    articles = sorted(sheaf.articles.values(), key=_when)
    places = Places(articles, sheaf.lines, first_article, sheaf.texts)
    sentences = SentenceShower(sheaf, places)
    claims = ClaimShower(sheaf, places, sentences, number)
    conflicts = ConflictShower(sheaf, places, sentences, number)
    coverage = CoverageShower(sheaf, places, sentences, articles)

    full, full_more = claims.full(conflicts.disputes())
    singles, singles_more = claims.singles()
    rows, rows_more = coverage.rows()
    derivations, derivations_more = coverage.derivations()
    shown_conflicts, conflicts_more = conflicts.conflicts()
    series, series_more = conflicts.series()
    pointers = {
        claim.claim_id: Pointer(text=words.clip(claim.text, 140), href=claims.anchor(claim.claim_id))
        for claim in claims.headline[: limits.FULL_CLAIMS]
    }
    falling, falls_more = falls(claims.order, sheaf.origins, pointers, places.newsroom)
    return StoryView(
        anchor=f"s{number}",
        number=number,
        title=words.clip(story.title, limits.TITLE) or "A story without a title",
        dates=words.span_of_dates(story.first_published, story.last_published),
        articles=len(articles),
        publishers=len({places.publisher(a.article_id) for a in articles}),
        claims=len(sheaf.claims),
        earlier=_earlier(story.later_chapter_of, earlier),
        rows=tuple(rows),
        rows_more=rows_more,
        texts_more=len(articles) - len(places.shown),
        picture=coverage.picture(),
        derivations=tuple(derivations),
        derivations_more=derivations_more,
        full=tuple(full),
        full_more=full_more,
        singles=tuple(singles),
        singles_more=singles_more,
        conflicts=tuple(shown_conflicts),
        conflicts_more=conflicts_more,
        series=tuple(series),
        series_more=series_more,
        falls=tuple(falling),
        falls_more=falls_more,
        # last: by now every place that something leads to is known
        texts=tuple(show_text(a, sheaf, places) for a in articles if a.article_id in places.shown),
    )


def _when(article: Article) -> tuple[str, str]:
    return (article.published or "9999", article.article_id)


def _earlier(story_id: str | None, earlier: Mapping[str, Pointer]) -> Pointer | None:
    if story_id is None:
        return None
    return earlier.get(story_id, Pointer(text="another story of this case"))
