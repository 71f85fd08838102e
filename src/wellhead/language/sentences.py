"""Sentences of the annotated lines.

Rules over punctuation, with abbreviations as data.  A sentence never crosses a line or a paragraph; a
quotation of several sentences is several sentences, each closing mark staying with the sentence that it
ends; “Will it hold?” he asked is one.  A dateline before the first sentence of a paragraph is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from wellhead import newsrooms
from wellhead.data import load
from wellhead.records import Article, Line, Sentence
from wellhead.vocabulary import COUNTING_ROLES, REPEATING_ROLES

ANNOTATED_ROLES = frozenset((*COUNTING_ROLES, *REPEATING_ROLES))

_DATED_ROLES = frozenset(("body", "standfirst"))

_OPENERS = "“‘„«\"'([{"
_CLOSERS = "”’»\"')]}“‘"
# A run of terminal marks.  What closes after it is read by hand: a straight mark closes only when no space
# stands before it.  ". . ." is one run; "[6]" after the stop is a note to the sentence before it.
_STOP = re.compile(r"\.(?: \.){1,3}(?![^\s”’\"'])|[.!?…]+")
_NOTE = re.compile(r" ?(?:\[\d{1,3}\]){1,4}(?!\w)")
_WORD_BEFORE = re.compile(r"[^\W_]+(?:\.[^\W_]+)*\Z")
_WORD = re.compile(r"[^\W_]+")
#: What parts paragraphs and lines.
BREAK = re.compile(r"\n\s*\n|\r\n?|[\n\u2028\u2029\x0b\x0c]")
# The dateline at the head of a paragraph, which is nobody's statement: "Kestrel Bay (Norpress) - The ferry".
# Without the dash the agency must be known ("Washington (CNN)The"); without the agency the place must be in
# full capitals ("MOSCOW — Officials").
_CAPITALISED = r"[A-Z][\w.’'-]*(?:[ /,]{1,2}(?:[A-Z0-9][\w.’'-]*|of|de|la|al|el)){0,7}"
_AGENCY = r"[(\[](?P<{}>[A-Z][\w.&’'/, -]{{1,40}})[)\]]"
_DATELINE = re.compile(
    rf"(?:{_CAPITALISED} ?)?{_AGENCY.format('dashed')} ?[-–—_]+\s*"
    rf"|{_CAPITALISED} ?{_AGENCY.format('bare')}\s*"
    r"|[A-Z]{2}[A-Z.’'/ -]{1,40}(?:, ?[A-Z0-9][\w.’' -]{0,24}){0,3} ?(?:--+|[–—]|(?<= )-)\s*"
)
_AFTER_DATELINE = re.compile(r"[A-Z“\"‘'«0-9]")
_LONGEST_DATELINE = 160
_LOOK_BACK = 24  # characters: the longest abbreviation or run of initials
#: Code points of the longest sentence.  No writer comes near it; a table, a list or a key without a full stop
#: does, and what is quadratic in a sentence must not meet it whole.
LONGEST = 4_000
_LOOK_AHEAD = 60  # characters in which a speech verb must follow "?” "


class _Lexicon(NamedTuple):
    never_final: frozenset[str]
    before_number: frozenset[str]
    maybe_final: frozenset[str]
    names_with_marks: frozenset[str]
    openers: frozenset[str]
    speech_verbs: frozenset[str]


@cache
def _lexicon() -> _Lexicon:
    data = load("abbreviations")
    return _Lexicon(**{name: frozenset(map(str, data[name])) for name in _Lexicon._fields})


def split_sentences(article: Article, lines: Sequence[Line]) -> list[Sentence]:
    """The sentences of the body, title, standfirst, caption and pull-quote lines, in order.

    Lines of other roles give none.  Paragraphs are numbered from 0 over the annotated lines: a new one
    begins at a line break and where the role of the line changes.
    """
    text = article.text
    sentences: list[Sentence] = []
    paragraph, last_end, last_role = -1, 0, ""
    for line in lines:
        if line.role not in ANNOTATED_ROLES:
            continue
        for start, end in _paragraphs(text, line.start, line.end):
            if paragraph < 0 or line.role != last_role or BREAK.search(text, last_end, start):
                paragraph += 1
            last_end, last_role = end, line.role
            first = after_dateline(text, start, end) if line.role in _DATED_ROLES else start
            sentences.extend(
                Sentence(article_id=article.article_id, start=a, end=b, paragraph=paragraph, role=line.role)
                for a, b in sentence_spans(text, first, end)
            )
    return sentences


def split_text(text: str) -> list[tuple[int, int]]:
    """The sentences of a text that nobody has labelled: paragraphs end where lines do.

    >>> split_text("Dam Breaks\\nIt broke. Nobody was hurt.")
    [(0, 10), (11, 20), (21, 37)]

    :returns: spans in code points, without space at their edges
    """
    return [
        span for start, end in _paragraphs(text, 0, len(text)) for span in sentence_spans(text, start, end)
    ]


def after_dateline(text: str, start: int, end: int) -> int:
    """Where the first sentence of a paragraph begins: after "KESTREL BAY, March 5 (Norpress) - "."""
    begin = _skip_space(text, start, end)
    hit = _DATELINE.match(text, begin, min(end, begin + _LONGEST_DATELINE))
    if hit is None or hit.end() >= end or _AFTER_DATELINE.match(text, hit.end()) is None:
        return start
    bare = hit.group("bare")
    known = bare is None or bare.isupper() or newsrooms.canonical(bare) is not None
    return hit.end() if known else start


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches between line breaks; a break within a hard-wrapped sentence does not count."""
    begin = start
    for gap in BREAK.finditer(text, start, end):
        before, after = text[max(begin, gap.start() - 1) : gap.start()], text[gap.end() : gap.end() + 1]
        wrapped = gap.group() in ("\n", "\r\n", "\r") and before.isalpha() and after.islower()
        if not wrapped:
            if not text[begin : gap.start()].isspace() and begin < gap.start():
                yield begin, gap.start()
            begin = gap.end()
    if begin < end and not text[begin:end].isspace():
        yield begin, end


def sentence_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the sentences of ``text[start:end]``, one paragraph, without space at their edges."""
    begin = _skip_space(text, start, end)
    for stop in _STOP.finditer(text, start, end):
        if stop.end() <= begin:
            continue
        close = _closers(text, stop.end(), end)
        if note := _NOTE.match(text, close, end):
            close = note.end()
        follow = _skip_space(text, close, end)
        if follow >= end:
            break
        if _ends(text, begin, _Stop(stop.start(), stop.group().replace(" ", ""), close, follow), end):
            yield from _bounded(text, begin, close)
            begin = follow
    last = end
    while last > begin and text[last - 1].isspace():
        last -= 1
    if last > begin:
        yield from _bounded(text, begin, last)


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentence, in pieces where it is longer than `LONGEST`, cut at a space where there is one."""
    while end - start > LONGEST:
        cut = start + LONGEST
        for at in range(cut, cut - LONGEST // 10, -1):
            if text[at].isspace():
                cut = at
                break
        last = cut
        while text[last - 1].isspace():
            last -= 1
        yield start, last
        start = _skip_space(text, cut, end)
    yield start, end


def _skip_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _closers(text: str, at: int, end: int) -> int:
    """The end of the closing marks that touch the stop; "“" may close by mistake (…“ Next)."""
    while at < end and text[at] in _CLOSERS:
        if (
            text[at] in "“‘\"'"
            and at + 1 < end
            and not (text[at + 1].isspace() or text[at + 1] in _CLOSERS + ",.;:")
        ):
            break  # "said.“We go" opens the next sentence
        at += 1
    return at


class _Stop(NamedTuple):
    """A run of terminal marks."""

    at: int
    marks: str
    close: int
    """after the closing marks that touch it"""
    follow: int
    """the next visible character"""


def _ends(text: str, begin: int, stop: _Stop, end: int) -> bool:
    """Whether the stop ends the sentence that began at ``begin``."""
    at, marks, close, follow = stop
    ahead = text[follow]
    lead = follow
    while lead < end and text[lead] in _OPENERS:
        lead += 1
    first = text[lead : lead + 1]
    if close == follow:  # no space: "a decade.But the" ends, "U.S.-led", "3.5", "example.com" do not
        return marks[-1] != "…" and at > begin and _glued(text, at, lead, first)
    if first.islower() or ahead in ",;:)]":
        return False
    quoted = any(c in "”’\"'»“" for c in text[at:close])
    if marks in ("!", "?") or marks[0] in "!?":
        if quoted and _speech_follows(text, follow, end):
            return False
        return not (marks == "!" and _word_before(text, begin, at) + "!" in _lexicon().names_with_marks)
    if marks == "." and not quoted:
        return _full_stop_ends(text, begin, at, lead)
    if marks in ("...", "…", "..") and not quoted:
        return first.isupper() or first.isdigit()
    return True


def _glued(text: str, at: int, lead: int, first: str) -> bool:
    """A stop with no space after it, as scraped text has them: a lower-case word of some length before it
    and a capitalised word after it."""
    before = _word_before(text, max(0, at - _LOOK_BACK), at)
    after = _WORD.match(text, lead)
    if after is None or not first.isupper() or len(before) < 3 or not before.islower():
        return False
    return after.group() in ("A", "I") or (len(after.group()) > 1 and not after.group().isupper())


def _word_before(text: str, begin: int, at: int) -> str:
    hit = _WORD_BEFORE.search(text[max(begin, at - _LOOK_BACK) : at])
    return hit.group() if hit else ""


def _full_stop_ends(text: str, begin: int, at: int, lead: int) -> bool:
    """A single full stop followed by a space and no lower-case letter."""
    lexicon = _lexicon()
    word = _word_before(text, begin, at)
    if not word:
        return at > begin
    if word in lexicon.never_final or (
        word.isupper() and len(word) > 1 and word.title() in lexicon.never_final
    ):
        return False  # "SEN. MARK FALK RESIGNS"
    if word in lexicon.before_number:
        return not text[lead : lead + 1].isdigit()
    initials = len(word) == 1 or ("." in word and all(len(p) == 1 for p in word.split(".")))
    if (initials and word != "I" and not word[0].isdigit()) or word in lexicon.maybe_final:
        after = _WORD.match(text, lead)
        if after is None or not after.group()[0].isupper():
            return text[lead : lead + 1].isdigit() and not initials
        if len(word) == 1 and word.isupper() and _name_before(text, begin, at):
            return False  # "Charles E. James", "J. K. The" does not occur
        return after.group() in lexicon.openers
    return True


def _name_before(text: str, begin: int, at: int) -> bool:
    """A capitalised word or nothing stands before the initial that ends at ``at``."""
    before = text[max(begin, at - _LOOK_BACK) : at - 1].rstrip()
    word = _WORD_BEFORE.search(before)
    return word is None or word.group()[0].isupper()


def _speech_follows(text: str, at: int, end: int) -> bool:
    """“Why now?” Smith asked: a speech verb within a few words, or any past tense after nothing but a name,
    before any other stop."""
    named = True
    for n, word in enumerate(_WORD.finditer(text, at, min(end, at + _LOOK_AHEAD))):
        past = named and n > 0 and word.group().islower() and word.group().endswith("ed")
        named = named and word.group()[0].isupper()
        if past or word.group() in _lexicon().speech_verbs:
            between = text[at : word.start()]
            return not any(c in between for c in '!?“";:')
        if n >= 6:
            break
    return False
