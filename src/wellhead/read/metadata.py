"""What a page says of itself: headline, authors, publisher, address, time of publication.

JSON-LD is asked first, then the page's meta elements, then its markup.  Nothing is guessed: a field that
the page does not state is null.
"""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml import html

from wellhead.newsrooms import by_domain
from wellhead.read.jsonld import Graph
from wellhead.read.published import find_published
from wellhead.read.sidecar import clean_name, is_web_address

_TAGS = re.compile(r"<[^<>]{0,500}>")


@dataclass(frozen=True, slots=True)
class Metadata:
    """A page's metadata; every field may be absent.  ``body`` is the article's text as the page states it."""

    title: str | None
    authors: tuple[str, ...]
    publisher: str | None
    url: str | None
    published: str | None
    published_evidence: str | None
    body: str | None = None


class MetaElements:
    """The ``<meta>`` elements of a page, by their name, property or itemprop in lower case."""

    def __init__(self, tree: html.HtmlElement) -> None:
        self._values: dict[str, list[str]] = {}
        for element in tree.iter("meta"):
            content = (element.get("content") or "").strip()
            for attribute in ("property", "name", "itemprop"):
                key = (element.get(attribute) or "").strip().lower()
                if key and content:
                    self._values.setdefault(key, []).append(content[:2_000])

    def first(self, *names: str) -> str | None:
        """The first value of the first name that has one."""
        return next((self._values[n][0] for n in names if n in self._values), None)

    def all(self, name: str) -> list[str]:
        """All values of a name."""
        return self._values.get(name, [])


def read_metadata(tree: html.HtmlElement, *, ordinary: bool = True) -> Metadata:
    """The metadata of a parsed page; the search for a date takes elements out of it.

    :param ordinary: False for a page too large or too deep to search its markup for a date
    """
    graph, meta = Graph(tree), MetaElements(tree)
    url = _address(tree, graph, meta)
    published, evidence = find_published(tree, graph, meta, url, search=ordinary)
    return Metadata(
        title=_title(tree, graph, meta),
        authors=_authors(tree, graph, meta),
        publisher=_publisher(graph, meta, url),
        url=url,
        published=published,
        published_evidence=evidence,
        body=graph.text("articleBody"),
    )


def plain(value: str | None) -> str | None:
    """A field as one line of plain text: pages escape their metadata, some twice."""
    if not value:
        return None
    text = entities.unescape(entities.unescape(value))
    return clean_name(_TAGS.sub(" ", text)) or None


# ---------------------------------------------------------------- title and address
def _title(tree: html.HtmlElement, graph: Graph, meta: MetaElements) -> str | None:
    stated = plain(graph.text("headline")) or plain(meta.first("og:title", "twitter:title"))
    headings = [t for h in tree.iter("h1") if (t := plain(" ".join(h.itertext())))]
    if stated:
        return stated
    if headings:
        return headings[0]
    element = tree.find(".//title")
    return plain(element.text_content()) if element is not None else None


def _address(tree: html.HtmlElement, graph: Graph, meta: MetaElements) -> str | None:
    canonical = next(
        (e.get("href") for e in tree.iter("link") if "canonical" in (e.get("rel") or "").lower().split()),
        None,
    )
    stated = [canonical, meta.first("og:url"), graph.text("url", "mainEntityOfPage", "@id")]
    bases = [s for s in stated if s and is_web_address(s.strip())]
    for value in stated:
        text = (value or "").strip()
        if text and bases and not urlsplit_safe(text):
            text = urljoin(bases[0], text)
        if is_web_address(text):
            return text[:2_000]
    return None


def urlsplit_safe(text: str) -> bool:
    """True where the text has a scheme of its own."""
    try:
        return bool(urlsplit(text).scheme)
    except ValueError:
        return True


# ---------------------------------------------------------------- publisher
def _publisher(graph: Graph, meta: MetaElements, url: str | None) -> str | None:
    stated = next(iter(graph.names("publisher")), None) or meta.first("og:site_name", "application-name")
    host = urlsplit(url).hostname if url else None
    return (by_domain(host) if host else None) or plain(stated)


# ---------------------------------------------------------------- authors
_BY = re.compile(r"^(?:(?:written|reported|story|posted|words|text)\s+)?by[\s:]+", re.I)
_JOIN = re.compile(r"\s*(?:;|\||•|·|\s/\s|\n|\band\b|&|\bund\b|\bet\b|\by\b|\bog\b|\band\b)\s*")
_NOT_A_NAME = re.compile(
    r"https?://|www\.|@|\d{4,}|^(?:admin|administrator|editor|author|guest|null|none|undefined|unknown)$",
    re.I,
)


def _authors(tree: html.HtmlElement, graph: Graph, meta: MetaElements) -> tuple[str, ...]:
    for stated in (
        graph.names("author"),
        meta.all("author"),
        meta.all("article:author"),
        meta.all("parsely-author"),
        meta.all("byl"),
        meta.all("dc.creator") + meta.all("sailthru.author"),
        _bylines(tree),
    ):
        names = tidy_authors(stated)
        if names:
            return names
    return ()


def tidy_authors(stated: Iterable[str]) -> tuple[str, ...]:
    """Single names out of author fields: "By Ann Lee and Bo Ek, Staff Writer" gives Ann Lee and Bo Ek."""
    names: dict[str, None] = {}
    for value in stated:
        text = _BY.sub("", plain(value) or "")
        for part in _JOIN.split(text) if len(text) < 300 else []:
            name = part.strip(" ,.:-–—|")
            if name and len(name) <= 80 and not _NOT_A_NAME.search(name):
                names[name] = None
    return tuple(names)


#: Markup that holds an author's name, most telling first.
_BYLINE_PATHS = (
    './/a[contains(concat(" ", @rel, " "), " author ")]',
    './/*[@itemprop="author"]',
    './/*[contains(@class, "author-name") or contains(@class, "byline-name")]',
    './/*[contains(@class, "byline") or contains(@class, "author")][not(self::body)]',
)


def _bylines(tree: html.HtmlElement) -> Sequence[str]:
    """Names in the page's markup: ``rel=author``, ``itemprop=author``, a class that says byline."""
    for path in _BYLINE_PATHS:
        texts = (" ".join(" ".join(e.itertext()).split()) for e in tree.xpath(path)[:40])
        found = list(dict.fromkeys(t for t in texts if 3 < len(t) < 120))
        if found:
            return found[:6] if path is not _BYLINE_PATHS[-1] else found[:1]
    return []
