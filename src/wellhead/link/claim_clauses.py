"""Parts of a statement that may each be a claim of its own.

"The newspaper reported that Trump had been briefed on the intelligence and that officials had deliberated
potential response options but that the White House hadn’t authorized any further action" makes three
claims.  Parts are cut where a sentence coordinates whole clauses, and a relative clause between commas is a
part beside the clause it interrupts.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from wellhead.link.claim_words import load
from wellhead.records import Span

#: Words a part needs, to be a clause rather than one more item of a list.
LEAST_WORDS = 4
_WORD = re.compile(r"\w+(?:['’.-]\w+)*")


@functools.cache
def _cuts() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lexicon = load("clauses.yaml")
    sure = "|".join(str(p) for p in lexicon["sure"])
    after_comma = "|".join(re.escape(str(p)) for p in lexicon["after_comma"])
    subjects = "|".join(re.escape(str(p)) for p in lexicon["subjects"])
    cut = re.compile(
        rf"(?P<sure>{sure})|, (?:{after_comma}) (?=(?:{subjects})\b|[A-Z][\w.’'-]+ (?:[A-Z][\w.’'-]+ )?[a-z]+)|; |\.[”\"]? (?=[A-Z“\"])"
    )
    relative = re.compile(r", (?:who|which|where) ([^,;.]{12,160})(?:,|$)")
    return cut, relative


def split_clauses(text: str) -> list[tuple[Span, ...]]:
    """The parts of a statement, each as the stretches it consists of.

    >>> text = "Trump had been briefed on it but that the White House had authorized no further action"
    >>> [text[s:e] for ((s, e),) in split_clauses(text)]
    ['Trump had been briefed on it', 'the White House had authorized no further action']

    :param text: a statement
    :returns: parts in order; a clause that a relative clause interrupts has two stretches.  A text
        that does not part is one part
    """
    cut, relative = _cuts()
    parts: list[tuple[Span, ...]] = []
    for start, end in _segments(text, cut):
        inner = [(m.start(), m.end()) for m in relative.finditer(text, start, end) if _long(text, m.start(), m.end())]
        if not inner:
            parts.append(((start, end),))
            continue
        outer = _without(start, end, inner)
        if sum(len(_WORD.findall(text[s:e])) for s, e in outer) < LEAST_WORDS:
            parts.append(((start, end),))
            continue
        parts.append(outer)
        parts.extend(((_skip(text, s, e), e - 1 if text[e - 1] == "," else e),) for s, e in inner)
    return parts


def _skip(text: str, start: int, end: int) -> int:
    """Past the comma before a relative clause."""
    while start < end and text[start] in ", ":
        start += 1
    return start


def _long(text: str, start: int, end: int) -> bool:
    return len(_WORD.findall(text[start:end])) >= LEAST_WORDS


def _segments(text: str, cut: re.Pattern[str]) -> list[Span]:
    found: list[Span] = []
    start = 0
    for match in cut.finditer(text):
        if not _long(text, start, match.start()) or not _long(text, match.end(), len(text)):
            continue
        found.append((start, match.start() + (1 if match.group().startswith(".") else 0)))
        start = match.end()
    found.append((start, len(text)))
    return found


def _without(start: int, end: int, inner: Sequence[Span]) -> tuple[Span, ...]:
    found: list[Span] = []
    at = start
    for s, e in inner:
        if s > at:
            found.append((at, s))
        at = e
    if at < end:
        found.append((at, end))
    return tuple(found)
