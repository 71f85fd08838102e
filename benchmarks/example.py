"""How much of the shipped example's truth a run finds: claims and their ranges, speakers, derivations."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "harbour-fire"


def run() -> list[Figure]:
    """Trace the example and compare it with the truth beside it, item by item."""
    sys.path.insert(0, str(ROOT / "tests"))
    import wellhead  # noqa: PLC0415
    from ledger import Ledger  # noqa: PLC0415 - shared with the golden tests

    truth: dict[str, Any] = json.loads((EXAMPLE / "truth.json").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as scratch:
        ledger = Ledger(wellhead.trace([EXAMPLE / "articles"], case=Path(scratch) / "case", workers=1))
        return [*_claims(ledger, truth), *_speakers(ledger, truth), *_edges(ledger, truth)]


def _claims(ledger: Any, truth: dict[str, Any]) -> list[Figure]:
    gathered = ranges = inflated = 0
    for claim in truth["claims"]:
        spots = [ledger.spot(article, quote) for article, quote in claim["mentions"]]
        found = ledger.best_claim(spots)
        if found is None:
            continue
        row, hit = found
        together = {s.article for s in hit} == {s.article for s in spots}
        gathered += together
        ranges += together and [row["origins_min"], row["origins_max"]] == claim["origins"]
        inflated += row["origins_min"] > claim["origins"][0]
    total = len(truth["claims"])
    return [
        Figure("claims_gathered", gathered / total, "share"),
        Figure("origins_range_right", ranges / total, "share"),
        Figure("false_corroborations", float(inflated), "claims"),
    ]


def _speakers(ledger: Any, truth: dict[str, Any]) -> list[Figure]:
    right = 0
    for want in truth["attributions"]:
        rows = ledger.attributions_at(ledger.spot(want["article"], want["content"]))
        right += any(row["speaker"].casefold() == want["speaker"].casefold() for row in rows)
    return [Figure("speakers_right", right / len(truth["attributions"]), "share")]


def _edges(ledger: Any, truth: dict[str, Any]) -> list[Figure]:
    rows = ledger.rows("derivations")
    right = sum(
        any(
            row["from_article"] == edge["from"]
            and (row["to_article"] or row["to_name"]) in edge["to"]
            and row["relation"] in edge["relations"]
            for row in rows
        )
        for edge in truth["derivations"]
    )
    return [Figure("derivations_right", right / len(truth["derivations"]), "share")]
