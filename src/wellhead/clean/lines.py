"""The stretches that are labelled: physical lines of a text, or of the blocks of a web page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wellhead.records import Block

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
#: The same for a text without an underscore, which most are: a plain class is scanned faster.
_PLAIN_WORD = re.compile(r"\w+(?:[’'.-]\w+)*")


@dataclass(slots=True)
class Stretch:
    """A stretch of text that gets one role.

    :param start: first code point in the article
    :param end: code point after the last
    :param text: its characters
    :param words: its words
    :param gap: blank lines before it
    :param block: the block of a web page that it belongs to
    :param role: its role, where that was told from within its physical line
    """

    start: int
    end: int
    text: str
    words: tuple[str, ...]
    gap: int = 0
    block: Block | None = None
    role: str | None = None


def word_set(text: str) -> frozenset[str]:
    """The words of a list written as one string, for lexicons too small for a data file."""
    return frozenset(text.split())


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, without the punctuation around them."""
    return tuple((_WORD if "_" in text else _PLAIN_WORD).findall(text))


def stretches(text: str, blocks: Sequence[Block]) -> list[Stretch]:
    """The non-empty lines of a text, in order, each with the block that it lies in."""
    found: list[Stretch] = []
    last = 0
    for start, end, block in _spans(text, blocks):
        piece = text[start:end]
        gap = text.count("\n", last, start)
        found.append(Stretch(start, end, piece, words_of(piece), max(0, gap - 1), block))
        last = end
    return found


def _spans(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, int, Block | None]]:
    at = 0
    for block in sorted(blocks, key=lambda b: b.start):
        if block.start < at:
            continue
        yield from ((s, e, None) for s, e in _lines(text, at, block.start))
        yield from ((s, e, block) for s, e in _lines(text, block.start, block.end))
        at = block.end
    yield from ((s, e, None) for s, e in _lines(text, at, len(text)))


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for hit in _LINE.finditer(text, start, end):
        first, last = hit.span()
        while first < last and text[first].isspace():
            first += 1
        while last > first and text[last - 1].isspace():
            last -= 1
        if first < last:
            yield first, last
