"""Figures of statements, with what decides which of two is the later."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from wellhead.count.context import Context
from wellhead.count.found import Found
from wellhead.data import load
from wellhead.link.claim_features import Piece
from wellhead.records import Number, Spot


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a statement, with what decides which of two is the later.

    :param piece: position of the piece that it stands in
    :param source: who counts, by one name for each speaker; an article in brackets where nobody is cited
    :param published: when its article came out, empty where that is not known
    :param overtaken: the text says that it is an earlier figure
    :param direct: it stands in a quotation
    :param end: code point after the figure with its noun
    """

    number: Number
    piece: int
    source: str
    published: str
    overtaken: bool
    direct: bool
    end: int

    @property
    def order(self) -> tuple[str, float, str, int]:
        """By time, then by size."""
        return self.published, self.number.low, self.number.article_id, self.number.start


def read_figure(context: Context, piece: Piece, at: int, number: Number) -> Figure:
    article = context.view.articles[number.article_id]
    before = article.text[max(0, number.start - 40) : number.start]
    source = (
        context.view.names.of(piece.source)
        if piece.source
        else f"({context.view.room(number.article_id).key})"
    )
    return Figure(
        number=number,
        piece=at,
        source=source,
        published=article.published or "",
        overtaken=_overtaken().search(before) is not None,
        direct=piece.attribution is not None and piece.attribution.kind == "direct",
        end=with_noun(article.text, number),
    )


@functools.cache
def _overtaken() -> re.Pattern[str]:
    words = "|".join(re.escape(str(w)) for w in load("conflicts")["overtaken"][:12])
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def spot_of_figure(figure: Figure) -> Spot:
    return Spot(article_id=figure.number.article_id, start=figure.number.start, end=figure.end)


def with_noun(text: str, number: Number) -> int:
    """The end of a figure with the noun it counts, where the noun follows: "68 *children*"."""
    words = re.findall(r"[^\W\d_]+", (number.counted or "").casefold())
    end = number.end
    for match in re.finditer(r"[ \u00a0]([^\W\d_]+)", text[number.end : number.end + 60]):
        if match.start() != end - number.end or match.group(1).casefold() not in words:
            break
        end = number.end + match.end()
    return end


def contradiction(
    a: Figure, b: Figure, claims: Sequence[frozenset[str]], why: str, confidence: float
) -> Found:
    return Found(
        "number", spot_of_figure(a), spot_of_figure(b), why, confidence, claims[a.piece], claims[b.piece]
    )


def revision(a: Figure, b: Figure, claims: Sequence[frozenset[str]], how: str) -> Found:
    why = f"a running count: {a.number.text}, later {b.number.text} ({how})"
    return Found("revision", spot_of_figure(a), spot_of_figure(b), why, 0.8, claims[a.piece], claims[b.piece])
