"""Wording: dates, counts, figures, and which addresses may become links."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellhead.report import words
from wellhead.vocabulary import MODALITIES, RELATIONS, ROLES, SOURCE_CLASSES


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, "date not known"),
        ("", "date not known"),
        ("2021", "2021"),
        ("2021-03", "March 2021"),
        ("2021-03-04", "4 March 2021"),
        ("2021-03-04T09:05", "4 March 2021, 09:05"),
        ("2021-03-04T09:05:00Z", "4 March 2021, 09:05 UTC"),
        ("2021-03-04 09:05:11.250+02:00", "4 March 2021, 09:05 +02:00"),
        ("2021-13-04", "2021-13-04"),
        ("31 February 20x0", "31 February 20x0"),
        ("2021-03-04\n<script>", "2021-03-04 <script>"),
    ],
)
def test_dates(value: str | None, expected: str) -> None:
    assert words.date(value) == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2021-03-04T10:00:00Z", "2021-03-04T22:00:00Z", "4 March 2021"),
        ("2021-03-04", "2021-03-06", "4 March 2021 to 6 March 2021"),
        ("2021-03-04", None, "4 March 2021"),
        (None, None, "dates not known"),
    ],
)
def test_spans_of_dates(first: str | None, last: str | None, expected: str) -> None:
    assert words.span_of_dates(first, last) == expected


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://example.org/a?b=c#d", True),
        ("HTTP://EXAMPLE.ORG/", True),
        ("https://пример.example/новости", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        (" javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("https:alert(1)", False),
        ("https://", False),
        ("http://[::1", False),
        ("//example.org/a", False),
        ("/a/b", False),
        ("data:text/html,<script>alert(1)</script>", False),
        ("vbscript:x", False),
        ("file:///etc/passwd", False),
        ("ftp://example.org/", False),
        ('https://example.org/"onmouseover=alert(1)', False),
        ("https://example.org/<svg/onload=x>", False),
        ("https://example.org/ b", False),
        ("https://example.org/" + "a" * 2_000, False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(url: str | None, safe: bool) -> None:
    assert words.safe_url(url) == (url if safe else None)


@given(st.text())
def test_whatever_becomes_a_link_is_a_web_address(url: str) -> None:
    found = words.safe_url(url)
    assert found is None or found.lower().startswith(("http://", "https://"))


@pytest.mark.parametrize(
    ("low", "high", "bound", "expected"),
    [
        (1200, None, "at_least", "at least 1,200"),
        (40, 40, "about", "about 40"),
        (60, 70, "range", "60–70"),
        (0, 12, "at_most", "at most 12"),
        (2.5, 2.5, "exact", "2.5"),
        (float("inf"), None, "exact", "inf"),
        (float("nan"), None, "exact", "nan"),
        (1e20, None, "exact", "1e+20"),
    ],
)
def test_figures(low: float, high: float | None, bound: str, expected: str) -> None:
    assert words.figure(low, high, bound) == expected


@given(st.text(), st.integers(2, 40))
def test_clip_is_one_line_of_at_most_that_length(text: str, length: int) -> None:
    clipped = words.clip(text, length)
    assert len(clipped) <= length
    assert len(clipped.splitlines()) <= 1


@given(st.text(st.characters(codec=None)))
def test_what_is_shown_can_be_written_and_keeps_its_length(text: str) -> None:
    shown = words.showable(text)
    assert len(shown) == len(text)
    assert "\0" not in shown
    shown.encode("utf-8")


def test_every_word_of_the_tables_has_a_wording() -> None:
    assert set(ROLES) == set(words.ROLES)
    assert set(RELATIONS) == set(words.RELATIONS)
    assert set(SOURCE_CLASSES) == set(words.SOURCE_CLASSES)
    assert set(MODALITIES) - {"happened"} == set(words.MODALITIES)
    assert set(words.CREDIBILITY) == set(range(1, 7))
