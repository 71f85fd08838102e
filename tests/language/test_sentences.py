"""Sentences of annotated lines."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wellhead.language import split_sentences, split_text
from wellhead.language.sentences import LONGEST, sentence_spans
from wellhead.records import Article, Line


def article(text: str) -> Article:
    return Article(
        article_id="a", path="a.txt", publisher=None, published=None, published_evidence=None, title=None,
        authors=(), url=None, language="en", text=text, sha256="",
    )  # fmt: skip


def lines(text: str, *roles: str) -> list[Line]:
    """One line a text line, with the roles given (body for the rest)."""
    found: list[Line] = []
    start = 0
    for row in text.split("\n"):
        if row.strip():
            role = roles[len(found)] if len(found) < len(roles) else "body"
            found.append(Line(article_id="a", start=start, end=start + len(row), role=role, text=row))
        start += len(row) + 1
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam broke. Nobody was hurt.", ["The dam broke.", "Nobody was hurt."]),
        # titles, initials, months
        ("Mr. Falk left. Gov. Ann K. Bell stayed.", ["Mr. Falk left.", "Gov. Ann K. Bell stayed."]),
        ("It met on Sept. 28. No. 5 won.", ["It met on Sept. 28.", "No. 5 won."]),
        # "U.S." ends a sentence only before a word that opens one
        ("The U.S. Senate met in the U.S. The vote failed.", ["The U.S. Senate met in the U.S.", "The vote failed."]),
        ("It began at 5 p.m. Monday. He won.", ["It began at 5 p.m. Monday.", "He won."]),
        # a cue keeps its question; a quotation of several sentences is several sentences
        ("“Will it hold?” he asked. It did.", ["“Will it hold?” he asked.", "It did."]),
        ("“Will it hold?” Mayor Voss asked.", ["“Will it hold?” Mayor Voss asked."]),
        ("“No!” The crowd left.", ["“No!”", "The crowd left."]),
        ("He said: “We won. We did it,” and left.", ["He said: “We won.", "We did it,” and left."]),
        ("“It fell.” “Nobody came.” Then rain.", ["“It fell.”", "“Nobody came.”", "Then rain."]),
        # a wrong closing mark, straight marks, no space after the stop
        ("It “threatened our country“. It calls for calm.", ["It “threatened our country“.", "It calls for calm."]),
        ('"It fell." "Why?" he said.', ['"It fell."', '"Why?" he said.']),
        ("He left after a decade.But she stayed.", ["He left after a decade.", "But she stayed."]),
        ("See example.com and v3.5 first.", ["See example.com and v3.5 first."]),
        ("Wait… Really? Yes", ["Wait…", "Really?", "Yes"]),
        ("Yahoo! News has it.", ["Yahoo! News has it."]),
        # a note behind the stop, a spaced ellipsis, capitals
        ("It fell. [6] Nobody came. [7][8]", ["It fell. [6]", "Nobody came. [7][8]"]),
        ("It fell . . . Then rain.", ["It fell . . .", "Then rain."]),
        ("Many ports, e.g. Easton, shut.", ["Many ports, e.g. Easton, shut."]),
        ("SEN. MARK FALK RESIGNS", ["SEN. MARK FALK RESIGNS"]),
        ("no stop at all and still one sentence", ["no stop at all and still one sentence"]),
    ],
)  # fmt: skip
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in sentence_spans(text, 0, len(text))] == expected


@pytest.mark.parametrize(
    ("dateline", "rest"),
    [
        ("KESTREL BAY, Talvia (Norpress) - ", "The ferry sank."),
        ("LINDHOLM, March 5 (Union Wire) - ", "The ferry sank."),
        ("KESTREL BAY (Norpress) — ", "The ferry sank."),
        ("Kestrel Bay (Norpress) – ", "“We sank,” he said."),
        ("MOSCOW, Sept 23 (Reuters) – ", "The ferry sank."),
        ("JERUSALEM/GAZA (Reuters) - ", "The ferry sank."),
        ("WASHINGTON, D.C. — ", "The ferry sank."),
        ("TEHRAN, Iran -- ", "The ferry sank."),
        ("(Reuters) - ", "The ferry sank."),
        ("LONDON (Reuters) ", "The ferry sank."),
        ("Washington (CNN)", "The ferry sank."),
        # none
        ("", "Ann Bell (Labour) - who lost - left."),
        ("", "Ann Bell — The mayor."),
        ("", "The National Health Service (Wales) The end."),
        ("", "NATO — the alliance — met."),
        ("", "U.S. officials — Falk among them — met."),
        ("", "The army (NATO) left."),
    ],
)
def test_a_dateline_is_left_out(dateline: str, rest: str) -> None:
    text = f"T\n{dateline}{rest}"
    found = split_sentences(article(text), lines(text, "title"))
    assert text[found[1].start : found[-1].end] == rest


def test_roles_and_paragraphs() -> None:
    text = "Dam Breaks\n\nIt broke. Nobody\nwas hurt.\nThe dam, on Monday\nSign up for our newsletter\nIt rained."
    found = split_sentences(
        article(text), lines(text, "title", "body", "body", "caption", "newsletter", "body")
    )
    assert [(text[s.start : s.end], s.paragraph, s.role) for s in found] == [
        ("Dam Breaks", 0, "title"),
        ("It broke.", 1, "body"),
        ("Nobody", 1, "body"),
        ("was hurt.", 2, "body"),
        ("The dam, on Monday", 3, "caption"),
        ("It rained.", 4, "body"),
    ]


def test_hard_wrap_within_a_line() -> None:
    text = "The dam\nbroke on Monday.\n\nNobody was hurt."
    whole = [Line(article_id="a", start=0, end=len(text), role="body", text=text)]
    found = split_sentences(article(text), whole)
    assert [text[s.start : s.end] for s in found] == ["The dam\nbroke on Monday.", "Nobody was hurt."]
    assert [s.paragraph for s in found] == [0, 1]


@settings(deadline=None)
@given(st.text(alphabet="aB .,!?…“”\"'’‘\n()1", max_size=120))
def test_sentences_cover_every_visible_character(text: str) -> None:
    found = split_sentences(article(text), lines(text, *["caption"] * 120))  # a caption has no dateline
    covered = {k for s in found for k in range(s.start, s.end)}
    assert covered >= {k for k, c in enumerate(text) if not c.isspace()}
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


def test_a_text_without_labels() -> None:
    text = "Dam Breaks\nIt broke. Nobody\nwas hurt.\n\n  \nIt rained"
    assert [text[a:b] for a, b in split_text(text)] == [
        "Dam Breaks",
        "It broke.",
        "Nobody\nwas hurt.",
        "It rained",
    ]
    assert split_text("") == split_text(" \n ") == []
    assert split_text("x") == [(0, 1)]


@pytest.mark.parametrize(
    "unit", ["a", "word ", "Mr. ", "a. ", ". ", "”", "😀", "كلمة ", "\n", "a\n", " ", "? ", ". . ", "[1]"]
)
def test_time_is_linear_in_the_length_of_a_line(unit: str) -> None:
    text = (unit * 100_000)[:100_000]
    began = time.process_time()
    spans = split_text(text)
    assert time.process_time() - began < 4
    assert all(0 < b - a <= LONGEST for a, b in spans)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    assert sum(len(text[a:b].split()) for a, b in spans) >= len(text.split())
