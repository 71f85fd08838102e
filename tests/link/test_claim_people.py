"""Names of one person or body."""

from __future__ import annotations

import pytest

from wellhead.link.claim_people import Names, plain, same_person


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Rudolph W. Giuliani", "Rudy Giuliani", True),
        ("Mr. Doe", "Jane Doe", True),
        ("President Jane Doe", "Jane Doe", True),
        ("J. Doe", "Jane Doe", True),
        ("William Roe", "Bill Roe", True),
        ("John Doe", "Jane Doe", False),
        ("Richard Roe Jr.", "Richard Roe", False),
        ("Jane Doe", "Jane Roe", False),
        ("", "Jane Doe", False),
    ],
)
def test_same_person(a, b, expected):
    assert same_person(a, b) is expected
    assert same_person(b, a) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("The Syrian Observatory for Human Rights (SOHR)", "syrian observatory for human rights"),
        ("Robert O’Brien", "robert obrien"),
        ("Élysée", "elysee"),
        ("Gauger’s", "gauger"),
    ],
)
def test_plain(name, expected):
    assert plain(name) == expected


def test_a_surname_goes_to_its_most_quoted_bearer():
    names = Names([("Jane Doe", True)] * 3 + [("Richard Doe", True), ("Doe", True)])
    assert names.of("Doe") == "Jane Doe"
    assert names.of("Richard Doe") == "Richard Doe"
    assert names.of("somebody else") == "somebody else"


def test_an_abbreviation_goes_with_the_only_body_it_abbreviates():
    names = Names([("Syrian Observatory for Human Rights", False), ("SOHR", False), ("WHO", False)])
    assert names.of("SOHR") == "Syrian Observatory for Human Rights"
    assert names.of("WHO") == "WHO"
