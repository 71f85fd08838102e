"""What a network makes of gold tokens, read as the shipped model reads and as the scorers take it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from benchmarks.treebanks import Arcs, Spans, name_spans
from training.language.corpora import Paragraph, Sentence

from wellhead.language.encoder import Encoder, Reading
from wellhead.language.trees import NameDecoder
from wellhead.language.windows import Batch
from wellhead.language.wordpieces import WordPieces

#: Seven arrays, as `network.Graph` gives them.
Run = Callable[[Batch], Sequence[np.ndarray]]


class Reader(Encoder):
    """The shipped reader over outputs that do not come from a file: cuts, trees and names are the same code.

    :param run: gives the outputs of a batch
    """

    # Nothing is loaded: what the other constructor reads from a folder is given.
    def __init__(self, run: Run, labels: dict[str, list[str]], vocabulary: WordPieces) -> None:
        self.labels, self.pieces, self.version = labels, vocabulary, "in training"
        self._names = NameDecoder(tuple(labels["names"]))
        self._outputs = run

    def run(self, batch: Batch) -> list[Any]:
        """The outputs of a batch."""
        return list(self._outputs(batch))


def parse(reader: Reader, texts: Sequence[Sequence[Paragraph]]) -> list[Reading]:
    """The sentences of some texts as the network reads them, in order.

    Each text is read by itself, as an article is in a trace: one convention of hanging words a text.
    """
    found: list[Reading] = []
    for text in texts:
        read = reader.parse_paragraphs([[s.forms for s in paragraph] for paragraph in text])
        found.extend(reading for paragraph in read for reading in paragraph)
    return found


def arcs(sentences: Sequence[Sentence | Reading]) -> list[Arcs]:
    """Sentences with trees as the scorer of attachment takes them."""
    return [Arcs(s.upos or (), s.heads or (), s.relations or ()) for s in sentences]


def names(sentences: Sequence[Sentence]) -> list[Spans]:
    """The marked names of sentences as the scorer of names takes them."""
    return [name_spans(s.names or ()) for s in sentences]
