"""Counts that rise while an event unfolds: what revises an earlier figure, and what contradicts one."""

from __future__ import annotations

import functools
import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence

from wellhead.count.context import Context
from wellhead.count.figures import Figure, contradiction, revision
from wellhead.count.found import Found
from wellhead.data import load
from wellhead.link.claim_constraints import compatible
from wellhead.link.claim_words import meaning, stem
from wellhead.records import Number

#: Two tolls of one event are of one order of magnitude; a war's dead are not a bombing's.
MAGNITUDE = 10.0


@functools.cache
def _running_terms() -> frozenset[str]:
    return frozenset(meaning(stem(str(w))) for w in load("conflicts")["running"])


def is_running(thing: Sequence[str]) -> bool:
    """Whether a thing is counted again while an event unfolds: tolls, arrests, cases."""
    return thing[-1] in _running_terms()


def running_conflicts(
    context: Context, figures: Sequence[Figure], claims: Sequence[frozenset[str]]
) -> Iterator[Found]:
    figures = [f for f in figures if f.number.bound != "range"]  # "dozens" and "hundreds" revise nothing
    shown: set[tuple[float, float]] = set()
    for found, low, high in _inside_articles(figures, claims):
        shown.add((low, high))
        yield found
    by_source: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_source[figure.source].append(figure)
    last: list[list[Figure]] = []
    for source in sorted(by_source):
        steps = _steps(by_source[source])
        for earlier, later in itertools.pairwise(steps):
            if not _comparable(earlier[0], later[0]) or (earlier[0].number.low, later[0].number.low) in shown:
                continue
            shown.add((earlier[0].number.low, later[0].number.low))
            yield revision(*_closest(context, earlier, later), claims, f"{source} gives both")
        last.append(steps[-1])
    last.sort(key=lambda s: s[-1].order)
    for n, later in enumerate(last):
        b = _own_words(later)[0]
        exact = [[f for f in step if f.number.bound != "about"] or step for step in last[:n]]
        before = [
            step[-1]
            for step in exact
            if _comparable(step[-1], b) and step[-1].number.article_id != b.number.article_id
        ]
        if not before or (before[-1].number.low, b.number.low) in shown:
            continue
        a = before[-1]
        if b.number.low < a.number.low and b.published[:10] > a.published[:10]:
            why = f"{a.source} counts {a.number.text}, {b.source} later fewer: {b.number.text}"
            yield contradiction(a, b, claims, why, 0.7)
        elif b.number.low > a.number.low and b.published[:10] > a.published[:10]:
            yield revision(a, b, claims, f"{a.source} first, {b.source} later")


def _comparable(a: Figure, b: Figure) -> bool:
    """Whether two figures differ and can still be of one event."""
    if _same_value(a.number, b.number):
        return False
    low, high = sorted((a.number.low, b.number.low))
    return low > 0 and high <= MAGNITUDE * low


def _steps(figures: Sequence[Figure]) -> list[list[Figure]]:
    """Figures of one source as its successive values, each with all who give it.

    A running count rises, so the values are put in order of size; equal and compatible ones are one step.
    """
    steps: list[list[Figure]] = []
    for figure in sorted(figures, key=lambda f: (f.number.low, *f.order)):
        if steps and _same_value(steps[-1][0].number, figure.number):
            steps[-1].append(figure)
        else:
            steps.append([figure])
    return [sorted(step, key=lambda f: f.order) for step in steps]


def _same_value(x: Number, y: Number) -> bool:
    if "range" in (x.bound, y.bound) or "about" in (x.bound, y.bound):
        return compatible(x, y)
    return x.low == y.low


def _closest(context: Context, earlier: Sequence[Figure], later: Sequence[Figure]) -> tuple[Figure, Figure]:
    """The pair of two steps to show: of one newsroom or lineage if there is one, else the first of each."""
    view = context.view
    for a in earlier:
        for b in later:
            if a.number.article_id != b.number.article_id and _room(context, a) == _room(context, b):
                return a, b
    for a in earlier:
        edges = view.derivations.get(a.number.article_id, ())
        near = {e.to_article for e in edges} | {e.from_article for e in edges}
        for b in later:
            if b.number.article_id in near and b.number.article_id != a.number.article_id:
                return a, b
    return earlier[0], _own_words(later)[0]


def _own_words(step: Sequence[Figure]) -> Sequence[Figure]:
    """The figures of a step that stand in a quotation, if any: the speaker's own words say it best."""
    return [f for f in step if f.direct] or step


def _room(context: Context, figure: Figure) -> str:
    return context.view.room(figure.number.article_id).key


def _inside_articles(
    figures: Sequence[Figure], claims: Sequence[frozenset[str]]
) -> Iterator[tuple[Found, float, float]]:
    by_article: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_article[figure.number.article_id].append(figure)
    for article in sorted(by_article):
        steps = _steps(by_article[article])
        for low, high in itertools.pairwise(steps):
            a, b = low[0], high[0]
            if not _comparable(a, b) or a.piece == b.piece:
                continue
            if any(f.overtaken for f in low) or a.source == b.source:
                yield revision(a, b, claims, "the article gives both figures"), a.number.low, b.number.low
            else:
                why = f"one article counts {b.number.text} and {a.number.text}, not saying which is the later"
                yield contradiction(b, a, claims, why, 0.7), a.number.low, b.number.low
