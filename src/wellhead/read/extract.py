"""Which blocks of a page are its article: an extractor's text, laid over the blocks by their words.

The extractor is trafilatura (Barbaresi 2021), asked for precision; where that gives nothing, for its
default and then for recall.  Its output is only a vote on the blocks of the page: no text is taken from it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from lxml import html
from trafilatura import bare_extraction

from wellhead.read.visible import Piece

#: A block of prose: at least so many bytes (a sentence of Japanese has few characters), closed by a stop, and
#: not mostly links.
_PROSE_BYTES = 60
_MOST_LINKED = 0.5
_LINK_LIST = 0.7
_STOP = re.compile(r"[.!?…。！？:;\"'”’»)\]]\s*$")
#: Words; in scripts without spaces each character counts as one.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")
#: Blocks of a page beyond which the extractor's own fall-backs are left out: they compare each with each.
_MANY = 1_500
_FOCUS: tuple[dict[str, bool], ...] = ({"favor_precision": True}, {}, {"favor_recall": True})


def main_blocks(tree: html.HtmlElement | None, pieces: Sequence[Piece]) -> list[bool]:
    """For each block, whether it belongs to the article.

    1. The extractor's text is laid over the blocks.
    2. Where it holds less than half of the page's largest body of prose, it went astray (a legal notice, a
       teaser): its other modes are tried, and at last that body of prose is taken itself.
    3. Prose with the same place in the markup as most of the article belongs to it: advertisements cut a long
       article into several containers, of which an extractor finds one.
    4. Short blocks count only among the article's prose, link lists not at all.

    :param tree: the page, not changed; None where it is not fit for an extractor
    :param pieces: its visible blocks
    """
    prose = [_is_prose(p) for p in pieces]
    places = [_place(p) for p in pieces]
    size = [len(p.text) if is_prose else 0 for p, is_prose in zip(pieces, prose, strict=True)]
    masses: Counter[tuple[str, ...]] = Counter()
    for place, n in zip(places, size, strict=True):
        masses[place] += n
    largest = max(masses.values(), default=0)
    words = [_WORD.findall(p.text.casefold()) for p in pieces]
    best: list[bool] = [False] * len(pieces)
    for focus in _FOCUS if tree is not None else ():
        options = {**focus, "fast": len(pieces) > _MANY}
        found = _overlay(words, _extracted(tree, options) if tree is not None else [])
        if _mass(found, size) > _mass(best, size) or not any(best):
            best = found
        if any(best) and _mass(best, size) >= 0.5 * largest:
            break
    else:
        if largest:
            home = min(p for p, n in masses.items() if n == largest)
            best = [b or (is_prose and p == home) for b, is_prose, p in zip(best, prose, places, strict=True)]
    best = _extended(best, prose, places, size)
    return _settled(best, prose, pieces)


def _mass(verdict: Sequence[bool], size: Sequence[int]) -> int:
    return sum(n for n, main in zip(size, verdict, strict=True) if main)


def _is_prose(piece: Piece) -> bool:
    return (
        piece.tag in ("p", "div", "blockquote", "section", "article", "td", "li")
        and len(piece.text.encode()) >= _PROSE_BYTES
        and piece.linked < _MOST_LINKED
        and _STOP.search(piece.text[-4:]) is not None
    )


def _place(piece: Piece) -> tuple[str, ...]:
    """Where a block stands in the markup: its tag, and tag and class of its three nearest ancestors."""
    element, path = piece.element, [piece.tag]
    for _ in range(3):
        element = element.getparent() if element is not None else None
        if element is None:
            break
        path.append(f"{element.tag}.{element.get('class') or ''}")
    return tuple(path)


def _extended(
    verdict: Sequence[bool], prose: Sequence[bool], places: Sequence[tuple[str, ...]], size: Sequence[int]
) -> list[bool]:
    inside: Counter[tuple[str, ...]] = Counter()
    total: Counter[tuple[str, ...]] = Counter()
    for main, place, n in zip(verdict, places, size, strict=True):
        total[place] += n
        inside[place] += n if main else 0
    article = sum(inside.values())
    homes = {p for p, n in inside.items() if n >= 0.3 * total[p] and n >= 0.25 * article and n > 0}
    return [m or (is_prose and p in homes) for m, is_prose, p in zip(verdict, prose, places, strict=True)]


def _settled(verdict: Sequence[bool], prose: Sequence[bool], pieces: Sequence[Piece]) -> list[bool]:
    long = [n for n, (main, is_prose) in enumerate(zip(verdict, prose, strict=True)) if main and is_prose]
    if not long:
        return list(verdict)
    first, last = long[0] - 4, long[-1] + 2
    settled = []
    for n, (main, is_prose, piece) in enumerate(zip(verdict, prose, pieces, strict=True)):
        among = first <= n <= last
        if "twitter-tweet" in piece.hint and among:  # what the article shows is part of it
            settled.append(True)
        else:
            link_list = piece.linked > _LINK_LIST and piece.tag in ("li", "div", "td")
            settled.append(main and (is_prose or (among and not link_list)))
    return settled


def _extracted(tree: html.HtmlElement, options: dict[str, Any]) -> list[list[str]]:
    """The paragraphs of the extraction, as words."""
    try:
        document = bare_extraction(tree, include_comments=False, with_metadata=False, **options)
    except Exception:  # whatever an extractor stumbles over, the page is still read
        return []
    text = getattr(document, "text", None) or ""
    return [w for w in (_WORD.findall(line.casefold()) for line in text.splitlines()) if w]


def _overlay(blocks: Sequence[Sequence[str]], found: Sequence[Sequence[str]]) -> list[bool]:
    """Blocks whose words the extraction holds: most of their word triples, or all of a short paragraph."""
    triples = {tuple(p[i : i + 3]) for p in found for i in range(len(p) - 2)}
    short = {tuple(p) for p in found if len(p) < 6}
    verdict = []
    for words in blocks:
        if not words:
            verdict.append(False)
        elif len(words) < 6:
            verdict.append(tuple(words) in short)
        else:
            inside = sum(tuple(words[i : i + 3]) in triples for i in range(len(words) - 2))
            verdict.append(inside >= 0.7 * (len(words) - 2))
    return verdict
