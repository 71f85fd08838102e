"""Newsrooms that an article as a whole names."""

from __future__ import annotations

import pytest
from marked import article, lines

from wellhead.annotate.credits import find_credits, whole_article_agency


@pytest.mark.parametrize(
    ("text", "roles", "expected"),
    [
        ("T\nWASHINGTON (Reuters) - He paid a firm.", {0: "title"}, [("Reuters", "Reuters", "dateline")]),
        ("T\nBEIRUT, April 16 (AP) — Rebels left.", {0: "title"}, [("AP", "Associated Press", "dateline")]),
        ("T\nMOSCOW, Sept 23 (Reuters) – Rebels left.", {0: "title"}, [("Reuters", "Reuters", "dateline")]),
        ("T\nAfp - The death toll has risen.", {0: "title"}, [("Afp", "AFP", "dateline")]),
        ("T\nAfp -\nThe death toll has risen.", {0: "title", 1: "credit"}, [("Afp", "AFP", "dateline")]),
        (
            "T\nBy JANE DOE, Associated Press\nRebels left.",
            {0: "title", 1: "byline"},
            [("Associated Press", "Associated Press", "byline")],
        ),
        ("T\nBy Reuters\nRebels left.", {0: "title"}, [("Reuters", "Reuters", "byline")]),
        ("T\nThey heard the blast. --Reuters", {0: "title"}, [("Reuters", "Reuters", "credit_line")]),
        (
            "T\nRebels left.\nThe Associated Press contributed to this report.",
            {0: "title"},
            [("Associated Press", "Associated Press", "contributed")],
        ),
        (
            "T\nRebels left.\nReporting by Jane Doe for Reuters",
            {0: "title"},
            [("Reuters", "Reuters", "credit_line")],
        ),
        (
            "Putin Plans Air Strikes — Bloomberg\nHe does.",
            {0: "title"},
            [("Bloomberg", "Bloomberg", "title")],
        ),
        ("Reuters: Deal is close\nIt is.", {0: "title"}, [("Reuters", "Reuters", "title")]),
        # nobody is named
        ("Report: Putin considers strikes\nHe does.", {0: "title"}, []),
        ("T\nRebels left.\nReporting by Jane Doe; editing by John Roe", {0: "title"}, []),
        # a picture's credit is not the text's, and a mention is no credit
        ("T\nA man waves. Photo: AFP/Getty\nRebels left.", {0: "title", 1: "caption"}, []),
        ("T\nThe Associated Press (AP) reported that rebels left.", {0: "title"}, []),
    ],
)
def test_credits(text: str, roles: dict[int, str], expected: list[tuple[str, str, str]]) -> None:
    found = find_credits(article(text), lines(text, roles))
    assert [(c.text, c.newsroom, c.form) for c in found] == expected
    assert all(text[c.start : c.end] == c.text for c in found)


def test_the_agency_behind_a_whole_article() -> None:
    text = "T\nWASHINGTON (Reuters) - He paid a firm."
    found = find_credits(article(text), lines(text, {0: "title"}))
    assert whole_article_agency(found, ()) == "Reuters"
    assert whole_article_agency(found, {"Reuters"}) is None


def test_a_contribution_is_not_the_whole_article() -> None:
    text = "T\nRebels left.\nThe Associated Press contributed to this report."
    found = find_credits(article(text), lines(text, {0: "title"}))
    assert whole_article_agency(found, ()) is None
