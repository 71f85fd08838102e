"""Newsrooms that an article as a whole names as its source.

Dateline ("WASHINGTON (Reuters) -"), byline, credit line ("--Reuters"), "contributed to this report", and the
headline's "— Bloomberg".  The shapes stand in ``credits.yaml``.  An article whose own publisher it is gets
the row too: linking decides.  Credits of pictures are none.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from wellhead import newsrooms
from wellhead.annotate.scene import plain_spaces
from wellhead.data import load
from wellhead.records import Article, Credit, Line

_HEAD = 600
_TAIL = 60
_LONGEST = 240
#: What NAME may match before it is looked up: up to six words, the first with a capital.
_NAME = r"(?:the |The )?[A-Z][\w.&’'/-]*(?: (?:of|and|&|[A-Z0-9][\w.&’'/-]*)){0,5}"
#: Forms that say whose text it is.
WHOLE = ("dateline", "byline", "credit_line")


@dataclass(frozen=True, slots=True)
class _Shape:
    form: str
    roles: frozenset[str]
    where: str
    pattern: re.Pattern[str]


@functools.cache
def _shapes() -> tuple[tuple[_Shape, ...], re.Pattern[str]]:
    data = load("credits")
    shapes = tuple(
        _Shape(
            row["form"],
            frozenset(row["roles"]),
            row["where"],
            re.compile(_any_case(row["pattern"], row["where"]).replace("NAME", _NAME), re.MULTILINE),
        )
        for row in data["patterns"]
    )
    return shapes, re.compile(data["pictures"], re.IGNORECASE)


def _any_case(pattern: str, where: str) -> str:
    """The words of a shape match in any case, its NAME only with its capital; datelines live by their
    capitals.
    """
    if where == "head":
        return pattern
    head, _, tail = pattern.partition("NAME")
    return f"(?i:{head[:-1]})({_NAME})(?i:{tail[1:]})"


def find_credits(article: Article, lines: Sequence[Line]) -> list[Credit]:
    """Every newsroom that the article as a whole names, with the span of its name, in order."""
    found: dict[tuple[int, int], Credit] = {}
    for start, end, name, form in _hits(article, lines):
        if (start, end) not in found:
            found[start, end] = Credit(
                article_id=article.article_id,
                start=start,
                end=end,
                text=article.text[start:end],
                newsroom=name,
                form=form,
            )
    return [found[key] for key in sorted(found)]


def _hits(article: Article, lines: Sequence[Line]) -> Iterator[tuple[int, int, str, str]]:
    shapes, pictures = _shapes()
    text = plain_spaces(article.text)
    body_start = next((line.start for line in lines if line.role in ("dateline", "body")), 0)
    for line in lines:
        for shape in shapes:
            if line.role not in shape.roles:
                continue
            for start, end in _windows(shape, line, body_start):
                window = text[start:end]
                if shape.where != "head" and pictures.search(window) and shape.form != "title":
                    continue
                for hit in shape.pattern.finditer(window):
                    got = _newsroom(hit.group(1))
                    if got is not None:
                        offset = start + hit.start(1) + got[0]
                        yield offset, offset + got[1], got[2], shape.form


def _windows(shape: _Shape, line: Line, body_start: int) -> Iterator[tuple[int, int]]:
    if shape.where == "head":
        if line.start < body_start + _HEAD:
            yield line.start, min(line.end, body_start + _HEAD)
    elif shape.where == "tail":
        yield max(line.start, line.end - _TAIL), line.end
    elif line.end - line.start <= _LONGEST:
        yield line.start, line.end


def _newsroom(written: str) -> tuple[int, int, str] | None:
    """(offset inside the words, length, canonical name) of the newsroom they name."""
    bare = re.sub(r"^(?:the |The )", "", written)
    offset = len(written) - len(bare)
    words = bare.split(" ")
    for size in range(len(words), 0, -1):
        part = " ".join(words[:size]).rstrip(".,")
        name = newsrooms.canonical(part)
        if name is not None:
            return offset, len(part), name
    for piece in re.finditer(r"[^/]+", words[0]):  # "AFP/Reuters"
        name = newsrooms.canonical(piece.group())
        if name is not None:
            return offset + piece.start(), len(piece.group()), name
    return None


def whole_article_agency(credited: Sequence[Credit], own: Collection[str]) -> str | None:
    """The agency whose copy the article is, by its dateline, byline or credit line; None for the
    article's own.
    """
    for credit in credited:
        if credit.form in WHOLE and newsrooms.is_agency(credit.newsroom) and credit.newsroom not in own:
            return credit.newsroom
    return None
