"""Attributions that only headlines and embedded posts have.

"Putin Plans Air Strikes — Bloomberg", "C: report", "Report: C", "Putin: C"; and "text — Name (@handle)
January 17, 2019", as pages set posts from social networks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from wellhead import newsrooms
from wellhead.annotate.assemble import plain
from wellhead.annotate.cues import cue_lexicon
from wellhead.annotate.extracted import Extracted
from wellhead.annotate.page import Page, Range
from wellhead.annotate.quotes import Paragraph

#: "— Michael Cohen (@MichaelCohen212) January 17, 2019" at the end of a paragraph.
_POST = re.compile(
    r"\s*[—–-]{1,2}\s*(?P<name>[^\n()@]{2,60}? \(@\w{1,30}\))"
    r"(?:[,\s]+[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})?\W*\Z"
)
#: "WALLACE: If I may, sir": a speaker's label, set in capitals.
_TURN = re.compile(r"[\"“]?(?P<name>(?:[A-Z][A-Z.'’-]+ ){0,3}[A-Z][A-Z.'’-]{2,})(?P<cue>:)\s+")
_DASHES = frozenset(("-", "–", "—", "--", "―"))
_LONGEST_SOURCE = 6  # words before a headline's colon


def headline_clauses(page: Page, index: int, speakers: set[str]) -> list[Extracted]:
    """Attributions that the punctuation of a headline makes.

    :param speakers: lower-cased words of the sources that the article's body has: a bare name before a
        colon is taken for a speaker only if the body lets it speak ("Syria: rebels take town" is a topic)
    """
    first, end = page.tokens(index)
    starts, ends, lows = page.document.starts, page.document.ends, page.tree.lows
    while end > first and lows[end - 1] in (".", "!", "?"):
        end -= 1
    for k in range(first + 1, end - 1):
        if lows[k] == ":" and page.quoted[k] < 0 and not page.text[ends[k] : ends[k] + 1].isdigit():
            return _at_colon(page, index, (first, k), (k + 1, end), speakers=speakers)
    for k in range(end - 2, max(first + 1, end - 8), -1):
        if lows[k] in _DASHES and page.text[starts[k] - 1 : starts[k]].isspace():
            if _after_dash(page, k, end) and _asserts(page, (first, k)):
                return [_made(page, index, (first, k), k, (k + 1, end))]
            return []
    return []


def _at_colon(page: Page, index: int, left: Range, right: Range, *, speakers: set[str]) -> list[Extracted]:
    colon, last = left[1], left[1] - 1
    if page.document.lemmas[last] in cue_lexicon().verbs and page.document.upos[last] == "VERB":
        return []  # "He said: …" has a cue of its own
    before, after = colon - left[0], right[1] - right[0]
    if after <= 3 and after < before and _speaks(page, right) and _asserts(page, left):
        return [_made(page, index, left, colon, right)]
    if before > _LONGEST_SOURCE or after < 3:
        return []
    named = page.document.upos[last] == "PROPN" and page.tree.lows[last] in speakers
    if _speaks(page, left) or (named and _plain(page, left)):
        return [_made(page, index, right, colon, left)]
    return []


def _asserts(page: Page, tokens: Range) -> bool:
    """Whether a stretch holds a predicate; headlines leave out auxiliaries and much else."""
    upos = page.document.upos
    return any(upos[t] in ("VERB", "AUX") or page.quoted[t] >= 0 for t in range(*tokens))


def _plain(page: Page, tokens: Range) -> bool:
    """A phrase without verb or mark, and no label ("Analysis", "Live")."""
    lexicon, lows = cue_lexicon(), page.tree.lows
    words = lows[slice(*tokens)]
    for t in range(*tokens):
        finite = (
            page.document.xpos[t] in ("VBD", "VBZ", "VBP", "MD") and lows[t] not in lexicon.words["people"]
        )
        if finite or page.quoted[t] >= 0 or lows[t] in (",", ";", ":"):
            return False
    return words[0] not in lexicon.labels or words[-1] in lexicon.reports


def _speaks(page: Page, tokens: Range) -> bool:
    """A newsroom, or a noun for those who speak: "Reuters", "Report", "UN officials"."""
    if not _plain(page, tokens):
        return False
    if newsrooms.canonical(page.words(tokens)) is not None:
        return True
    people, reports = cue_lexicon().words["people"], cue_lexicon().reports
    lows = page.tree.lows
    tail = next((t for t in range(tokens[0] + 1, tokens[1]) if page.document.upos[t] == "ADP"), tokens[1])
    head, last = lows[tail - 1], lows[tokens[1] - 1]
    if head not in people and head not in reports and last in people:
        return False  # "Death of the president: …" is a topic, "Chief of police: …" speaks
    return (last in reports or last in people) and tokens[1] - tokens[0] <= _LONGEST_SOURCE


def _after_dash(page: Page, dash: int, end: int) -> bool:
    """What follows a dash names the source, unless it is the page's own site: "… - BBC News"."""
    if not _speaks(page, (dash + 1, end)):
        return False
    name = newsrooms.canonical(page.words((dash + 1, end)))
    if name is None:
        return True
    own = newsrooms.canonical(page.publisher) if page.publisher else None
    return name != own and (page.tree.lows[dash] != "-" or newsrooms.is_agency(name))


def _made(page: Page, index: int, content: Range, mark: int, source: Range) -> Extracted:
    pieces, kind = page.pieces([content])
    return plain(
        page,
        index,
        pieces=pieces,
        kind=kind,
        source=page.span(source),
        confidence=0.8,
        cue=page.span((mark, mark + 1)),
        lemma=page.words((mark, mark + 1)),
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
            plain(
                page,
                index,
                pieces=((paragraph.start, hit.start()),),
                kind="direct",
                source=hit.span("name"),
                confidence=0.9,
                cue=None,
                lemma="post",
                cue_class="writing",
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
            plain(
                page,
                first,
                pieces=((hit.end(), end),),
                kind="direct",
                source=hit.span("name"),
                confidence=0.85,
                cue=hit.span("cue"),
                lemma=":",
                cue_class="saying",
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
