"""Paragraphs as tensors: windows, batches and gold, in an order that a seed and the epoch alone decide."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from training.language.corpora import Paragraph, Sentence

from wellhead.language.windows import Batch, batches, fill, windows
from wellhead.language.wordpieces import SHAPES, Pieces, WordPieces

UNKNOWN = -100
#: A sentence beyond this many pieces is not learnt from.
LONGEST = 180
#: Share of paragraphs whose sentences are each shown alone, and of paragraphs shown without capitals.
ALONE, LOWERED = 0.3, 0.06


@dataclass(frozen=True, slots=True)
class Sample:
    """A paragraph with the pieces of its sentences."""

    sentences: tuple[Sentence, ...]
    pieces: tuple[tuple[Pieces, ...], ...]


def samples(paragraphs: Sequence[Paragraph], vocabulary: WordPieces) -> list[Sample]:
    """Paragraphs ready for `epoch`; sentences too long are left out."""
    found = []
    for paragraph in paragraphs:
        kept = [(s, tuple(vocabulary.sentence(s.forms))) for s in paragraph]
        kept = [(s, p) for s, p in kept if sum(len(token.ids) for token in p) <= LONGEST]
        if kept:
            found.append(Sample(tuple(s for s, _ in kept), tuple(p for _, p in kept)))
    return found


def epoch(
    pool: Sequence[Sample], labels: dict[str, list[str]], ends: tuple[int, ...], size: int, seed: int
) -> Iterator[tuple[Batch, dict[str, Tensor]]]:
    """The batches of one epoch.

    :param size: pieces of a batch, padding included
    """
    chance = random.Random(seed)
    sentences: list[Sentence] = []
    pieces: list[Sequence[Pieces]] = []
    paragraphs: list[list[int]] = []
    for sample in pool:
        numbers = range(len(sentences), len(sentences) + len(sample.sentences))
        lowered = chance.random() < LOWERED
        for sentence, seen in zip(sample.sentences, sample.pieces, strict=True):
            sentences.append(sentence)
            pieces.append([_lowered(p) for p in seen] if lowered else seen)
        if chance.random() < ALONE:
            paragraphs.extend([n] for n in numbers)
        else:
            paragraphs.append(list(numbers))
    sizes = [sum(len(p.ids) for p in s) for s in pieces]
    found = windows(paragraphs, sizes)
    chance.shuffle(found)
    # Windows of like length share a batch, but not always the same ones: sorted within stretches only.
    stretch = 40 * max(1, size // 64)
    made = []
    for start in range(0, len(found), stretch):
        made.extend(batches(found[start : start + stretch], size))
    chance.shuffle(made)
    for group in made:
        batch = fill(group, pieces, ends[2], ends[3])
        yield batch, gold(batch, sentences, labels)


def _lowered(pieces: Pieces) -> Pieces:
    shape = pieces.shape % len(SHAPES)
    return pieces._replace(shape=pieces.shape - shape + 1) if shape in (2, 3, 4, 5) else pieces


def gold(batch: Batch, sentences: Sequence[Sentence], labels: dict[str, list[str]]) -> dict[str, Tensor]:
    """What is known of a batch's sentences: (S, W) each, `UNKNOWN` elsewhere; governors as in `trees`."""
    shape = batch.places.shape
    found = {
        name: np.full(shape, UNKNOWN, np.int64)
        for name in ("upos", "xpos", "governors", "relations", "names")
    }
    found["conventions"] = np.full(shape[0], UNKNOWN, np.int64)
    index = {name: {label: n for n, label in enumerate(known)} for name, known in labels.items()}
    for row, number in enumerate(batch.sentences):
        sentence = sentences[number]
        length = len(sentence.forms)
        if sentence.convention is not None:
            found["conventions"][row] = index["conventions"][sentence.convention]
        if sentence.heads is not None and sentence.relations is not None:
            found["governors"][row, :length] = np.array(sentence.heads) + 1
        for name, column in (
            ("upos", "upos"),
            ("xpos", "xpos"),
            ("relations", "relations"),
            ("names", "names"),
        ):
            values = getattr(sentence, column)
            if values is not None:
                found[name][row, :length] = [index[name].get(value, UNKNOWN) for value in values]
    return {name: torch.from_numpy(values) for name, values in found.items()}
