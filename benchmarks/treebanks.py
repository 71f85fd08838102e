"""Treebanks (CoNLL-U) and name corpora (one token a line): reading, writing predictions, and scores.

Nothing of Wellhead is imported here, so that a peer is measured by the same lines (`training/peer`).
"""

from __future__ import annotations

import lzma
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

NAME_KINDS = ("PER", "ORG", "LOC")


class FormatError(ValueError):
    """A file is no treebank or name corpus, or two of them have different tokens."""


class Arcs(NamedTuple):
    """The analysis of a sentence; heads count from 0 within it, the root has -1."""

    upos: Sequence[str]
    heads: Sequence[int]
    relations: Sequence[str]


class RawText(NamedTuple):
    """A document of a treebank as it was printed, with the code points of its sentences and words."""

    text: str
    sentences: list[tuple[int, int]]
    words: list[tuple[int, int]]


#: Numbers of the sentences of each paragraph of each document.
Texts = list[list[list[int]]]


def _texts(found: Sequence[list[str]], rows: Sequence[Sequence[object]]) -> Texts:
    """Documents and paragraphs of a file; one that marks none is one text, each sentence a paragraph.

    :param found: the file's blocks
    :param rows: the tokens of each block; one without is no sentence
    """
    marked = any(line.startswith(("# newdoc", "# newpar")) for block in found for line in block)
    texts: Texts = []
    number = 0
    new = paragraph = True
    for block, tokens in zip(found, rows, strict=True):
        new |= any(line.startswith("# newdoc") or _opens_document(line) for line in block)
        paragraph |= new or not marked or any(line.startswith("# newpar") for line in block)
        if not tokens:
            continue
        if new:
            texts.append([])
        if paragraph:
            texts[-1].append([])
        texts[-1][-1].append(number)
        number += 1
        new = paragraph = False
    return texts


Spans = frozenset[tuple[int, int, str]]


def text_of(path: Path) -> str:
    """The text of a file, packed with xz or not."""
    data = path.read_bytes()
    return (lzma.decompress(data) if path.suffix == ".xz" else data).decode("utf-8")


def blocks(text: str) -> list[list[str]]:
    """The lines of each block between empty lines."""
    found: list[list[str]] = [[]]
    for line in text.split("\n"):  # not splitlines: a form may hold U+2028
        if line.strip():
            found[-1].append(line.rstrip("\r"))
        elif found[-1]:
            found.append([])
    return found if found[-1] else found[:-1]


def f1(hit: int, want: int, have: int) -> float:
    """Harmonic mean of precision and recall, 0 where nothing is wanted and nothing found."""
    return 2 * hit / (want + have) if want + have else 0.0


# ---------------------------------------------------------------- treebanks
class Treebank:
    """The sentences of a CoNLL-U text; multi-word ranges and empty nodes are no tokens."""

    def __init__(self, text: str) -> None:
        """Read a treebank.

        :raises FormatError: where no line is a token of ten columns
        """
        self._blocks = [b for b in blocks(text) if any(_is_token(line.split("\t")) for line in b)]
        if not self._blocks:
            raise FormatError("no sentence in CoNLL-U: a token is a line of ten columns with tabs between")
        self._cells = [
            [cells for line in block if _is_token(cells := line.split("\t"))] for block in self._blocks
        ]
        self.forms = [[cell[1] for cell in cells] for cells in self._cells]
        self.documents = list(_documents(self._blocks))
        self.texts = _texts(self._blocks, self._cells)

    def arcs(self) -> list[Arcs]:
        """The analyses that stand in the file.

        :raises FormatError: where a head is no number
        """
        try:
            return [
                Arcs([c[3] for c in cells], [int(c[6]) - 1 for c in cells], [c[7] for c in cells])
                for cells in self._cells
            ]
        except ValueError as error:
            raise FormatError(f"a head is no number: {error}") from error

    def predicted(
        self, upos: Sequence[Sequence[str]], xpos: Sequence[Sequence[str]], arcs: Sequence[Arcs]
    ) -> str:
        """The file with other tags, heads and relations: ids, comments and multi-word ranges stay.

        Lemmas, features and enhanced relations, which nobody predicted, are left empty.
        """
        lines: list[str] = []
        for number, block in enumerate(self._blocks):
            at = 0
            for line in block:
                cells = line.split("\t")
                if _is_token(cells):
                    head, relation = arcs[number].heads[at] + 1, arcs[number].relations[at]
                    spacing = "SpaceAfter=No" if "SpaceAfter=No" in cells[-1] else "_"
                    tags = (upos[number][at], xpos[number][at])
                    lines.append("\t".join((*cells[:2], "_", *tags, "_", str(head), relation, "_", spacing)))
                    at += 1
                elif line.startswith("#") or "-" in cells[0]:
                    lines.append(line)
            lines.append("")
        return "\n".join(lines) + "\n"

    def of_documents(self, wanted: Callable[[str], bool]) -> list[int]:
        """Numbers of the sentences of the documents with such ids."""
        return [number for number, document in enumerate(self.documents) if wanted(document)]

    def raw(self) -> list[tuple[str, RawText]]:
        """Each document's id and printed text, with an empty line between paragraphs."""
        found: list[tuple[str, RawText]] = []
        for number, block in enumerate(self._blocks):
            new = any(line.startswith("# newdoc") for line in block)
            if new or not found:
                found.append((self.documents[number], RawText("", [], [])))
            name, (text, sentences, words) = found[-1]
            if text and any(line.startswith("# newpar") for line in block):
                text = text.rstrip(" ") + "\n\n"
            start = len(text)
            text += "".join(_surface(block, start, words))
            sentences.append((start, len(text.rstrip(" "))))
            found[-1] = name, RawText(text, sentences, words)
        return found


def _is_token(cells: list[str]) -> bool:
    return len(cells) > 7 and cells[0].isdigit()


def _documents(sentences: Iterable[list[str]]) -> Iterator[str]:
    """The document id of each sentence, empty before the first."""
    document = ""
    for block in sentences:
        for line in block:
            if line.startswith("# newdoc id"):
                document = line.partition("=")[2].strip()
        yield document


def _surface(block: list[str], at: int, words: list[tuple[int, int]]) -> Iterator[str]:
    """The printed tokens of a sentence with the spaces behind them; the spans of its words go to `words`."""
    inside = 0  # id of the last word of the current multi-word range
    for number, line in enumerate(block):
        cells = line.split("\t")
        if len(cells) < 8 or not (cells[0].isdigit() or "-" in cells[0]):
            continue
        if cells[0].isdigit() and int(cells[0]) <= inside:
            continue
        form = cells[1]
        parts = [form]
        if "-" in cells[0]:
            first, _, last = cells[0].partition("-")
            inside = int(last)
            inner = [row.split("\t") for row in block[number + 1 :]]
            pieces = [c[1] for c in inner if c[0].isdigit() and int(first) <= int(c[0]) <= inside]
            # "don't" is "do" and "n't"; words that are not written out ("won't": "will" "not") are one span
            parts = pieces if "".join(pieces) == form else [form]
        start = at
        for part in parts:
            words.append((start, start + len(part)))
            start += len(part)
        space = "" if len(cells) > 9 and "SpaceAfter=No" in cells[9] else " "
        at += len(form) + len(space)
        yield form + space


def attachment(gold: Sequence[Arcs], found: Sequence[Arcs]) -> dict[str, float]:
    """Fractions over all tokens, punctuation included; relations are compared without their subtypes."""
    las = uas = upos = tokens = hit = want = have = 0
    for right, guess in zip(gold, found, strict=True):
        for at in range(len(right.heads)):
            relation, guessed = right.relations[at].split(":")[0], guess.relations[at].split(":")[0]
            attached = right.heads[at] == guess.heads[at]
            tokens += 1
            uas += attached
            las += attached and relation == guessed
            upos += right.upos[at] == guess.upos[at]
            want += relation == "ccomp"
            have += guessed == "ccomp"
            hit += attached and relation == guessed == "ccomp"
    return {"las": las / tokens, "uas": uas / tokens, "upos": upos / tokens, "ccomp_f": f1(hit, want, have)}


def spans_f1(gold: Iterable[tuple[int, int]], found: Iterable[tuple[int, int]]) -> tuple[int, int, int]:
    """How many spans are the same, how many are wanted, how many found."""
    first, second = set(gold), set(found)
    return len(first & second), len(first), len(second)


# ---------------------------------------------------------------- names
class NameCorpus:
    """The sentences of a file with one token a line: with an index column or not, by tabs or spaces.

    A line ``-DOCSTART-`` opens a document and is no token, so that sentences have the same numbers here as
    where a model learns from them.
    """

    def __init__(self, text: str) -> None:
        """Read a name corpus.

        :raises FormatError: where it has no sentence, or a token without a tag
        """
        self._blocks = blocks(text)
        rows = [[_columns(line) for line in b if not _is_comment(line)] for b in self._blocks]
        self._rows = [tokens for tokens in rows if tokens]
        if not self._rows:
            raise FormatError("no sentence in IOB: a token is a line of form and tag")
        indexed = all(tokens[0][0].isdigit() and len(tokens[0]) > 2 for tokens in self._rows)
        self._tag = 2 if indexed else 1
        short = next((row for tokens in self._rows for row in tokens if len(row) <= self._tag), None)
        if short:
            raise FormatError(f"a token without a tag: {' '.join(short)!r}")
        self.forms = [[row[self._tag - 1] for row in tokens] for tokens in self._rows]
        self.texts = _texts(self._blocks, rows)

    def names(self) -> list[Spans]:
        """The names of persons, organisations and places that stand in the file."""
        return [name_spans([row[self._tag] for row in rows]) for rows in self._rows]

    def predicted(self, names: Sequence[Iterable[tuple[int, int, str]]]) -> str:
        """The file with other names; comments, document marks and separators stay, columns behind the tag
        become "-"."""
        lines: list[str] = []
        sentences = zip(self._rows, names, strict=True)
        for block in self._blocks:
            left: Iterator[str] = iter(())
            if not all(_is_comment(line) for line in block):
                rows, found = next(sentences)
                tags = ["O"] * len(rows)
                for first, beyond, kind in found:
                    tags[first:beyond] = [f"B-{kind}"] + [f"I-{kind}"] * (beyond - first - 1)
                left = iter(tags)
            for line in block:
                if _is_comment(line):
                    lines.append(line)
                    continue
                cells = _columns(line)
                rest = ["-"] * (len(cells) - self._tag - 1)
                lines.append(("\t" if "\t" in line else " ").join((*cells[: self._tag], next(left), *rest)))
            lines.append("")
        return "\n".join(lines) + "\n"


def _is_comment(line: str) -> bool:
    return line.startswith("# ") or _opens_document(line)


def _opens_document(line: str) -> bool:
    return line.split(maxsplit=1)[:1] == ["-DOCSTART-"]


def _columns(line: str) -> list[str]:
    return line.split("\t") if "\t" in line else line.split()


def name_spans(tags: Sequence[str]) -> Spans:
    """Names by IOB1 or IOB2 tags, of the kinds that are compared."""
    found: set[tuple[int, int, str]] = set()
    begin: int | None = None
    for at, tag in enumerate([*tags, "O"]):
        if begin is not None and (tag[:2] != "I-" or tag[2:5] != tags[begin][2:5]):
            found.add((begin, at, tags[begin][2:5].upper()))
            begin = None
        if begin is None and tag[:2] in ("B-", "I-"):
            begin = at
    return frozenset(span for span in found if span[2] in NAME_KINDS)


def names_f1(gold: Sequence[Spans], found: Sequence[Iterable[tuple[int, int, str]]]) -> float:
    """F1 over exact spans and kinds, persons, organisations and places together."""
    pairs = [(right, frozenset(guess)) for right, guess in zip(gold, found, strict=True)]
    hit, want, have = (
        sum(column) for column in zip(*((len(a & b), len(a), len(b)) for a, b in pairs), strict=True)
    )
    return f1(hit, want, have)
