"""Captions of pictures by their wording (``data/captions.yaml``)."""

from __future__ import annotations

import functools
import re

from wellhead.clean.rules import LONGEST, load_yaml

#: A caption of more words than this is a paragraph.
_MOST_WORDS = 90
#: Words and signs that captions of more than a few words hold; a paragraph without them is not searched.
_SIGNS = (
    "photo picture pictured image file caption courtesy handout getty credit illustration footage still grab screen "
    "view seen shown pic"
).split()


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


def caption_cue(text: str, words: int) -> str | None:
    """``sure``, ``hint`` or None: how far a line's wording says that it is a caption."""
    if len(text) > LONGEST or words > _MOST_WORDS:
        return None
    if words > 12 and text[-1] not in ")]" and "/" not in text[-60:]:
        low = text.lower()
        if not any(sign in low for sign in _SIGNS) and text[-1] in ".!?”\"":
            return None
    patterns = _patterns()
    if patterns["sure"].search(text):
        return "sure"
    return "hint" if words <= 40 and patterns["hint"].search(text) else None
