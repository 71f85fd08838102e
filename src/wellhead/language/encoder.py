"""The shipped model: one small transformer encoder that tags, parses and finds names in one pass.

The graph (``model/encoder.onnx``) takes word pieces of windows and gives, for each token of each sentence,
its tags, a few candidate governors with their relations, and scores of name tags; what makes trees and spans
of these is `trees`.  Weights, data, scores and limits are described in ``model/CARD.md``; ``training/`` makes
the file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np

from wellhead.errors import ModelError
from wellhead.language.documents import Builder, Document, Passage
from wellhead.language.gazetteers import name_gazetteer
from wellhead.language.lemmas import lemma_of
from wellhead.language.sentences import BREAK
from wellhead.language.tokens import Token, tokenize
from wellhead.language.trees import NameDecoder, NameSpan, convention, governors
from wellhead.language.windows import LONGEST_WINDOW, Batch, batches, fill, windows
from wellhead.language.wordpieces import Pieces, WordPieces

#: Tokens of a sentence that are parsed together; a longer one is cut where a mark stands.
LONGEST_UNIT = 160
_LONGEST_PIECES = LONGEST_WINDOW - 2
_CUT_BEHIND = frozenset(".;:!?,—–)")
_SHIPPED = Path(str(resources.files("wellhead.language"))) / "model"


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence as the model reads it; N tokens, the columns parallel.

    ``heads`` are token numbers within the sentence, -1 for its one root; ``names`` have the kinds PER, ORG
    and LOC.
    """

    upos: list[str]
    xpos: list[str]
    heads: list[int]
    relations: list[str]
    names: list[NameSpan]


class Encoder:
    """A loaded model; one thread, so that work is shared out by processes.

    :param folder: where the model's files lie; the shipped ones by default
    :raises ModelError: a file is missing or is no model
    """

    def __init__(self, folder: Path | None = None) -> None:
        folder = folder or _SHIPPED
        about = _about(folder)
        for name in ("tokenizer.json", "encoder.onnx"):
            if not (folder / name).is_file():
                raise ModelError(f"{folder / name}: the language model is not whole; install wellhead again")
        self.labels: dict[str, list[str]] = about["labels"]
        self.version: str = about["version"]
        self.pieces = WordPieces(folder / "tokenizer.json")
        self._path = folder / "encoder.onnx"
        self._names = NameDecoder(tuple(self.labels["names"]))

    @cached_property
    def _session(self) -> Any:
        import onnxruntime as ort  # noqa: PLC0415 - costs a quarter of a second, and only who parses needs it

        options = ort.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            return ort.InferenceSession(str(self._path), options, providers=["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime has a dozen kinds of its own
            reason = " ".join(str(error).split())
            raise ModelError(f"{self._path}: cannot be loaded ({reason}); install wellhead again") from error

    def analyze(self, passages: Sequence[Passage]) -> Iterator[Document]:
        """One document a passage; each is read by itself, so that nothing depends on the others."""
        for passage in passages:
            yield self._analyze(passage)

    def _analyze(self, passage: Passage) -> Document:
        text = passage.text
        paragraphs: list[list[list[Token]]] = []
        last = None
        for start, end in passage.sentences or ():
            tokens = tokenize(text, start, end)
            if not tokens:
                continue
            if last is None or BREAK.search(text, last, start):
                paragraphs.append([])
            paragraphs[-1].append(tokens)
            last = end
        read = self.parse_paragraphs([[[t.text for t in s] for s in p] for p in paragraphs])
        return _document(text, [s for p in paragraphs for s in p], [r for p in read for r in p])

    def parse_words(self, sentences: Sequence[Sequence[str]]) -> list[Reading]:
        """Read sentences that are already cut into words, each by itself.

        :param sentences: the tokens of each, none empty
        """
        return [reading for (reading,) in self.parse_paragraphs([[sentence] for sentence in sentences])]

    def parse_paragraphs(self, paragraphs: Sequence[Sequence[Sequence[str]]]) -> list[list[Reading]]:
        """Read paragraphs together: sentences of one paragraph see each other.

        The treebanks hang punctuation and some words differently; one convention is chosen for all.

        What a paragraph gives can depend, in the last digits of a score, on those that share its batch; give
        the same paragraphs together to get the same reading.

        :param paragraphs: tokens of the sentences of each; no sentence is empty
        """
        units: list[Sequence[str]] = []
        pieces: list[list[Pieces]] = []
        owners: list[tuple[int, int]] = []
        groups: list[list[int]] = []
        for number, paragraph in enumerate(paragraphs):
            group: list[int] = []
            for place, sentence in enumerate(paragraph):
                for unit, seen in _units(sentence, self.pieces.sentence(sentence)):
                    group.append(len(units))
                    units.append(unit)
                    pieces.append(seen)
                    owners.append((number, place))
            groups.append(group)
        read = self._read(groups, units, pieces)
        found: list[list[Reading]] = [[] for _ in paragraphs]
        for (number, place), reading in zip(owners, read, strict=True):
            if place < len(found[number]):
                _append(found[number][place], reading)
            else:
                found[number].append(reading)
        return found

    def _read(
        self, groups: list[list[int]], units: list[Sequence[str]], pieces: list[list[Pieces]]
    ) -> list[Reading]:
        opening, closing = self.pieces.ends[2], self.pieces.ends[3]
        sizes = [sum(len(token.ids) for token in unit) for unit in pieces]
        read: list[Reading | None] = [None] * len(units)
        made = []
        for group in batches(windows(groups, sizes)):
            batch = fill(group, pieces, opening, closing)
            made.append((batch, self.run(batch)))
        if made:
            chosen = convention(np.concatenate([output[-1] for _, output in made]))
            for batch, output in made:
                for number, reading in zip(batch.sentences, self._decode(batch, output, chosen), strict=True):
                    read[number] = reading
        return [reading for reading in read if reading is not None]

    def run(self, batch: Batch) -> list[Any]:
        """The graph's seven outputs for a batch: see ``training/language/network.py``, class Graph."""
        given = {name: getattr(batch, name) for name in ("pieces", "shapes", "places", "lengths")}
        return list(self._session.run(None, given))

    def _decode(self, batch: Batch, output: list[Any], by: int) -> list[Reading]:
        upos, xpos, candidates, scores, relations, names, _ = output
        relations = relations[by]
        chosen, which = governors(candidates[by], scores[by], batch.lengths)
        spans = self._names.spans(names, batch.lengths)
        picked = np.take_along_axis(relations, np.maximum(which, 0)[:, :, None], 2)[:, :, 0]
        tags, fine, kinds = self.labels["upos"], self.labels["xpos"], self.labels["relations"]
        rows = zip(
            batch.lengths.tolist(),
            upos.tolist(),
            xpos.tolist(),
            chosen.tolist(),
            picked.tolist(),
            spans,
            strict=True,
        )
        return [
            Reading(
                [tags[n] for n in u[:length]],
                [fine[n] for n in x[:length]],
                [n - 1 for n in h[:length]],
                _relations(h[:length], [kinds[n] for n in r[:length]]),
                s,
            )
            for length, u, x, h, r, s in rows
        ]


def _relations(heads: list[int], relations: list[str]) -> list[str]:
    """Relations of one sentence: the root has ``root``, and nothing else has it."""
    for at, head in enumerate(heads):
        if head == 0:
            relations[at] = "root"
        elif relations[at] == "root":
            relations[at] = "parataxis"
    return relations


def _units(sentence: Sequence[str], pieces: list[Pieces]) -> list[tuple[Sequence[str], list[Pieces]]]:
    """A sentence in stretches that fit a window, cut behind a mark where there is one."""
    if len(sentence) <= LONGEST_UNIT and sum(len(p.ids) for p in pieces) <= _LONGEST_PIECES:
        return [(sentence, pieces)]
    found = []
    start = 0
    while start < len(sentence):
        size, end = 0, start
        while (
            end < len(sentence)
            and end - start < LONGEST_UNIT
            and size + len(pieces[end].ids) <= _LONGEST_PIECES
        ):
            size += len(pieces[end].ids)
            end += 1
        if end < len(sentence):
            half = start + (end - start) // 2
            end = next((n + 1 for n in range(end - 1, half, -1) if sentence[n] in _CUT_BEHIND), end)
        found.append((sentence[start:end], pieces[start:end]))
        start = end
    return found


def _append(first: Reading, more: Reading) -> None:
    """Put a later stretch of the same sentence behind the first: its root depends on the first's."""
    at, root = len(first.heads), first.heads.index(-1)
    first.upos.extend(more.upos)
    first.xpos.extend(more.xpos)
    first.heads.extend(head + at if head >= 0 else root for head in more.heads)
    first.relations.extend("parataxis" if relation == "root" else relation for relation in more.relations)
    first.names.extend(NameSpan(name.first + at, name.beyond + at, name.kind) for name in more.names)


def _document(text: str, sentences: Sequence[Sequence[Token]], readings: Sequence[Reading]) -> Document:
    """The document of a text's sentences, with lemmas, and with names as the gazetteers have them."""
    built = Builder()
    forms: list[str] = []
    found: list[tuple[int, int, str]] = []
    for tokens, reading in zip(sentences, readings, strict=True):
        words = [token.text for token in tokens]
        at = built.add(
            (token.start for token in tokens),
            (token.end for token in tokens),
            reading.upos,
            reading.xpos,
            map(lemma_of, words, reading.upos, reading.xpos),
            heads=reading.heads,
            relations=reading.relations,
        )
        forms += words
        found += [(at + name.first, at + name.beyond, name.kind) for name in reading.names]
    return built.document(text, name_gazetteer(forms, built.upos, found, bounds=built.bounds))


def _about(folder: Path) -> dict[str, Any]:
    """Label sets and version of a model: ``model.json`` as `training.language.export` writes it."""
    try:
        about: dict[str, Any] = json.loads((folder / "model.json").read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"{folder}: no language model there ({error}); install wellhead again") from error
    return about


__all__ = ["Encoder", "Reading"]
