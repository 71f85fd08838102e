"""Which of two articles that share text derives from the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from wellhead import newsrooms
from wellhead.link.moments import later_than, minutes
from wellhead.link.naming import Named
from wellhead.records import Article, Evidence, Link


@dataclass(frozen=True, slots=True)
class Direction:
    """``source`` derives from ``target``; where it is not known, they are in the order of their ids."""

    source: str
    target: str
    known: bool
    evidence: tuple[Evidence, ...]


class LinkIndex:
    """The hyperlinks of a story's articles, by where they lead."""

    def __init__(self, links: Iterable[Link]) -> None:
        self._pages: dict[tuple[str, tuple[str, str]], Link] = {}
        self._sites: dict[tuple[str, str], Link] = {}
        for link in sorted(links, key=lambda link: (link.article_id, link.start, link.end, link.url)):
            host, path = address(link.url)
            self._pages.setdefault((link.article_id, (host, path)), link)
            newsroom = newsrooms.by_domain(host)
            if newsroom is not None:
                self._sites.setdefault((link.article_id, newsroom), link)

    def to(self, article_id: str, other: Article, newsroom: str | None) -> Evidence | None:
        """The first link from an article to another one, else to that one's newsroom's site."""
        page = self._pages.get((article_id, address(other.url))) if other.url else None
        link = page or self._sites.get((article_id, newsroom or ""))
        if link is None:
            return None
        why = "links to the other article" if page else "links to the other newsroom’s site"
        return Evidence(article_id=article_id, start=link.start, end=link.end, text="", why=why)


def decide(
    a: Article,
    b: Article,
    *,
    named: Mapping[str, Mapping[str, Named]],
    links: LinkIndex,
    keys: Mapping[str, str | None],
) -> Direction:
    """The direction between two articles that share text: by credit, by a newsroom named, by a hyperlink, by
    time.  That a short text stands nearly whole in a long one says nothing: of 45 such pairs with known
    times the short one was the later in 20.

    :param a: the article with the smaller id
    :param b: the other one
    :param named: newsrooms that each article names, by newsroom key
    :param links: hyperlinks of the story's articles
    :param keys: newsroom key of each article's publisher
    """
    ways = ((a, b), (b, a))
    for whole in (True, False):
        given = [
            Direction(x.article_id, y.article_id, True, tuple(name.evidence))
            for x, y in ways
            if (name := named[x.article_id].get(keys[y.article_id] or "")) and (name.whole or not whole)
        ]
        if len(given) == 1:
            return given[0]
    one_newsroom = keys[a.article_id] is not None and keys[a.article_id] == keys[b.article_id]
    linked = [
        Direction(x.article_id, y.article_id, True, (proof,))
        for x, y in ways
        if (proof := links.to(x.article_id, y, None if one_newsroom else keys[y.article_id]))
    ]
    if len(linked) == 1:
        return linked[0]
    one, two = minutes(a.published), minutes(b.published)
    if later_than(one, two):
        return Direction(a.article_id, b.article_id, True, ())
    if later_than(two, one):
        return Direction(b.article_id, a.article_id, True, ())
    return Direction(a.article_id, b.article_id, False, ())


def address(url: str | None) -> tuple[str, str]:
    """Host and path of an address, without what campaigns and fragments add."""
    try:
        parts = urlsplit(url or "")
        return (parts.hostname or "").removeprefix("www."), parts.path.rstrip("/")
    except ValueError:
        return "", url or ""
