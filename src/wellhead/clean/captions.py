"""Captions of pictures by their wording (``data/captions.yaml``)."""

from __future__ import annotations

import functools
import re

from wellhead.clean.lines import word_set
from wellhead.clean.rules import expand, macros
from wellhead.data import load

#: A caption of more words than this is a paragraph.
_MOST_WORDS = 190
_PARAGRAPH = 90
#: A closed line of more words than this is prose, whatever it starts like.
_HINTED = 16
#: Words that captions of more than a few words hold; a paragraph without them is not searched.
_SIGNS = word_set(
    "photo photos photograph photographs picture pictures pictured image images file caption courtesy "
    "handout getty credit illustration illustrations footage grab screengrab screenshot seen shown "
    "pic close afp reuters"
)
_PHRASES = re.compile(r" still (?:from|image)|view of|has (?:more\.|the )")


@functools.cache
def _patterns() -> dict[str, re.Pattern[str]]:
    data = load("captions")
    named = macros()
    return {
        kind: re.compile(
            expand("|".join(f"(?:{p})" for entry in data[kind] for p in entry["patterns"]), named),
            re.IGNORECASE,
        )
        for kind in ("sure", "hint")
    }


def caption_cue(text: str, words: int, lowered: frozenset[str]) -> str | None:
    """``sure``, ``hint`` or None: how far a line's wording says that it is a caption.

    :param text: the line
    :param words: its number of words
    :param lowered: its words in lower case
    """
    if words > _MOST_WORDS or len(text) > 12 * _MOST_WORDS:
        return None
    signs = not lowered.isdisjoint(_SIGNS) or "/" in text[-60:] or text[-1] in ")]"
    signs = signs or _PHRASES.search(text) is not None
    patterns = _patterns()
    if signs:
        # of a long paragraph, its first and last words
        looked_at = text if words <= _PARAGRAPH else f"{text[:160]} … {text[-160:]}"
        if patterns["sure"].search(looked_at):
            return "sure"
    if words > 40 or text[0] in "\"“‘'" or (words > _HINTED and text[-1] in '.!?”"'):
        return None
    return "hint" if patterns["hint"].search(text) else None
