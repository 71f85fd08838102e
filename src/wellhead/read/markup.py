"""Parsing HTML of any quality into a tree of bounded depth."""

from __future__ import annotations

import re
from itertools import islice

from lxml import etree, html

#: Elements that stay when a page is nested deeper than libxml2's 256 levels: the ones that part its text.
_FLAT = re.compile(
    rb"<(?!/?(?:p|h[1-6]|li|br|a|title|meta|link|script|style|noscript|blockquote|figcaption)\b)"
    rb"[a-zA-Z/!?][^<>]{0,4000}>",
    re.I,
)


#: Elements of a page that extractors are let loose on: some of their searches grow faster than the page.
_MOST_ELEMENTS = 20_000
_BREAKS = re.compile(rb"(?:<br>\s*){3,}")


def parse(text: str) -> tuple[html.HtmlElement | None, bool]:
    """The tree of a page, None where there is no element at all; and whether it is like other pages.

    A page nested deeper than the parser allows is read again with its containers taken for line breaks:
    thousands of unclosed tags come from machines or from malice, and extractors recurse into them.  Such a
    page, and one of twenty thousand elements, is read block by block but not handed to extractors.
    """
    data = text.encode("utf-8")
    tree, cut = _parse(data)
    if cut:
        tree, _ = _parse(_BREAKS.sub(b"<br><br>", _FLAT.sub(b"<br><br>", data)))
        return tree, False
    ordinary = tree is not None and sum(1 for _ in islice(tree.iter(), _MOST_ELEMENTS)) < _MOST_ELEMENTS
    return tree, ordinary


def _parse(data: bytes) -> tuple[html.HtmlElement | None, bool]:
    """The tree, and whether the parser gave up before the end."""
    parser = html.HTMLParser(
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
        recover=True,
        huge_tree=False,
    )
    try:
        tree = html.document_fromstring(data, parser=parser, ensure_head_body=False)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None, False
    cut = any(e.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for e in parser.error_log.filter_from_fatals())
    return (tree if isinstance(tree, html.HtmlElement) else None), cut
