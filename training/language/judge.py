"""How good a network is: attachment, tags and names over gold tokens."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
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


def attachment(gold: Sequence[Sentence], found: Sequence[Sentence]) -> dict[str, float]:
    """Fractions over all tokens, punctuation included; relations without subtypes."""
    las = uas = upos = xpos = tokens = hit = want = have = 0
    for a, b in zip(gold, found, strict=True):
        assert a.heads and b.heads and a.relations and b.relations and a.upos and b.upos and a.xpos and b.xpos
        for n in range(len(a.forms)):
            first, second = a.relations[n].split(":")[0], b.relations[n].split(":")[0]
            same = a.heads[n] == b.heads[n]
            uas += same
            las += same and first == second
            upos += a.upos[n] == b.upos[n]
            xpos += a.xpos[n] == b.xpos[n]
            want += first == "ccomp"
            have += second == "ccomp"
            hit += same and first == second == "ccomp"
            tokens += 1
    return {
        "las": las / tokens, "uas": uas / tokens, "upos": upos / tokens, "xpos": xpos / tokens,
        "ccomp_f": 2 * hit / max(1, want + have),
    }  # fmt: skip


def names_f1(gold: Sequence[Sentence], found: Sequence[Sentence]) -> float:
    """F1 over exact spans and kinds."""
    hit = want = have = 0
    for a, b in zip(gold, found, strict=True):
        first, second = _spans(a.names or ()), _spans(b.names or ())
        hit += len(first & second)
        want += len(first)
        have += len(second)
    return 2 * hit / max(1, want + have)


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
