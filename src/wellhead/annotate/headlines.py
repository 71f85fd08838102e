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
from wellhead.annotate.finite import is_clause
from wellhead.annotate.quotes import Paragraph
from wellhead.annotate.views import View
from wellhead.annotate.words import people
from wellhead.records import Span

#: "— Michael Cohen (@MichaelCohen212) January 17, 2019" at the end of a paragraph.
_POST = re.compile(
    r"\s*[—–-]{1,2}\s*(?P<name>[^\n()@]{2,60}? \(@\w{1,30}\))"
    r"(?:[,\s]+[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})?\W*\Z"
)
#: "WALLACE: If I may, sir": a speaker's label, set in capitals.
_TURN = re.compile(r"[\"“]?(?P<name>(?:[A-Z][A-Z.'’-]+ ){0,3}[A-Z][A-Z.'’-]{2,})(?P<cue>:)\s+")
_LONGEST_SOURCE = 6  # words before a headline's colon


def headline_clauses(page: Page, view: View, speakers: set[str]) -> list[Extracted]:
    """Attributions that the punctuation of a headline makes.

    :param speakers: lower-cased words of the sources that the article's body has: a bare name before a
        colon is taken for a speaker only if the body lets it speak ("Syria: rebels take town" is a topic)
    """
    t = view.letters
    end = len(view)
    while end and t[end - 1] == ".":
        end -= 1
    for k in range(1, end - 1):
        if t[k] == ":" and not view.text[view.ends[k] : view.ends[k] + 1].isdigit():
            return _at_colon(page, view, k, end, speakers=speakers)
    for k in range(end - 2, max(1, end - 8), -1):
        if t[k] == "-" and view.text[view.starts[k] - 1 : view.starts[k]].isspace():
            if _after_dash(page, view, k, end) and is_clause(view, 0, k):
                return [_made(page, view, (0, k), k, (k + 1, end))]
            return []
    return []


def _at_colon(page: Page, view: View, k: int, end: int, *, speakers: set[str]) -> list[Extracted]:
    if view.lows[k - 1] in cue_lexicon().verbs and view.letters[k - 1] in "EVZF":
        return []  # "He said: …" has a cue of its own
    after = end - k - 1
    if after <= 3 and after < k and _speaks(view, k + 1, end) and is_clause(view, 0, k):
        return [_made(page, view, (0, k), k, (k + 1, end))]
    if k > _LONGEST_SOURCE or after < 3:
        return []
    named = view.letters[k - 1] == "A" and view.lows[k - 1] in speakers
    content = is_clause(view, k + 1, end) or view.letters[k + 1] in "QGDN" or view.headline
    if content and (_speaks(view, 0, k) or (named and _plain(view, 0, k))):
        return [_made(page, view, (k + 1, end), k, (0, k))]
    return []


def _plain(view: View, a: int, b: int) -> bool:
    """A phrase without verb or mark, and no label ("Analysis", "Live")."""
    lexicon = cue_lexicon()
    words = view.lows[a:b]
    if not words or any(c in "MVQ,;:" for c in view.letters[a:b]):
        return False
    return words[0] not in lexicon.labels or words[-1] in lexicon.reports


def _speaks(view: View, a: int, b: int) -> bool:
    """A newsroom, or a noun for those who speak: "Reuters", "Report", "UN officials"."""
    if not _plain(view, a, b):
        return False
    if newsrooms.canonical(view.words(a, b)) is not None:
        return True
    tail = next((k for k in range(a + 1, b) if view.letters[k] in "IT"), b)
    head, last = view.lows[tail - 1], view.lows[b - 1]
    if head not in people() and head not in cue_lexicon().reports and last in people():
        return False  # "Death of the president: …" is a topic, "Chief of police: …" speaks
    return (last in cue_lexicon().reports or last in people()) and b - a <= _LONGEST_SOURCE


def _after_dash(page: Page, view: View, k: int, end: int) -> bool:
    """What follows a dash names the source, unless it is the page's own site: "… - BBC News"."""
    if not _speaks(view, k + 1, end):
        return False
    name = newsrooms.canonical(view.words(k + 1, end))
    if name is None:
        return True
    own = newsrooms.canonical(page.publisher) if page.publisher else None
    return name != own and (view.words(k, k + 1) != "-" or newsrooms.is_agency(name))


def _made(page: Page, view: View, content: Span, mark: int, source: Span) -> Extracted:
    pieces, kind = page.pieces(view, [content])
    return Extracted(
        kind=kind,
        pieces=pieces,
        cue=view.span(mark, mark + 1),
        cue_lemma=view.words(mark, mark + 1),
        cue_class="saying",
        source=view.span(*source),
        addressee=None,
        cited=(),
        occasion=None,
        sentence=view.index,
        paragraph=view.sentence.paragraph,
        role=view.sentence.role,
        confidence=0.8,
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


def transcript_turns(page: Page) -> list[Extracted]:
    """Turns of a printed transcript: "WALLACE: If I may, sir …".  Two turns at least make a transcript."""
    turns: list[tuple[Paragraph, re.Match[str]]] = []
    for paragraph in page.paragraphs:
        if paragraph.role != "body":
            continue
        hit = _TURN.match(page.text, paragraph.start, paragraph.end)
        if (
            hit is not None
            and hit.group("name").lower() not in cue_lexicon().labels
            and hit.end() < paragraph.end
        ):
            turns.append((paragraph, hit))
    if len(turns) < 2:
        return []
    found: list[Extracted] = []
    first = 0
    for paragraph, hit in turns:
        while page.sentences[first].start < paragraph.start:
            first += 1
        end = paragraph.end
        while end > hit.end() and page.text[end - 1] in '"”':
            end -= 1
        found.append(
            Extracted(
                kind="direct",
                pieces=((hit.end(), end),),
                cue=hit.span("cue"),
                cue_lemma=":",
                cue_class="saying",
                source=hit.span("name"),
                addressee=None,
                cited=(),
                occasion=None,
                sentence=first,
                paragraph=paragraph.number,
                role=paragraph.role,
                confidence=0.85,
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
