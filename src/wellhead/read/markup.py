"""Parsing HTML of any quality into a tree of bounded depth."""

from __future__ import annotations

import re

from lxml import etree, html

#: Elements that stay when a page is nested deeper than libxml2's 256 levels: the ones that part its text.
_FLAT = re.compile(
    rb"<(?!/?(?:p|h[1-6]|li|br|a|title|meta|link|script|style|noscript|blockquote|figcaption)\b)"
    rb"[a-zA-Z/!?][^<>]{0,4000}>",
    re.I,
)


def parse(text: str) -> html.HtmlElement | None:
    """The tree of a page; None where there is no element at all.

    A page nested deeper than the parser allows is read again with its containers taken for line breaks:
    thousands of unclosed tags come from machines or from malice, and extractors recurse into them.
    """
    data = text.encode("utf-8")
    tree, cut = _parse(data)
    if cut:
        tree, cut = _parse(_FLAT.sub(b"<br><br>", data))
    return tree


def _parse(data: bytes) -> tuple[html.HtmlElement | None, bool]:
    """The tree, and whether the parser gave up before the end."""
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, recover=True, huge_tree=False
    )
    try:
        tree = html.document_fromstring(data, parser=parser, ensure_head_body=False)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None, False
    cut = any(e.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for e in parser.error_log.filter_from_fatals())
    return (tree if isinstance(tree, html.HtmlElement) else None), cut
