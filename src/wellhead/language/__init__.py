"""Sentences and tokens of an article.

``split_sentences`` is what a trained splitter replaces later; ``tokenize`` gives the words of a span
with exact offsets.  Nothing here alters the text: every span points into the article's own characters.
"""

from __future__ import annotations

from wellhead.language.sentences import split_sentences
from wellhead.language.tokens import Token, tokenize

#: Raised whenever the sentences or tokens of some text change.
VERSION = 1

__all__ = ["VERSION", "Token", "split_sentences", "tokenize"]
