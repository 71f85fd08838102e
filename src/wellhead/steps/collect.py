"""What a step's function uses in the worker: rows by unit, and failures kept to the unit they belong to."""

from __future__ import annotations

import traceback
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pyarrow as pa

from wellhead.errors import InputError
from wellhead.schemas import Table
from wellhead.steps.tables import FAILURE_SCHEMA, FAILURES, stored_schema

_LONGEST = 300


class Collector:
    """Rows of a step's tables, each with the unit that made it.

    >>> from wellhead.records import TABLES, Line
    >>> made = Collector([TABLES["lines"]])
    >>> with made.unit("a"):
    ...     made.add("lines", [Line(article_id="a", start=0, end=2, role="body", text="Hi")])
    >>> with made.unit("b"):
    ...     raise ValueError("no such thing")
    >>> bundle = made.bundle()
    >>> bundle["lines"].num_rows, bundle["_failures"].column("problem").to_pylist()
    (1, ['ValueError: no such thing'])
    """

    def __init__(self, tables: Sequence[Table]) -> None:
        self._tables = {table.name: table for table in tables}
        self._rows: dict[str, dict[str, list[Any]]] = {name: {} for name in self._tables}
        self._failures: list[dict[str, str]] = []
        self._unit = ""

    @contextmanager
    def unit(self, unit: str) -> Iterator[None]:
        """Rows added inside belong to this unit; if anything is raised, it has none, and a failure."""
        self._unit = unit
        try:
            yield
        except MemoryError:
            raise  # says something about the machine, not about the unit
        except Exception as error:
            self._fail(unit, error)

    def failed(self, unit: str) -> bool:
        """True where something was raised inside the unit."""
        return any(failure["unit"] == unit for failure in self._failures)

    def add(self, table: str, rows: Iterable[Any]) -> None:
        """Rows (records) of a table, made by the unit at hand."""
        self._rows[table].setdefault(self._unit, []).extend(rows)

    def _fail(self, unit: str, error: Exception) -> None:
        for rows in self._rows.values():
            rows.pop(unit, None)
        if isinstance(error, InputError):
            self._failures.append({"unit": unit, "problem": error.problem, "mend": error.mend})
        else:
            mend = "please report it, with the article if you may pass it on"
            self._failures.append({"unit": unit, "problem": describe(error), "mend": mend})

    def bundle(self) -> dict[str, pa.Table]:
        """All rows as Arrow, table by table, and the failures."""
        found = {}
        try:
            for name, table in self._tables.items():
                found[name] = _arrow(table, self._rows[name])
        except MemoryError:
            raise
        except Exception:  # a row that does not fit its schema: find the unit, keep the others
            self._expel()
            found = {name: _arrow(table, self._rows[name]) for name, table in self._tables.items()}
        found[FAILURES] = pa.Table.from_pylist(self._failures, FAILURE_SCHEMA)
        return found

    def _expel(self) -> None:
        units = list(dict.fromkeys(unit for rows in self._rows.values() for unit in rows))
        for unit in units:
            with self.unit(unit):
                for name, table in self._tables.items():
                    _arrow(table, {unit: self._rows[name].get(unit, [])})


def _arrow(table: Table, rows: dict[str, list[Any]]) -> pa.Table:
    """Rows as Arrow with their units.

    :raises ValueError: a null where the schema has none, or a lone surrogate
    """
    batch = table.batch(row for unit in rows for row in rows[unit])
    for field, column in zip(batch.schema, batch.columns, strict=True):
        if column.null_count and not field.nullable:
            raise ValueError(f"{table.name}.{field.name} is null in a row")
    units = pa.array([unit for unit in rows for _ in rows[unit]], pa.string())
    return pa.Table.from_arrays([*batch.columns, units], schema=stored_schema(table))


def describe(error: Exception) -> str:
    """An error in one line: its type and words, and where in Wellhead it arose."""
    words = " ".join(str(error).split())[:_LONGEST]
    where = ""
    for frame in traceback.extract_tb(error.__traceback__):
        _, found, inside = frame.filename.replace("\\", "/").rpartition("/wellhead/")
        if found and not inside.startswith("steps/"):
            where = f" ({inside}, line {frame.lineno})"
    return f"{type(error).__name__}: {words}{where}" if words else f"{type(error).__name__}{where}"


def by_article(rows: Iterable[Any]) -> dict[str, list[Any]]:
    """Rows of a per-article table, by article, in their order."""
    found: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.article_id].append(row)
    return found
