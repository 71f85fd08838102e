"""Attributions inside the contents of others.

"Pompeo discussed ways of moving the deal forward, the spokesman tweeted": what "discussed" governs lies
inside what the spokesman tweeted and ends where that ends, whatever a parser hung on its last word.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from wellhead.annotate.extracted import Extracted
from wellhead.records import Span

_EDGE = " \t\n,;:–—-"


def keep_inside(text: str, found: Sequence[Extracted]) -> list[Extracted]:
    """The attributions with nested contents cut at the end of the content that holds their cue.

    :param found: attributions of one article; the order stays, what is left empty goes
    """
    by_sentence: dict[int, list[Extracted]] = {}
    for item in found:
        by_sentence.setdefault(item.sentence, []).append(item)
    kept = []
    for item in found:
        cut = _cut(text, item, by_sentence[item.sentence])
        if cut is not None:
            kept.append(cut)
    return kept


def _cut(text: str, item: Extracted, fellows: Iterable[Extracted]) -> Extracted | None:
    if item.cue is None:
        return item
    ends = [
        end
        for other in fellows
        if other is not item and other.cue is not None and other.cue != item.cue
        for start, end in other.pieces
        if start <= item.cue[0] and item.cue[1] <= end < item.pieces[-1][1]
    ]
    if not ends:
        return item
    pieces = tuple(
        piece for start, end in item.pieces if (piece := _trimmed(text, start, min(end, *ends))) is not None
    )
    return replace(item, pieces=pieces) if pieces else None


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return (start, end) if end > start else None
