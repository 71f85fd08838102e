"""Words and marks with exact offsets."""

from __future__ import annotations

import re
from typing import NamedTuple


class Token(NamedTuple):
    """A word, number or mark; ``start`` and ``end`` are code points into the text it was cut from."""

    start: int
    end: int
    text: str


# Alternatives are tried in order and none nests a repetition in another over the same characters,
# so that the scan stays linear on any input.
_TOKEN = re.compile(
    r"""
      (?:https?://|www\.)[^\s“”"<>]+          # addresses
    | [@\#]\w+                                # handles and tags
    | (?:[^\W\d_]\.){2,}(?:[-‐‑]\w+)*        # U.S., p.m., U.S.-led
    | \d+(?:[.,:]\d+)*(?:[a-z]{1,2}\b)?       # 1,200.50  10:30  21st
    | [^\W_]+(?:[-‐‑&][^\W_]+|\.[a-z]+)*(?:['’][^\W\d_]+)*      # half-brother, AT&T, amazon.com, O’Brien
    | \.{2,}|-{2,}|``|''
    | \S
    """,
    re.VERBOSE,
)
# "Putin’s", "don't": English writes these clitics on to the word before.
_CLITIC = re.compile(r"(?i)(?:n['’]t|['’](?:s|re|ve|ll|d|m))$")


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of ``text[start:end]`` in order; offsets are into ``text``.

    Clitics stand apart, as in the Universal Dependencies treebanks:

    >>> [t.text for t in tokenize("Putin’s aide didn't say.")]
    ['Putin', '’s', 'aide', 'did', "n't", 'say', '.']
    """
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        word = match.group()
        if "'" in word or "’" in word:
            clitic = _CLITIC.search(word)
            if clitic and clitic.start() > 0:
                middle = match.start() + clitic.start()
                tokens.append(Token(match.start(), middle, word[: clitic.start()]))
                tokens.append(Token(middle, match.end(), clitic.group()))
                continue
        tokens.append(Token(match.start(), match.end(), word))
    return tokens
