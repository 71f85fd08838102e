"""Residue at the edges of a paragraph: what stands before its first sentence or behind its last.

The paragraph is the article's and stays; only the crumb is split off ("edges" in ``data/crumbs.yaml``):
"… five strokes of the cane. CHANNEL HARBOUR", "Updated at 8:15 a.m. ET: The crew was freed …".
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from wellhead.clean.captions import caption_cue
from wellhead.clean.lines import Stretch, word_set, words_of
from wellhead.clean.rules import expand, macros
from wellhead.clean.shape import FUNCTION_WORDS
from wellhead.data import load

#: Words and function words of a paragraph that is more than what trails behind it.
_WORDS, _FUNCTION = 12, 3
#: Characters at each end of a paragraph in which a crumb may stand.
_REACH = 420
#: The same for a crumb that no word of its own announces.
_TAIL = 90
#: Verbs of a report: a caption says what is seen now, and its credit belongs to it.
_REPORTS = word_set("said told added would could will might had may")
#: The end of a sentence; an initial ("Phillip M. Bailey") or a title ("Dr. Vos") ends none.
_OVER = re.compile(
    r"[.!?](?<!\b[A-Z].)(?<!\b[MDSJ]rs.)(?<!\b[MDSJ][rs].)(?<!\b(?:Gen|Sen|Rep|Gov).)[\"”’)\]]*\s+"
)


@dataclass(frozen=True, slots=True)
class _Edge:
    role: str
    last: bool  # only in the last paragraph of the text, or one that reports
    alone: bool  # also in a line that is no paragraph of the article: each of its sentences has its role
    needs: tuple[str, ...]  # one of these stands in the line
    pattern: re.Pattern[str]


@functools.cache
def _edges(kind: str) -> tuple[_Edge, ...]:
    data = load("crumbs")
    named = {**data["macros"], **macros()}
    return tuple(
        _Edge(
            entry["role"],
            bool(entry.get("last", False)),
            bool(entry.get("alone", False)),
            tuple(entry.get("needs", ())),
            re.compile("|".join(f"(?:{expand(p, named)})" for p in entry["patterns"])),
        )
        for entry in data["edges"][kind]
    )


def split_edges(lines: Sequence[Stretch]) -> list[Stretch]:
    """The lines, with crumbs at the edges of paragraphs split off."""
    last = max((n for n, line in enumerate(lines) if len(line.words) >= _WORDS), default=-1)
    found: list[Stretch] = []
    for n, line in enumerate(lines):
        aside = line.block is not None and (not line.block.main or line.block.tag == "figcaption")
        if line.role is not None or aside or len(line.words) < _WORDS:
            found.append(line)
        else:
            found += _split(line, is_last=n == last)
    return found


def _split(line: Stretch, *, is_last: bool) -> list[Stretch]:
    text = line.text
    cuts: list[tuple[int, str | None]] = [(0, None)]
    for edge in _edges("prefix"):
        hit = edge.pattern.match(text) if text.startswith(edge.needs) else None
        if hit is not None:
            cuts = [(0, edge.role), (hit.end(), None)]
            break
    head = cuts[-1][0]
    edges = [e for e in _edges("suffix") if not e.needs or any(need in text for need in e.needs)]
    behind = max(head, len(text) - (_REACH if any(e.needs for e in edges) else _TAIL))
    starts = ([0] if head == 0 and len(text) <= _REACH else []) + [
        hit.end() for hit in _OVER.finditer(text, behind) if hit.end() < len(text)
    ]
    for start in starts:
        for edge in edges:
            if edge.pattern.match(text, start) is None:
                continue
            if edge.alone or _paragraph(text[head:start], reports=edge.last and not is_last):
                cuts = [cut for cut in cuts if cut[0] < start] + [(start, edge.role)]
                break
    if len(cuts) == 1:
        return [line]
    ends = [start for start, _ in cuts[1:]] + [len(text)]
    pieces = [
        _piece(line, start, end, role) for (start, role), end in zip(cuts, ends, strict=True) if end > start
    ]
    pieces[0].gap = line.gap
    return pieces


def _paragraph(text: str, *, reports: bool) -> bool:
    """True for prose of some length; where asked, only for prose in a tense that captions do not use."""
    words = [w.lower() for w in words_of(text)]
    if len(words) < _WORDS or sum(w in FUNCTION_WORDS for w in words) < _FUNCTION:
        return False
    if not reports:
        return True
    return not _REPORTS.isdisjoint(words) and caption_cue(text, len(words), frozenset(words)) is None


def _piece(line: Stretch, start: int, end: int, role: str | None) -> Stretch:
    text = line.text[start:end].strip()
    start += len(line.text[start:end]) - len(line.text[start:end].lstrip())
    return Stretch(
        line.start + start, line.start + start + len(text), text, words_of(text), 0, line.block, role
    )
