"""The articles themselves: full text, attributions highlighted, the role of each line in the margin."""

from __future__ import annotations

from collections.abc import Iterable

from wellhead.records import Article, Attribution
from wellhead.report import limits, words
from wellhead.report.coverage import known_from
from wellhead.report.highlight import Mark, segments
from wellhead.report.mentions import source_and_cue
from wellhead.report.places import Places
from wellhead.report.shelf import Sheaf
from wellhead.report.view import LineView, TextView


def show_text(article: Article, sheaf: Sheaf, places: Places) -> TextView:
    """An article's text, as far as it is laid out.

    Call it after everything else of the story: by then the places that other parts lead to are known.
    """
    marks = attribution_marks(sheaf.attributions.get(article.article_id, ()))
    anchors = places.anchors.get(article.article_id, {})
    references = places.references.get(article.article_id, {})
    lines: list[LineView] = []
    last = ""
    for line in places.shown[article.article_id]:
        role = "" if line.role == "body" else words.ROLES.get(line.role, line.role)
        shown = segments(
            article.text,
            line.start,
            line.end,
            _between(marks, line.start, line.end),
            anchors={at: name for at, name in anchors.items() if line.start <= at < line.end},
            references={at: r for at, r in references.items() if line.start < at <= line.end},
        )
        lines.append(
            LineView(
                # a run of lines of one role says it once
                role="" if line.role == last else role,
                kind="residue" if line.role in words.RESIDUE else line.role if line.role == "title" else "",
                segments=tuple(shown),
            )
        )
        last = line.role
    return TextView(
        anchor=places.text_anchor(article.article_id),
        number=places.numbers[article.article_id],
        publisher=words.clip(article.publisher, limits.NAME) or "Publisher not known",
        title=words.clip(article.title, limits.TITLE) or words.clip(article.article_id, limits.NAME),
        date=words.date(article.published),
        known_from=known_from(article),
        authors=words.clip(", ".join(article.authors[:8]), limits.TITLE),
        url=words.safe_url(article.url),
        path=words.clip(article.path, limits.TITLE),
        sha256=article.sha256,
        language=article.language or "",
        annotated=article.article_id in sheaf.sentences,
        lines=tuple(lines),
        left_out=places.left_out[article.article_id],
    )


def attribution_marks(attributions: Iterable[Attribution]) -> list[Mark]:
    """Content, cue and source of each attribution, sorted by where they begin."""
    marks = []
    for row in attributions:
        pieces = row.content_pieces or ((row.content_start, row.content_end),)
        marks += [Mark(start, end, "content") for start, end in pieces] + source_and_cue(row)
    return sorted(marks, key=lambda m: (m.start, m.end, m.kind))


def _between(marks: list[Mark], start: int, end: int) -> list[Mark]:
    return [mark for mark in marks if mark.start < end and start < mark.end]
