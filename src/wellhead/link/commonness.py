"""How common a word is in news at large: what a small case cannot tell by itself."""

from __future__ import annotations

import functools
import importlib.resources

#: Articles in a million that use a word that is not listed, or a word of another language.
RARE = 500
FOREIGN = 20_000


@functools.cache
def commonness() -> dict[str, int]:
    """Articles in a million of English news that use each listed word (stemmed)."""
    text = importlib.resources.files("wellhead.data").joinpath("commonness.yaml").read_text(encoding="utf-8")
    found: dict[str, int] = {}
    for line in text.splitlines():
        share, colon, words = line.partition(": ")
        if colon and not share.startswith("#"):
            found.update(dict.fromkeys(words.split(), round(float(share) * 1000)))
    return found
