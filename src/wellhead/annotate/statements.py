"""Statements: one article asserting one thing.

Every attributed content gives statements (but beliefs, wishes and questions), and so does what the author
says in his own voice: sentences without attribution, and the clauses of a sentence that lie outside its
attributed content.  A sentence with several assertions is cut where that is safe (``assertions``).
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wellhead.annotate.assertions import Part, Stretch, parts_of, read, trim
from wellhead.annotate.modality import Mode, mode_of_clause
from wellhead.annotate.own_voice import SILENT, VERBLESS, own_voice
from wellhead.annotate.scene import plain_spaces
from wellhead.language.clauses import Clauses
from wellhead.records import Article, Attribution, Sentence, Span, Statement


class _Page(NamedTuple):
    """An article as its statements are read."""

    article: Article
    text: str  # with plain spaces
    tree: Clauses
    sentences: Sequence[Sentence]
    starts: Sequence[int]


def make_statements(
    article: Article, sentences: Sequence[Sentence], attributions: Sequence[Attribution], tree: Clauses
) -> list[Statement]:
    """The statements of an article in the order of their spans.

    :param tree: the parse of the sentences
    """
    found: dict[tuple[int, int, str | None], Statement] = {}
    by_sentence: dict[int, list[Attribution]] = {}
    starts = [s.start for s in sentences]
    page = _Page(article, plain_spaces(article.text), tree, sentences, starts)
    for row in attributions:
        for index in _touched(sentences, starts, row):
            by_sentence.setdefault(index, []).append(row)
        for statement in _attributed(page, row):
            found.setdefault((statement.start, statement.end, statement.attribution_id), statement)
    for index, sentence in enumerate(sentences):
        for start, end, _ in own_voice(page.text, tree, sentence, by_sentence.get(index, ())):
            statement = _statement(page, (start, end), "author", None, sentence.role)
            found.setdefault((start, end, None), statement)
    # "reportedly" inside what somebody is quoted with: it is his
    owned = {(s.start, s.end) for s in found.values() if s.voice == "attributed"}
    kept = (s for s in found.values() if s.voice != "hearsay" or (s.start, s.end) not in owned)
    return sorted(kept, key=lambda s: (s.start, s.end, s.statement_id))


# ---------------------------------------------------------------- attributed contents
def _attributed(page: _Page, row: Attribution) -> Iterator[Statement]:
    if row.cue_class in SILENT:
        return
    voice = "hearsay" if row.cue_class == "hearsay" else "attributed"
    for stretch in _units(page, row):
        for left, right, aside in parts_of(page.text, stretch):
            unit = page.text[left:right]
            if unit.rstrip("”\"’' ").endswith("?"):
                continue
            yield _statement(page, (left, right), voice, row, row.role, aside=aside)


def _units(page: _Page, row: Attribution) -> list[Stretch]:
    """The sentences and pieces of a content; a noun phrase is taken with its cue ("denied any
    involvement").
    """
    units: list[Span] = []
    pieces = row.content_pieces
    if len(pieces) > 1 and pieces[-1][1] - pieces[0][0] < 500 and not read(page.tree, *pieces[0]).asserts:
        # "He is thought to be willing", "“Only you,” she said, “would do it”": the cue parts subject and verb
        pieces = ((pieces[0][0], pieces[-1][1]),)
    for start, end in pieces:
        units += _by_sentence(page, start, end)
    full = []
    for start, end in units:
        if len(page.text[start:end].split()) >= 3:
            stretch = read(page.tree, start, end)
            if stretch.asserts:
                full.append(stretch)
    if full:
        return full
    spoken = row.kind == "direct" and len(row.content.split()) >= 5
    if row.role in VERBLESS or row.cue_class == "hearsay" or spoken:
        return [_as_it_is(row.content_start, row.content_end)]
    if row.cue_start is None or row.cue_end is None:
        return []
    begin = min(
        row.content_start, row.cue_start, row.source_start if row.source_start is not None else row.cue_start
    )
    stop = max(row.content_end, row.cue_end)
    if row.source_start is not None and row.source_start > stop and row.source_end is not None:
        stop = row.source_end
    if stop - begin > 400 or "\n" in page.text[begin:stop]:
        return []
    return [_as_it_is(begin, stop)]


def _as_it_is(start: int, end: int) -> Stretch:
    return Stretch(True, (Part(start, end),))


def _by_sentence(page: _Page, start: int, end: int) -> list[Span]:
    """A piece cut at the boundaries of the sentences in it."""
    found, sentences = [], page.sentences
    index = max(0, bisect_right(page.starts, start) - 1)
    at = start
    while at < end and index < len(sentences):
        stop = min(end, sentences[index].end)
        if stop > at:
            span = trim(
                page.text, max(at, sentences[index].start if sentences[index].start < stop else at), stop
            )
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


# ---------------------------------------------------------------- rows
def _statement(
    page: _Page, span: Span, voice: str, row: Attribution | None, role: str, *, aside: bool = False
) -> Statement:
    start, end = span
    article = page.article
    text = article.text[start:end]
    mode: Mode
    if row is None:
        mode = mode_of_clause(page.tree, (span,))
    elif start <= row.content_start and end >= row.content_end:
        mode = Mode(row.modality, row.polarity)
    else:
        cue = article.text[row.cue_start : row.cue_end] if row.cue_start is not None else ""
        cue_class = "saying" if aside else row.cue_class
        mode = mode_of_clause(page.tree, (span,), cue_class, "" if aside else cue, row.kind == "direct")
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
