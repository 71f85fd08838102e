"""For whom a source speaks."""

from __future__ import annotations

import pytest

from storydesk import Desk
from wellhead.link.claim_sides import Sides, describe, government, principals


@pytest.mark.parametrize(
    ("mention", "expected"),
    [
        ("a person close to the Kremlin", "RU"),
        ("the Russian Foreign Ministry", "RU"),
        ("Moscow", "RU"),
        ("an adviser to the Defense Ministry in Moscow", "RU"),
        ("the White House", "US"),
        ("a senior U.S. official", "US"),
        ("U.S. Secretary of State", "US"),
        ("pro-Damascus media", "SY"),
        ("a media unit run by Damascus ally Hezbollah", "SY"),
        ("a Russian analyst", None),
        ("Syria’s opposition", None),
        ("a former American official", None),
        ("UN Special Envoy for Syria", None),
        ("Syrian Red Crescent", None),
        ("two people familiar with the matter", None),
    ],
)
def test_government(mention, expected):
    assert government(mention) == expected


@pytest.mark.parametrize(
    ("mention", "expected"),
    [
        ("Putin’s spokesman, Dmitry Peskov", ["Putin"]),
        ("Rudy Giuliani, a lawyer for Mr. Trump", ["Mr. Trump"]),
        ("Acme spokeswoman Jane Doe", ["Acme"]),
        ("Taliban spokesman", ["Taliban"]),
        ("Trump’s former lawyer", []),
        ("a harbour worker", []),
    ],
)
def test_principals(mention, expected):
    assert principals(mention) == expected


def test_descriptions_are_read_from_running_text():
    text = "The talks failed. Putin spokesman Dmitry Peskov denied it. Jane Doe, a lawyer for Acme, did not."
    assert list(describe(text, ["Dmitry Peskov", "Jane Doe"])) == [
        ("Dmitry Peskov", "Putin spokesman Dmitry Peskov"),
        ("Jane Doe", "Jane Doe, a lawyer for Acme"),
    ]


def sides_of(*told: tuple[str, str], text: str = "") -> Sides:
    desk = Desk()
    desk.article("a", "Morning Herald")
    if text:
        desk.states("a", text)
    for source, speaker in told:
        desk.says("a", source, "it is so", speaker=speaker)
    return Sides.of_story(desk.dossier())


def test_a_spokesman_is_of_his_principals_side_and_both_of_their_countrys():
    sides = sides_of(
        ("Putin’s spokesman, Dmitry Peskov,", "Dmitry Peskov"),
        ("Russian President Vladimir Putin", "Vladimir Putin"),
        text="Russian President Vladimir Putin met them.",
    )
    assert {sides.of("Dmitry Peskov"), sides.of("Vladimir Putin")} == {"RU"}


def test_companies_speak_with_one_voice_and_strangers_for_themselves():
    sides = sides_of(("Acme spokeswoman Jane Doe", "Jane Doe"), ("Richard Roe", "Richard Roe"))
    assert sides.of("Jane Doe") == "Acme"
    assert sides.of("Richard Roe") == "Richard Roe"


def test_who_left_an_office_no_longer_speaks_for_it():
    sides = sides_of(("John Doe, a former White House adviser,", "John Doe"))
    assert sides.of("John Doe") == "John Doe"


def test_an_administration_makes_its_head_a_government():
    sides = sides_of(("Mr. Doe", "John Doe"), text="Officials of the Doe administration met.")
    assert sides.of("John Doe") == "US"
    assert sides.of_unnamed("Doe administration officials") == "US"


def test_two_who_speak_for_each_other_end():
    sides = sides_of(("Roe’s lawyer, John Doe,", "John Doe"), ("Doe’s lawyer, Richard Roe,", "Richard Roe"))
    assert sides.of("John Doe") in {"John Doe", "Richard Roe"}
