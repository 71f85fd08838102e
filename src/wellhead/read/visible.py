"""What a reader sees of a web page: its blocks of text, in order, with the links inside them.

Site navigation, scripts, forms' controls and hidden elements are left out; residue such as captions,
share buttons' words, related headlines and comment forms stays, for the next step to label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree, html

from wellhead.read.names import names

#: Never shown, or shown as something else than running text.
_UNSEEN = names(
    "script style noscript template head title meta link svg math canvas iframe frame frameset object "
    "embed applet audio video map area select option datalist textarea input button progress meter "
    "dialog nav menu"
)
#: Elements that start and end a block.
_BLOCKS = names(
    "address article aside blockquote body caption center dd details dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main ol p pre "
    "search section summary table tbody td tfoot th thead tr ul"
)
#: Blocks that follow each other without a blank line.
TIGHT = frozenset({"li", "td", "th", "dd", "dt", "tr", "caption"})
_MENU_ROLES = frozenset(
    {"navigation", "menu", "menubar", "banner", "contentinfo", "search", "toolbar", "dialog"}
)
#: Class or id words of what surrounds an article on every page of a site.
_MENU_WORDS = re.compile(
    r"(?:(?:main|top|sub|site|global|primary|secondary|header|footer|mobile|page|section)[-_]?)?"
    r"(?:nav(?:bar|igation)?|menu|megamenu|offcanvas)(?:[-_]?(?:bar|wrap|wrapper|container|list|items?|links?))?|"
    r"breadcrumbs?(?:[-_]\w+)?|skip[-_]?(?:links?|nav)|(?:site|page|global)[-_](?:header|footer)|"
    r"(?:cookie|gdpr|consent)[-_]?(?:banner|consent|notice|bar|popup)|onetrust[\w-]*|"
    r"screen-?reader-?text|sr-only|visually-?hidden",
    re.I,
)
#: A container that holds this much prose is the page, whatever its class says.
_MOST_MENU_PROSE = 600
_PAYWALL = re.compile(
    r"paywall|premium|article[-_]?(?:body|text|content)|story[-_]?(?:body|text|content)", re.I
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SPACE = re.compile(r"[ \t\n\r\f\v\u2028\u2029\x85]+")
_SEEN = re.compile(r"[^\W_]")  # a block without a letter or figure is a rule, a bullet or a close button
_HINT_LEVELS = 4
_HINT_LENGTH = 300


@dataclass(slots=True)
class Anchor:
    """A hyperlink as it stands in a block: offsets into the block's text."""

    start: int
    end: int
    url: str


@dataclass(slots=True)
class Piece:
    """One visible block."""

    text: str
    tag: str
    hint: str
    anchors: list[Anchor] = field(default_factory=list)
    element: html.HtmlElement | None = None

    @property
    def linked(self) -> float:
        """Share of the block's characters that stand in links."""
        return sum(a.end - a.start for a in self.anchors) / max(1, len(self.text))


class _Buffer:
    """The block that is being gathered."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.anchors: list[Anchor] = []
        self.open: tuple[int, str] | None = None

    def add(self, text: str, *, keep_space: bool) -> None:
        if not text:
            return
        if not keep_space:
            text = _SPACE.sub(" ", text)
            if text[0] == " " and (self.length == 0 or self.parts[-1][-1] in " \n"):
                text = text[1:]
        if text:
            self.parts.append(text)
            self.length += len(text)

    def newline(self) -> bool:
        """A line break; False where one stands there already: two of them part paragraphs."""
        if self.length == 0:
            return True
        if self.parts[-1].endswith("\n"):
            return False
        if self.parts[-1].endswith(" "):
            self.parts[-1] = self.parts[-1][:-1]
            self.length -= 1
            if not self.parts[-1]:
                self.parts.pop()
                return self.newline()
        self.parts.append("\n")
        self.length += 1
        return True

    def open_link(self, url: str) -> None:
        self.open = (self.length, url)

    def close_link(self) -> None:
        if self.open is not None:
            start, url = self.open
            if self.length > start:
                self.anchors.append(Anchor(start, self.length, url))
            self.open = None


def visible_blocks(
    tree: html.HtmlElement, *, menus: bool = False
) -> tuple[list[Piece], list[html.HtmlElement]]:
    """The visible blocks of a page, and the elements that were left out.

    :param tree: a parsed page
    :param menus: keep navigation, headers and footers too: a page may have its text nowhere else
    """
    left_out: list[html.HtmlElement] = []
    return [p for p in _walk(tree, left_out, menus=menus) if p.text], left_out


def _walk(tree: html.HtmlElement, left_out: list[html.HtmlElement], *, menus: bool) -> Iterator[Piece]:
    buffer = _Buffer()
    holders: list[html.HtmlElement] = []  # open block elements, innermost last
    keep_space = 0
    skipping: html.HtmlElement | None = None
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if skipping is not None:
            if event == "end" and element is skipping:
                skipping = None
                buffer.add(element.tail or "", keep_space=bool(keep_space))
            continue
        if event == "start":
            if not tag or _left_out(element, tag, menus=menus):
                skipping = element
                left_out.append(element)
                if tag in _BLOCKS or tag in ("nav", "menu", "iframe", "video"):
                    yield _flush(buffer, holders)
                    buffer = _reopened(buffer)
                continue
            if tag in _BLOCKS:
                yield _flush(buffer, holders)
                buffer = _reopened(buffer)
                holders.append(element)
                keep_space += tag == "pre"
            elif tag == "br":
                if not buffer.newline():
                    yield _flush(buffer, holders)
                    buffer = _reopened(buffer)
            elif tag == "a" and element.get("href"):
                buffer.close_link()
                buffer.open_link(element.get("href", ""))
            buffer.add(element.text or "", keep_space=bool(keep_space))
        else:
            if tag in _BLOCKS:
                yield _flush(buffer, holders)
                buffer = _reopened(buffer)
                if holders and holders[-1] is element:
                    holders.pop()
                keep_space -= tag == "pre"
            elif tag == "a":
                buffer.close_link()
            if element is not tree:
                buffer.add(element.tail or "", keep_space=bool(keep_space))
    yield _flush(buffer, holders)


def _reopened(old: _Buffer) -> _Buffer:
    """A link that runs over a block's end goes on in the next: ``<a><h3>…</h3><p>…</p></a>``."""
    new = _Buffer()
    if old.open is not None:
        new.open_link(old.open[1])
    return new


def _flush(buffer: _Buffer, holders: list[html.HtmlElement]) -> Piece:
    still_open = buffer.open
    buffer.close_link()
    buffer.open = still_open
    if not buffer.parts:
        return Piece("", "", "")
    raw = "".join(buffer.parts)
    text = raw.rstrip(" \n\t\r")
    lead = len(text) - len(text.lstrip(" \n\t\r"))
    text = text[lead:]
    if not _SEEN.search(text):
        return Piece("", "", "")
    anchors = []
    for anchor in buffer.anchors:
        start, end = max(0, anchor.start - lead), min(len(text), anchor.end - lead)
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            anchors.append(Anchor(start, end, anchor.url))
    holder = holders[-1] if holders else None
    return Piece(text, _tag(holders), _hint(holders), anchors, holder)


def _tag(holders: list[html.HtmlElement]) -> str:
    """The block's element, or the one that says what it is: a ``p`` in a ``figcaption`` is a caption."""
    tags = [h.tag for h in holders[-3:]]
    for telling in ("figcaption", "blockquote", "li", "caption", "th", "td"):
        if telling in tags and tags[-1] in ("p", "div", telling):
            return telling
    return tags[-1] if tags else "p"


def _hint(holders: list[html.HtmlElement]) -> str:
    words: dict[str, None] = {}
    for holder in reversed(holders[-_HINT_LEVELS:]):
        named = f"{holder.get('class') or ''} {holder.get('id') or ''} {holder.get('itemprop') or ''}"
        for word in named[:_HINT_LENGTH].split():
            words[word.lower()] = None
        if holder.tag in ("figure", "aside", "footer", "header", "form", "article", "main", "blockquote"):
            words[f"<{holder.tag}>"] = None
    return " ".join(words)[:_HINT_LENGTH]


def _left_out(element: html.HtmlElement, tag: str, *, menus: bool) -> bool:
    if tag in _UNSEEN and not (menus and tag in ("nav", "menu")):
        return True
    if element.get("hidden") is not None or _HIDDEN_STYLE.search(element.get("style") or ""):
        # subscribers see what a paywall hides, and it is the article
        return not (_PAYWALL.search(element.get("class") or "") and _prose(element) > _MOST_MENU_PROSE)
    if menus or tag in ("html", "body", "main", "article"):
        return False
    if (element.get("role") or "").lower() in _MENU_ROLES:
        return _is_frame(element)
    if tag in ("header", "footer"):  # the site's, unless it belongs to the article or carries its headline
        return not _inside_article(element) and (tag == "footer" or _is_frame(element))
    if tag not in _BLOCKS:
        return False
    words = f"{(element.get('class') or '')[:300]} {(element.get('id') or '')[:80]}".split()
    return any(_MENU_WORDS.fullmatch(w) for w in words) and _is_frame(element)


def _is_frame(element: html.HtmlElement) -> bool:
    """True where the element holds neither headline nor prose: some nest a page in ``div.nav-wrapper``."""
    return element.find(".//h1") is None and _prose(element) <= _MOST_MENU_PROSE


def _prose(element: html.HtmlElement) -> int:
    """Characters of the element's paragraphs of some length."""
    return sum(n for p in element.iter("p") if (n := len("".join(p.itertext()))) >= 60)


def _inside_article(element: html.HtmlElement) -> bool:
    return any(parent.tag in ("article", "main") for parent in element.iterancestors())
