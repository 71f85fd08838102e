"""Paragraphs as tensors: windows, batches and gold, in an order that a seed and the epoch alone decide."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor
from training.language.corpora import Paragraph, Sentence

from wellhead.language.windows import Batch, batches, fill, windows
from wellhead.language.wordpieces import SHAPES, Pieces, WordPieces

UNKNOWN = -100
#: A sentence beyond this many pieces is not learnt from.
LONGEST = 180
#: Share of paragraphs whose sentences are each shown alone, of those shown without capitals, and of those
#: shown without commas, quotation marks and apostrophes, as careless scraping leaves a text.
ALONE, LOWERED, BARE = 0.3, 0.06, 0.08


@dataclass(frozen=True, slots=True)
class Sample:
    """A paragraph with the pieces of its sentences, as it stands and bare of small marks."""

    sentences: tuple[Sentence, ...]
    pieces: tuple[tuple[Pieces, ...], ...]
    bare_sentences: tuple[Sentence, ...]
    bare_pieces: tuple[tuple[Pieces, ...], ...]


def samples(paragraphs: Sequence[Paragraph], vocabulary: WordPieces) -> list[Sample]:
    """Paragraphs ready for `epoch`; sentences too long are left out."""
    found = []
    for paragraph in paragraphs:
        kept = [(s, tuple(vocabulary.sentence(s.forms))) for s in paragraph]
        kept = [(s, p) for s, p in kept if sum(len(token.ids) for token in p) <= LONGEST]
        if kept:
            stripped = tuple(bare(s) for s, _ in kept)
            found.append(
                Sample(
                    tuple(s for s, _ in kept),
                    tuple(p for _, p in kept),
                    stripped,
                    tuple(tuple(vocabulary.sentence(s.forms)) for s in stripped),
                )
            )
    return found


_MARKS = frozenset((",", '"', "'", "“", "”", "‘", "’", "``", "''", "`"))
_POSSESSIVE = frozenset(("'s", "’s"))


def bare(sentence: Sentence) -> Sentence:
    """A sentence without commas and quotation marks, its possessives without apostrophe ("Saturdays blast").

    Only words on which nothing hangs go; a sentence of marks alone stays as it is.
    """
    heads, xpos = sentence.heads, sentence.xpos
    governors = frozenset(heads or ())
    forms = list(sentence.forms)
    kept: list[int] = []
    for at, form in enumerate(forms):
        if at not in governors and (heads is None or heads[at] >= 0):
            if form in _MARKS:
                continue
            if kept[-1:] == [at - 1] and form in _POSSESSIVE and xpos is not None and xpos[at] == "POS":
                forms[at - 1] += "s"
                continue
        kept.append(at)
    if not kept or len(kept) == len(forms):
        return sentence
    place = {at: number for number, at in enumerate(kept)}
    return replace(
        sentence,
        forms=tuple(forms[at] for at in kept),
        upos=_chosen(sentence.upos, kept),
        xpos=_chosen(sentence.xpos, kept),
        relations=_chosen(sentence.relations, kept),
        heads=None if heads is None else tuple(place.get(heads[at], -1) for at in kept),
        names=None if sentence.names is None else _names(sentence.names, kept),
    )


def _chosen(column: tuple[str, ...] | None, kept: Sequence[int]) -> tuple[str, ...] | None:
    return None if column is None else tuple(column[at] for at in kept)


def _names(tags: tuple[str, ...], kept: Sequence[int]) -> tuple[str, ...]:
    """The tags of the words that are kept; a name that lost its first word begins with its second."""
    found: list[str] = []
    last = -1
    for at in kept:
        lost = any(tag[:1] == "B" for tag in tags[last + 1 : at])
        found.append(f"B{tags[at][1:]}" if lost and tags[at][:1] == "I" else tags[at])
        last = at
    return tuple(found)


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
        told = (sample.sentences, sample.pieces)
        if chance.random() < BARE:
            told = (sample.bare_sentences, sample.bare_pieces)
        for sentence, seen in zip(*told, strict=True):
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
