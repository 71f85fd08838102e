"""From sentences to windows: what goes through the encoder together.

A window is a run of sentences of one paragraph.  A paragraph longer than a window is cut between sentences,
and the sentence before the cut is read again as context of what follows.  Windows of like length share a
batch, so that little is padded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wellhead.language.wordpieces import Pieces

#: Pieces of a window, its two end marks included.
LONGEST_WINDOW = 192
#: Pieces of a sentence that is read again as context of the next window.
LONGEST_CONTEXT = 40
#: Pieces of a batch, padding included.
BATCH_PIECES = 256

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Window:
    """Sentences that the encoder sees at once.

    :ivar sentences: numbers of the sentences, in order
    :ivar context: how many of them, from the first, are only read
    :ivar pieces: pieces of all, the two end marks included
    """

    sentences: tuple[int, ...]
    context: int
    pieces: int


@dataclass(frozen=True, slots=True)
class Batch:
    """The encoder's input for some windows, and which sentences its rows of output are.

    ``pieces`` and ``shapes`` are (B, T), ``places`` is (S, W), ``lengths`` is (S,); ``sentences`` gives the
    number of each of the S sentences.
    """

    pieces: Ints
    shapes: Ints
    places: Ints
    lengths: Ints
    sentences: tuple[int, ...]


def windows(paragraphs: Sequence[Sequence[int]], sizes: Sequence[int]) -> list[Window]:
    """Cut paragraphs into windows.

    :param paragraphs: numbers of the sentences of each paragraph
    :param sizes: pieces of every sentence, none above ``LONGEST_WINDOW - 2``
    """
    found: list[Window] = []
    for paragraph in paragraphs:
        run: list[int] = []
        context, size = 0, 2
        for sentence in paragraph:
            if size + sizes[sentence] > LONGEST_WINDOW and len(run) > context:
                found.append(Window(tuple(run), context, size))
                before = run[-1]
                run, context, size = [], 0, 2
                if sizes[before] <= LONGEST_CONTEXT and 2 + sizes[before] + sizes[sentence] <= LONGEST_WINDOW:
                    run, context, size = [before], 1, 2 + sizes[before]
            run.append(sentence)
            size += sizes[sentence]
        if len(run) > context:
            found.append(Window(tuple(run), context, size))
    return found


def batches(found: Sequence[Window], most: int = BATCH_PIECES) -> Iterator[list[Window]]:
    """Windows of like length together, the longest first; the order of equals is theirs."""
    ordered = sorted(found, key=lambda window: -window.pieces)
    start = 0
    while start < len(ordered):
        count = max(1, most // ordered[start].pieces)
        yield ordered[start : start + count]
        start += count


def fill(batch: Sequence[Window], sentences: Sequence[Sequence[Pieces]], opening: int, closing: int) -> Batch:
    """The encoder's input for a batch.

    :param sentences: the pieces of every sentence's tokens
    :param opening: id of the mark that opens a window
    :param closing: id of the mark that closes it
    """
    length = max(window.pieces for window in batch)
    pieces = np.zeros((len(batch), length), np.int64)
    shapes = np.zeros((len(batch), length), np.int64)
    rows: list[list[int]] = []
    numbers: list[int] = []
    for row, window in enumerate(batch):
        ids, forms = [opening], [0]
        for order, number in enumerate(window.sentences):
            places = []
            for token in sentences[number]:
                places.append(row * length + len(ids))
                ids.extend(token.ids)
                forms.extend((token.shape,) * len(token.ids))
            if order >= window.context:
                rows.append(places)
                numbers.append(number)
        ids.append(closing)
        forms.append(0)
        pieces[row, : len(ids)] = ids
        shapes[row, : len(forms)] = forms
    lengths = np.array([len(places) for places in rows], np.int64)
    # The graph picks a few best governors, so there must be as many to pick from.
    width = max(4, int(lengths.max()))
    where = np.zeros((len(rows), width), np.int64)
    for row, places in enumerate(rows):
        where[row, : len(places)] = places
    return Batch(pieces, shapes, where, lengths, tuple(numbers))
