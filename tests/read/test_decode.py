"""Bytes to text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellhead.read.decode import NotTextError, decode


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"plain\r\ntext\n", "plain\r\ntext\n"),
        ("no\u00a0break “quotes”".encode(), "no\u00a0break “quotes”"),
        (b"\xef\xbb\xbfmarked", "marked"),
        ("“Yes,” he said.".encode("utf-16"), "“Yes,” he said."),
        ("The mayor said yes on Monday.".encode("utf-16-le"), "The mayor said yes on Monday."),
        ("Le ministre a déclaré « non ».\n".encode("latin-1"), "Le ministre a déclaré « non ».\n"),
        ("“Smart” quotes – and a dash".encode("cp1252"), "“Smart” quotes – and a dash"),
        (
            "He said “yes” and “no” and “maybe”".encode() + b" caf\xe9",
            "He said “yes” and “no” and “maybe” caf\ufffd",
        ),
        (b"one \xed\xa0\x80 two", "one \ufffd two"),
        ("Президент России заявил, что переговоры продолжаются.".encode("cp1251"), None),
    ],
)
def test_decode(data: bytes, text: str | None) -> None:
    found = decode(data)
    assert found == text if text is not None else "Президент" in found


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b" \n\t\n", "white space"),
        (b"\0" * 50, "binary"),
        (b"text\0text", "binary"),
        (b"\x7fELF\0\xff\xfe\x80", "binary"),
    ],
)
def test_what_is_no_text_says_why(data: bytes, why: str) -> None:
    with pytest.raises(NotTextError, match=why):
        decode(data)


def test_a_page_is_read_in_the_encoding_that_it_declares() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body>Привет</body></html>'
    assert "Привет" in decode(page.encode("cp1251"), web=True)
    wrong = page.replace("windows-1251", "no-such-encoding")
    assert decode(wrong.encode("cp1251"), web=True)


@given(st.binary(max_size=400))
def test_any_bytes_are_text_that_can_be_stored_or_no_text(data: bytes) -> None:
    try:
        text = decode(data)
    except NotTextError:
        return
    text.encode("utf-8")
    assert "\0" not in text


@given(st.text(min_size=1).filter(lambda t: t.strip() and "\0" not in t and not t.startswith("\ufeff")))
def test_utf8_comes_back_exactly(text: str) -> None:
    assert decode(text.encode("utf-8")) == text
