"""The words of an article as comparison sees them: folded, with their place, body apart from the rest."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from wellhead.records import Article, Line, Span
from wellhead.vocabulary import COUNTING_ROLES

#: A word with its apostrophes ("Syria’s"), an abbreviation ("U.S.") or a figure with its separators
#: ("30,000", "4.5"); a hyphen parts words ("mixed-martial arts" is often re-hyphenated), and so does a
#: full stop that lost its space ("a Brazilian fighter.But he never").
_WORD = re.compile(r"\w+(?:(?:['’]|\.(?=\w\b))\w+|[.,]\d+)*")
#: Archives lose commas and apostrophes ("Syrias six-year civil war", "30000 people"), so words are
#: compared without them.
_DROPPED = "'’.,"
_OPENING = {'"': '"', "“": "”", "„": "“", "«": "»", "‘": "’"}
#: Code points that an unclosed quotation may have left of its paragraph.
_LONGEST_OPEN = 600
#: What a page without prose is made of, and how many times its body that must be.
_GALLERY_ROLES = ("standfirst", "caption", "pull_quote")
_GALLERY_TIMES = 2
_MARK = re.compile(r"[\"“”„«»‘’]")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one stream of an article, in order.

    ``forms[i]`` is the folded word that stands at ``starts[i]:ends[i]``; ``quoted[i]`` is 1 inside
    quotation marks.
    """

    forms: list[str]
    starts: list[int]
    ends: list[int]
    quoted: bytearray

    def __len__(self) -> int:
        return len(self.forms)


def read_words(text: str, spans: Sequence[Span]) -> Words:
    """The words of some spans of a text, as one stream.

    :param text: the article's text
    :param spans: (start, end) in code points, ascending; quotation marks are paired inside each
    """
    forms: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    quoted = bytearray()
    for start, end in spans:
        before = len(starts)
        for match in _WORD.finditer(text, start, end):
            word = match.group()
            forms.append(word.casefold() if word.isalnum() else _fold(word))
            starts.append(match.start())
            ends.append(match.end())
        quoted.extend(bytes(len(starts) - before))
        for first, last in quotations(text, start, end):
            low = bisect_right(starts, first, before)
            high = bisect_right(starts, last - 1, before)
            quoted[low:high] = b"\x01" * (high - low)
    return Words(forms, starts, ends, quoted)


def read_forms(text: str, spans: Sequence[Span]) -> list[str]:
    """The folded words of some spans alone: what :func:`read_words` gives as ``forms``, at twice the pace."""
    found: list[str] = []
    for start, end in spans:
        found += _WORD.findall(text, start, end)
    # folded all at once: half the time of word by word
    return _fold("\n".join(found)).split("\n") if found else []


def _fold(words: str) -> str:
    for dropped in _DROPPED:
        words = words.replace(dropped, "")
    return words.casefold()


def body_spans(article: Article, lines: Sequence[Line]) -> list[Span]:
    """Spans of the text that comparison takes for the article's own, ascending.

    The lines that count; with standfirst and captions where these are most of the page (a picture gallery
    is made of captions); the whole text where no line is labelled.
    """
    if not lines:
        return [(0, len(article.text))]
    own = _own_roles(lines)
    return sorted((line.start, line.end) for line in lines if line.role in own)


def caption_spans(lines: Sequence[Line]) -> list[Span]:
    """Spans of captions and their like on a page whose own text is prose, ascending."""
    own = _own_roles(lines)
    return sorted(
        (line.start, line.end) for line in lines if line.role in _GALLERY_ROLES and line.role not in own
    )


def rest_spans(lines: Sequence[Line]) -> list[Span]:
    """Spans of titles, credits and site text, ascending."""
    mine = (*COUNTING_ROLES, *_GALLERY_ROLES)
    return sorted((line.start, line.end) for line in lines if line.role not in mine)


def is_gallery(lines: Sequence[Line]) -> bool:
    """Whether a page is made of captions."""
    return _own_roles(lines) != COUNTING_ROLES


def _own_roles(lines: Sequence[Line]) -> tuple[str, ...]:
    beside = sum(line.end - line.start for line in lines if line.role in _GALLERY_ROLES)
    body = sum(line.end - line.start for line in lines if line.role in COUNTING_ROLES)
    return (*COUNTING_ROLES, *_GALLERY_ROLES) if beside > _GALLERY_TIMES * body else COUNTING_ROLES


def quotations(text: str, start: int, end: int) -> list[Span]:
    """Stretches inside quotation marks, marks included, within one paragraph.

    A quotation that does not close runs to the end of the paragraph where that is near (a quotation of
    several paragraphs closes only in its last); a mark too many in a long paragraph opens nothing.  A mark
    between letters is an apostrophe ("Syria’s").
    """
    found: list[Span] = []
    opened, closing = -1, ""
    for match in _MARK.finditer(text, start, end):
        at, mark = match.start(), match.group()
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        if mark in "‘’" and before.isalnum() and after.isalnum():
            continue
        if opened < 0:
            if mark in _OPENING and not after.isspace():
                opened, closing = at, _OPENING[mark]
        elif mark == closing or (mark in '"”' and closing in '"”'):
            found.append((opened, at + 1))
            opened = -1
    if opened >= 0 and end - opened <= _LONGEST_OPEN:
        found.append((opened, end))
    return found
