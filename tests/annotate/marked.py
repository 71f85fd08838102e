"""Attributions marked by hand in a text: what extraction would hand to resolution."""

from __future__ import annotations

import re
from dataclasses import dataclass

from parsed import tree_of
from wellhead.annotate.extracted import Extracted
from wellhead.annotate.resolve import resolve
from wellhead.records import Article, Attribution, Line, Sentence, Span


def article(text: str, publisher: str | None = None, url: str | None = None) -> Article:
    """An article with nothing but its text."""
    return Article(
        article_id="a", path="a.txt", publisher=publisher, published=None, published_evidence=None, title=None, authors=(),
        url=url, language="en", text=text, sha256="",
    )  # fmt: skip


def lines(text: str, roles: dict[int, str] | None = None) -> list[Line]:
    """One line a paragraph; body but where ``roles`` says otherwise."""
    roles = roles or {}
    return [
        Line(article_id="a", start=hit.start(), end=hit.end(), role=roles.get(n, "body"), text=hit.group())
        for n, hit in enumerate(re.finditer(r"[^\n]+", text))
    ]


_END = re.compile(r"(?<!Mr)(?<!Mrs)(?<!Ms)(?<!\b[A-Z])(?<!Jr)[.?!][”\"’']*(?=\s+[“\"A-Z])")


def sentences(text: str, roles: dict[int, str] | None = None) -> list[Sentence]:
    """A plain sentence split, good enough for texts written for a test."""
    found = []
    for n, line in enumerate(lines(text, roles)):
        at = line.start
        for hit in [*_END.finditer(text, line.start, line.end), None]:
            end = hit.end() if hit else line.end
            while at < end and text[at].isspace():
                at += 1
            if end > at:
                found.append(Sentence(article_id="a", start=at, end=end, paragraph=n, role=line.role))
            at = end
    return found


@dataclass(frozen=True)
class Said:
    """Content, cue and source as substrings of the text; the first occurrence behind ``after``."""

    content: str
    cue: str | None = "said"
    source: str | None = None
    to: str | None = None
    cited: tuple[str, ...] = ()
    occasion: str | None = None
    kind: str = "indirect"
    cue_class: str = "saying"
    after: str = ""


def extracted(text: str, marks: list[Said], units: list[Sentence]) -> list[Extracted]:
    """The marks with their offsets."""
    found = []
    for mark in marks:
        base = text.index(mark.after) if mark.after else 0
        start = text.index(mark.content, base)
        piece = (start, start + len(mark.content))
        near = max(u.start for u in units if u.start <= start)

        def span(part: str | None, near: int = near) -> Span | None:
            if part is None:
                return None
            at = text.index(part, near)
            return at, at + len(part)

        cue = span(mark.cue)
        at = cue[0] if cue else start
        index = max(i for i, u in enumerate(units) if u.start <= at)
        found.append(
            Extracted(
                kind=mark.kind, pieces=(piece,), cue=cue, cue_lemma=mark.cue, cue_class=mark.cue_class, source=span(mark.source),
                addressee=span(mark.to), cited=tuple(s for s in map(span, mark.cited) if s), occasion=span(mark.occasion),
                sentence=index, paragraph=units[index].paragraph, role=units[index].role, confidence=0.9,
            )
        )  # fmt: skip
    return found


def resolved(
    text: str, *marks: Said, publisher: str | None = None, roles: dict[int, str] | None = None
) -> list[Attribution]:
    """The rows that resolution makes of the marks."""
    units = sentences(text, roles)
    found = extracted(text, list(marks), units)
    return resolve(article(text, publisher), lines(text, roles), units, found, tree_of(text, units))
