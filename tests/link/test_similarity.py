"""Words, clauses and likeness of statements."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storydesk import Desk
from wellhead.link.claim_clauses import split_clauses
from wellhead.link.claim_constraints import compatible, same_thing
from wellhead.link.claim_features import is_negative, read_pieces
from wellhead.link.claim_words import read_holders, read_terms, stem
from wellhead.link.similarity import similar_pairs
from wellhead.records import Number


@pytest.mark.parametrize(
    ("words", "same"),
    [
        (("killed", "killing", "kills"), True),
        (("evacuated", "evacuation", "evacuate"), True),
        (("authorize", "authorised", "authorising"), True),
        (("agreement", "agreed", "agrees"), True),
        (("told", "tells", "tell"), True),
        (("policies", "policy"), True),
        (("planes", "plans"), False),
        (("news", "new"), False),
        (("wound", "wind"), False),
    ],
)
def test_stems(words, same):
    assert (len({stem(w) for w in words}) == 1) is same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The United States", "America"),
        ("U.S. troops", "American soldiers"),
        ("Islamic State", "ISIS"),
        ("air strikes", "airstrikes"),
        ("24 dead", "24 killed"),
        ("rebels", "insurgents"),
        ("Kremlin’s", "Moscow"),
    ],
)
def test_words_of_one_meaning(one, other):
    assert [w.term for w in read_terms(one)] == [w.term for w in read_terms(other)]


def test_stop_words_carry_nothing_and_offsets_are_kept():
    text = "They said that the U.S. has been in Syria since then"
    words = read_terms(text)
    assert [text[w.start : w.end] for w in words] == ["U.S.", "Syria"]
    assert all(w.is_name for w in words)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["President Doe spoke.", "Vice President Ann Roe and President John Doe met."],
         {"president": "doe", "vice president": "roe"}),
        (["President Doe met President Roe."], {}),
        (["President Doe met Russian President Ivan Petrov."], {"president": "doe"}),
    ],
)  # fmt: skip
def test_office_holders(texts, expected):
    assert read_holders(texts) == expected


def test_an_office_alone_stands_for_its_holder():
    assert "doe" in [
        w.term for w in read_terms("neither the president nor the governor knew", {"president": "doe"})
    ]
    assert "doe" not in [w.term for w in read_terms("President Roe knew", {"president": "doe"})]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("he was unable to get him into the top ten", True),
        ("nobody briefed me", True),
        ("the house has yet to decide", True),
        ("they didn’t know", True),
        ("the president has no knowledge of it", True),
        ("not only the minister but the mayor knew", False),
        ("it will strike if the other side rejects the proposal", False),
        ("they knew", False),
    ],
)
def test_negative(text, expected):
    assert is_negative(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor was briefed on the report and that engineers had left the site",
         ["The mayor was briefed on the report", "engineers had left the site"]),
        ("Doe hired a firm to rig the vote and skipped out on paying the bill",
         ["Doe hired a firm to rig the vote", "skipped out on paying the bill"]),
        ("The proposal, which the palace has sent to the council, calls for talks",
         ["The proposal calls for talks", "which the palace has sent to the council"]),
        ("bread, milk and cheese", ["bread, milk and cheese"]),
        ("killed and wounded", ["killed and wounded"]),
        ("", [""]),
    ],
)  # fmt: skip
def test_clauses(text, expected):
    assert [" ".join(text[s:e].strip(" ,") for s, e in part) for part in split_clauses(text)] == expected


@settings(max_examples=100, deadline=None)
@given(
    st.text(alphabet="ab ,.;“”\"'and but which who—–\n", max_size=300),
    st.lists(st.integers(0, 300), max_size=5),
)
def test_clauses_are_stretches_of_the_text_that_do_not_overlap(text, breaks):
    spans = sorted(s for part in split_clauses(text, [b for b in breaks if b < len(text)]) for s in part)
    assert all(0 <= s <= e <= len(text) for s, e in spans)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))


def number(
    low: float, high: float | None = None, *, bound: str = "exact", counted: str | None = None, unit=None
):
    high = low if high is None and bound != "at_least" else high
    return Number(
        article_id="a", start=0, end=1, text="", low=low, high=high, bound=bound, unit=unit, counted=counted
    )


@pytest.mark.parametrize(
    ("x", "y", "expected"),
    [
        (number(12000, bound="about", unit="USD"), number(12000, 13000, bound="range", unit="USD"), True),
        (number(112), number(126), False),
        (number(100, bound="at_least"), number(112), False),
        (number(98, bound="about"), number(100), True),
        (number(5, unit="percent"), number(5), False),
    ],
)
def test_compatible_figures(x, y, expected):
    assert compatible(x, y) is expected
    assert compatible(y, x) is expected


@pytest.mark.parametrize(
    ("x", "y", "expected"),
    [
        ("people killed", "people killed", True),
        ("children killed", "people killed", False),
        ("people killed", "people wounded", False),
        ("new military bases", "bases", True),
        ("soldiers", "troops", True),
        ("polls", "towns", False),
        (None, "towns", False),
    ],
)
def test_same_thing(x, y, expected):
    assert same_thing(number(1, counted=x), number(1, counted=y)) is expected


def pieces_of(*texts: str):
    desk = Desk()
    for n, text in enumerate(texts):
        desk.article(f"a{n:03}")
        desk.states(f"a{n:03}", text)
    return read_pieces(desk.dossier())


def test_likeness_grows_with_what_is_shared():
    pieces = pieces_of(
        "The dam on the upper river was built with poor concrete.",
        "Poor concrete was used for the dam on the upper river.",
        "The dam on the upper lake needs new gates.",
        "Bread prices rose again for the third month.",
    )
    scores = {(p.a, p.b): p.score for p in similar_pairs(pieces)}
    assert scores[0, 1] > scores.get((0, 2), 0.0) > scores.get((0, 3), 0.0)


def test_statements_that_say_little_meet_only_their_like():
    pieces = pieces_of(
        "That claim.", "The bombing.", "that claim!", "The bombing of the old bridge killed a miller."
    )
    assert [(p.a, p.b) for p in similar_pairs(pieces) if p.score > 0.9] == [(0, 2)]


def test_what_others_say_is_not_the_authors():
    desk = Desk()
    desk.article("a")
    said = desk.says("a", "Jane Doe", "the dam on the upper river was built with poor concrete")
    sentence = desk.sentences[-1]
    whole = type(said)(**{**{f: getattr(said, f) for f in said.__dataclass_fields__}, "attribution_id": None,
                          "voice": "author", "statement_id": "whole", "start": sentence.start, "end": sentence.end,
                          "text": desk.texts["a"][sentence.start : sentence.end]})  # fmt: skip
    desk.statements.append(whole)
    assert [p.statement.statement_id for p in read_pieces(desk.dossier())] == [said.statement_id]


def test_a_line_of_half_a_megabyte_is_read_by_its_beginning():
    pieces = pieces_of(
        "The dam on the upper river " + "“(and but which " * 30000, "The dam on the upper river."
    )
    assert all(len(p.text) <= 1300 for p in pieces)
    similar_pairs(pieces)
