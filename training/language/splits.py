"""What is learnt from and what is kept apart, in one place for training and measuring."""

from __future__ import annotations

#: Licence of the texts of each genre of GUM: by that text where it names the genre, otherwise by LICENSE.md
#: of GUM's own repository.  The annotations of all are CC BY 4.0.
GUM_LICENCES = {
    "academic": "CC BY", "conversation": "CC BY", "court": "CC BY", "interview": "CC BY", "news": "CC BY",
    "textbook": "CC BY", "vlog": "CC BY", "bio": "CC BY-SA", "voyage": "CC BY-SA", "speech": "public domain",
    "essay": "CC BY-NC-SA", "fiction": "CC BY-NC-SA", "letter": "CC BY-NC-SA", "podcast": "CC BY-NC-SA",
    "whow": "CC BY-NC-SA",
}  # fmt: skip

#: Genres of GUM that are not learnt from, because their texts may not be used commercially.
NON_COMMERCIAL_GENRES = frozenset(name for name, licence in GUM_LICENCES.items() if "NC" in licence)


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
