"""Tables of a case as `rich` prints them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from wellhead.case import Case, TableView
from wellhead.case.reading import quoted
from wellhead.cli.texts import cell

Row = Mapping[str, Any]

#: Columns of a table that goes into a file or a pipe.
_WIDTH = 140


@dataclass(frozen=True, slots=True)
class Column:
    """A printed column: its heading, its text for a row, and how many characters it may have."""

    heading: str
    text: Callable[[Row], object]
    most: int | None = None
    right: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """How a table is printed: which columns, in which order."""

    columns: tuple[Column, ...]
    order: str = ""


def _of(name: str) -> Callable[[Row], object]:
    return lambda row: row[name]


def origins(row: Row) -> str:
    """The range of origins: 1, or 1–3."""
    low, high = row["origins_min"], row["origins_max"]
    return str(low) if low == high else f"{low}–{high}"


def _names(name: str, between: str = ", ") -> Callable[[Row], str]:
    return lambda row: between.join(row[name])


def _spot(name: str) -> Callable[[Row], str]:
    return lambda row: f"{row[name]['article_id']} {row[name]['start']}–{row[name]['end']}"


VIEWS: dict[str, View] = {
    "claims": View(
        (
            Column("claim", _of("text"), 160),
            Column("publishers", _of("publishers"), right=True),
            Column("origins", origins, right=True),
            Column("named/anonymous", lambda row: f"{row['named']}/{row['anonymous']}", right=True),
            Column("sides", _of("sides"), right=True),
            Column("newsrooms", lambda row: ", ".join(row["newsrooms"]), 60),
            Column("status", lambda row: row["status"] + (", disputed" if row["disputed"] else "")),
            Column("claim_id", _of("claim_id")),
        ),
        "publishers DESC, origins_max DESC, origins_min DESC, story_id, claim_id",
    ),
    "stories": View(
        (
            Column("story_id", _of("story_id")),
            Column("articles", lambda row: len(row["article_ids"]), right=True),
            Column("title", _of("title"), 100),
            Column("first", lambda row: (row["first_published"] or "")[:10]),
            Column("last", lambda row: (row["last_published"] or "")[:10]),
            Column("later chapter of", _of("later_chapter_of")),
        ),
        "len(article_ids) DESC, story_id",
    ),
    "attributions": View(
        (
            Column("article", _of("article_id")),
            Column("speaker", _of("speaker"), 40),
            Column("chain", _names("chain", " → "), 60),
            Column("class", _of("source_class")),
            Column("modality", _of("modality")),
            Column("content", _of("content"), 160),
        )
    ),
    "origins": View(
        (
            Column("claim_id", _of("claim_id")),
            Column("newsroom", lambda row: (row["newsroom"] or "?") + (" (latent)" if row["latent"] else "")),
            Column("sources", _names("human_sources", "; "), 60),
            Column("class", _of("source_class")),
            Column("in minimum", lambda row: "yes" if row["in_minimum"] else "no"),
            Column("why", _of("why"), 160),
        )
    ),
    "conflicts": View(
        (
            Column("kind", _of("kind")),
            Column("one", _spot("a_mention")),
            Column("other", _spot("b_mention")),
            Column("why", _of("why"), 160),
            Column("story_id", _of("story_id")),
        )
    ),
    "derivations": View(
        (
            Column("from", _of("from_article")),
            Column("relation", _of("relation")),
            Column("to", lambda row: row["to_article"] or f"{row['to_name']} (latent)"),
            Column("direction", _of("direction")),
            Column(
                "contained",
                lambda row: "" if row["containment"] is None else f"{row['containment']:.0%}",
                right=True,
            ),
        )
    ),
    "articles": View(
        (
            Column("article_id", _of("article_id")),
            Column("publisher", _of("publisher"), 40),
            Column("published", _of("published")),
            Column("language", _of("language")),
            Column("title", _of("title"), 100),
            Column("story_id", _of("story_id")),
        )
    ),
    "mentions": View(
        (
            Column("claim_id", _of("claim_id")),
            Column("article", _of("article_id")),
            Column("role", _of("role")),
            Column("text", _of("text"), 160),
            Column("origin_id", _of("origin_id")),
        )
    ),
}


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Leave it to the command line: a reader that has seen enough is no failure."""
        raise BrokenPipeError


def wide_console() -> Console:
    """Standard output; as wide as the terminal, or wide enough for a table in a file."""
    console = _Console(file=sys.stdout)
    return console if console.is_terminal else _Console(file=sys.stdout, width=_WIDTH)


def printed(case: Case, view: TableView, limit: int | None, *, without: Sequence[str] = ()) -> Table:
    """The first rows of a table, as it is printed.

    :param limit: how many; all where it is None
    :param without: headings of columns to leave out
    """
    plan = VIEWS.get(view.name) or _plain(view)
    columns = [column for column in plan.columns if column.heading not in without]
    found = view.to_duckdb()
    if plan.order:
        found = found.order(plan.order)
    total = view.count()
    if limit is not None:
        found = found.limit(limit)
    caption = f"{limit:,} of {total:,}; --limit shows more" if limit is not None and limit < total else None
    table = Table(caption=caption, caption_justify="left", box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for column in columns:
        table.add_column(column.heading, justify="right" if column.right else "left", overflow="fold")
    rows = found.to_arrow_table().to_pylist()
    if view.name == "claims":
        _add_newsrooms(case, rows)
    for row in rows:
        table.add_row(*(cell(column.text(row), column.most) for column in columns))
    return table


def _add_newsrooms(case: Case, rows: list[dict[str, Any]]) -> None:
    """Tell each claim who obtained it."""
    ids = ", ".join(quoted(row["claim_id"]) for row in rows) or "NULL"
    newsrooms: dict[str, list[str]] = {}
    for origin in case.table("origins").where(f"claim_id IN ({ids})").rows():
        name = f"{origin.newsroom} (latent)" if origin.latent else origin.newsroom
        if name and name not in newsrooms.setdefault(origin.claim_id, []):
            newsrooms[origin.claim_id].append(name)
    for row in rows:
        row["newsrooms"] = newsrooms.get(row["claim_id"], [])


def _plain(view: TableView) -> View:
    """A table without a plan of its own: all its columns."""
    return View(tuple(Column(name, _of(name), 120) for name in view.definition.schema.names))


def claims_table(case: Case, limit: int) -> Table:
    """The claims that most publishers carry; of several publishers only, where there are such."""
    view = case.table("claims")
    shared = view.where("publishers > 1")
    return printed(case, shared if shared.count() else view, limit, without=("claim_id", "status"))
