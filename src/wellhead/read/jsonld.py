"""The article's own node among a page's JSON-LD (schema.org), whatever the page wraps it in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import html

#: schema.org types of a news text, best first.
_ARTICLE_TYPES = (
    "newsarticle",
    "reportagenewsarticle",
    "analysisnewsarticle",
    "opinionnewsarticle",
    "backgroundnewsarticle",
    "liveblogposting",
    "reviewnewsarticle",
    "article",
    "blogposting",
    "report",
    "socialmediaposting",
    "medicalwebpage",
    "webpage",
)
#: Nodes looked at in one page; a page that holds more is no news page.
_MOST_NODES = 2_000
_LONGEST = 2_000_000
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$")


class Graph:
    """The JSON-LD nodes of a page, and which of them is the article."""

    def __init__(self, tree: html.HtmlElement) -> None:
        self._nodes: list[Mapping[str, Any]] = []
        self._by_id: dict[str, Mapping[str, Any]] = {}
        for script in tree.iter("script"):
            if "ld+json" in (script.get("type") or "").lower():
                for node in _nodes(_load(script.text or "")):
                    if len(self._nodes) >= _MOST_NODES:
                        break
                    self._nodes.append(node)
                    key = node.get("@id")
                    if isinstance(key, str) and len(node) > len(self._by_id.get(key, {})):
                        self._by_id[key] = node
        self.article = self._article()

    def _article(self) -> Mapping[str, Any]:
        ranked = [(rank, n, node) for n, node in enumerate(self._nodes) if (rank := _rank(node)) is not None]
        return min(ranked, key=lambda r: r[:2])[2] if ranked else {}

    def resolve(self, value: object) -> object:
        """A node for a bare reference ``{"@id": …}``; other values as they are."""
        if isinstance(value, Mapping) and not value.get("name") and isinstance(value.get("@id"), str):
            return self._by_id.get(value["@id"], value)
        return value

    def text(self, *names: str) -> str | None:
        """The first of the article's properties that is a string."""
        for name in names:
            value = self.article.get(name)
            if isinstance(value, list) and value:
                value = value[0]
            if isinstance(value, str) and value.strip():
                return value.strip()
        return None

    def names(self, property_name: str) -> list[str]:
        """Names of the people or organisations that a property holds."""
        found: list[str] = []
        todo = [self.article.get(property_name)]
        while todo and len(found) < 50:
            value = self.resolve(todo.pop(0))
            if isinstance(value, list):
                todo = [*value[:50], *todo]
            elif isinstance(value, str):
                found.append(value)
            elif isinstance(value, Mapping):
                todo.insert(0, value.get("name"))
        return found


def _rank(node: Mapping[str, Any]) -> int | None:
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    ranks = [
        _ARTICLE_TYPES.index(k.lower()) for k in kinds if isinstance(k, str) and k.lower() in _ARTICLE_TYPES
    ]
    if not ranks:
        return None
    # a teaser of another article has a headline and little else
    return min(ranks) + (0 if node.get("author") or node.get("datePublished") or "webpage" in kinds else 50)


def _load(text: str) -> object:
    if len(text) > _LONGEST:
        return None
    text = _WRAPPING.sub("", text.strip())
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(content: object) -> Iterator[Mapping[str, Any]]:
    """Top-level objects, those of an array or @graph, and what a page declares its main entity."""
    todo = [content]
    while todo:
        value = todo.pop(0)
        if isinstance(value, list):
            todo = [*value[:_MOST_NODES], *todo]
        elif isinstance(value, Mapping):
            yield value
            todo = [value.get("@graph"), value.get("mainEntity"), *todo]
