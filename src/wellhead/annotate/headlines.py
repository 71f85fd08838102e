"""Attributions that only headlines and embedded posts have.

"Putin Plans Air Strikes — Bloomberg", "C: report", "Report: C", "Putin: C"; and "text — Name (@handle)
January 17, 2019", as pages set posts from social networks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from wellhead import newsrooms
from wellhead.annotate.assemble import Page
from wellhead.annotate.cues import cue_lexicon
from wellhead.annotate.extracted import Extracted
from wellhead.annotate.noun_phrases import is_clause
from wellhead.annotate.views import View
from wellhead.annotate.words import people
from wellhead.records import Span

#: "— Michael Cohen (@MichaelCohen212) January 17, 2019" at the end of a paragraph.
_POST = re.compile(
    r"\s*[—–-]{1,2}\s*(?P<name>[^\n()@]{2,60}? \(@\w{1,30}\))(?:[,\s]+(?P<date>[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}))?\W*\Z"
)
_LONGEST_SOURCE = 6  # words before a headline's colon


def headline_clauses(page: Page, view: View, speakers: set[str]) -> list[Extracted]:
    """Attributions that the punctuation of a headline makes.

    :param speakers: lower-cased words of the sources that the article's body has: a bare name before a
        colon is taken for a speaker only if the body lets it speak ("Syria: rebels take town" is a topic)
    """
    t = view.letters
    n = len(view)
    while n and t[n - 1] == ".":
        n -= 1
    for k in range(1, n - 1):
        if t[k] == ":" and not view.text[view.ends[k] : view.ends[k] + 1].isdigit():
            return _at_colon(page, view, k, n, speakers)
    for k in range(n - 2, max(1, n - 8), -1):
        if t[k] in "-;" and _spaced(view, k):
            if _names(view, k + 1, n, speakers, dash=True) and is_clause(view, 0, k):
                return [_made(page, view, (0, k), (k, k + 1), (k + 1, n), 0.8)]
            return []
    return []


def _spaced(view: View, k: int) -> bool:
    return view.text[view.starts[k] - 1 : view.starts[k]].isspace()


def _at_colon(page: Page, view: View, k: int, n: int, speakers: set[str]) -> list[Extracted]:
    if view.lows[k - 1] in cue_lexicon().verbs and view.letters[k - 1] in "EVZF":
        return []  # "He said: …" has a cue of its own
    if n - k - 1 <= 3 and n - k - 1 < k and _names(view, k + 1, n, speakers, dash=True) and is_clause(view, 0, k):
        return [_made(page, view, (0, k), (k, k + 1), (k + 1, n), 0.8)]
    if k <= _LONGEST_SOURCE and n - k - 1 >= 3 and _names(view, 0, k, speakers, dash=False):
        if is_clause(view, k + 1, n) or view.letters[k + 1] in "QGDN" or view.headline:
            return [_made(page, view, (k + 1, n), (k, k + 1), (0, k), 0.75)]
    return []


def _names(view: View, a: int, b: int, speakers: set[str], *, dash: bool) -> bool:
    """Whether the units a..b of a headline name somebody who speaks."""
    words = view.lows[a:b]
    if not words or any(c in "MVQ,;:" for c in view.letters[a:b]):
        return False
    lexicon = cue_lexicon()
    if words[0] in lexicon.labels and words[-1] not in lexicon.reports:
        return False
    if newsrooms.canonical(view.words(a, b)) is not None:
        return True
    if words[-1] in lexicon.reports or words[-1] in people():
        return len(words) <= _LONGEST_SOURCE
    return not dash and view.letters[b - 1] == "A" and words[-1] in speakers


def _made(page: Page, view: View, content: Span, cue: Span, source: Span, sure: float) -> Extracted:
    pieces, kind = page.pieces(view, [content])
    return Extracted(
        kind=kind,
        pieces=pieces,
        cue=view.span(*cue),
        cue_lemma=view.words(*cue),
        cue_class="saying",
        source=view.span(*source),
        addressee=None,
        cited=(),
        occasion=None,
        sentence=view.index,
        paragraph=view.sentence.paragraph,
        role=view.sentence.role,
        confidence=sure,
    )


def embedded_posts(page: Page) -> list[Extracted]:
    """Posts set into the page, name and handle after a dash.  Their own words hold no other attributions."""
    found: list[Extracted] = []
    first = 0
    for paragraph in page.paragraphs:
        index = first
        while index < len(page.sentences) and page.sentences[index].start < paragraph.start:
            index += 1
        first = index
        if "@" not in page.text[max(paragraph.start, paragraph.end - 120) : paragraph.end]:
            continue
        hit = _POST.search(page.text, max(paragraph.start, paragraph.end - 120), paragraph.end)
        if hit is None or hit.start() - paragraph.start < 10:
            continue
        found.append(
            Extracted(
                kind="direct",
                pieces=((paragraph.start, hit.start()),),
                cue=None,
                cue_lemma="post",
                cue_class="writing",
                source=hit.span("name"),
                addressee=None,
                cited=(),
                occasion=None,
                sentence=index,
                paragraph=paragraph.number,
                role=paragraph.role,
                confidence=0.9,
            )
        )
    return found


def speaker_words(page: Page, found: Sequence[Extracted]) -> set[str]:
    """Capitalised words of the sources found in the body, lower-cased."""
    return {
        word.strip(".,").lower()
        for e in found
        if e.source is not None and e.role == "body"
        for word in page.text[slice(*e.source)].split()
        if word[:1].isupper()
    }
