"""The golden run over five real news pages, which are not part of the project: skipped where they are absent."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

import wellhead
from ledger import Ledger, Row, Spot
from reference import needs

AIR_STRIKES = (
    "two people familiar with the matter told Bloomberg",
    "citing two people familiar with the matter",
)


@pytest.fixture(scope="module", params=["with dates", "without dates"])
def ledger(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    pages = needs("seeds")
    folder = tmp_path_factory.mktemp("pages")
    for page in pages.glob("*.txt"):
        shutil.copy(page, folder)
    if request.param == "with dates":
        shutil.copy(pages / "meta.json", folder)
    return Ledger(wellhead.trace([folder], case=folder.parent / f"{folder.name}-case", workers=1))


@pytest.fixture(scope="module")
def gold() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(needs("gold/seeds.dev.json").read_text(encoding="utf-8"))
    return found


def article(ledger: Ledger, number: str) -> str:
    return next(name for name in ledger.texts if name.startswith(number))


def spots(ledger: Ledger, gold: dict[str, Any], key: str) -> list[Spot]:
    return [
        Spot(article(ledger, item["doc"]), item["start"], item["end"])
        for item in gold["claims"]
        if item["canonical"] == key
    ]


def air_strikes(ledger: Ledger, gold: dict[str, Any]) -> Row:
    found = ledger.best_claim(spots(ledger, gold, "K01"))
    assert found is not None
    return found[0]


def test_the_air_strikes_have_one_origin(ledger: Ledger, gold: dict[str, Any]) -> None:
    claim = air_strikes(ledger, gold)
    carriers = {m["article_id"] for m in ledger.mentions[claim["claim_id"]]}
    assert {article(ledger, "001"), article(ledger, "003")} <= carriers
    assert (claim["origins_min"], claim["origins_max"]) == (1, 1), claim["why"]
    assert (claim["named"], claim["anonymous"]) == (0, 2)
    (origin,) = [
        o for o in ledger.rows("origins") if o["claim_id"] == claim["claim_id"] and o["human_sources"]
    ]
    assert origin["newsroom"] == "Bloomberg"
    assert origin["latent"]


def test_siblings_are_no_copies_of_each_other(ledger: Ledger) -> None:
    siblings = {article(ledger, "001"), article(ledger, "003")}
    edges = ledger.rows("derivations")
    assert not [e for e in edges if {e["from_article"], e["to_article"]} == siblings]
    assert siblings <= {e["from_article"] for e in edges if e["to_name"] == "Bloomberg"}


def test_stories(ledger: Ledger) -> None:
    story = {row["article_id"][:3]: row["story_id"] for row in ledger.rows("articles")}
    assert story["001"] == story["002"] == story["003"] == story["004"] != story["000"]


def test_residue_says_nothing(ledger: Ledger, gold: dict[str, Any]) -> None:
    for item in gold["noise"]:
        if item["level"] != "M" or not item["kind"].startswith("boilerplate"):
            continue
        spot = Spot(article(ledger, item["doc"]), item["start"], item["end"])
        assert not ledger.claims_at(spot)
        assert not ledger.attributions_at(spot)
        assert not [
            row
            for row in ledger.rows("times")
            if row["article_id"] == spot.article and spot.start <= row["start"] < spot.end
        ]


def test_no_date_is_invented(ledger: Ledger) -> None:
    for row in ledger.rows("articles"):
        assert (row["published"] is None) == (row["published_evidence"] is None)
        assert row["published_evidence"] in (None, "sidecar")


def test_who_must_not_be_made_to_speak(ledger: Ledger) -> None:
    speakers = {row["speaker"] for row in ledger.rows("attributions")}
    assert not {s for s in speakers if "Peskov" in s}
    service = "according to the news service"
    text = ledger.texts[article(ledger, "003")].replace("\u00a0", " ")
    at = text.index(service)
    near = [
        row
        for row in ledger.rows("attributions")
        if row["article_id"] == article(ledger, "003") and row["content_start"] < at < row["content_end"] + 40
    ]
    assert near
    assert {row["speaker"] for row in near} == {"Bloomberg"}


def test_firm_quotations_have_their_speaker(ledger: Ledger, gold: dict[str, Any]) -> None:
    right = total = 0
    for item in gold["quotes"]:
        if item["level"] != "M":
            continue
        total += 1
        name = item["speaker"].split(" (")[0]
        rows = ledger.attributions_at(Spot(article(ledger, item["doc"]), item["start"], item["end"]))
        right += bool(rows) and all(row["speaker"] == name for row in rows if row["kind"] != "indirect")
    assert right / total >= 0.95


def test_output_follows_the_text_alone(ledger: Ledger, tmp_path: Path) -> None:
    ledger.case.export(tmp_path / "export", "jsonl")
    assert not [
        p.name for p in (tmp_path / "export").glob("*.jsonl") if str(tmp_path.parent) in p.read_text("utf-8")
    ]
