"""What stands around a line: prose, other short lines, the heads of blocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from wellhead.clean.lines import Stretch
from wellhead.clean.shape import Shape


@dataclass(slots=True)
class Context:
    """Where a line stands in its article."""

    index: int
    above: float  # share of the article's prose that stands above the line
    head: bool  # before the first prose
    end: bool  # after the last prose
    prose_before: bool  # the line above is prose
    prose_after: bool
    run: int  # length of the run of lines without prose that it is part of
    repeated: bool  # the same line stands elsewhere too
    tail: int  # lines since the head of a block that runs to the end (comments), 0 where there is none
    listed: int  # lines since the head of a list of links, unbroken by prose
    letter: int  # lines since the head of an appeal
    residue_near: int  # surely residual lines among the two above and the two below


def contexts(lines: Sequence[Stretch], shapes: Sequence[Shape]) -> list[Context]:
    """The context of every line."""
    count = len(lines)
    prose = [s.prose and s.sure is None for s in shapes]
    weight = [s.words if p else 0 for s, p in zip(shapes, prose, strict=True)]
    total = max(1, sum(weight))
    first = next((n for n, p in enumerate(prose) if p), count)
    last = next((n for n in range(count - 1, -1, -1) if prose[n]), -1)
    runs = _runs(prose)
    repeats = Counter(line.text.casefold() for line in lines)
    sure = [s.sure is not None or s.dateline for s in shapes]
    found = []
    above = tail = listed = letter = 0
    for n, (line, shape) in enumerate(zip(lines, shapes, strict=True)):
        share = above / total
        opens = {h.opens for h in shape.hits if h.opens}
        tail = tail + 1 if tail else 1 if "tail" in opens and share >= 0.6 else 0
        if "list" in opens:
            listed = 1
        elif listed:
            listed = listed + 1 if not (shape.prose and shape.words >= 25 and prose[n - 1]) else 0
        if "letter" in opens:
            letter = 1 if not letter else letter
        elif letter:
            letter = letter + 1 if letter < 30 else 0
        near = [sure[k] for k in (n - 2, n - 1, n + 1, n + 2) if 0 <= k < count]
        found.append(
            Context(
                index=n,
                above=share,
                head=n < first,
                end=n > last,
                prose_before=n > 0 and prose[n - 1],
                prose_after=n + 1 < count and prose[n + 1],
                run=runs[n],
                repeated=repeats[line.text.casefold()] > 1,
                tail=tail,
                listed=listed,
                letter=letter,
                residue_near=sum(near),
            )
        )
        above += weight[n]
    return found


def _runs(prose: Sequence[bool]) -> list[int]:
    """For each line, how many lines its unbroken run without prose has (0 for prose)."""
    runs = [0] * len(prose)
    start = 0
    for n in range(len(prose) + 1):
        if n == len(prose) or prose[n]:
            for k in range(start, n):
                runs[k] = n - start
            start = n + 1
    return runs
