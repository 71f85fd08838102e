"""Newsrooms: the table and how mentions of them are recognised."""

from __future__ import annotations

from collections import Counter
from importlib import resources

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from wellhead import newsrooms


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("the associated press", "Associated Press"),
        ("AP", "Associated Press"),
        ("New York Times", "The New York Times"),
        ("The New York Times (Online News)", "The New York Times"),
        ("Wall Street Journal - News", "The Wall Street Journal"),
        ("the Interfax news agency", "Interfax"),
        ("USA TODAY", "USA Today"),
        ("Huffington Post", "HuffPost"),
        ("National News Agency (NNA, Lebanon)", "National News Agency"),
        ("Agence France-Presse", "AFP"),
        ("Time magazine", "Time"),
        ("The Springfield Shopper", None),
        ("", None),
    ],
)
def test_canonical(name: str, canonical: str | None) -> None:
    assert newsrooms.canonical(name) == canonical


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("two people familiar with the matter told Bloomberg on Wednesday", [("Bloomberg", "Bloomberg")]),
        ("an AFP correspondent at the scene", [("AFP", "AFP")]),
        ("Bolton told NBC’s “Meet the Press”", [("NBC", "NBC News"), ("Meet the Press", "NBC News")]),
        # ordinary phrases are no outlets
        ("The Sun rose over the bay, and Time passed for the People.", []),
        ("He crossed The Hill on foot.", []),
        # … but where an outlet stands they are
        ("according to the Sun newspaper", [("Sun", "The Sun")]),
        ("she told Time last week", [("Time", "Time")]),
        ("Time magazine reported the deal", [("Time magazine", "Time")]),
        ("the National Institute said", []),
        # people who bear an outlet's name
        ("Michael Bloomberg ran for office. Bloomberg won.", []),
        ("Michael Bloomberg told Bloomberg that he would run.", [("Bloomberg", "Bloomberg")]),
        # parts of longer words
        ("Reuters-style copy; @AP; Reutersville", []),
        ("a report by Reuters.", [("Reuters", "Reuters")]),
    ],
)
def test_find(text: str, found: list[tuple[str, str]]) -> None:
    hits = newsrooms.find(text, 0, len(text))
    assert [(text[start:end], name) for start, end, name in hits] == found


def test_short_forms_count_for_newsrooms_named_in_full() -> None:
    text = "Gauger told the Journal about it."
    assert newsrooms.find(text, 0, len(text)) == []
    hits = newsrooms.find(text, 0, len(text), {"The Wall Street Journal"})
    assert [(text[a:b], name) for a, b, name in hits] == [("Journal", "The Wall Street Journal")]


def test_find_stays_inside_its_range() -> None:
    text = "Reuters said what AFP said."
    assert [name for *_, name in newsrooms.find(text, 8, len(text))] == ["AFP"]
    assert newsrooms.find(text, 0, 6) == []


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("www.apnews.com", "Associated Press"),
        ("edition.cnn.com", "CNN"),
        ("WWW.BBC.CO.UK:443", "BBC"),
        ("notreuters.com", None),
        ("com", None),
        ("", None),
    ],
)
def test_by_domain(host: str, name: str | None) -> None:
    assert newsrooms.by_domain(host) == name


def test_agencies() -> None:
    assert newsrooms.is_agency("Reuters")
    assert not newsrooms.is_agency("The Guardian")
    assert not newsrooms.is_agency("no such newsroom")


def test_table_is_sound() -> None:
    rows = yaml.safe_load(resources.files("wellhead").joinpath("data/newsrooms.yaml").read_text("utf-8"))
    assert len(rows) > 250
    assert {row["kind"] for row in rows} == set(newsrooms.KINDS)
    names = Counter(row["name"] for row in rows)
    assert [name for name, count in names.items() if count > 1] == []
    domains = Counter(domain for row in rows for domain in row.get("domains", ()))
    assert [domain for domain, count in domains.items() if count > 1] == []
    allowed = {
        "name",
        "kind",
        "aliases",
        "loose",
        "short",
        "programmes",
        "domains",
        "country",
        "common",
        "surname",
    }
    assert all(set(row) <= allowed for row in rows)
    for row in rows:
        assert newsrooms.canonical(row["name"]) == row["name"], row["name"]
        for way in (*row.get("aliases", ()), *row.get("programmes", ())):
            assert newsrooms.canonical(way) == row["name"], way


@given(st.text(alphabet=st.sampled_from("Reuters AP the told ,.’“Bloomberg\n")), st.data())
def test_spans_are_exact_and_apart(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    at = start
    for a, b, name in newsrooms.find(text, start, end):
        assert at <= a < b <= end
        assert newsrooms.newsroom(name) is not None
        at = b


@pytest.mark.parametrize(
    ("text", "known", "expected"),
    [
        # told by the shape of the name, in an outlet's place
        ("the Meridian Post reported on Wednesday, citing two officials", (), ["Meridian Post"]),
        ("But the Inland Courier reported that the bridge was closed", (), ["Inland Courier"]),
        ("A spokesman told Norpress that the talks had failed", (), ["Norpress"]),
        # short for one that is known
        ("A spokesman told the Post that the company", ("Meridian Post",), ["Meridian Post"]),
        ("Ms Petrov told the Herald from her bed", ("The Kestrel Bay Herald",), ["Kestrel Bay Herald"]),
        # nothing of the kind
        ("the White House Press office said", (), []),
        ("A Herald reporter saw the wall", (), []),
        ("He joined the Inland Courier in 1998.", (), []),
        # the table goes first
        ("he told the New York Times on Monday", (), ["The New York Times"]),
        ("On Monday Fox News reported", (), ["Fox News"]),
    ],
)
def test_outlets_that_the_table_lacks(text: str, known: tuple[str, ...], expected: list[str]) -> None:
    assert [name for _, _, name in newsrooms.find(text, 0, len(text), known)] == expected
