"""Statements: one article asserting one thing.

Every attributed content gives statements (but beliefs, wishes and questions), and so does what the author
says in his own voice: sentences without attribution, and the clauses of a sentence that lie outside its
attributed content.  A sentence with several assertions is cut where that is safe (``assertions``).
"""

from __future__ import annotations

import functools
import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from wellhead.annotate.assertions import Part, Stretch, read
from wellhead.annotate.lexicon import load
from wellhead.annotate.modality import Mode, mode_of_clause
from wellhead.annotate.scene import plain_spaces
from wellhead.records import Article, Attribution, Sentence, Span, Statement

#: Classes of cues whose contents are no claims: attitudes, wishes, questions.
SILENT = frozenset({"belief", "asking"})
#: Roles whose lines count as statements without a verb.
_VERBLESS = frozenset({"title", "caption", "standfirst", "pull_quote"})
_EDGE = " \t\r\n\u00a0,;:—–-“”\"‘’'.…()[]"
_LEAD = re.compile(
    r"(?:(?:and|but|or|yet|so|that|while|although|though|whereas|because|as|however|meanwhile|also|then)\b[\s,]*)+",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:photo(?:graph)?|image|picture|credit|illustration)s?(?: credit)?(?: by\b|:)", re.IGNORECASE
)
_WHEN = re.compile(  # "… told the council on Wednesday, as the number of dead rose to 17"
    r"(?:[\w’'-]+ ){0,5}(?:on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday)"
    r"(?: (?:morning|afternoon|evening|night))?,? (?:as|while|after|when)\b\s*"
)


def make_statements(
    article: Article, sentences: Sequence[Sentence], attributions: Sequence[Attribution]
) -> list[Statement]:
    """The statements of an article in the order of their spans."""
    found: dict[tuple[int, int, str | None], Statement] = {}
    by_sentence: dict[int, list[Attribution]] = {}
    starts = [s.start for s in sentences]
    text = plain_spaces(article.text)
    for row in attributions:
        for index in _touched(sentences, starts, row):
            by_sentence.setdefault(index, []).append(row)
        for statement in _attributed(article, text, sentences, starts, row):
            found.setdefault((statement.start, statement.end, statement.attribution_id), statement)
    for index, sentence in enumerate(sentences):
        for start, end, aside in _own_voice(text, sentence, by_sentence.get(index, ())):
            statement = _statement(article, (start, end), "author", None, sentence.role, aside=aside)
            found.setdefault((start, end, None), statement)
    return sorted(found.values(), key=lambda s: (s.start, s.end, s.statement_id))


# ---------------------------------------------------------------- attributed contents
def _attributed(
    article: Article, text: str, sentences: Sequence[Sentence], starts: Sequence[int], row: Attribution
) -> Iterator[Statement]:
    if row.cue_class in SILENT:
        return
    voice = "hearsay" if row.cue_class == "hearsay" else "attributed"
    for stretch in _units(text, sentences, starts, row):
        for left, right, aside in _parts(text, stretch):
            unit = text[left:right]
            if unit.rstrip("”\"’' ").endswith("?"):
                continue
            yield _statement(article, (left, right), voice, row, row.role, aside=aside)


def _units(
    text: str, sentences: Sequence[Sentence], starts: Sequence[int], row: Attribution
) -> list[Stretch]:
    """The sentences and pieces of a content; a noun phrase is taken with its cue ("denied any
    involvement").
    """
    units: list[Span] = []
    pieces = row.content_pieces
    if len(pieces) > 1 and pieces[-1][1] - pieces[0][0] < 500 and not read(text, *pieces[0]).asserts:
        # "He is thought to be willing", "“Only you,” she said, “would do it”": the cue parts subject and verb
        pieces = ((pieces[0][0], pieces[-1][1]),)
    for start, end in pieces:
        units += _by_sentence(text, sentences, starts, start, end)
    full = []
    for start, end in units:
        if len(text[start:end].split()) >= 3:
            stretch = read(text, start, end)
            if stretch.asserts:
                full.append(stretch)
    if full:
        return full
    spoken = row.kind == "direct" and len(row.content.split()) >= 5
    if row.role in _VERBLESS or row.cue_class == "hearsay" or spoken:
        return [_as_it_is(row.content_start, row.content_end)]
    if row.cue_start is None or row.cue_end is None:
        return []
    begin = min(
        row.content_start, row.cue_start, row.source_start if row.source_start is not None else row.cue_start
    )
    stop = max(row.content_end, row.cue_end)
    if row.source_start is not None and row.source_start > stop and row.source_end is not None:
        stop = row.source_end
    if stop - begin > 400 or "\n" in text[begin:stop]:
        return []
    return [_as_it_is(begin, stop)]


def _as_it_is(start: int, end: int) -> Stretch:
    return Stretch(True, (Part(start, end),))


def _by_sentence(
    text: str, sentences: Sequence[Sentence], starts: Sequence[int], start: int, end: int
) -> list[Span]:
    """A piece cut at the boundaries of the sentences in it."""
    found = []
    index = max(0, bisect_right(starts, start) - 1)
    at = start
    while at < end and index < len(sentences):
        stop = min(end, sentences[index].end)
        if stop > at:
            span = _trim(text, max(at, sentences[index].start if sentences[index].start < stop else at), stop)
            if span[0] < span[1]:
                found.append(span)
        index += 1
        if index < len(sentences) and sentences[index].start >= end:
            break
        at = max(at, stop)
    return found or [(start, end)]


def _touched(sentences: Sequence[Sentence], starts: Sequence[int], row: Attribution) -> list[int]:
    """Indices of the sentences that an attribution's parts stand in."""
    found: set[int] = set()
    spans = list(row.content_pieces)
    if row.cue_start is not None and row.cue_end is not None:
        spans.append((row.cue_start, row.cue_end))
    if row.source_start is not None and row.source_end is not None:
        spans.append((row.source_start, row.source_end))
    for start, end in spans:
        index = max(0, bisect_right(starts, start) - 1)
        while index < len(sentences) and sentences[index].start < end:
            found.add(index)
            index += 1
    return sorted(found)


# ---------------------------------------------------------------- the author's own voice
_NO_STATEMENT = re.compile(r"\?[”\"’')\]]*$")


def _own_voice(text: str, sentence: Sentence, rows: Sequence[Attribution]) -> Iterator[tuple[int, int, bool]]:
    start, end = sentence.start, sentence.end
    if _NO_STATEMENT.search(text[start:end].rstrip()):
        return
    taken = sorted(_taken(text, sentence, rows))
    if not taken:
        yield from _whole(text, sentence)
        return
    at = start
    gaps: list[Span] = []
    for left, right in taken:
        if left > at:
            gaps.append((at, left))
        at = max(at, right)
    if at < end:
        gaps.append((at, end))
    for gap in gaps:
        stretch = _free(text, gap, rows)
        if stretch is not None:
            yield from _parts(text, stretch)


def _taken(text: str, sentence: Sentence, rows: Sequence[Attribution]) -> Iterator[Span]:
    """What belongs to attributions: contents, cues, sources, and what stands between a source and its cue."""
    for row in rows:
        if row.cue_class in SILENT:
            continue
        for start, end in row.content_pieces:
            if start < sentence.end and end > sentence.start:
                yield start, end
        if row.cue_start is None or row.cue_end is None or not sentence.start <= row.cue_start < sentence.end:
            continue
        yield row.cue_start, row.cue_end
        if (
            row.source_start is None
            or row.source_end is None
            or not sentence.start <= row.source_start < sentence.end
        ):
            continue
        yield row.source_start, row.source_end


def _whole(text: str, sentence: Sentence) -> Iterator[tuple[int, int, bool]]:
    start, end = _trim(text, sentence.start, sentence.end)
    words = len(text[start:end].split())
    if words < 3:
        return
    if sentence.role in _VERBLESS:
        if sentence.role == "caption" and _CREDIT.match(text, start, end):
            return
        yield start, end, False
        return
    stretch = read(text, start, end)
    if stretch.asserts or words >= 8:
        yield from _parts(text, stretch)


@functools.cache
def _no_assertion() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """(how somebody spoke, at the start of a stretch; what only leads to what follows, at its end)"""
    data = load("assertions")
    manner = re.compile(rf"(?:{'|'.join(data['manner'])})\b", re.IGNORECASE)
    return manner, re.compile(rf"(?:{'|'.join(data['frame'])})$")


def _free(text: str, gap: Span, rows: Sequence[Attribution]) -> Stretch | None:
    """The assertion that a stretch between attributions makes in the author's voice, if any.

    "VLADIMIR Putin has stepped up his presence and told the west …": the verb phrase before the cue has the
    source as its subject.
    """
    start, end = _trim(text, *gap)
    told = any(row.cue_end is not None and 0 <= start - row.cue_end <= 2 for row in rows)
    lead = (told and _WHEN.match(text, start, end)) or _LEAD.match(text, start, end)
    if lead:
        start = lead.end()
    tail = re.search(
        r"[\s,]+(?:and|but|or|that|as|while|after|when|before|then|also)$", text[start:end], re.IGNORECASE
    )
    if tail:
        end = start + tail.start()
    start, end = _trim(text, start, end)
    manner, frame = _no_assertion()
    if len(text[start:end].split()) < 4 or manner.match(text, start, end) or frame.search(text, start, end):
        return None
    source = next(
        (
            row
            for row in rows
            if row.source_end is not None
            and row.source_start is not None
            and row.cue_start is not None
            and row.source_end <= start <= row.source_end + 3
            and row.cue_start >= end
        ),
        None,
    )
    if source is not None and source.source_start is not None:
        stretch = read(text, source.source_start, end) if tail else None
        return stretch if stretch is not None and stretch.asserts else None
    stretch = read(text, start, end)
    return stretch if stretch.asserts else None


# ---------------------------------------------------------------- rows
def _parts(text: str, stretch: Stretch) -> Iterator[tuple[int, int, bool]]:
    for part in stretch.parts:
        left, right = _trim(text, part.start, part.end)
        if right - left > 8 and len(text[left:right].split()) >= 2:
            yield left, right, part.aside


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def _statement(
    article: Article, span: Span, voice: str, row: Attribution | None, role: str, *, aside: bool
) -> Statement:
    start, end = span
    text = article.text[start:end]
    mode: Mode
    if row is None:
        mode = mode_of_clause(text)
    elif start <= row.content_start and end >= row.content_end:
        mode = Mode(row.modality, row.polarity)
    else:
        cue = article.text[row.cue_start : row.cue_end] if row.cue_start is not None else ""
        cue_class = "saying" if aside else row.cue_class
        mode = mode_of_clause(text, cue_class, "" if aside else cue, row.kind == "direct")
    owner = row.attribution_id if row is not None else None
    key = f"{article.article_id}|{start}|{end}|{owner}"
    return Statement(
        statement_id="s-" + hashlib.blake2b(key.encode(), digest_size=8).hexdigest(),
        article_id=article.article_id,
        start=start,
        end=end,
        text=text,
        voice=voice,
        attribution_id=owner,
        modality=mode.modality,
        polarity=mode.polarity,
        role=role,
    )
