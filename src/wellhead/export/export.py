"""One function that writes a case, and one writer a format."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from wellhead.case import locked
from wellhead.case.files import UNFINISHED
from wellhead.errors import CaseError, UsageError
from wellhead.export import plain
from wellhead.records import PUBLIC

if TYPE_CHECKING:
    from wellhead.case import Case, TableView

#: Name of the one file of the format sqlite.
DATABASE = "wellhead.sqlite"


def export(case: Case, format: str, folder: Path) -> list[Path]:  # noqa: A002 - the option's name
    """Write the public tables of a case.

    Rows are in the order of each table's key, so equal cases give equal files.

    :param format: jsonl, csv, parquet or sqlite
    :param folder: made where it does not exist; files of the same names are replaced
    :returns: the files
    :raises UsageError: there is no such format
    :raises CaseError: the case cannot be read, or is being worked on
    """
    if format not in FORMATS:
        raise UsageError(f"no format {format!r}; there are {', '.join(FORMATS)}")
    if folder.exists() and not folder.is_dir():
        raise CaseError(f"{folder}: is a file; name a folder for the export")
    folder.mkdir(parents=True, exist_ok=True)
    with locked(case.path, shared=True):
        return FORMATS[format](case, folder)


def _each_table(ending: str, write: Callable[[TableView, Path], None]) -> Callable[[Case, Path], list[Path]]:
    """A writer of one file a table, each put into place when it is whole."""

    def write_all(case: Case, folder: Path) -> list[Path]:
        made = []
        for name in PUBLIC:
            path = folder / f"{name}.{ending}"
            aside = path.with_name(path.name + UNFINISHED)
            write(case.table(name), aside)
            aside.replace(path)
            made.append(path)
        return made

    return write_all


def _write_jsonl(view: TableView, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as handle:
        for batch in view.batches():
            handle.writelines(plain.line(row) + "\n" for row in plain.rows(batch))


def _write_csv(view: TableView, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle)  # RFC 4180: commas, doubled quotes, CRLF
        writer.writerow(view.definition.schema.names)
        for batch in view.batches():
            for row in plain.rows(batch):
                writer.writerow([plain.csv_cell(value) for value in row.values()])


def _write_parquet(view: TableView, path: Path) -> None:
    schema = view.definition.schema
    about = {b"wellhead.table": view.name.encode(), b"wellhead.key": ",".join(view.definition.key).encode()}
    with pq.ParquetWriter(path, schema.with_metadata(about), compression="zstd") as writer:
        for batch in view.batches():
            writer.write_table(pa.table(batch).cast(schema))


def _write_sqlite(case: Case, folder: Path) -> list[Path]:
    path = folder / DATABASE
    aside = path.with_name(path.name + UNFINISHED)
    aside.unlink(missing_ok=True)
    connection = sqlite3.connect(aside)
    try:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")  # the file is new: half of one is simply thrown away
        for name in PUBLIC:
            _fill(connection, case.table(name))
        connection.commit()
    finally:
        connection.close()
    aside.replace(path)
    return [path]


_SQLITE_TYPES = {pa.int64(): "INTEGER", pa.float64(): "REAL", pa.bool_(): "INTEGER"}


def _fill(connection: sqlite3.Connection, view: TableView) -> None:
    fields = list(view.definition.schema)
    columns = ", ".join(
        f'"{f.name}" {_SQLITE_TYPES.get(f.type, "TEXT")}{"" if f.nullable else " NOT NULL"}' for f in fields
    )
    connection.execute(f'CREATE TABLE "{view.name}" ({columns})')
    marks = ", ".join("?" for _ in fields)
    for batch in view.batches():
        connection.executemany(
            f'INSERT INTO "{view.name}" VALUES ({marks})',  # noqa: S608 - our own names
            ([plain.cell(value) for value in row.values()] for row in plain.rows(batch)),
        )
    for column in ("article_id", "story_id", "claim_id"):
        if column in view.definition.schema.names:
            connection.execute(f'CREATE INDEX "{view.name}_{column}" ON "{view.name}" ("{column}")')


FORMATS: dict[str, Callable[[Case, Path], list[Path]]] = {
    "jsonl": _each_table("jsonl", _write_jsonl),
    "csv": _each_table("csv", _write_csv),
    "parquet": _each_table("parquet", _write_parquet),
    "sqlite": _write_sqlite,
}
