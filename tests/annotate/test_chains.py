"""Chains: from the ultimate source outwards to the reporter nearest the reader."""

from __future__ import annotations

import pytest
from marked import Said, resolved

TOLD = "Two people familiar with the matter told Bloomberg that strikes were planned."


@pytest.mark.parametrize(
    ("publisher", "chain", "own"),
    [
        (None, ("two people familiar with the matter", "Bloomberg"), False),
        ("The Moscow Times", ("two people familiar with the matter", "Bloomberg"), False),
        ("Bloomberg News", ("two people familiar with the matter",), True),
    ],
)
def test_an_outlet_is_a_link_but_in_its_own_article(
    publisher: str | None, chain: tuple[str, ...], own: bool
) -> None:
    mark = Said(
        "strikes were planned", cue="told", source="Two people familiar with the matter", to="Bloomberg"
    )
    (row,) = resolved(TOLD, mark, publisher=publisher)
    assert (row.chain, row.own_sourcing, row.source_count) == (chain, own, 2)


@pytest.mark.parametrize(
    ("text", "mark", "chain", "own"),
    [
        (
            "Anna Berg told us it was over.",
            Said("it was over", cue="told", source="Anna Berg", to="us"),
            ("Anna Berg",),
            True,
        ),
        (
            "Anna Berg told this newspaper it was over.",
            Said("it was over", cue="told", source="Anna Berg", to="this newspaper"),
            ("Anna Berg",),
            True,
        ),
        # an audience is no link
        (
            "Anna Berg told reporters it was over.",
            Said("it was over", cue="told", source="Anna Berg", to="reporters"),
            ("Anna Berg",),
            False,
        ),
        (
            "Anna Berg told parliament it was over.",
            Said("it was over", cue="told", source="Anna Berg", to="parliament"),
            ("Anna Berg",),
            False,
        ),
        (
            "Anna Berg told a Wall Street Journal lunch group it was over.",
            Said("it was over", cue="told", source="Anna Berg", to="a Wall Street Journal lunch group"),
            ("Anna Berg",),
            False,
        ),
        # an interview is its outlet's
        (
            "In an interview with CBS television, Anna Berg said it was over.",
            Said("it was over", source="Anna Berg", occasion="In an interview with CBS television"),
            ("Anna Berg", "CBS News"),
            False,
        ),
        # a tweet is a medium
        (
            "In a tweet, Anna Berg said it was over.",
            Said("it was over", source="Anna Berg", occasion="In a tweet"),
            ("Anna Berg",),
            False,
        ),
        (
            "It was over, according to a third person who spoke to Bloomberg.",
            Said("It was over", cue="according to", source="a third person who spoke to Bloomberg"),
            ("a third person", "Bloomberg"),
            False,
        ),
        (
            "Houses burned, an AFP correspondent said.",
            Said("Houses burned", source="an AFP correspondent"),
            ("an AFP correspondent", "AFP"),
            False,
        ),
        (
            "It was over, Bloomberg reported.",
            Said("It was over", cue="reported", source="Bloomberg", cue_class="reporting"),
            ("Bloomberg",),
            False,
        ),
        (
            "“All was paid by check,” he said, according to the Wall Street Journal.",
            Said("All was paid by check", source="he", kind="direct"),
            ("UNKNOWN", "The Wall Street Journal"),
            False,
        ),
    ],
)
def test_links(text: str, mark: Said, chain: tuple[str, ...], own: bool) -> None:
    (row,) = resolved(text, mark)
    assert (row.chain, row.own_sourcing) == (chain, own)


def test_whom_a_newsroom_cites_is_the_source() -> None:
    text = "Strikes were planned, Bloomberg reported, citing two people familiar with the matter and an official."
    rows = resolved(
        text,
        Said(
            "Strikes were planned", cue="reported", source="Bloomberg", cue_class="reporting",
            cited=("two people familiar with the matter and an official",),
        ),
    )  # fmt: skip
    assert [r.chain for r in rows] == [
        ("two people familiar with the matter", "Bloomberg"),
        ("an official", "Bloomberg"),
    ]
    assert [r.source_count for r in rows] == [2, 1]


def test_a_report_and_its_citation_in_the_next_sentence_are_one() -> None:
    text = "Bloomberg reported that strikes were planned. It cited a person close to the Kremlin and an adviser to the ministry."
    rows = resolved(
        text,
        Said("strikes were planned", cue="reported", source="Bloomberg", cue_class="reporting"),
        Said(
            "strikes were planned", cue="cited", source="It", cue_class="reporting",
            cited=("a person close to the Kremlin and an adviser to the ministry",),
        ),
    )  # fmt: skip
    assert [r.chain for r in rows] == [
        ("a person close to the Kremlin", "Bloomberg"),
        ("an adviser to the ministry", "Bloomberg"),
    ]


def test_a_source_of_a_source_makes_a_longer_chain() -> None:
    text = "A pro-opposition activist said insurgents blamed the delay on the army."
    rows = resolved(
        text,
        Said("insurgents blamed the delay on the army", source="A pro-opposition activist"),
        Said("the delay on the army", cue="blamed", source="insurgents"),
    )
    assert [r.chain for r in rows] == [
        ("a pro-opposition activist",),
        ("insurgents", "a pro-opposition activist"),
    ]


def test_what_a_newsroom_reports_that_somebody_said() -> None:
    text = "Gauger said he last spoke to him in April, the Wall Street Journal reported."
    rows = resolved(
        text,
        Said(
            "Gauger said he last spoke to him in April",
            cue="reported",
            source="the Wall Street Journal",
            cue_class="reporting",
        ),
        Said("he last spoke to him in April", source="Gauger"),
    )
    assert rows[1].chain == ("Gauger", "The Wall Street Journal")


def test_a_speaker_met_through_one_newsroom_stays_its() -> None:
    text = "John Gauger told the Wall Street Journal that he went.\nGauger said he was never paid.\nIn a tweet, Gauger said he was sorry."
    rows = resolved(
        text,
        Said("he went", cue="told", source="John Gauger", to="the Wall Street Journal"),
        Said("he was never paid", source="Gauger", after="Gauger said"),
        Said("he was sorry", source="Gauger", occasion="In a tweet", after="In a tweet"),
    )
    assert [r.chain for r in rows] == [
        ("John Gauger", "The Wall Street Journal"),
        ("John Gauger", "The Wall Street Journal"),
        ("John Gauger",),
    ]


def test_one_who_speaks_elsewhere_too_is_not_the_newsrooms() -> None:
    text = "In a tweet, Michael Cohen said he was sorry.\nCohen told CNN that it was true.\nCohen said he paid by check."
    rows = resolved(
        text,
        Said("he was sorry", source="Michael Cohen", occasion="In a tweet"),
        Said("it was true", cue="told", source="Cohen", to="CNN", after="Cohen told"),
        Said("he paid by check", source="Cohen", after="Cohen said"),
    )
    assert [r.chain for r in rows] == [("Michael Cohen",), ("Michael Cohen", "CNN"), ("Michael Cohen",)]
