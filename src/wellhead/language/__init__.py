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

#: Raised whenever the sentences, tokens or lemmas of some text change.
VERSION = 2

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
