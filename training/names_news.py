"""Reader of names_news.txt: news sentences with their names in brackets.

>>> read_line("[nationality Syrian] officials told [agency Reuters] so.")
Sentence(text='Syrian officials told Reuters so.', names=((0, 6, 'nationality'), (22, 29, 'agency')))
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

PATH = Path(__file__).with_name("names_news.txt")
KINDS = ("person", "organisation", "place", "outlet", "agency", "nationality")

_NAME = re.compile(r"\[(\w+) ([^\[\]]+)\]")


class Sentence(NamedTuple):
    """A sentence and its names: first code point, the one behind the last, kind."""

    text: str
    names: tuple[tuple[int, int, str], ...]


def read(path: Path = PATH) -> Iterator[Sentence]:
    """The sentences of the file in its order.

    :raises ValueError: a bracket that names none of the six kinds; the message gives the line
    """
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and line != "#" and not line.startswith("# "):
            try:
                yield read_line(line)
            except ValueError as error:
                raise ValueError(f"{path}, line {number}: {error}") from None


def read_line(line: str) -> Sentence:
    """One line as a sentence."""
    pieces: list[str] = []
    names: list[tuple[int, int, str]] = []
    at = length = 0
    for mark in _NAME.finditer(line):
        kind, name = mark.groups()
        if kind not in KINDS:
            raise ValueError(f"“{kind}” is no kind of name; write one of {', '.join(KINDS)}")
        between = line[at : mark.start()]
        start = length + len(between)
        names.append((start, start + len(name), kind))
        pieces += [between, name]
        length, at = start + len(name), mark.end()
    text = "".join([*pieces, line[at:]])
    if "[" in text or "]" in text:
        raise ValueError("a bracket that is not closed, or that holds another")
    return Sentence(text, tuple(names))


def over_tokens(
    sentence: Sentence, tokenize: Callable[[str], list[tuple[int, int, str]]]
) -> tuple[list[str], list[tuple[int, int, str]]]:
    """The same over tokens.

    :param tokenize: cuts a text into (start, end, token) by code points
    :returns: tokens, and names as (first token, the one behind the last, kind)
    :raises ValueError: a name that does not begin and end where tokens do
    """
    tokens = tokenize(sentence.text)
    starts = {start: i for i, (start, _, _) in enumerate(tokens)}
    ends = {end: i + 1 for i, (_, end, _) in enumerate(tokens)}
    spans = []
    for start, end, kind in sentence.names:
        if start not in starts or end not in ends:
            raise ValueError(f"{sentence.text!r}: “{sentence.text[start:end]}” is cut inside a token")
        spans.append((starts[start], ends[end], kind))
    return [token for _, _, token in tokens], spans
