"""Headline and language from the lines."""

from __future__ import annotations

import pytest
from roles import article

from wellhead.clean import complete, label_lines
from wellhead.clean.complete import language_of

ENGLISH = (
    "The council said on Saturday that the old bridge would stay closed until the end of the month. " * 3
)
GERMAN = (
    "Die alte Brücke über den Fluss bleibt nach dem Sturm bis zum Ende des Monats gesperrt, teilte die Stadt mit. "
    * 3
)
SPANISH = (
    "El viejo puente sobre el río permanecerá cerrado hasta el final del mes, dijo el ayuntamiento el sábado. "
    * 3
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (GERMAN, "de"),
        (SPANISH, "es"),
        ("The council said the bridge would stay closed.", "en"),
        ("Israeli troops kill two gunmen in the north", "en"),
        ("Die Brücke bleibt gesperrt.", None),
        ("Bridge", None),
        ("12 34", None),
        ("", None),
    ],
)
def test_language(text: str, language: str | None) -> None:
    assert language_of(text) == language


def test_the_body_decides_not_what_stands_around_it() -> None:
    text = f"{GERMAN}\n\n{GERMAN}\n\nSign up for our newsletter\n\nRead more\n\nShare on Facebook\n"
    one = article(text)
    assert complete(one, label_lines(one, ())).language == "de"


def test_the_title_line_becomes_the_title() -> None:
    one = article(f"Bridge closed  after storm\n\n{ENGLISH}\n\n{ENGLISH}\n")
    done = complete(one, label_lines(one, ()))
    assert (done.title, done.language) == ("Bridge closed after storm", "en")
    assert done.text == one.text


def test_what_is_known_is_kept() -> None:
    one = article(f"Bridge closed after storm\n\n{ENGLISH}\n", title="A bridge is closed")
    assert complete(one, label_lines(one, ())).title == "A bridge is closed"
    bare = article(ENGLISH)
    assert complete(bare, label_lines(bare, ())).title is None
