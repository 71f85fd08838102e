"""A web page as an article: its visible text, the blocks of it, links and what it says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

from wellhead.read.extract import main_blocks
from wellhead.read.markup import parse
from wellhead.read.metadata import plain, read_metadata
from wellhead.read.sidecar import is_web_address
from wellhead.read.visible import TIGHT, Anchor, Piece, visible_blocks


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A block's place in the page's text."""

    start: int
    end: int
    tag: str
    main: bool
    hint: str


@dataclass(frozen=True, slots=True)
class WebPage:
    """What is read from one page; plain text has nothing but its text."""

    text: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    published_evidence: str | None = None
    blocks: tuple[PageBlock, ...] = ()
    links: tuple[Anchor, ...] = ()


#: Characters of a page that shows no article.
_SHOWS_LITTLE = 300


def read_webpage(source: str) -> WebPage:
    """Read a page of HTML; its text is empty where nothing is shown.

    :param source: the decoded page
    """
    tree, ordinary = parse(source)
    if tree is None:
        return WebPage(text="")
    pieces, left_out = visible_blocks(tree)
    if not pieces:
        pieces, left_out = visible_blocks(tree, menus=True)
    meta = read_metadata(tree, ordinary=ordinary)
    for element in left_out:  # a smaller tree is searched faster, and none of its blocks is lost
        if element.getparent() is not None:
            element.drop_tree()
    if meta.body and sum(len(p.text) for p in pieces) < _SHOWS_LITTLE:
        pieces = _stated(meta.body)  # a page that a script fills in: its text stands in its metadata alone
        verdict = [True] * len(pieces)
    else:
        verdict = main_blocks(tree if ordinary else None, pieces)
    text, spans = _join(pieces)
    blocks = tuple(
        PageBlock(start, end, p.tag, main, p.hint)
        for p, main, (start, end) in zip(pieces, verdict, spans, strict=True)
    )
    links = tuple(_links(pieces, spans, meta.url))
    return WebPage(
        text=text,
        title=meta.title,
        authors=meta.authors,
        publisher=meta.publisher,
        url=meta.url,
        published=meta.published,
        published_evidence=meta.published_evidence,
        blocks=blocks,
        links=links,
    )


def _stated(body: str) -> list[Piece]:
    return [Piece(text, "p", "articlebody") for line in body.splitlines() if (text := plain(line))]


def _join(pieces: list[Piece]) -> tuple[str, list[tuple[int, int]]]:
    """The page's text, and where each block stands in it."""
    parts: list[str] = []
    spans: list[tuple[int, int]] = []
    at = 0
    for n, piece in enumerate(pieces):
        if n:
            gap = "\n" if piece.tag in TIGHT and pieces[n - 1].tag in TIGHT else "\n\n"
            parts.append(gap)
            at += len(gap)
        parts.append(piece.text)
        spans.append((at, at + len(piece.text)))
        at += len(piece.text)
    return "".join(parts), spans


def _links(pieces: list[Piece], spans: list[tuple[int, int]], base: str | None) -> Iterator[Anchor]:
    """Hyperlinks with their place in the page's text and an absolute address; others are left out."""
    for piece, (start, _) in zip(pieces, spans, strict=True):
        for anchor in piece.anchors:
            url = absolute(anchor.url, base)
            if url:
                yield Anchor(start + anchor.start, start + anchor.end, url)


def absolute(url: str, base: str | None) -> str | None:
    """An absolute http or https address; None for scripts, mail, fragments and what cannot be resolved.

    >>> absolute("/a", "https://news.example/b"), absolute("javascript:run()", "https://news.example/")
    ('https://news.example/a', None)
    """
    text = "".join(url.split())[:2_000]
    if not text or text.startswith("#"):
        return None
    try:
        joined = urljoin(base or "", text)
    except ValueError:
        return None
    return joined if is_web_address(joined) else None
