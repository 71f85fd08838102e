"""The few things that SQL engines write differently, named in one place.

Set steps are written once, in the SQL that DuckDB and Spark share (integers and strings only; hashes
are computed in Python, because the engines' own hash functions disagree).  Where a word must differ,
the statement takes it from here: ``f"SELECT {dialect.list_of('article_id')} ..."``.
"""

from __future__ import annotations

from typing import Protocol


class Dialect(Protocol):
    """Snippets of one engine's SQL."""

    name: str

    def list_of(self, column: str) -> str:
        """Aggregate a column's values into a sorted list."""

    def unnest(self, column: str) -> str:
        """One row for each value of a list column."""


class DuckDB:
    """DuckDB's words."""

    name = "duckdb"

    def list_of(self, column: str) -> str:
        """Aggregate a column's values into a sorted list."""
        return f"list({column} ORDER BY {column})"

    def unnest(self, column: str) -> str:
        """One row for each value of a list column."""
        return f"unnest({column})"


def identifier(name: str) -> str:
    """A name as SQL's quoted identifier: `start` and `end` are words of the language."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text as an SQL string."""
    return "'" + text.replace("'", "''") + "'"
