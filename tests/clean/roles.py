"""Help for tests of line roles: an article from marked lines."""

from __future__ import annotations

from wellhead.clean import label_lines
from wellhead.records import Article, Line


def article(text: str, title: str | None = None) -> Article:
    return Article(
        article_id="a",
        path="a.txt",
        publisher=None,
        published=None,
        published_evidence=None,
        title=title,
        authors=(),
        url=None,
        language=None,
        text=text,
        sha256="0",
    )


def labelled(text: str, title: str | None = None) -> list[tuple[str, str]]:
    """The (role, text) of every line."""
    return [(line.role, line.text) for line in label_lines(article(text, title), ())]


def role_of(text: str, start: str, title: str | None = None) -> str:
    """The role of the line that begins with `start`."""
    (role,) = {role for role, line in labelled(text, title) if line.startswith(start)}
    return role


def check_cover(text: str, lines: list[Line]) -> None:
    """Lines are in order, do not overlap, are exact and cover every visible character."""
    at = 0
    for line in lines:
        assert at <= line.start < line.end <= len(text)
        assert text[line.start : line.end] == line.text
        assert not text[at : line.start].strip()
        at = line.end
    assert not text[at:].strip()
