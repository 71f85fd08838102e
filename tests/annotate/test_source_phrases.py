"""Source mentions taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellhead.annotate.source_phrases import coordinated, parse, segments, trimmed, without_manner


@pytest.mark.parametrize(
    ("text", "head", "count", "plural"),
    [
        ("two people familiar with the matter", "people", 2, True),
        ("a third person", "person", 1, False),
        ("one source", "source", 1, False),
        ("the officials", "official", None, True),
        ("election officials", "official", None, True),
        ("two of the people", "people", 2, True),
        ("an official in Washington", "official", 1, False),
        ("Trump’s then-attorney", "attorney", None, False),
        ("the Britain-based monitoring group", "group", 1, False),
        ("officials briefed on the matter", "official", None, True),
        ("A military media unit run by Hezbollah", "unit", 1, False),
    ],
)
def test_head_and_count(text: str, head: str, count: int | None, plural: bool) -> None:
    phrase = parse(text, 0, len(text))
    assert (phrase.head, phrase.count, phrase.plural) == (head, count, plural)


@pytest.mark.parametrize(
    ("text", "sex"),
    [("he", "m"), ("She", "f"), ("it", "it"), ("they", "they"), ("who", "who"), ("the man", "")],
)
def test_pronouns(text: str, sex: str) -> None:
    assert parse(text, 0, len(text)).pronoun == sex


@pytest.mark.parametrize(
    ("text", "members"),
    [
        (
            "a person close to the Kremlin and an adviser to the Defense Ministry in Moscow",
            ["a person close to the Kremlin", "an adviser to the Defense Ministry in Moscow"],
        ),
        ("Trump and Moscow", ["Trump", "Moscow"]),
        ("Russia and the Taliban", ["Russia", "the Taliban"]),
        ("neither the White House nor the Pentagon", ["the White House", "the Pentagon"]),
        ("the Observatory and a witness", ["the Observatory", "a witness"]),
        ("a war monitor and activists", ["a war monitor", "activists"]),
        # one source each
        ("teachers and union officials", None),
        ("the Ministry of Health and Social Affairs", None),
        (
            "John Gauger, the owner of Red Finch Solutions and chief information officer at Liberty University",
            None,
        ),
        ("Kathleen Jamieson, a professor at Penn and the director of its policy centre", None),
        ("Rudolph W. Giuliani, one of Mr. Trump’s lawyers", None),
    ],
)
def test_coordination(text: str, members: list[str] | None) -> None:
    assert [text[a:b] for a, b in coordinated(text, 0, len(text))] == (members or [text])


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a third person who spoke to Bloomberg", "a third person"),
        ("an official in Washington, speaking on condition of anonymity", "an official in Washington"),
        ("a campaign official who was not authorized to speak publicly", "a campaign official"),
        ("the man who once said he would take a bullet", "the man who once said he would take a bullet"),
        ("a person who attended the meeting", "a person who attended the meeting"),
    ],
)
def test_manner_is_no_part_of_the_name(text: str, kept: str) -> None:
    start, end = without_manner(text, 0, len(text))
    assert text[start:end] == kept


def test_segments_keep_suffixes_and_dates_together() -> None:
    text = "Mr. Gauger’s lawyer, Charles E. James, Jr. of Williams Mullen"
    assert [text[a:b] for a, b in segments(text, 0, len(text))] == [
        "Mr. Gauger’s lawyer",
        "Charles E. James, Jr. of Williams Mullen",
    ]
    text = "a Dec. 28, 2016 tweet"
    assert len(segments(text, 0, len(text))) == 1


@given(st.text(alphabet=st.sampled_from("the a official,Anna Berg and who said’s 24 “”—\n")))
def test_spans_stay_inside(text: str) -> None:
    start, end = trimmed(text, 0, len(text))
    assert 0 <= start <= end <= len(text)
    if start < end:
        phrase = parse(text, start, end)
        assert text[phrase.start : phrase.end] == phrase.text
        at = start
        for a, b in coordinated(text, start, end):
            assert at <= a < b <= end
            at = b


@pytest.mark.parametrize("text", ["—", ",", " - ", "--"])
def test_a_mention_of_marks_alone_is_one_piece(text: str) -> None:
    assert segments(text, 0, len(text)) == [(0, len(text))]
    parse(text, 0, len(text))
