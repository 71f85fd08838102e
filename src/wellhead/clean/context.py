"""What stands around a line: the article's prose, other short lines, the heads of blocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from wellhead.clean.lines import Stretch
from wellhead.clean.shape import Shape

#: Share of English function words below which a text is not taken for English prose.
_ENGLISH = 0.2
#: A line of so many words is a paragraph, closed by a stop or not.
_PARAGRAPH = 45


@dataclass(slots=True)
class Page:
    """An article's lines with their shapes, and where its prose lies.

    :param prose: for each line, whether it is a paragraph of prose
    :param first: index of the first prose, the number of lines where there is none
    :param last: index of the last prose, -1 where there is none
    :param above: for each line, the share of the prose (in words) that stands above it
    :param english: the text holds English function words enough for the rules of shape
    :param repeated: for each line, how often the same line stands in the article
    :param closes: nearly all lines of some length are closed by punctuation, so that one without stands out
    :param open_lines: lines of some length without closing punctuation
    """

    lines: Sequence[Stretch]
    shapes: Sequence[Shape]
    prose: list[bool]
    first: int
    last: int
    above: list[float]
    english: bool
    repeated: list[int]
    closes: bool
    open_lines: int

    def __len__(self) -> int:
        return len(self.lines)

    def alone(self, n: int) -> bool:
        """The line stands between two paragraphs of prose."""
        return 0 < n < len(self.lines) - 1 and self.prose[n - 1] and self.prose[n + 1]


def page_of(lines: Sequence[Stretch], shapes: Sequence[Shape]) -> Page:
    """The lines of an article as a whole."""
    words = sum(s.looked_at for s in shapes)
    english = sum(s.function for s in shapes) >= _ENGLISH * words
    prose = [_is_prose(line, s, english=english) for line, s in zip(lines, shapes, strict=True)]
    weight = [s.words if p else 0 for s, p in zip(shapes, prose, strict=True)]
    total = max(1, sum(weight))
    above, seen = [], 0
    for n in weight:
        above.append(seen / total)
        seen += n
    counts = Counter(line.text.casefold() for line in lines)
    first = next((n for n, p in enumerate(prose) if p), len(lines))
    last = next((n for n in range(len(lines) - 1, -1, -1) if prose[n]), -1)
    long = [s.closed for s in shapes[first : last + 1] if s.words >= 8]
    return Page(
        lines=lines,
        shapes=shapes,
        prose=prose,
        first=first,
        last=last,
        above=above,
        english=english,
        repeated=[counts[line.text.casefold()] for line in lines],
        closes=len(long) >= 5 and sum(long) >= 0.72 * len(long),
        open_lines=len(long) - sum(long),
    )


def _is_prose(line: Stretch, shape: Shape, *, english: bool) -> bool:
    """A sentence of some length, closed by a stop; in other languages its words are not looked at."""
    if line.role is not None:
        return line.role == "body"
    if shape.caption == "sure" or shape.doubled:
        return False
    if shape.words >= _PARAGRAPH and shape.function >= 8:  # a paragraph that lost its stop
        return shape.sure is None
    if english:
        return shape.prose and (shape.sure is None or shape.words >= 45)
    return (shape.stop and shape.words >= 9) or (len(line.text) >= 40 and line.text[-1] in "。！？」』")
