"""Sentences that name the source of the sentence before.

"It cited a person close to the Kremlin …", "The information was based off private satellite photographs."
The content is that of the sentence before, under the cue and source of this one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from wellhead.annotate.assemble import Page
from wellhead.annotate.extracted import Extracted
from wellhead.annotate.noun_phrases import appositions_right, noun_phrase_right
from wellhead.annotate.views import View
from wellhead.annotate.words import people
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
        view = page.view(index)
        named = _named_after(view, hit.end("cue"), speaks=cites is not None)
        content = _content(page, by_sentence.get(index - 1, []), index - 1)
        if named is None or content is None:
            continue
        pieces, kind = content
        made.append(
            Extracted(
                kind=kind,
                pieces=pieces,
                cue=hit.span("cue"),
                cue_lemma="cite" if cites else "be based on",
                cue_class="reporting",
                source=_stripped(page.text, cites.span("source")) if cites else named,
                addressee=None,
                cited=(named,) if cites else (),
                occasion=None,
                sentence=index,
                paragraph=sentence.paragraph,
                role=sentence.role,
                confidence=0.8,
            )
        )
    return made


def _stripped(text: str, span: Span) -> Span:
    start, end = span
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _named_after(view: View, at: int, *, speaks: bool) -> Span | None:
    """The noun phrase after a cue that ends at character ``at``.

    :param speaks: it must name people: "It cited a person close to the Kremlin", not "several factors"
    """
    for k, start in enumerate(view.starts):
        if start >= at:
            end = noun_phrase_right(view, k)
            if end is None:
                return None
            end = appositions_right(view, end)
            if speaks and "A" not in view.letters[k:end] and not any(w in people() for w in view.lows[k:end]):
                return None
            return view.span(k, end) if end >= len(view) or view.letters[end] in ".,;-:" else None
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
