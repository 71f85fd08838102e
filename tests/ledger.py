"""Finding, in a traced case, what a hand-made truth means: claims by their mentions, attributions by content."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import wellhead

Row = dict[str, Any]


@dataclass(frozen=True)
class Spot:
    """A span of an article."""

    article: str
    start: int
    end: int

    def meets(self, article: str, start: int, end: int) -> bool:
        """At least half of the shorter span lies in the other one."""
        shared = min(self.end, end) - max(self.start, start)
        return article == self.article and shared * 2 >= min(self.end - self.start, end - start) > 0


class Ledger:
    """The tables of a case, as rows."""

    def __init__(self, case: wellhead.Case) -> None:
        self.case = case
        self.texts: dict[str, str] = {row["article_id"]: row["text"] for row in self.rows("articles")}
        self.claims: dict[str, Row] = {row["claim_id"]: row for row in self.rows("claims")}
        self.mentions: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows("mentions"):
            self.mentions[row["claim_id"]].append(row)

    def rows(self, table: str) -> list[Row]:
        """All rows of a table."""
        found: list[Row] = self.case.table(table).to_arrow().to_pylist()
        return found

    def spot(self, article: str, quote: str) -> Spot:
        """Where an exact quotation stands in an article."""
        start = self.texts[article].index(quote)
        return Spot(article, start, start + len(quote))

    def claims_at(self, *spots: Spot) -> list[Row]:
        """Claims with a mention at any of the spots."""
        return [
            claim
            for key, claim in self.claims.items()
            if any(s.meets(m["article_id"], m["start"], m["end"]) for m in self.mentions[key] for s in spots)
        ]

    def best_claim(self, spots: list[Spot]) -> tuple[Row, list[Spot]] | None:
        """The claim whose mentions fit the spots best, and the spots that it covers."""
        ranked = []
        for key in self.claims:
            mentions = self.mentions[key]
            hit = [s for s in spots if any(s.meets(m["article_id"], m["start"], m["end"]) for m in mentions)]
            if hit:
                right = sum(
                    any(s.meets(m["article_id"], m["start"], m["end"]) for s in spots) for m in mentions
                )
                ranked.append(
                    (2 * len(hit) * right / (len(spots) * right + len(hit) * len(mentions)), key, hit)
                )
        if not ranked:
            return None
        _, key, hit = max(ranked, key=lambda item: (item[0], item[1]))
        return self.claims[key], hit

    def attributions_at(self, spot: Spot) -> list[Row]:
        """Attributions whose content meets the spot."""
        return [
            row
            for row in self.rows("attributions")
            if spot.meets(row["article_id"], row["content_start"], row["content_end"])
        ]
