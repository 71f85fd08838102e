"""Where things stand on the page: numbers of articles, ids of spans in their texts, and the way back.

Every number of the page leads to the sentences it rests on, and each of these sentences carries a small
number that leads back.  A place that a limit leaves out has no id, and then nothing links to it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wellhead.records import Article, Line
from wellhead.report import limits
from wellhead.report.highlight import Reference
from wellhead.report.words import clip


@dataclass(frozen=True, slots=True)
class Shown:
    """A stretch of an article that is laid out."""

    start: int
    end: int
    role: str


def shown_lines(article: Article, lines: Sequence[Line]) -> tuple[list[Shown], int]:
    """The lines of an article that the page holds, and the number of code points left out.

    An article whose lines nobody labelled is shown line by line, as body.
    """
    found = [Shown(line.start, line.end, line.role) for line in lines] or _plain(article.text)
    made: list[Shown] = []
    room = limits.TEXT_CHARACTERS
    for line in found[: limits.TEXT_LINES]:
        if room <= 0:
            break
        made.append(Shown(line.start, min(line.end, line.start + room), line.role))
        room -= line.end - line.start
    total = sum(line.end - line.start for line in found)
    return made, total - sum(line.end - line.start for line in made)


def _plain(text: str) -> list[Shown]:
    made, at = [], 0
    for piece in text.split("\n"):
        if piece.strip():
            made.append(Shown(at, at + len(piece), "body"))
        at += len(piece) + 1
    return made


class Places:
    """The articles of one story on the page.

    :param articles: the story's articles in the order of their numbers
    :param lines: their lines by article
    :param first: number of the first article
    :param texts: those whose text is laid out
    """

    def __init__(
        self,
        articles: Sequence[Article],
        lines: Mapping[str, Sequence[Line]],
        first: int,
        texts: frozenset[str],
    ) -> None:
        self.numbers = {a.article_id: first + i for i, a in enumerate(articles)}
        self.shown: dict[str, list[Shown]] = {}
        self.left_out: dict[str, int] = {}
        self._starts: dict[str, list[int]] = {}
        self.anchors: dict[str, dict[int, str]] = {}
        self.references: dict[str, dict[int, list[Reference]]] = {}
        self._articles = {a.article_id: a for a in articles}
        for article in articles:
            if article.article_id not in texts:
                continue
            shown, left = shown_lines(article, lines.get(article.article_id, ()))
            self.shown[article.article_id], self.left_out[article.article_id] = shown, left
            self._starts[article.article_id] = [line.start for line in shown]

    def publisher(self, article_id: str) -> str:
        """Who put the article out; where nothing says so, the article's number stands for it."""
        article = self._articles.get(article_id)
        if article is None:
            return clip(article_id, limits.NAME)
        if article.publisher and article.publisher.strip():
            return clip(article.publisher, limits.NAME)
        return f"Article {self.numbers[article_id]} (publisher not known)"

    def newsroom(self, name: str | None) -> str:
        """A newsroom's name; one that is only known by its article is called as the article is."""
        return self.publisher(name) if name in self._articles else clip(name, limits.NAME)

    def text_anchor(self, article_id: str) -> str:
        """Id of the article's text; empty where that is not laid out."""
        return f"a{self.numbers[article_id]}" if article_id in self.shown else ""

    def line_of(self, article_id: str, at: int) -> Shown | None:
        """The shown line in which a code point stands."""
        starts = self._starts.get(article_id, [])
        index = bisect_right(starts, at) - 1
        line = self.shown[article_id][index] if index >= 0 else None
        return line if line and line.start <= at < line.end else None

    def href(self, article_id: str, start: int) -> str:
        """Id of a span in the article's text, of the article where the span's line is not shown, or empty."""
        if self.line_of(article_id, start) is None:
            return self.text_anchor(article_id)
        anchor = f"a{self.numbers[article_id]}-{start}"
        self.anchors.setdefault(article_id, {})[start] = anchor
        return anchor

    def refer(self, article_id: str, start: int, end: int, back: Reference) -> str:
        """Like ``href``, and sets behind the span a number that leads back."""
        line = self.line_of(article_id, start)
        if line is not None:
            last = min(max(end, start + 1), line.end)
            found = self.references.setdefault(article_id, {}).setdefault(last, [])
            if back not in found:
                found.append(back)
        return self.href(article_id, start)
