"""From cue clauses to finished attributions."""

from __future__ import annotations

from wellhead.annotate.cue_clause import CueClause
from wellhead.annotate.extracted import Extracted
from wellhead.annotate.page import Page, Range
from wellhead.annotate.quotes import Quotation
from wellhead.annotate.sources import source_phrase, subject_of
from wellhead.annotate.who import animate, is_nobody
from wellhead.records import Span

_FEWEST_WORDS = 4


def attribution(page: Page, index: int, clause: CueClause) -> Extracted | None:
    """The attribution of a cue clause; None where it has no content or refuses to speak."""
    if not clause.runs or not _says_anything(page, clause):
        return None
    pieces, kind = page.pieces(clause.runs)
    if not pieces or page.refuses(pieces):
        return None
    return made_of(page, index, clause, (pieces, kind), clause.sure)


def _says_anything(page: Page, clause: CueClause) -> bool:
    """Whether a content holds more than the small words that a wrong parse may leave."""
    upos = page.document.upos
    return any(
        upos[t] in ("NOUN", "PROPN", "PRON", "NUM", "ADJ") or page.quoted[t] >= 0 or upos[t] == "VERB"
        for a, b in clause.runs
        for t in range(a, b)
    )


def made_of(
    page: Page, index: int, clause: CueClause, content: tuple[tuple[Span, ...], str], sure: float
) -> Extracted:
    """An attribution of some content to the source of a cue clause.

    :param index: the sentence of the clause
    :param content: its pieces, and direct, mixed or indirect
    """
    pieces, kind = content
    sentence = page.sentences[index]
    return Extracted(
        kind=kind,
        pieces=pieces,
        cue=page.span(clause.cue),
        cue_lemma=clause.lemma,
        cue_class=clause.kind,
        source=_span(page, clause.source),
        addressee=_span(page, clause.addressee),
        cited=tuple(page.span(c) for c in clause.cited),
        occasion=_span(page, clause.occasion),
        sentence=index,
        paragraph=sentence.paragraph,
        role=sentence.role,
        confidence=max(0.3, min(0.99, sure)),
    )


def _span(page: Page, tokens: Range | None) -> Span | None:
    return None if tokens is None else page.span(tokens)


def plain(
    page: Page,
    index: int,
    *,
    pieces: tuple[Span, ...],
    kind: str,
    source: Span | None,
    confidence: float,
    cue: Span | None = None,
    lemma: str | None = None,
    cue_class: str = "saying",
) -> Extracted:
    """An attribution that no cue clause makes: of a headline, a turn of a transcript, a lone quotation."""
    sentence = page.sentences[index]
    return Extracted(
        kind=kind,
        pieces=pieces,
        cue=cue,
        cue_lemma=lemma,
        cue_class=cue_class,
        source=source,
        addressee=None,
        cited=(),
        occasion=None,
        sentence=index,
        paragraph=sentence.paragraph,
        role=sentence.role,
        confidence=confidence,
    )


def introduced(page: Page, index: int) -> Extracted | None:
    """A quotation of some length behind a colon, given to the subject of its sentence:
    "He had one message: “Leave.”" """
    first, beyond = page.tokens(index)
    lows, quoted = page.tree.lows, page.quoted
    for t in range(first + 1, beyond - 1):
        if lows[t] == ":" and quoted[t] < 0 and quoted[t + 1] >= 0:
            q: Quotation = page.quotations[quoted[t + 1]]
            if q.start in page.used or len(page.text[q.inner_start : q.inner_end].split()) < _FEWEST_WORDS:
                return None
            source = _colon_source(page, first, t)
            if source is None:
                return None
            page.use(q)
            return plain(
                page, index, pieces=(page.whole(q),), kind="direct", source=page.span(source), confidence=0.55
            )
    return None


def _colon_source(page: Page, first: int, colon: int) -> Range | None:
    """The subject of the first clause before a colon."""
    tree = page.tree
    for t in range(first, colon):
        if page.quoted[t] < 0 and tree.is_predicate(t):
            head = subject_of(page, t)
            if head is not None and first <= head < colon and page.quoted[head] < 0:
                source = source_phrase(page, t, head)
                if source is None or is_nobody(page, head, source) or not animate(page, source):
                    return None
                return source
    return None
