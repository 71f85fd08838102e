"""Sentences that name the source of the sentence before.

"It cited a person close to the Kremlin …", "The information was based off private satellite photographs."
The content is that of the sentence before, under the cue and source of this one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from wellhead.annotate.assemble import plain
from wellhead.annotate.extracted import Extracted
from wellhead.annotate.page import Page
from wellhead.annotate.phrases import phrase
from wellhead.annotate.who import animate
from wellhead.records import Span

_CITES = re.compile(
    r"\W*(?P<source>(?:The|That|This|Its?) (?:\w+ ){0,3}?|It |They |He |She |(?:[A-Z][\w.’'-]* ){1,4})"
    r"(?P<cue>(?:also |only )?(?:cited|cites|quoted|named))\s(?!as\b)"
)
_BASED = re.compile(
    r"\W*(?:The|This|That|Its|Their) (?:(?:information|reports?|story|account|claims?|assessment|findings?"
    r"|figures?|estimate|conclusion|article|news) )?"
    r"(?P<cue>(?:is|are|was|were) (?:largely |partly |mainly )?(?:based (?:off(?: of)?|on|upon)|attributed to"
    r"|sourced (?:to|from)|drawn from|taken from|compiled from))\s"
)


def cite_back(page: Page, found: Sequence[Extracted]) -> list[Extracted]:
    """Attributions whose content stands in the sentence before their cue."""
    made: list[Extracted] = []
    by_sentence: dict[int, list[Extracted]] = {}
    for e in found:
        by_sentence.setdefault(e.sentence, []).append(e)
    for index in range(1, len(page.sentences)):
        sentence, before = page.sentences[index], page.sentences[index - 1]
        if sentence.role != before.role or sentence.paragraph - before.paragraph > 1 or index in by_sentence:
            continue
        cites = _CITES.match(page.text, sentence.start, sentence.end)
        hit = cites or _BASED.match(page.text, sentence.start, sentence.end)
        if hit is None:
            continue
        named = _named_after(page, hit.end("cue"), speaks=cites is not None)
        content = _content(page, by_sentence.get(index - 1, []), index - 1)
        if named is None or content is None:
            continue
        pieces, kind = content
        one = plain(
            page,
            index,
            pieces=pieces,
            kind=kind,
            source=_stripped(page.text, cites.span("source")) if cites else named,
            confidence=0.8,
            cue=hit.span("cue"),
            lemma="cite" if cites else "be based on",
            cue_class="reporting",
        )
        made.append(replace(one, cited=(named,) if cites else ()))
    return made


def _stripped(text: str, span: Span) -> Span:
    start, end = span
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _named_after(page: Page, at: int, *, speaks: bool) -> Span | None:
    """The noun phrase behind a cue that ends at character ``at``.

    :param speaks: it must name people: "It cited a person close to the Kremlin", not "several factors"
    """
    tree, document = page.tree, page.document
    first = bisect_left(document.starts, at)
    for head in range(first, min(first + 12, len(document))):
        if (
            document.upos[head] in ("NOUN", "PROPN", "PRON", "NUM")
            and not first <= document.heads[head] < first + 12
        ):
            tokens = phrase(tree, head)
            if tokens[0] > first or (speaks and not animate(page, tokens)):
                return None
            return page.span((first, tokens[1]))
    return None


def _content(page: Page, before: Sequence[Extracted], index: int) -> tuple[tuple[Span, ...], str] | None:
    """What the sentence before says: the content of its outermost attribution, else the whole sentence."""
    if before:
        widest = max(before, key=lambda e: e.pieces[-1][1] - e.pieces[0][0])
        return widest.pieces, widest.kind
    sentence = page.sentences[index]
    end = sentence.end
    while end > sentence.start and page.text[end - 1] in ".!?":
        end -= 1
    span = (sentence.start, end)
    return (span,), "mixed" if page.touches_quote(span) else "indirect"
