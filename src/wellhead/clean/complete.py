"""What the lines tell about the article as a whole: its headline and its language."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import py3langid

from wellhead.clean.lines import words_of
from wellhead.clean.shape import FUNCTION_WORDS
from wellhead.records import Article, Line

#: Characters of text below which a language is only claimed to be English, or not at all.
_ENOUGH = 200
#: Characters that are looked at: more do not change the verdict.
_SAMPLE = 3_000
#: Share of English function words that leaves no doubt; German, Dutch and French news stay below 0.15.
_ENGLISH = 0.28
_ENGLISH_SHORT = 0.18


def complete(article: Article, lines: Sequence[Line]) -> Article:
    """The article with its headline and language filled in; its text is not touched.

    The language is judged on the body, by py3langid (Lui and Baldwin 2012; Barbaresi 2022): what a page
    declares of its language is often its site's.

    :param article: as read
    :param lines: its lines, as ``label_lines`` gives them
    """
    title = article.title
    if title is None:
        title = next((" ".join(line.text.split()) for line in lines if line.role == "title"), None)
    return dataclasses.replace(article, title=title, language=article.language or language_of(_body(lines)))


def _body(lines: Sequence[Line]) -> str:
    """The body's text; with headline and captions where it is short."""
    text = "\n".join(line.text for line in lines if line.role == "body")[:_SAMPLE]
    if len(text) < _ENOUGH:
        kept = ("body", "title", "standfirst", "caption", "pull_quote")
        text = "\n".join(line.text for line in lines if line.role in kept)[:_SAMPLE]
    return text


def language_of(text: str) -> str | None:
    """ISO 639-1 code of a text's language; None where it is too short to tell.

    >>> language_of("The minister said on Monday that the talks had failed.")
    'en'
    """
    words = [w.lower() for w in words_of(text[:_SAMPLE])]
    if not words:
        return None
    share = sum(w in FUNCTION_WORDS for w in words) / len(words)
    if len(text) < _ENOUGH:
        if share >= _ENGLISH_SHORT and len(words) >= 4:
            return "en"
        return "en" if len(words) >= 4 and _identify(text) == "en" else None
    if share >= _ENGLISH:
        return "en"
    return _identify(text[:_SAMPLE])


def _identify(text: str) -> str:
    return str(py3langid.classify(text)[0])
