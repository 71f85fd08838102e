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

from wellhead.data import load
from wellhead.records import Span

#: Words a part needs, to be a clause rather than one more item of a list.
LEAST_WORDS = 4
_WORD = re.compile(r"\w+(?:['’.-]\w+)*")


@functools.cache
def _cuts() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lexicon = load("clauses")
    sure = "|".join(str(p) for p in lexicon["sure"])
    after_comma = "|".join(re.escape(str(p)) for p in lexicon["after_comma"])
    subjects = "|".join(re.escape(str(p)) for p in lexicon["subjects"])
    cut = re.compile(
        rf"(?P<sure>{sure})|; "
        rf"|, (?:{after_comma}) (?=(?:{subjects})\b|[A-Z][\w.’'-]+ (?:[A-Z][\w.’'-]+ )?[a-z]+)"
    )
    past = "|".join(
        sorted(
            {
                str(f)
                for forms in load("claim_words")["irregular"].values()
                for f in forms
                if str(f)[-1] not in "gs"
            }
        )
    )
    cut = re.compile(rf"{cut.pattern}|,? and (?=(?:[a-z]{{3,}}ed|{past}) )")
    relative = re.compile(r", (?:who|which|where) ([^,;.]{12,160})(?:,|$)")
    return cut, relative


def split_clauses(text: str, breaks: Sequence[int] = ()) -> list[tuple[Span, ...]]:
    """The parts of a statement, each as the stretches it consists of.

    >>> text = "Trump had been briefed on it but that the White House had authorized no further action"
    >>> [text[s:e] for ((s, e),) in split_clauses(text)]
    ['Trump had been briefed on it', 'the White House had authorized no further action']

    :param text: a statement
    :param breaks: offsets in it where a sentence begins
    :returns: parts in order; a clause that a relative clause interrupts has two stretches.  A text
        that does not part is one part
    """
    cut, relative = _cuts()
    parts: list[tuple[Span, ...]] = []
    for start, end in _segments(text, cut, breaks):
        inner = [
            (m.start(), m.end())
            for m in relative.finditer(text, start, end)
            if _long(text, m.start(), m.end())
        ]
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


def _segments(text: str, cut: re.Pattern[str], breaks: Sequence[int]) -> list[Span]:
    cuts = sorted({*((m.start(), m.end()) for m in cut.finditer(text)), *((b, b) for b in breaks)})
    found: list[Span] = []
    start = 0
    for first, last in cuts:
        if first >= start and _long(text, start, first) and _long(text, last, len(text)):
            found.append((start, _trimmed(text, start, first)))
            start = last
    found.append((start, _trimmed(text, start, len(text))))
    return found


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


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
