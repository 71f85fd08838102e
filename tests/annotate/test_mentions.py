"""People and organisations that a text names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import sentences

from parsed import MISREAD, flat_tree, tree_of
from wellhead.annotate.cast import Cast
from wellhead.annotate.mentions import scan


def scanned(text: str, roles: dict[int, str] | None = None) -> Cast:
    units = sentences(text, roles)
    return scan(tree_of(text, units), units)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Russian President Vladimir Putin met reporters.", ["Vladimir Putin"]),
        ("The Russian ambassador to London, Alexander Yakovenko, said no.", ["Alexander Yakovenko"]),
        ("Putin’s spokesman, Dmitry Peskov, didn’t respond.", ["Dmitry Peskov", "Putin"]),
        pytest.param(
            "UN Special Envoy for Syria Staffan de Mistura said Thursday.",
            ["Staffan de Mistura"],
            marks=MISREAD("“Syria Staffan” becomes one phrase"),
        ),
        ("White House press secretary Kayleigh McEnany said so.", ["Kayleigh McEnany"]),
        ("Pope Francis urged an end to the war.", ["Pope Francis"]),
        ("Charles E. James Jr. of the firm Williams Mullen agreed.", ["Charles E. James Jr."]),
        ("VLADIMIR Putin has stepped up his presence.", ["Vladimir Putin"]),
        ("Maysa al-Aswad, a 30-year-old evacuee, wept.", ["Maysa al-Aswad"]),
        ("“There is no water,” Ahmed, 24, said.", ["Ahmed"]),
        ("Mr Cameron said he hoped for a deal.", ["Cameron"]),
        ("The director of the centre, Ina Kirsch, told us.", ["Ina Kirsch"]),
        # a page may repeat a name as a link, glued to the next headline
        pytest.param(
            "Russian President Vladimir Putin Vladimir Vladimirovich PutinPompeo tells all.",
            ["Vladimir Putin"],
            marks=MISREAD("the glued name becomes a person of its own"),
        ),
        # places, companies and titles of works are nobody
        ("New York and Trump Tower stand on Fifth Avenue.", []),
        ("The Syrian Observatory for Human Rights said 98 died.", []),
        ("Liberty University and Red Finch Solutions denied it.", []),
    ],
)
def test_people(text: str, people: list[str]) -> None:
    assert [person.name for person in scanned(text).people] == people


def test_titles_and_nationality_are_kept() -> None:
    text = "Russian President Vladimir Putin called. Michael Cohen, President Trump’s former personal lawyer, did not."
    putin, cohen, *_ = scanned(text).people
    assert "president" in putin.nouns
    assert putin.places == {"RU"}
    assert "lawyer" in cohen.nouns
    assert "president" not in cohen.nouns
    assert {"former", "trump"} <= cohen.words


def test_surnames_are_mentions_of_the_full_name() -> None:
    text = "John Gauger came. Mr. Gauger’s lawyer left with Gauger."
    cast = scanned(text)
    assert [(text[m.start : m.end], m.possessive, m.governed) for m in cast.mentions] == [
        ("John Gauger", False, False),
        ("Mr. Gauger’s", True, False),
        ("Gauger", False, True),
    ]


def test_two_bearers_of_a_surname_are_two_people() -> None:
    text = "Donald Trump arrived. Melania Trump waved. Mrs. Trump smiled."
    cast = scanned(text)
    assert [p.name for p in cast.people] == ["Donald Trump", "Melania Trump"]
    assert [cast.people[m.person].name for m in cast.mentions] == [
        "Donald Trump",
        "Melania Trump",
        "Melania Trump",
    ]


def test_organisations_know_what_they_are_called_later() -> None:
    text = "The Syrian Observatory for Human Rights counted them. The Office of the Ombudsman (OMB) did not."
    observatory, office = scanned(text).organisations
    assert observatory.name == "Syrian Observatory for Human Rights"
    assert "monitoring group" in observatory.nouns
    assert office.name == "Office of the Ombudsman"
    assert "omb" in office.words


def test_headlines_in_capitals_name_nobody() -> None:
    text = "Michael Cohen Hired Firm To Rig Polls\nMichael Cohen hired a firm."
    cast = scanned(text, {0: "title"})
    assert [m.role for m in cast.mentions] == ["body"]


@given(
    st.text(
        alphabet=st.sampled_from("Mr. Putin’s Anna President the, of Ministry ABC al- de —\n“”"), max_size=200
    )
)
def test_offsets_are_exact(text: str) -> None:
    cast = scan(flat_tree(text), sentences(text))
    assert all(0 <= m.start < m.end <= len(text) for m in cast.mentions)
    assert cast.starts == sorted(cast.starts)
    assert all(0 <= m.person < len(cast.people) for m in cast.mentions)


def test_hostile_text_is_read_in_linear_time() -> None:
    text = "President " * 20_000
    assert scan(flat_tree(text), sentences(text)).people == []
