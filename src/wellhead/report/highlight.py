"""Spans that overlap as they like, cut into runs that a page can nest: one flat sequence.

A highlighted text is a sequence of segments; together they are the text, to the letter.  Each carries the
kinds of all marks that cover it, so that an attribution inside another's content needs no nested elements.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

#: Kinds of marks, in the order in which a segment names them.
KINDS = ("mention", "content", "source", "cue", "muted")


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the text and what it is: ``mention``, ``content``, ``source``, ``cue`` or ``muted``."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A small number in the text that leads back to a claim."""

    label: str
    target: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text under the same marks.

    ``anchor`` is the id that stands at its first character, ``references`` follow its last.
    """

    text: str
    kinds: tuple[str, ...] = ()
    anchor: str | None = None
    references: tuple[Reference, ...] = ()

    @property
    def classes(self) -> str:
        """The marks' CSS classes, the mention apart: that one has an element of its own."""
        return " ".join(kind for kind in self.kinds if kind != "mention")

    @property
    def is_mention(self) -> bool:
        """Whether the run belongs to the sentence that the claim rests on."""
        return "mention" in self.kinds


def segments(
    text: str,
    start: int,
    end: int,
    marks: Iterable[Mark],
    *,
    anchors: Mapping[int, str] | None = None,
    references: Mapping[int, Sequence[Reference]] | None = None,
) -> list[Segment]:
    """Cut ``text[start:end]`` at every edge of a mark.

    :param marks: spans in the text's own offsets; parts outside ``start:end`` and empty spans are ignored
    :param anchors: id by the offset that it stands at, ``start <= offset < end``
    :param references: numbers by the offset that they follow, ``start < offset <= end``
    :return: segments in order; joined they are ``text[start:end]``

    Linear in the text and ``m log m`` in the marks: twenty thousand overlapping marks are no trouble.

    >>> marks = [Mark(3, 7, "cue"), Mark(8, 10, "content")]
    >>> [(s.text, s.kinds) for s in segments("He said no.", 0, 11, marks)]
    [('He ', ()), ('said', ('cue',)), (' ', ()), ('no', ('content',)), ('.', ())]
    """
    start, end = max(0, start), min(end, len(text))
    if start >= end:
        return []
    inside = {at: name for at, name in (anchors or {}).items() if start <= at < end}
    after = {at: tuple(refs) for at, refs in (references or {}).items() if start < at <= end and refs}
    edges: dict[int, dict[str, int]] = {at: {} for at in (start, end, *inside, *after)}
    for mark in marks:
        first, last = max(mark.start, start), min(mark.end, end)
        if first < last:
            _step(edges, first, mark.kind, 1)
            _step(edges, last, mark.kind, -1)
    cuts = sorted(edges)
    depth = dict.fromkeys(KINDS, 0)
    made: list[Segment] = []
    for at, following in pairwise(cuts):
        for kind, change in edges[at].items():
            depth[kind] += change
        kinds = tuple(kind for kind in KINDS if depth[kind] > 0)
        made.append(Segment(text[at:following], kinds, inside.get(at), after.get(following, ())))
    return _joined(made)


def _step(edges: dict[int, dict[str, int]], at: int, kind: str, change: int) -> None:
    steps = edges.setdefault(at, {})
    steps[kind] = steps.get(kind, 0) + change


def _joined(parts: list[Segment]) -> list[Segment]:
    """Neighbours under the same marks, with nothing between them, as one."""
    whole: list[Segment] = []
    for part in parts:
        last = whole[-1] if whole else None
        if last and last.kinds == part.kinds and not last.references and part.anchor is None:
            whole[-1] = Segment(last.text + part.text, last.kinds, last.anchor, part.references)
        else:
            whole.append(part)
    return whole


def window(text: str, span: tuple[int, int], sentence: tuple[int, int], around: int) -> tuple[int, int]:
    """The stretch to show around a span: its sentence, at most ``around`` code points beyond the span.

    A cut falls between words where one ends within forty characters of it.
    """
    (start, end), (low, high) = span, sentence
    first, last = max(low, start - around), min(high, end + around)
    if first > low:
        space = text.find(" ", first, min(start, first + 40))
        first = space + 1 if space >= 0 else first
    if last < high:
        space = text.rfind(" ", max(end, last - 40), last)
        last = space if space >= 0 else last
    return min(first, start), max(last, end)
