"""One source to its pages: plain text as it is, a web page block by block."""

from __future__ import annotations

import hashlib

from wellhead.errors import InputError
from wellhead.read import formats
from wellhead.read.decode import NotTextError, decode
from wellhead.read.model import Page, Source
from wellhead.read.webpage import WebPage, read_webpage
from wellhead.records import Article, Block, Link


def read_source(source: Source, data: bytes) -> list[Page]:
    """The pages of a source: one for a text file or a web page.

    :param source: as ``find_sources`` gives it
    :param data: the file's bytes
    :raises InputError: empty, binary or too large, or no text in the page
    """
    kind = formats.reads(source.file.name, named=True)
    if kind is None:
        raise InputError(source.path, "its format is not read", "save each article as .txt or .html")
    if len(data) > formats.SIZE_LIMIT:
        problem = f"{len(data):,} bytes, more than {formats.SIZE_LIMIT:,}"
        raise InputError(source.path, problem, "split it into one file an article")
    try:
        text = decode(data, web=kind == "web")
    except NotTextError as error:
        raise InputError(source.path, str(error), "save the article's text as UTF-8") from error
    sha256 = hashlib.sha256(data).hexdigest()
    if kind == "text":
        return [Page(_article(source, WebPage(text=text), sha256))]
    page = read_webpage(text)
    if not page.text:
        raise InputError(
            source.path, "the page shows no text", "save the page after it has loaded, or its text"
        )
    blocks = tuple(
        Block(article_id="", start=b.start, end=b.end, tag=b.tag, main=b.main, hint=b.hint)
        for b in page.blocks
    )
    links = tuple(
        Link(article_id="", start=a.start, end=a.end, text=page.text[a.start : a.end], url=a.url)
        for a in page.links
    )
    return [Page(_article(source, page, sha256), blocks, links)]


def _article(source: Source, page: WebPage, sha256: str) -> Article:
    """The article's row: what a sidecar says goes before what the page says of itself."""
    meta = source.meta
    published, evidence = page.published, page.published_evidence
    if meta.get("published"):
        published, evidence = str(meta["published"]), "sidecar"
    authors = meta.get("authors")
    return Article(
        article_id="",
        path=source.path,
        publisher=_string(meta.get("publisher")) or page.publisher,
        published=published,
        published_evidence=evidence,
        title=_string(meta.get("title")) or page.title,
        authors=tuple(str(a) for a in authors) if isinstance(authors, tuple) else page.authors,
        url=_string(meta.get("url")) or page.url,
        language=None,
        text=page.text,
        sha256=sha256,
    )


def _string(value: object) -> str | None:
    return value if isinstance(value, str) else None
