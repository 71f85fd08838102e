"""An analysed text: tokens, tags, lemmas, governors and names as parallel lists, and a quick reading of them.

A `Document` is what an analyzer gives; `rows_of` and `document_of` carry it into the tables of a case and
back; a `DocumentView` answers what rules ask (children, subtree, path between two words).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import pyarrow as pa

from wellhead.records import TABLES, NameSpan, Parse
from wellhead.vocabulary import NAME_KINDS


class Passage(NamedTuple):
    """A text to be analysed.

    :param sentences: spans in code points, in order, where the caller has already cut the sentences (their
        edges are no space); None has them cut by punctuation and line ends
    """

    text: str
    sentences: tuple[tuple[int, int], ...] | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A name: tokens ``first`` to ``beyond``, code points ``start`` to ``end``, both ends exclusive."""

    first: int
    beyond: int
    start: int
    end: int
    kind: str
    """one of NAME_KINDS"""


@dataclass(frozen=True, slots=True)
class Document:
    """An analysed text of S sentences and N tokens.  Offsets are code points into ``text``, end exclusive."""

    text: str
    bounds: tuple[int, ...]
    """S + 1 token numbers: sentence s is tokens bounds[s] to bounds[s + 1]; (0,) for a text without tokens"""
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    upos: tuple[str, ...]
    """universal parts of speech"""
    xpos: tuple[str, ...]
    """Penn Treebank tags"""
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    """number of each token's governor in the document; -1 for the root of a sentence"""
    relations: tuple[str, ...]
    """relations of Universal Dependencies 2, with the subtypes that EWT and GUM share"""
    names: tuple[Name, ...]
    """in order of their start"""

    def __len__(self) -> int:
        return len(self.starts)

    def form(self, token: int) -> str:
        """The token's own characters."""
        return self.text[self.starts[token] : self.ends[token]]

    @property
    def forms(self) -> list[str]:
        """The characters of every token."""
        text = self.text
        return [text[a:b] for a, b in zip(self.starts, self.ends, strict=True)]


class Builder:
    """Sentences put one behind the other to a document."""

    def __init__(self) -> None:
        self.bounds = [0]
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.upos: list[str] = []
        self.xpos: list[str] = []
        self.lemmas: list[str] = []
        self.heads: list[int] = []
        self.relations: list[str] = []

    def add(
        self,
        starts: Iterable[int],
        ends: Iterable[int],
        upos: Iterable[str],
        xpos: Iterable[str],
        lemmas: Iterable[str],
        *,
        heads: Iterable[int],
        relations: Iterable[str],
    ) -> int:
        """One sentence more, its governors counted from its own first token; the number of that token."""
        at = len(self.starts)
        self.starts += starts
        self.ends += ends
        self.upos += upos
        self.xpos += xpos
        self.lemmas += lemmas
        self.heads += [head + at if head >= 0 else -1 for head in heads]
        self.relations += relations
        self.bounds.append(len(self.starts))
        return at

    def document(self, text: str, names: Iterable[tuple[int, int, str]]) -> Document:
        """The document.

        :param names: first token, the one beyond the last, and kind of each, in the order of their start
        """
        starts, ends = self.starts, self.ends
        return Document(
            text=text,
            bounds=tuple(self.bounds),
            starts=tuple(starts),
            ends=tuple(ends),
            upos=tuple(self.upos),
            xpos=tuple(self.xpos),
            lemmas=tuple(self.lemmas),
            heads=tuple(self.heads),
            relations=tuple(self.relations),
            names=tuple(Name(a, b, starts[a], ends[b - 1], kind) for a, b, kind in names),
        )


def empty(text: str) -> Document:
    """The document of a text without a visible character."""
    return Document(text, (0,), (), (), (), (), (), (), (), ())


def check(document: Document, sentences: Sequence[tuple[int, int]] | None = None) -> None:
    """See that a document keeps what `Document` promises; linear in its tokens.

    :param sentences: the sentences that it was to have, as spans in code points
    :raises ValueError: lists of different lengths, tokens out of order or order of names, a sentence without
        exactly one root, a governor outside the sentence, a circle, the relation ``root`` elsewhere than at
        the root, or a name that is not at its tokens; with ``sentences`` also another number of them, a token
        outside its sentence, or a visible character of one that is in no token
    """
    n, bounds, heads = len(document.starts), document.bounds, document.heads
    columns = (document.ends, document.upos, document.xpos, document.lemmas, heads, document.relations)
    if any(len(column) != n for column in columns):
        raise ValueError("the lists of a document differ in length")
    if not bounds or bounds[0] != 0 or bounds[-1] != n or any(a >= b for a, b in pairwise(bounds)):
        raise ValueError("the sentences of a document do not cover its tokens")
    last = 0
    for start, end in zip(document.starts, document.ends, strict=True):
        if start < last or end <= start:
            raise ValueError(f"the token at {start} does not follow the one before")
        last = end
    if last > len(document.text):
        raise ValueError("a token ends behind the text")
    if sentences is not None:
        _check_sentences(document, sentences)
    for first, beyond in pairwise(bounds):
        _check_tree(heads, first, beyond)
    for token, (head, relation) in enumerate(zip(heads, document.relations, strict=True)):
        if (head == -1) != (relation == "root"):
            raise ValueError(f"token {token} has the governor {head} and the relation {relation!r}")
    for name in document.names:
        at = (
            (document.starts[name.first], document.ends[name.beyond - 1])
            if 0 <= name.first < name.beyond <= n
            else None
        )
        if at != (name.start, name.end) or name.kind not in NAME_KINDS:
            raise ValueError(f"the name at {name.start} is not at its tokens")
    if any(a.start > b.start for a, b in pairwise(document.names)):
        raise ValueError("the names are not in order")


def _check_sentences(document: Document, sentences: Sequence[tuple[int, int]]) -> None:
    text, bounds, starts, ends = document.text, document.bounds, document.starts, document.ends
    if len(bounds) != len(sentences) + 1:
        raise ValueError(f"the document has {len(bounds) - 1} sentences in place of {len(sentences)}")
    for number, (start, end) in enumerate(sentences):
        first, beyond = bounds[number], bounds[number + 1]
        if starts[first] < start or ends[beyond - 1] > end:
            raise ValueError(f"the sentence at {start} has a token outside its {end - start} characters")
        at = start
        for a, b in zip((*starts[first:beyond], end), (*ends[first:beyond], end), strict=True):
            if a != at and not (gap := text[at:a]).isspace():
                at += len(gap) - len(gap.lstrip())
                raise ValueError(f"the visible characters {gap.strip()[:40]!r} at {at} are in no token")
            at = b


def _check_tree(heads: Sequence[int], first: int, beyond: int) -> None:
    roots = [token for token in range(first, beyond) if heads[token] == -1]
    if len(roots) != 1:
        raise ValueError(f"the sentence at token {first} has {len(roots)} roots")
    reached = {roots[0]}  # tokens known to lead to the root
    for token in range(first, beyond):
        trail: list[int] = []
        at = token
        while at not in reached:
            trail.append(at)
            at = heads[at]
            if not first <= at < beyond or len(trail) > beyond - first:
                raise ValueError(f"token {token} does not lead to the root of its sentence")
        reached.update(trail)


# ---------------------------------------------------------------- in and out of the tables of a case
def rows_of(article_id: str, document: Document) -> tuple[list[Parse], list[NameSpan]]:
    """The rows of a document: one a sentence, one a name."""
    parses = []
    starts, ends = document.starts, document.ends
    for a, b in pairwise(document.bounds):
        parses.append(
            Parse(
                article_id=article_id,
                start=starts[a],
                end=ends[b - 1],
                token_start=starts[a:b],
                token_end=ends[a:b],
                upos=document.upos[a:b],
                xpos=document.xpos[a:b],
                lemma=document.lemmas[a:b],
                relation=document.relations[a:b],
                head=tuple(head - a if head >= 0 else -1 for head in document.heads[a:b]),
            )
        )
    names = [NameSpan(article_id=article_id, start=n.start, end=n.end, kind=n.kind) for n in document.names]
    return parses, names


def document_of(text: str, parses: Iterable[Parse], names: Iterable[NameSpan]) -> Document:
    """The document of an article's rows.

    :param text: the article's text
    """
    built = Builder()
    for row in sorted(parses, key=lambda row: row.start):
        built.add(
            row.token_start,
            row.token_end,
            row.upos,
            row.xpos,
            row.lemma,
            heads=row.head,
            relations=row.relation,
        )
    starts = built.starts
    return built.document(
        text,
        (
            (bisect_left(starts, row.start), bisect_right(starts, row.end - 1), row.kind)
            for row in sorted(names, key=lambda row: (row.start, row.end, row.kind))
        ),
    )


def to_arrow(documents: Mapping[str, Document]) -> tuple[pa.RecordBatch, pa.RecordBatch]:
    """Documents by article as batches of the tables ``parses`` and ``names``."""
    rows = [rows_of(article_id, document) for article_id, document in documents.items()]
    parses = TABLES["parses"].batch(row for found, _ in rows for row in found)
    return parses, TABLES["names"].batch(row for _, found in rows for row in found)


def from_arrow(texts: Mapping[str, str], parses: pa.Table, names: pa.Table) -> dict[str, Document]:
    """The documents of some articles.

    :param texts: text of each article by its id; one without rows has an empty document
    :param parses: rows of the table ``parses``, in any order; ``names`` likewise
    """
    by_article: dict[str, tuple[list[Parse], list[NameSpan]]] = {article: ([], []) for article in texts}
    for row in TABLES["parses"].rows(parses):
        by_article[row.article_id][0].append(row)
    for row in TABLES["names"].rows(names):
        by_article[row.article_id][1].append(row)
    return {article: document_of(texts[article], *rows) for article, rows in by_article.items()}


# ---------------------------------------------------------------- reading
class DocumentView:
    """A document as rules read it; built once in linear time, every answer from plain lists.

    >>> text = "Dogs bark loudly"
    >>> document = Document(
    ...     text, (0, 3), (0, 5, 10), (4, 9, 16), ("NOUN", "VERB", "ADV"), ("NNS", "VBP", "RB"),
    ...     ("dog", "bark", "loudly"), (1, -1, 1), ("nsubj", "root", "advmod"), ())
    >>> view = DocumentView(document)
    >>> view.children(1), view.subtree(1), view.path(0, 2)
    ([0, 2], (0, 3), (0, 1, 2))
    """

    __slots__ = ("_children", "_extents", "_sentences", "document", "forms")

    def __init__(self, document: Document) -> None:
        self.document = document
        self.forms = document.forms
        heads = document.heads
        self._children: list[list[int]] = [[] for _ in heads]
        self._sentences: list[int] = []
        order: list[int] = []
        for number, (first, beyond) in enumerate(zip(document.bounds, document.bounds[1:], strict=False)):
            self._sentences += [number] * (beyond - first)
        for token, head in enumerate(heads):
            if head >= 0:
                self._children[head].append(token)
            else:
                order.append(token)
        for token in order:  # grows: governors before their dependents
            order += self._children[token]
        self._extents = [(token, token + 1) for token in range(len(heads))]
        for token in reversed(order):
            head = heads[token]
            if head >= 0:
                (a, b), (x, y) = self._extents[token], self._extents[head]
                self._extents[head] = (min(a, x), max(b, y))

    def children(self, token: int) -> list[int]:
        """Tokens that the token governs, in order."""
        return self._children[token]

    def child(self, token: int, *relations: str) -> int | None:
        """The first dependent with one of the relations, subtypes included ("nsubj" finds "nsubj:pass")."""
        for child in self._children[token]:
            relation = self.document.relations[child]
            if relation in relations or relation.partition(":")[0] in relations:
                return child
        return None

    def subtree(self, token: int) -> tuple[int, int]:
        """First token and the one beyond the last of the token with all that hangs on it."""
        return self._extents[token]

    def sentence_of(self, token: int) -> int:
        """Number of the sentence that the token stands in."""
        return self._sentences[token]

    def bounds_of(self, sentence: int) -> tuple[int, int]:
        """First token of a sentence and the one beyond its last."""
        return self.document.bounds[sentence], self.document.bounds[sentence + 1]

    def root_of(self, sentence: int) -> int:
        """The token that governs the sentence."""
        first, beyond = self.bounds_of(sentence)
        return self.document.heads.index(-1, first, beyond)

    def ancestors(self, token: int) -> Iterator[int]:
        """The governor, its governor and so on to the root of the sentence."""
        heads = self.document.heads
        while (token := heads[token]) >= 0:
            yield token

    def path(self, a: int, b: int) -> tuple[int, ...]:
        """The tokens from a up to the nearest common governor and down to b; () across sentences."""
        if self._sentences[a] != self._sentences[b]:
            return ()
        up = [a, *self.ancestors(a)]
        place = {token: n for n, token in enumerate(up)}
        down = [b]
        while down[-1] not in place:
            down.append(self.document.heads[down[-1]])
        return (*up[: place[down[-1]] + 1], *reversed(down[:-1]))

    def token_at(self, at: int) -> int | None:
        """The token that covers a code point; None for space and for text that is in no sentence."""
        token = bisect_right(self.document.starts, at) - 1
        return token if token >= 0 and at < self.document.ends[token] else None

    def tokens_of(self, start: int, end: int) -> tuple[int, int]:
        """First token and the one beyond the last that touch a span of code points."""
        return bisect_right(self.document.ends, start), bisect_left(self.document.starts, end)

    def span(self, first: int, beyond: int) -> tuple[int, int]:
        """The code points of the tokens from first to beyond."""
        return self.document.starts[first], self.document.ends[beyond - 1]
