"""Quotations: paired marks in any glyph habit.

Every mark is read by its surroundings (what stands before and after it) and by what is open; then marks
are paired within their paragraph.  Handled: “ ” „ « » " `` '' and ‘ ’ ‚ ' with apostrophes and
possessives inside; nesting; a closing mark of the wrong kind (“…“); a missing closing mark (the
quotation ends with its paragraph); quotations of several paragraphs, which repeat the opening mark and
close only once.  Titles, captions and pull quotes between two such paragraphs are stepped over.

Everything is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from wellhead.records import Sentence
from wellhead.vocabulary import COUNTING_ROLES

_MARK = re.compile(r"''|``|[“”„‟«»\"‘’‚‛'`´‹›]")
#: Typewriter doubles made of two singles: ''We lost,'' he said.
_TYPED = {"''": '"', "``": "“"}
_DOUBLE = frozenset('“”„‟«»"')
_SINGLE = frozenset("‘’‚‛'`´‹›")
# ’90s, ’em, ’til: an apostrophe at the head of a word, whichever glyph the typist's machine chose.
_CLIPPED = re.compile(r"(?:\d\ds?\b|em\b|til\b|tis\b|twas\b|cause\b|n['’]|bout\b|round\b|s\b)", re.IGNORECASE)
_STOP = re.compile(r"[.!?…](?=\s)")
#: Characters after which a quotation that is never closed is taken to end with its sentence: texts that
#: lost their paragraphs are one paragraph as a whole.
_LONGEST_UNCLOSED = 1200
_OPENING_CONTEXT = '([{—–-/“„«"‘'


class Quotation(NamedTuple):
    """A quotation within one paragraph."""

    start: int
    """first code point, the opening mark included"""
    end: int
    """after the last, the closing mark included where there is one"""
    inner_start: int
    inner_end: int
    paragraph: int
    closed: bool
    """a closing mark stands in this paragraph"""
    continues: bool
    """goes on at the head of the next body paragraph"""


class Paragraph(NamedTuple):
    """Where a paragraph of annotated text stands."""

    number: int
    start: int
    end: int
    role: str


def paragraphs_of(sentences: Sequence[Sentence]) -> list[Paragraph]:
    """The paragraphs that the sentences, in order, make up."""
    found: list[Paragraph] = []
    for s in sentences:
        if found and found[-1].number == s.paragraph:
            found[-1] = found[-1]._replace(end=s.end)
        else:
            found.append(Paragraph(s.paragraph, s.start, s.end, s.role))
    return found


def find_quotations(text: str, paragraphs: Sequence[Paragraph]) -> list[Quotation]:
    """Outermost quotations in order of their start; they never overlap.

    :param paragraphs: the annotated paragraphs, in order
    """
    found: list[Quotation] = []
    for n, paragraph in enumerate(paragraphs):
        made = _in_paragraph(text, paragraph)
        if made and not made[-1].closed:
            follow = _next_of_kind(paragraphs, n)
            last = made[-1]
            if follow is not None and _reopens(text, last, follow):
                made[-1] = last._replace(continues=True)
        found.extend(made)
    return found


def _next_of_kind(paragraphs: Sequence[Paragraph], n: int) -> Paragraph | None:
    """The next paragraph of the same standing; captions and pull quotes never part a quotation."""
    role = paragraphs[n].role
    for paragraph in paragraphs[n + 1 : n + 6]:
        if paragraph.role == role:
            return paragraph
        if paragraph.role in COUNTING_ROLES:
            return None
    return None


def _reopens(text: str, last: Quotation, follow: Paragraph) -> bool:
    """A quotation of several paragraphs repeats its opening mark at the head of each."""
    return text[follow.start] == text[last.start] and _family(text[last.start]) in "ds"


def _family(mark: str) -> str:
    return "d" if mark in _DOUBLE or len(mark) > 1 else "s"


class _Mark(NamedTuple):
    """A mark with what stands around it; a paragraph's edge counts as space."""

    at: int
    glyph: str
    before: str
    after: str


class _Open(NamedTuple):
    family: str
    start: int
    inner: int
    glyph: str


def _in_paragraph(text: str, paragraph: Paragraph) -> list[Quotation]:
    start, end = paragraph.start, paragraph.end
    marks = [(m.start(), m.group()) for m in _MARK.finditer(text, start, end)]
    if not marks:
        return []
    closing_ahead = _sure_single_closers(text, marks, start, end)
    made: list[Quotation] = []
    open_: list[_Open] = []  # at most two deep: a quotation and one inside it
    for n, (at, written) in enumerate(marks):
        glyph, width = _TYPED.get(written, written), len(written)
        family = _family(glyph)
        before = text[at - 1] if at > start else " "
        after = text[at + width] if at + width < end else " "
        mark = _Mark(at, glyph, before, after)
        if family == "s" and _apostrophe(text, mark, open_):
            continue
        if glyph == '"' and _typewriter_inside(open_, before, after):
            family = "t"
        inside = next((k for k in range(len(open_) - 1, -1, -1) if open_[k].family == family), None)
        if inside is not None:
            if family == "s" and not _closes_single(glyph, before, after, closing_ahead[n]):
                continue
            if family == "d" and _opens_again(glyph, before, after):
                # The mark before was never closed: “… is bad. “And … .  What was open ends with its sentence.
                if inside == 0:
                    made.append(
                        _quotation(text, open_[0], _sentence_end(text, open_[0].inner, at), 0, paragraph)
                    )
                open_ = [*open_[:inside], _Open(family, at, at + width, glyph)]
                continue
            opened = open_[inside]
            open_ = open_[:inside]
            if inside == 0:
                made.append(_quotation(text, opened, at, width, paragraph))
        elif len(open_) < 2 and _opens(mark, first=at == start):
            open_.append(_Open(family, at, at + width, glyph))
    if open_ and _may_stay_open(text, open_[0], start):
        long = end - open_[0].inner > _LONGEST_UNCLOSED
        last = _sentence_end(text, open_[0].inner, end) if long else end
        made.append(_quotation(text, open_[0], last, 0, paragraph))
    elif open_:
        made.extend(_inner_of_dropped(text, marks, open_[0], paragraph))
    return [q for q in made if q.inner_end > q.inner_start]


def _quotation(text: str, opened: _Open, close: int, width: int, paragraph: Paragraph) -> Quotation:
    inner, last = opened.inner, close
    while inner < last and text[inner].isspace():
        inner += 1
    while last > inner and text[last - 1].isspace():
        last -= 1
    return Quotation(opened.start, close + width, inner, last, paragraph.number, width > 0, False)


def _sentence_end(text: str, start: int, end: int) -> int:
    """After the first full stop, question or exclamation mark that a space follows; else ``end``."""
    stop = _STOP.search(text, start, end)
    return stop.end() if stop else end


def _typewriter_inside(open_: list[_Open], before: str, after: str) -> bool:
    """A straight mark inside curly ones: “And "so" on.”  It pairs with its own kind."""
    if len(open_) == 2 and open_[1].family == "t":
        return True
    room = (before.isspace() or before in _OPENING_CONTEXT) and after.isalnum()
    return len(open_) == 1 and open_[0].glyph in "“„«" and room


def _apostrophe(text: str, mark: _Mark, open_: list[_Open]) -> bool:
    """Inside a word (don’t), at the head of a clipped one (’90s), or a plural possessive (officials’)."""
    if mark.before.isalnum() and mark.after.isalnum():
        return True
    if not mark.before.isalnum() and _CLIPPED.match(text, mark.at + 1):
        return True
    # A closing glyph with nothing of its kind open belongs to its word: "the officials’ view".
    return mark.glyph in "’'´›" and mark.before.isalnum() and not any(o.family == "s" for o in open_)


def _opens(mark: _Mark, *, first: bool) -> bool:
    """Whether a mark opens a quotation, nothing of its kind being open."""
    _, glyph, before, after = mark
    if after.isspace() and not (glyph in "«“„" or before.isspace()):
        return False
    if glyph in "”»" and not (before.isspace() or before in _OPENING_CONTEXT):
        return False
    if glyph == '"' and before.isdigit() and not (after.isalpha() and not before.isspace()):
        return False  # 6'2", a 5" pipe
    if _family(glyph) == "s":
        room = before.isspace() or before in _OPENING_CONTEXT or first
        return room and (after.isalnum() or after in '“"[(@#$£€…') and glyph not in "’´›"
    return True


def _opens_again(glyph: str, before: str, after: str) -> bool:
    """A double mark inside a quotation of double marks that can only be an opening one."""
    if glyph in "”»" or after.isspace() or not after.isalnum():
        return False
    return before.isspace()  # “…“ closes wrongly; " “And" opens


def _closes_single(glyph: str, before: str, after: str, sure_ahead: bool) -> bool:
    if glyph in "‘‚‛`":
        return not after.isalnum() and not before.isspace()  # ‘…‘
    if after.isalnum() or before.isspace():
        return False
    if not before.isalnum():
        return True  # punctuation inside: ‘… each other’s affairs.’
    if before in "sSxz" and after.isspace():
        # ‘the officials’ statement was wrong’: a possessive while a sure closing mark is still to come
        return not sure_ahead
    return True


def _sure_single_closers(text: str, marks: list[tuple[int, str]], start: int, end: int) -> list[bool]:
    """For each mark: does a closing single mark that can be nothing else stand after it, before the next
    single mark that opens?  Read from right to left, so that it costs one pass."""
    ahead = [False] * len(marks)
    sure = False
    for n in range(len(marks) - 1, -1, -1):
        ahead[n] = sure
        at, glyph = marks[n]
        if glyph not in _SINGLE:
            continue
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        if before.isalnum() and after.isalnum():
            continue
        if (before.isspace() or before in _OPENING_CONTEXT) and not after.isspace():
            sure = False  # opens the next one
        elif not before.isspace() and not after.isalnum() and not (before in "sSxz" and after.isspace()):
            sure = True
    return ahead


def _may_stay_open(text: str, opened: _Open, start: int) -> bool:
    """A quotation that is never closed runs to the end of its paragraph; a stray single mark does not."""
    if opened.family == "d":
        return True
    before = text[start : opened.start].rstrip()[-1:] if opened.start > start else ""
    return opened.start == start or before in (":", ",")


def _inner_of_dropped(
    text: str, marks: list[tuple[int, str]], dropped: _Open, paragraph: Paragraph
) -> list[Quotation]:
    """Double quotations that a stray single mark had swallowed: he’d meet the ‘chief “soon”."""
    rest = [(at, g) for at, g in marks if at > dropped.start and _family(g) == "d"]
    if not rest:
        return []
    made: list[Quotation] = []
    opened: _Open | None = None
    for at, glyph in rest:
        if opened is None:
            opened = _Open("d", at, at + len(glyph), glyph)
        else:
            made.append(_quotation(text, opened, at, len(glyph), paragraph))
            opened = None
    if opened is not None:
        made.append(_quotation(text, opened, paragraph.end, 0, paragraph))
    return made
