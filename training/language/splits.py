"""What is learnt from and what is kept apart, in one place for training and measuring."""

from __future__ import annotations

#: Genres of GUM whose texts may not be used commercially: no shipped model is trained on them.
NON_COMMERCIAL_GENRES = frozenset(("fiction", "whow"))


def held_out(number: int) -> bool:
    """Whether the sentence of that number (from 0) of WikiGold is kept apart for measuring: every tenth."""
    return number % 10 == 9


def genre(document: str) -> str:
    """Genre of a document of GUM, by its id.

    >>> genre("GUM_news_nasa")
    'news'
    """
    parts = document.split("_")
    return parts[1] if len(parts) > 1 and parts[0] == "GUM" else ""
