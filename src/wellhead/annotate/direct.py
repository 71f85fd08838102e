"""Quotations that no cue of their own sentence governs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from wellhead.annotate.assemble import made_of, plain
from wellhead.annotate.cue_clause import CueClause
from wellhead.annotate.extracted import Extracted
from wellhead.annotate.page import Page
from wellhead.annotate.quotes import Quotation

_FEWEST_WORDS = 4  # a shorter quotation standing alone is a name or an exclamation
_CROSSHEAD_WORDS = 8  # without a full stop it is a cross-heading: ‘Setting the Amazon aflame’
_TRAILING = " \t\u00a0.,;:-–—…!?"


def bind_quotations(
    page: Page, found: Sequence[Extracted], pending: Mapping[int, CueClause]
) -> list[Extracted]:
    """Attributions of the quotations left over, by the first of these that holds:

    1. the sentence before ends in a cue and a colon ("He wrote on Twitter:");
    2. the quotation follows one with a source in the same paragraph ("“…,” she said. “…”");
    3. it stands alone as a sentence: a direct quotation without cue or source.
    """
    made: list[Extracted] = []
    by_sentence: dict[int, Extracted] = {}
    for e in found:
        if e.kind != "indirect" and e.source is not None and e.cue_class != "hearsay":
            by_sentence[e.sentence] = e
    for index, sentence in enumerate(page.sentences):
        q = _alone(page, index)
        if q is not None and q.start not in page.used and q.start >= sentence.start:
            new = _bind(page, index, q, pending, by_sentence)
            if new is not None:
                page.use(q)
                made.append(new)
                if new.source is not None:
                    by_sentence[index] = new
        elif q is not None and index - 1 in by_sentence and q.start < sentence.start:
            by_sentence[index] = by_sentence[index - 1]  # a later sentence of the same quotation
    return made


def _alone(page: Page, index: int) -> Quotation | None:
    """The quotation that the whole sentence is (part of)."""
    sentence = page.sentences[index]
    n = bisect_right(page.quote_starts, sentence.start) - 1
    if n < 0:
        return None
    q = page.quotations[n]
    if q.end <= sentence.start:
        return None
    return q if not page.text[q.end : sentence.end].strip(_TRAILING) else None


def _bind(
    page: Page,
    index: int,
    q: Quotation,
    pending: Mapping[int, CueClause],
    by_sentence: Mapping[int, Extracted],
) -> Extracted | None:
    sentence = page.sentences[index]
    content = page.whole(q)
    previous = index - 1
    if previous in pending:
        clause = pending[previous]
        return made_of(page, previous, clause, ((content,), "direct"), 0.85)
    if previous >= 0 and page.sentences[previous].paragraph == sentence.paragraph:
        before = by_sentence.get(previous)
        if before is not None:
            return replace(before, kind="direct", pieces=(content,), cited=(), confidence=0.85)
    words = len(page.text[content[0] : content[1]].split())
    if words < _FEWEST_WORDS or (words <= _CROSSHEAD_WORDS and page.text[content[1] - 1] not in ".,!?…"):
        return None
    return plain(page, index, pieces=(content,), kind="direct", source=None, confidence=0.6)
