"""A conflict before it becomes a row."""

from __future__ import annotations

from dataclasses import dataclass

from wellhead.link.claim_features import Piece
from wellhead.records import Spot


@dataclass(frozen=True, slots=True)
class Found:
    """Two spots that cannot both hold; for a revision ``b`` is the later figure.

    :param a_claims, b_claims: the claims that the two are part of
    :param disputes: different sources say it, so that each claim disputes the other
    :param shown: false where another row shows the same clash of the same two parties
    """

    kind: str
    a: Spot
    b: Spot
    why: str
    confidence: float
    a_claims: frozenset[str] = frozenset()
    b_claims: frozenset[str] = frozenset()
    shown: bool = True
    disputes: bool = False


def spot_of(piece: Piece) -> Spot:
    """Where a piece stands."""
    return Spot(article_id=piece.statement.article_id, start=piece.start, end=piece.end)


def who(piece: Piece) -> str:
    """Who says a piece, for a sentence: the source by name, or the article's own voice."""
    return piece.source if piece.source is not None else f"the article {piece.statement.article_id}"


def shorten(text: str, length: int = 90) -> str:
    """A text for a sentence: one line, cut at a word."""
    text = " ".join(text.split())
    return text if len(text) <= length else text[: length - 1].rsplit(" ", 1)[0] + "…"
