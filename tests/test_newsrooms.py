"""Newsrooms: the table and how mentions of them are recognised."""

from __future__ import annotations

import json
import pickle
import time
from collections import Counter
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pyarrow as pa
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from wellhead import newsrooms
from wellhead.engine.local import LocalEngine
from wellhead.errors import UsageError
from wellhead.newsroom_table import (
    Additions,
    country_codes,
    merged,
    parse_additions,
    plain,
    read_additions,
    shipped,
)


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
        "owner",
    }
    assert all(set(row) <= allowed for row in rows)
    assert [row["name"] for row in rows] == [entry.name for entry in shipped()]
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


# ---------------------------------------------------------------- owners and countries
def test_countries_are_iso_codes() -> None:
    used = {entry.country for entry in shipped()} - {None}
    assert used <= country_codes()
    assert all(len(code) == 2 and code.isupper() for code in country_codes())
    assert sum(entry.country is None for entry in shipped()) < 15  # they work from several countries


def test_owners_are_entries_or_plain_names() -> None:
    names = {entry.name for entry in shipped()}
    spellings: dict[str, set[str]] = {}
    for entry in shipped():
        if entry.owner is None:
            continue
        assert entry.owner == " ".join(entry.owner.split()), entry.name
        known = newsrooms.canonical(entry.owner)
        # an owner that is another newsroom is written by that newsroom's name
        assert known in (None, entry.owner, entry.name), (entry.name, entry.owner)
        assert entry.owner != entry.name
        spellings.setdefault(plain(entry.owner), set()).add(entry.owner)
        if entry.owner in names:
            assert known == entry.owner
    assert [ways for ways in spellings.values() if len(ways) > 1] == []
    assert sum(entry.owner is not None for entry in shipped()) > 400


@pytest.mark.parametrize(
    ("name", "owner", "country"),
    [
        ("Miami Herald", "McClatchy", "US"),
        ("Financial Times", "Nikkei", "GB"),
        ("RIA Novosti", "Rossiya Segodnya", "RU"),
        ("Associated Press", None, "US"),
        ("Delfi", "Ekspress Grupp", None),
    ],
)
def test_newsroom(name: str, owner: str | None, country: str | None) -> None:
    room = newsrooms.newsroom(name)
    assert room is not None
    assert (room.owner, room.country) == (owner, country)


def test_ways_of_writing_are_nobody_elses() -> None:
    owners: dict[str, str] = {}
    for entry in shipped():
        for way in entry.sure_ways:
            assert owners.setdefault(plain(way), entry.name) == entry.name, way


# ---------------------------------------------------------------- what a user adds
@pytest.fixture
def shipped_again() -> Iterator[None]:
    yield
    newsrooms.use(None)


MINE = """
# newsrooms of the bay
- {name: Kestrel Bay Courant, kind: newspaper, short: [Courant], domains: [kestrelcourant.example], country: "NO"}
- name: Reuters
  aliases: [Reuters Live]
- {name: NO Nytt, kind: agency, country: NO, owner: Norsund Media}
"""


@pytest.mark.usefixtures("shipped_again")
def test_a_user_adds_newsrooms(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(MINE, encoding="utf-8")
    newsrooms.use(read_additions(tmp_path / "mine.yaml"))
    assert newsrooms.canonical("the Kestrel Bay Courant") == "Kestrel Bay Courant"
    assert newsrooms.canonical("Reuters Live") == "Reuters"
    assert newsrooms.canonical("Thomson Reuters") == "Reuters"
    assert newsrooms.by_domain("www.kestrelcourant.example") == "Kestrel Bay Courant"
    assert newsrooms.is_agency("NO Nytt")
    room = newsrooms.newsroom("NO Nytt")
    assert room is not None
    assert (room.country, room.owner) == ("NO", "Norsund Media")  # an unquoted NO is Norway, not false
    text = "She told the Kestrel Bay Courant and then NO Nytt."
    assert [name for *_, name in newsrooms.find(text, 0, len(text))] == ["Kestrel Bay Courant", "NO Nytt"]
    newsrooms.use(None)
    assert newsrooms.canonical("Reuters Live") is None
    assert newsrooms.digest() == ""


def test_the_digest_depends_on_the_entries_alone() -> None:
    one = parse_additions("- {name: Bay Courant, kind: newspaper}", "a.yaml")
    same = parse_additions("# mine\n- kind: newspaper\n  name: Bay  Courant\n", "b.yaml")
    other = parse_additions("- {name: Bay Courant, kind: magazine}", "a.yaml")
    assert one == same
    assert one.digest() == same.digest() != other.digest()
    assert parse_additions("# nothing yet\n", "c.yaml").digest() == ""


def test_a_case_keeps_them_as_plain_data() -> None:
    made = parse_additions(MINE, "mine.yaml")
    rows = json.loads(json.dumps(made.to_rows()))
    assert rows[1] == {"name": "Reuters", "kind": "agency", "aliases": ["Reuters Live"]}
    assert Additions.from_rows(rows) == made
    assert Additions.from_rows([]).entries == ()


def test_a_known_name_is_extended_under_the_tables_spelling() -> None:
    made = parse_additions("- {name: new york times, loose: [Gray Lady]}", "a.yaml")
    found = {entry.name: entry for entry in merged(made)}["The New York Times"]
    assert found.loose == ("Gray Lady",)
    assert found.domains == ("nytimes.com",)
    assert found.owner == "The New York Times Company"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("\n- {name: Bay Courant}", "mine.yaml, line 2: “Bay Courant” has no kind; add kind: one of agency,"),
        ("- {kind: agency}", "mine.yaml, line 1: an entry has no name; add name: …"),
        (
            "- {name: Bay Courant, kind: paper}",
            "line 1: “paper” is no kind of newsroom; write one of agency,",
        ),
        (
            "- name: Bay Courant\n  alias: [Courant]",
            "line 2: “alias” is no key of an entry; did you mean “aliases”?",
        ),
        (
            "- name: Bay Courant\n  kind: agency\n  short: Courant",
            "line 3: “short” is no list; write short: […]",
        ),
        ("- {name: B, kind: agency, country: UK}", "line 1: “UK” is no country code; write two capitals"),
        ("- {name: B, kind: agency, common: maybe}", "“common” is neither true nor false; write true"),
        ("- {name: B, kind: agency, domains: ['https://b.example/']}", "is no domain; write the host alone"),
        ("- {name: Bay, kind: agency, aliases: [AFP]}", "“AFP” already means AFP; name it loose or short"),
        (
            "- {name: Bay, kind: agency, domains: [bbc.com]}",
            "“bbc.com” already means BBC; leave the domain out here",
        ),
        ("- {name: B, kind: agency}\n- {name: B, kind: agency}", "line 2: “B” stands here a second time"),
        ("- {name: B, name: C, kind: agency}", "“name” stands twice in one entry"),
        ("- {name: '', kind: agency}", "“name” has something that is no name"),
        ("- {name: [B], kind: agency}", "“name” has something that is no name"),
        ("- Bay Courant", "line 1: is no entry; write it as {name: …, kind: …}"),
        ("name: Bay Courant", "line 1: is no list of entries; begin every entry with “- ”"),
        ("- {name: B\n- {name: C}", "is not YAML"),
        ("- {name: \x00}", "is not YAML"),
    ],
)
def test_a_file_that_is_off_says_where_and_what_to_do(text: str, says: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_additions(text, "mine.yaml")
    assert str(caught.value).startswith("mine.yaml")
    assert says in str(caught.value)
    assert "; " in str(caught.value)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="No such file"):
        read_additions(tmp_path / "none.yaml")
    (tmp_path / "latin.yaml").write_bytes("- {name: Télam}".encode("latin-1"))
    with pytest.raises(UsageError, match="save it as UTF-8"):
        read_additions(tmp_path / "latin.yaml")


def test_the_digest_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    mine = parse_additions(MINE, "mine.yaml")
    carried = pickle.loads(pickle.dumps(newsrooms.Prepared(told, mine)))
    expected = mine.digest()

    def never(self: Additions) -> list[dict[str, object]]:
        raise AssertionError("written out anew")

    monkeypatch.setattr(Additions, "to_rows", never)
    try:
        assert carried.additions == mine
        newsrooms.use(carried.additions)
        table = newsrooms._table()
        newsrooms.use(pickle.loads(pickle.dumps(carried)).additions)
        assert newsrooms.digest() == expected
        assert newsrooms._table() is table  # the same additions make no new table
    finally:
        newsrooms.use(None)
    assert newsrooms.digest() == ""


def told(bundle: dict[str, pa.Table]) -> dict[str, pa.Table]:
    """A step's function: the canonical name of each name."""
    names = [newsrooms.canonical(name) for name in bundle["names"].column("name").to_pylist()]
    return {"names": pa.table({"name": pa.array(names, pa.string())})}


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.usefixtures("shipped_again")
def test_additions_reach_every_worker(workers: int) -> None:
    mine = parse_additions(MINE, "mine.yaml")
    bundle = {"names": pa.table({"name": ["Reuters Live", "the AP"]})}
    with LocalEngine(workers=workers) as engine:
        with_mine = list(engine.map(newsrooms.Prepared(told, mine), [bundle] * 3))
        without = list(engine.map(newsrooms.Prepared(told, None), [bundle] * 3))
    assert [one["names"].column("name").to_pylist() for one in with_mine] == [
        ["Reuters", "Associated Press"]
    ] * 3
    assert [one["names"].column("name").to_pylist() for one in without] == [[None, "Associated Press"]] * 3


# ---------------------------------------------------------------- length
@pytest.mark.parametrize(
    "unit",
    [
        "A’",
        "A-",
        "Radio A’",
        "A’A ",
        "told Reuters, the Kestrel Post reported. ",
        "Abcdefgh",
        "The Bay Post ",
    ],
)
def test_time_grows_with_length_and_no_faster(unit: str) -> None:
    def seconds(characters: int) -> float:
        text = (unit * characters)[:characters]
        begun = time.process_time()
        newsrooms.find(text, 0, len(text))
        return time.process_time() - begun

    seconds(1_000)
    assert seconds(160_000) < 40 * max(seconds(10_000), 0.005)


def test_overlaps_are_settled_by_the_table() -> None:
    text = (
        "He told the New York Post, she told the Meridian Post, and the Calder Herald reported what AFP said."
    )
    assert [name for *_, name in newsrooms.find(text, 0, len(text))] == [
        "New York Post", "Meridian Post", "Calder Herald", "AFP",
    ]  # fmt: skip


# ---------------------------------------------------------------- looks alone
@pytest.mark.parametrize(
    ("name", "placed", "kind"),
    [
        ("Kestrel Bay Herald", False, "outlet"),
        ("Radio Calder", False, "outlet"),
        ("Norland News Agency", False, "agency"),
        ("Meridian Post", True, "outlet"),
        ("Norpress", True, "outlet"),
        # these may be a carrier, a bank, a team
        ("Deutsche Post", False, None),
        ("American Express", False, None),
        ("Phoenix Mercury", False, None),
        ("Wall Street", True, None),
        ("Corvane Mining", True, None),
    ],
)
def test_shape(name: str, placed: bool, kind: str | None) -> None:
    assert newsrooms.shape(name, placed) == kind


def test_an_opening_word_may_be_a_capital() -> None:
    text = "According to the Sun newspaper, he fled. Citing the Sun, he left."
    assert [name for *_, name in newsrooms.find(text, 0, len(text))] == ["The Sun", "The Sun"]


def test_a_name_too_long_to_be_one_is_none() -> None:
    assert newsrooms.canonical("the Interfax news agency") == "Interfax"
    assert newsrooms.canonical("the Interfax" + " news agency" * 100_000) is None
