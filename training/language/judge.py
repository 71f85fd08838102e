"""What a network makes of gold tokens, in the form that the scorers of the benchmarks take."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from benchmarks.treebanks import Arcs
from training.language.corpora import Sentence

from wellhead.language.trees import NameDecoder, convention, governors
from wellhead.language.windows import Batch, batches, fill, windows
from wellhead.language.wordpieces import WordPieces

#: Seven arrays, as `network.Graph` gives them.
Run = Callable[[Batch], Sequence[np.ndarray]]


def parse(
    run: Run, paragraphs: Sequence[Sequence[Sentence]], labels: dict[str, list[str]], vocabulary: WordPieces
) -> list[Sentence]:
    """The sentences of some paragraphs as the network reads them, in order."""
    flat = [s for p in paragraphs for s in p]
    pieces = [vocabulary.sentence(s.forms) for s in flat]
    numbers = iter(range(len(flat)))
    groups = [[next(numbers) for _ in p] for p in paragraphs]
    found: list[Sentence | None] = [None] * len(flat)
    decoder = NameDecoder(tuple(labels["names"]))
    ends = vocabulary.ends
    sizes = [sum(len(p.ids) for p in s) for s in pieces]
    made = [fill(group, pieces, ends[2], ends[3]) for group in batches(windows(groups, sizes))]
    outputs = [run(batch) for batch in made]
    by = convention(np.concatenate([output[-1] for output in outputs]))
    for batch, output in zip(made, outputs, strict=True):
        upos, xpos, candidates, scores, relations, names, _ = output
        relations = relations[by]
        chosen, which = governors(candidates[by], scores[by], batch.lengths)
        spans = decoder.spans(names, batch.lengths)
        for row, number in enumerate(batch.sentences):
            forms = flat[number].forms
            length = len(forms)
            picked = relations[row, np.arange(length), np.maximum(which[row, :length], 0)]
            tags = ["O"] * length
            for name in spans[row]:
                tags[name.first : name.beyond] = [f"B-{name.kind}"] + [f"I-{name.kind}"] * (
                    name.beyond - name.first - 1
                )
            found[number] = Sentence(
                forms,
                tuple(labels["upos"][n] for n in upos[row, :length]),
                tuple(labels["xpos"][n] for n in xpos[row, :length]),
                tuple(int(n) - 1 for n in chosen[row, :length]),
                tuple(labels["relations"][n] for n in picked),
                tuple(tags),
            )
    return [s for s in found if s is not None]


def arcs(sentences: Sequence[Sentence]) -> list[Arcs]:
    """Sentences with trees as the scorer of attachment takes them."""
    return [Arcs(s.upos or (), s.heads or (), s.relations or ()) for s in sentences]


def names(sentences: Sequence[Sentence]) -> list[frozenset[tuple[int, int, str]]]:
    """The names of sentences as the scorer of names takes them."""
    return [frozenset(_spans(s.names or ())) for s in sentences]


def _spans(tags: Sequence[str]) -> set[tuple[int, int, str]]:
    found = set()
    start = -1
    for at, tag in enumerate([*tags, "O"]):
        if start >= 0 and tag[:2] != "I-":
            found.add((start, at, tags[start][2:]))
            start = -1
        if tag[:2] == "B-":
            start = at
    return found
