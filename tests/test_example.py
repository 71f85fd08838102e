"""The golden run: the shipped example against the truth that is written down beside it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import wellhead
from ledger import Ledger, Spot
from reference import ROOT

EXAMPLE = ROOT / "examples" / "harbour-fire"
TRUTH: dict[str, Any] = json.loads((EXAMPLE / "truth.json").read_text(encoding="utf-8"))
FIRM = [claim for claim in TRUTH["claims"] if claim["level"] == "M"]


@pytest.fixture(scope="module")
def ledger(traced: Callable[[Path], wellhead.Case]) -> Ledger:
    return Ledger(traced(EXAMPLE / "articles"))


def spots_of(ledger: Ledger, claim: dict[str, Any]) -> list[Spot]:
    return [ledger.spot(article, quote) for article, quote in claim["mentions"]]


@pytest.mark.parametrize("claim", FIRM, ids=lambda claim: claim["id"])
def test_claim_is_put_together_and_counted(ledger: Ledger, claim: dict[str, Any]) -> None:
    spots = spots_of(ledger, claim)
    found = ledger.best_claim(spots)
    assert found is not None, "no claim has a mention there"
    row, hit = found
    assert {s.article for s in hit} == {s.article for s in spots}
    assert row["publishers"] == claim["publishers"]
    assert [row["origins_min"], row["origins_max"]] == claim["origins"], row["why"]
    assert row["anonymous_only"] == claim["anonymous_only"]
    assert row["disputed"] == claim["disputed"]


@pytest.mark.parametrize("claim", TRUTH["claims"], ids=lambda claim: claim["id"])
def test_no_false_corroboration(ledger: Ledger, claim: dict[str, Any]) -> None:
    for row in ledger.claims_at(*spots_of(ledger, claim)):
        assert row["origins_min"] <= claim["origins"][0], row["why"]


def test_stories(ledger: Ledger) -> None:
    stories: dict[str, set[str]] = {}
    for row in ledger.rows("articles"):
        stories.setdefault(row["story_id"], set()).add(row["article_id"])
    assert sorted(map(sorted, stories.values())) == sorted(map(sorted, TRUTH["stories"]))


def test_later_chapter_is_linked_and_not_merged(ledger: Ledger) -> None:
    chapter = TRUTH["later_chapter"]
    by_article = {a: row for row in ledger.rows("stories") for a in row["article_ids"]}
    assert by_article[chapter["article"]]["later_chapter_of"] == by_article[chapter["of"]]["story_id"]


@pytest.mark.parametrize(
    "edge", [e for e in TRUTH["derivations"] if e["level"] == "M"], ids=lambda e: f"{e['from']}-{e['to'][0]}"
)
def test_derivation(ledger: Ledger, edge: dict[str, Any]) -> None:
    rows = [
        row
        for row in ledger.rows("derivations")
        if row["from_article"] == edge["from"] and (row["to_article"] or row["to_name"]) in edge["to"]
    ]
    assert {row["relation"] for row in rows} & set(edge["relations"])
    assert all(row["evidence"] for row in rows)


def test_the_copied_never_derives_from_the_copier(ledger: Ledger) -> None:
    forward = {(e["from"], to) for e in TRUTH["derivations"] for to in e["to"]}
    for row in ledger.rows("derivations"):
        if row["direction"] == "known" and row["to_article"]:
            assert (row["to_article"], row["from_article"]) not in forward


@pytest.mark.parametrize(
    "conflict",
    [c for c in TRUTH["conflicts"] if c["level"] == "M"],
    ids=lambda c: f"{c['kind']}-{c['a'][0]}-{c['b'][0]}",
)
def test_conflict(ledger: Ledger, conflict: dict[str, Any]) -> None:
    sides = [{conflict[k][0], *conflict.get("also", {}).get(k, [])} for k in "ab"]
    spots = [ledger.spot(*conflict[k]) for k in "ab"]
    for row in ledger.rows("conflicts"):
        if row["kind"] != conflict["kind"]:
            continue
        a, b = row["a_mention"], row["b_mention"]
        for one, two in ((a, b), (b, a)):
            exact = spots[0].meets(**_span(one)) and spots[1].meets(**_span(two))
            alike = _figure(ledger, one) == _figure(ledger, spots[0]) and _figure(ledger, two) == _figure(
                ledger, spots[1]
            )
            if exact or (alike and one["article_id"] in sides[0] and two["article_id"] in sides[1]):
                return
    pytest.fail(f"no such conflict among {len(ledger.rows('conflicts'))}")


def _span(mention: dict[str, Any]) -> dict[str, Any]:
    return {"article": mention["article_id"], "start": mention["start"], "end": mention["end"]}


NUMERALS = {"nine": "9", "fourteen": "14", "seventeen": "17"}


def _figure(ledger: Ledger, where: Spot | dict[str, Any]) -> set[str]:
    """The figures of a span, as digits."""
    spot = where if isinstance(where, Spot) else Spot(where["article_id"], where["start"], where["end"])
    words = ledger.texts[spot.article][spot.start : spot.end].casefold().replace(",", "").split()
    return {NUMERALS.get(w, w) for w in words if NUMERALS.get(w, w).isdigit()} or {" ".join(words)}


def test_tolls_are_no_contradictions(ledger: Ledger) -> None:
    for row in ledger.rows("conflicts"):
        if row["kind"] == "number":
            figures = _figure(ledger, row["a_mention"]) | _figure(ledger, row["b_mention"])
            assert len(figures & {"9", "14", "17"}) < 2, row["why"]


@pytest.mark.parametrize("want", TRUTH["attributions"], ids=lambda a: f"{a['article']}-{a['content'][:20]}")
def test_attribution(ledger: Ledger, want: dict[str, Any]) -> None:
    rows = ledger.attributions_at(ledger.spot(want["article"], want["content"]))
    assert [
        row
        for row in rows
        if row["source_class"] == want["source_class"]
        and [plain(name) for name in row["chain"]] == [plain(name) for name in want["chain"]]
        and plain(row["speaker"]) == plain(want["speaker"])
    ], [(row["speaker"], row["source_class"], row["chain"]) for row in rows]


def plain(name: str) -> str:
    """A name without its article: "the Meridian Post" is the Meridian Post, "A clerk" is a clerk."""
    return re.sub(r"^(?:the|an?) ", "", name.casefold())


@pytest.mark.parametrize("item", TRUTH["noise"], ids=lambda item: item[1][:24])
def test_residue_is_labelled_and_never_speaks(ledger: Ledger, item: list[str]) -> None:
    article, quote, role = item
    spot = ledger.spot(article, quote)
    roles = {
        row["role"] for row in ledger.rows("lines") if spot.meets(row["article_id"], row["start"], row["end"])
    }
    allowed = {role, "promo"} if role == "donation" else {role}
    assert roles
    assert roles <= allowed
    if role not in ("caption",):
        assert not ledger.claims_at(spot)
        assert not ledger.attributions_at(spot)


def test_no_unnamed_source_gets_a_name(ledger: Ledger) -> None:
    for row in ledger.rows("attributions"):
        if row["source_class"].startswith("anonymous"):
            assert row["speaker"] == "UNKNOWN" or any(
                word[:1].islower() for word in row["speaker"].split()
            ), row


def test_every_stored_span_repeats_the_article(ledger: Ledger) -> None:
    for table in ("lines", "links", "statements", "times", "numbers", "mentions"):
        for row in ledger.rows(table):
            assert ledger.texts[row["article_id"]][row["start"] : row["end"]] == row["text"]
    for row in ledger.rows("attributions"):
        text = ledger.texts[row["article_id"]]
        assert text[row["content_start"] : row["content_end"]] == row["content"]
        assert row["source"] is None or text[row["source_start"] : row["source_end"]] == row["source"]
        assert row["content_pieces"][0][0] == row["content_start"]
        assert row["content_pieces"][-1][1] == row["content_end"]
