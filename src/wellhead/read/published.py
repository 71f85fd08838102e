"""When a page says it was published, and which of its fields says so.

A date is taken from a field that states it; only then is htmldate (Barbaresi 2020) asked, for the original
date, without its search of running text, without fields that tell of a later change, and with a fixed latest
date: today's date is never looked at.
"""

from __future__ import annotations

import re
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from htmldate import find_date
from lxml import html

from wellhead.read.jsonld import Graph
from wellhead.read.sidecar import iso_time

if TYPE_CHECKING:
    from wellhead.read.metadata import MetaElements

#: Meta elements that hold the time of publication, most reliable first.
_FIELDS = (
    "article:published_time",
    "article:published",
    "og:article:published_time",
    "og:published_time",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "datepublished",
    "date.published",
    "publishdate",
    "publish-date",
    "publish_date",
    "published-date",
    "pubdate",
    "article.published",
    "article_date_original",
    "originalpublicationdate",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "date",
)
_LATEST = "2199-12-31"
_CHANGED = re.compile(r"modif|updat|revis", re.I)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d):?(\d\d)(?::?(\d\d))?)?")


def find_published(
    tree: html.HtmlElement, graph: Graph, meta: MetaElements, url: str | None, *, search: bool = True
) -> tuple[str | None, str | None]:
    """The time of publication, ISO 8601, and the name of the field that states it.

    :param search: where no field states it, let htmldate search the page
    """
    if when := _iso(graph.text("datePublished")):
        return when, "json-ld datePublished"
    for name in _FIELDS:
        if when := _iso(meta.first(name)):
            return when, f"meta {name}"
    for element in tree.iter("time", "span", "abbr", "div", "p"):
        stated = "datePublished" in (element.get("itemprop") or "")
        stated = stated or (element.tag == "time" and element.get("pubdate") is not None)
        if stated and (
            when := _iso(element.get("datetime") or element.get("content") or element.get("title"))
        ):
            return when, "itemprop datePublished"
    if when := _iso(graph.text("dateCreated", "uploadDate")):
        return when, "json-ld dateCreated"
    return _htmldate(tree, url) if search else (None, None)


def _htmldate(tree: html.HtmlElement, url: str | None) -> tuple[str | None, str | None]:
    for element in list(tree.iter("meta", "time", "script")):  # a later change is no publication
        named = " ".join(element.get(a) or "" for a in ("property", "name", "itemprop", "class"))
        if (element.tag == "script" or _CHANGED.search(named)) and element.getparent() is not None:
            element.drop_tree()
    try:
        found = find_date(
            tree,
            extensive_search=False,
            original_date=True,
            url=url,
            max_date=_LATEST,
            deferred_url_extractor=True,
        )
    except Exception:  # a page without a date is better than no page
        return None, None
    when = _iso(found)
    return (when, "htmldate") if when else (None, None)


def _iso(value: str | None) -> str | None:
    """ISO 8601 for what a date field holds; None where it holds no full date."""
    text = (value or "").strip()[:60]
    if not text:
        return None
    tidy = re.sub(r"\s*(?:UTC|GMT)$", "Z", text)
    tidy = re.sub(r"(\.\d{6})\d+", r"\1", tidy)
    if when := iso_time(tidy):
        return when
    hit = _COMPACT.fullmatch(tidy.rstrip("Z"))
    if hit:
        day = f"{hit[1]}-{hit[2]}-{hit[3]}"
        return iso_time(f"{day}T{hit[4]}:{hit[5]}:{hit[6] or '00'}" if hit[4] else day)
    try:
        return iso_time(parsedate_to_datetime(text).isoformat())
    except (ValueError, TypeError, IndexError, OverflowError):
        pass
    for form in (
        "%B %d, %Y",
        "%b %d, %Y",
        "%d %B %Y",
        "%d %b %Y",
        "%B %d, %Y %I:%M %p",
        "%Y/%m/%d",
        "%Y/%m/%d %H:%M:%S",
    ):
        try:
            return iso_time(datetime.strptime(text, form).date().isoformat())
        except ValueError:
            continue
    return None
