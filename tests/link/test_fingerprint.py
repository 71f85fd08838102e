"""Fingerprints: hashes that shared runs leave behind, terms and their weights, the day."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wellhead.link.commonness import commonness
from wellhead.link.fingerprint import fingerprint, stem
from wellhead.link.moments import day_of
from wellhead.link.words import quotations, read_forms, read_words
from wellhead.records import Article, Line

WORDS = [f"w{n}x" for n in range(400)]


def article(text: str, **fields: object) -> Article:
    known: dict[str, object] = {
        "article_id": "a",
        "path": "a.txt",
        "publisher": None,
        "published": None,
        "published_evidence": None,
        "title": None,
        "authors": (),
        "url": None,
        "language": "en",
        "text": text,
        "sha256": "",
    }
    return Article(**(known | fields))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Syria’s six-year war", ["syrias", "six", "year", "war"]),
        ("Syrias six-year war", ["syrias", "six", "year", "war"]),
        ("30,000 people, 4.5 per cent", ["30000", "people", "45", "per", "cent"]),
        ("the U.S. and the US", ["the", "us", "and", "the", "us"]),
        ("a Brazilian fighter.But he never", ["a", "brazilian", "fighter", "but", "he", "never"]),
        ("Straße", ["strasse"]),
        ("", []),
    ],
)
def test_words_are_compared_without_case_and_punctuation(text: str, forms: list[str]) -> None:
    assert read_forms(text, [(0, len(text))]) == forms
    assert read_words(text, [(0, len(text))]).forms == forms


@given(st.text(max_size=300))
def test_both_readers_agree_and_spans_are_exact(text: str) -> None:
    words = read_words(text, [(0, len(text))])
    assert words.forms == read_forms(text, [(0, len(text))])
    for form, start, end in zip(words.forms, words.starts, words.ends, strict=True):
        assert form in text[start:end].casefold() or read_forms(text[start:end], [(0, end - start)]) == [form]
    assert len(words.quoted) == len(words)


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('He said "all is well" and left.', ["all is well"]),
        ("“First,” he said, “second.”", ["First,", "second."]),
        ("Assad’s “legitimate government” stays", ["legitimate government"]),
        ("‘We have tried,’ he said. It’s over.", ["We have tried,"]),
        (
            "“A quotation that goes on in the next paragraph",
            ["A quotation that goes on in the next paragraph"],
        ),
        ('“Wrong closing mark" is closed', ["Wrong closing mark"]),
        ("no quotation", []),
    ],
)
def test_quotations_are_found_within_a_paragraph(text: str, inside: list[str]) -> None:
    found = [text[start:end].strip('“”"‘’') for start, end in quotations(text, 0, len(text))]
    assert found == inside


def test_a_mark_too_many_does_not_swallow_a_long_paragraph() -> None:
    text = 'An inch is written 1 "x here. ' + "word " * 300
    assert quotations(text, 0, len(text)) == []


@given(st.lists(st.sampled_from(WORDS), min_size=12, max_size=40), st.integers(0, 30), st.integers(0, 30))
@settings(max_examples=50)
def test_a_run_of_twelve_words_leaves_a_common_hash(run: list[str], before: int, after: int) -> None:
    one = fingerprint(article(" ".join([*WORDS[:before], *run])), ())
    two = fingerprint(article(" ".join([*run, *WORDS[300 : 300 + after]])), ())
    assert set(one.shingles) & set(two.shingles)


def test_only_the_articles_own_text_is_hashed() -> None:
    body = "The convoy was carrying five thousand people when the blast hit it near the city on Saturday."
    text = f"{body}\n\nSign up for our newsletter and never miss the latest news from the region again."
    lines = [
        Line(article_id="a", start=0, end=len(body), role="body", text=body),
        Line(
            article_id="a", start=len(body) + 2, end=len(text), role="newsletter", text=text[len(body) + 2 :]
        ),
    ]
    assert fingerprint(article(text), lines).shingles == fingerprint(article(body), ()).shingles
    assert fingerprint(article(text), lines).words == 17


def test_a_gallery_is_made_of_its_captions() -> None:
    caption = (
        "The president waves from the car after arriving at the airport in the capital on Sunday evening."
    )
    lines = [Line(article_id="a", start=0, end=len(caption), role="caption", text=caption)]
    assert fingerprint(article(caption), lines).words == 17


def test_terms_are_weighted_by_count_and_place() -> None:
    late = " ".join(f"filler{n}" for n in range(200))
    print_ = fingerprint(article(f"Convoy convoy evacuation. {late} harbour"), ())
    by_common = dict(zip(print_.terms, zip(print_.weights, print_.commonness, strict=True), strict=True))
    assert list(by_common) == sorted(by_common)
    weights = {weight for weight, _ in by_common.values()}
    assert max(weights) == round(8 * 1.5 * (1 + 0.6931471805599453))
    assert min(weights) == 8


def test_at_most_four_hundred_terms_are_kept() -> None:
    print_ = fingerprint(article(" ".join(f"word{n}" for n in range(3000))), ())
    assert len(print_.terms) == 400


def test_common_words_are_known_and_rare_ones_are_not() -> None:
    table = commonness()
    assert table["the"] > 900_000
    assert 0 < table["convoy"] < 20_000
    assert "zugzwang" not in table


def test_other_languages_drop_short_words() -> None:
    german = fingerprint(article("Der Zug und die Bahn haben Verspätung", language="de"), ())
    assert len(german.terms) == 2


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("1970-01-01", 0),
        ("2015-09-23", 16701),
        ("2015-09-23T07:54:28-04:00", 16701),
        (None, None),
        ("", None),
        ("yesterday", None),
        ("2015-13-40", None),
    ],
)
def test_day_of_publication(published: str | None, day: int | None) -> None:
    assert day_of(published) == day


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("talks", "talk"),
        ("syrias", "syria"),
        ("countries", "country"),
        ("crisis", "crisis"),
        ("gas", "gas"),
        ("press", "press"),
        ("status", "status"),
    ],
)
def test_stems(form: str, expected: str) -> None:
    assert stem(form) == expected


def test_hashes_are_the_same_everywhere() -> None:
    """A case made on one machine is carried on at another, and by another engine."""
    assert fingerprint(article("One two three four five six, seven eight."), ()).shingles == (
        -7641021375570598952,
    )


@pytest.mark.parametrize(
    "text", ["", " \n\t", "“" * 20_000, "a" * 500_000, "\x00" * 100, "x " * 100_000, "\ufffd"]
)
def test_hostile_texts_are_read_in_passing(text: str) -> None:
    print_ = fingerprint(article(text), ())
    assert len(print_.terms) == len(print_.weights) == len(print_.commonness)
