"""The project's own news sentences with marked names (``training/names_news.txt``), as training sentences."""

from __future__ import annotations

from training.language.corpora import Paragraph, Sentence
from training.names_news import read

from wellhead.language.tokens import tokenize

#: Outlets and agencies are organisations to the encoder; which are newsrooms the gazetteer says.
_KIND = {"person": "PER", "organisation": "ORG", "place": "LOC", "outlet": "ORG", "agency": "ORG"}


def sentences() -> list[Paragraph]:
    """Each sentence by itself; nationalities are no names here."""
    found: list[Paragraph] = []
    for marked in read():
        tokens = tokenize(marked.text)
        tags = ["O"] * len(tokens)
        for start, end, kind in marked.names:
            label = _KIND.get(kind)
            inside = [n for n, token in enumerate(tokens) if token.start < end and token.end > start]
            if label is not None and inside:
                tags[inside[0]] = f"B-{label}"
                for n in inside[1:]:
                    tags[n] = f"I-{label}"
        found.append((Sentence(tuple(token.text for token in tokens), names=tuple(tags)),))
    return found
