"""Roles in a web page: its blocks first, the rules for plain text on top."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence

from wellhead.clean.blocks import label_letters
from wellhead.clean.context import Page
from wellhead.clean.head import same_title
from wellhead.clean.middle import pull_quotes
from wellhead.data import load

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PART = re.compile(r"[a-z]+(?:-[a-z]+)?|[a-z]+")
#: Roles that a block of the article can only have by its place or its markup, not by a class of an ancestor.
_SHORT = {"byline": 40, "credit": 30, "dateline": 20, "standfirst": 60, "promo": 30, "related_links": 30}


@functools.cache
def _words() -> Mapping[str, Sequence[tuple[str, frozenset[str]]]]:
    data = load("markup")
    return {
        kind: tuple((entry["role"], frozenset(entry["words"])) for entry in data[kind])
        for kind in ("main", "aside")
    }


@functools.lru_cache(maxsize=4096)  # blocks of a page share their hints
def hinted(hint: str, kind: str) -> str | None:
    """The role that the class names of a block point to.

    :param hint: class and id words, the block's own first
    :param kind: ``main`` or ``aside``
    """
    parts = set(hint.split())
    for name in hint.replace("_", " ").split():
        parts.update(_PART.findall(name))
        parts.update(name.split("-"))
    for role, words in _words()[kind]:
        if parts & words:
            return role
    return None


def label_markup(page: Page, roles: list[str | None], title: str | None) -> None:
    """Give the lines of a web page their roles, in place.

    :param title: the headline as the page's metadata has it
    """
    main = [n for n, line in enumerate(page.lines) if line.block is not None and line.block.main]
    prose = [n for n in main if page.prose[n]]
    start = prose[0] if prose else main[0] if main else len(page)
    headline = _headline(page, title, start)
    for n, line in enumerate(page.lines):
        block = line.block
        if block is None:
            continue
        if n == headline:
            roles[n] = "title"
        elif block.main:
            roles[n] = _in_article(page, n, roles[n], title)
        else:
            roles[n] = _aside(page, n, roles[n], headline is not None and headline < n < start, title)
    label_letters(page, roles)
    _pull_quotes(page, roles)


def _headline(page: Page, title: str | None, start: int) -> int | None:
    """The line that is the headline: the page's title said again, or the last ``h1`` above the article."""
    above = range(min(start + 1, len(page)))
    if title:
        named = [n for n in above if page.shapes[n].words <= 45 and same_title(page.lines[n].text, title)]
        tagged = [n for n in named if _tag(page, n) in _HEADINGS]
        if tagged or named:
            return (tagged or named)[-1]
    tagged = [n for n in above if _tag(page, n) == "h1"]
    return tagged[-1] if tagged else None


def _tag(page: Page, n: int) -> str:
    block = page.lines[n].block
    return block.tag if block is not None else ""


def _in_article(page: Page, n: int, wording: str | None, title: str | None) -> str | None:
    line, shape = page.lines[n], page.shapes[n]
    block = line.block
    if block is None:
        return wording
    if block.tag == "figcaption":
        return "caption"
    if wording is not None:
        return wording
    if block.tag in _HEADINGS:
        return "title" if block.tag == "h1" else "standfirst"
    if title and shape.words <= 45 and same_title(line.text, title):
        return "title"
    own = hinted(" ".join(block.hint.split()[:6]), "main")
    if (
        own is not None
        and shape.words <= _SHORT.get(own, 60)
        and not (page.prose[n] and own in ("promo", "related_links"))
    ):
        return own
    return None


def _aside(page: Page, n: int, wording: str | None, below_headline: bool, title: str | None) -> str:
    line, shape = page.lines[n], page.shapes[n]
    block = line.block
    if wording == "dateline" and not below_headline:
        wording = "related_links"  # the date of another article
    if wording is not None and wording != "body":
        return wording
    if block is None:
        return "promo"
    if block.tag == "figcaption":
        return "caption"
    hint = hinted(block.hint, "aside")
    if below_headline:
        if hint in ("standfirst", "byline", "dateline", "caption", "credit"):
            return hint
        if block.tag in ("h2", "h3", "p") and 6 <= shape.words <= 60 and hint is None:
            return "standfirst"
    elif hint == "standfirst":
        hint = "related_links"
    if title and shape.words <= 45 and same_title(line.text, title):
        return "title"
    if hint is not None and hint != "caption":
        return hint if hint != "dateline" else "related_links"
    if hint == "caption" and shape.words >= 4:
        return hint
    return "promo" if shape.words <= 3 else "related_links"


def _pull_quotes(page: Page, roles: list[str | None]) -> None:
    """Pull quotes among the lines that are left for the body."""
    kept = list(roles)
    pull_quotes(page, kept)
    for n, role in enumerate(kept):
        if role == "pull_quote" and roles[n] in (None, "title"):
            block = page.lines[n].block
            if block is not None and block.main:
                roles[n] = role
