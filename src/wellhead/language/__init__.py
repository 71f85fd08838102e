"""Sentences, tokens and the analysis of text: parts of speech, lemmas, governors and names.

``analyze`` is the room's verb: texts to documents, by the shipped model or another `Analyzer`;
``split_sentences`` cuts an article's labelled lines.  Nothing here alters the text: every span points into
the text's own characters.
"""

from __future__ import annotations

from wellhead.language.analyzer import Analyzer, analyze, register
from wellhead.language.documents import Document, DocumentView, Name, Passage
from wellhead.language.sentences import split_sentences, split_text
from wellhead.language.tokens import Token, tokenize

#: Raised whenever something that the step ``parse`` writes changes for some text: sentences, tokens, lemmas,
#: names (lists and rules), windows and the decoding of trees and spans.  The weights have a version of their
#: own.  What only reads documents (`clauses`, `governance`, `sources`) raises the version of ``annotate``.
VERSION = 3

__all__ = [
    "VERSION",
    "Analyzer",
    "Document",
    "DocumentView",
    "Name",
    "Passage",
    "Token",
    "analyze",
    "register",
    "split_sentences",
    "split_text",
    "tokenize",
]
