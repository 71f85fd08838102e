"""An analyzer from outside: words at spaces, each hanging on the one before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wellhead.language import Document, Name, Passage

_WORD = re.compile(r"\S+")


class ToyAnalyzer:
    """Calls capitalised words names, and fails on a text that says "unreadable"."""

    version = "1"

    def analyze(self, passages: Sequence[Passage]) -> Iterator[Document]:
        if any("unreadable" in passage.text for passage in passages):
            raise RuntimeError("cannot read that")
        for passage in passages:
            yield self.document(passage)

    @staticmethod
    def document(passage: Passage) -> Document:
        text = passage.text
        words = [
            [word.span() for word in _WORD.finditer(text, start, end)]
            for start, end in passage.sentences or ()
        ]
        flat = [span for sentence in words for span in sentence]
        bounds = [0]
        for sentence in words:
            bounds.append(bounds[-1] + len(sentence))
        heads = [n - 1 for n in range(len(flat))]
        for first in bounds[:-1]:
            heads[first] = -1
        return Document(
            text=text,
            bounds=tuple(bounds),
            starts=tuple(a for a, _ in flat),
            ends=tuple(b for _, b in flat),
            upos=("X",) * len(flat),
            xpos=("XX",) * len(flat),
            lemmas=tuple(text[a:b].lower() for a, b in flat),
            heads=tuple(heads),
            relations=tuple("root" if head < 0 else "dep" for head in heads),
            names=tuple(Name(n, n + 1, a, b, "person") for n, (a, b) in enumerate(flat) if text[a].isupper()),
        )


class Shouter(ToyAnalyzer):
    """The same, with lemmas in capitals."""

    version = "2"

    def analyze(self, passages: Sequence[Passage]) -> Iterator[Document]:
        from dataclasses import replace

        for document in super().analyze(passages):
            yield replace(document, lemmas=tuple(lemma.upper() for lemma in document.lemmas))
