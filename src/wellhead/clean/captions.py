"""Captions of pictures by their wording (``data/captions.yaml``)."""

from __future__ import annotations

import functools
import re

from wellhead.clean.rules import load_yaml

#: A caption of more words than this is a paragraph.
_MOST_WORDS = 190
#: Words that captions of more than a few words hold; a paragraph without them is not searched.
_SIGNS = frozenset(
    "photo photos photograph photographs picture pictures pictured image images file caption courtesy handout getty "
    "credit illustration illustrations footage still grab screengrab screenshot screen view seen shown pic details more "
    "afp reuters".split()
)


@functools.cache
def _patterns() -> dict[str, re.Pattern[str]]:
    data = load_yaml("captions.yaml")
    agency = re.sub(r"\|\s+", "|", load_yaml("residue.yaml")["macros"]["AGENCY"]).strip()
    return {
        kind: re.compile(
            "|".join(f"(?:{p})" for entry in data[kind] for p in entry["patterns"]).replace("AGENCY", agency), re.IGNORECASE
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
    if words > 12 and text[-1] in ".!?”\"" and lowered.isdisjoint(_SIGNS) and "/" not in text[-60:]:
        return None
    patterns = _patterns()
    if words > 90:  # of a long paragraph, its first and last words
        text = f"{text[:160]} … {text[-160:]}"
    if patterns["sure"].search(text):
        return "sure"
    if words > 40 or text[0] in "\"“‘'":
        return None
    return "hint" if patterns["hint"].search(text) else None
