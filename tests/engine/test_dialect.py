"""Quoting of names and texts in SQL."""

from __future__ import annotations

import duckdb
import pytest

from wellhead.engine.dialect import DuckDB, identifier, literal


@pytest.mark.parametrize("text", ["plain", "it's", "a'; DROP TABLE t; --", 'two "words"', "\n", "é\0b"])
def test_a_literal_is_the_text_itself(text: str) -> None:
    assert duckdb.sql(f"SELECT {literal(text)}").fetchall() == [(text,)]


@pytest.mark.parametrize("name", ["start", "end", 'a"b', "two words"])
def test_an_identifier_may_be_any_name(name: str) -> None:
    assert duckdb.sql(f"SELECT 1 AS {identifier(name)}").columns == [name]


def test_lists_are_sorted_and_undone() -> None:
    words = DuckDB()
    made = duckdb.sql(f"SELECT {words.list_of('n')} AS l FROM (VALUES (3), (1), (2)) AS t(n)")
    assert made.fetchall() == [([1, 2, 3],)]
    assert duckdb.sql(f"SELECT {words.unnest('[1, 2]')}").fetchall() == [(1,), (2,)]
