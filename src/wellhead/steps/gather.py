"""Bringing together what belongs together: the rows of several tables, sorted by the slot they work in.

The articles of a story lie all over the parts.  One sorted pass over each table (DuckDB, spilling to disk
where it must) puts the rows of each slot side by side, in files that are then read once from front to
back: the cost grows with the rows, not with rows times stories.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from wellhead.case.files import UNFINISHED
from wellhead.case.tables import order_of
from wellhead.engine.base import Engine, Relation
from wellhead.steps.tables import DATASETS

SLOT = "_slot"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A table to be gathered.

    :param table: its name
    :param files: its Parquet files
    :param join: SQL that joins the table, called ``t``, with the members; names a column ``slot``
    """

    table: str
    files: Sequence[Path]
    join: str


#: Rows of the articles that are members of a slot.
OF_ARTICLE = "JOIN members AS m ON t.article_id = m.article_id"


def gather(
    engine: Engine, scratch: Path, wanted: Sequence[Wanted], members: Mapping[str, Relation], slots: int
) -> Iterator[dict[str, pa.Table]]:
    """The rows of each slot, slot by slot.

    :param scratch: folder for the sorted files; made here, emptied by the caller.  A file that is there is
        taken as it is: whoever names the same folder again must ask for the same members
    :param members: small tables that the joins speak of
    :param slots: how many slots there are; slots are numbered from 0
    """
    scratch.mkdir(parents=True, exist_ok=True)
    sorted_files = {want.table: _sort(engine, scratch, want, members) for want in wanted}
    engine.rest()
    with ExitStack() as stack:
        readers = {
            name: _Reader(stack.enter_context(pq.ParquetFile(path)), DATASETS[name].schema)
            for name, path in sorted_files.items()
            if path is not None
        }
        empty = {name: DATASETS[name].schema.empty_table() for name in sorted_files}
        for slot in range(slots):
            yield empty | {name: reader.take(slot) for name, reader in readers.items()}


def _sort(engine: Engine, scratch: Path, want: Wanted, members: Mapping[str, Relation]) -> Path | None:
    """The table's rows with their slot, in the order of slots, as a file; None where it has no rows."""
    if not want.files:
        return None
    path = scratch / f"{want.table}.parquet"
    if path.exists():
        return path
    table = DATASETS[want.table]
    listed = ", ".join(f't."{name}"' for name in table.schema.names)
    order = ", ".join(f't."{name}" NULLS FIRST' for name in order_of(table))
    sql = (
        f"SELECT m.slot AS {SLOT}, {listed} FROM {want.table} AS t {want.join} "  # noqa: S608 - our own words
        f"ORDER BY m.slot, {order}"
    )
    schema = table.schema.insert(0, pa.field(SLOT, pa.int64()))
    aside = scratch / f"{want.table}{UNFINISHED}"
    with pq.ParquetWriter(aside, schema, compression="lz4", write_statistics=False) as writer:
        for batch in engine.query(sql, {**members, want.table: want.files}, rows=2_000):
            writer.write_table(pa.table(batch).cast(schema))
    aside.replace(path)
    return path


class _Reader:
    """Reads a file that is sorted by slot from front to back."""

    def __init__(self, file: pq.ParquetFile, schema: pa.Schema) -> None:
        self._file = file
        self._schema = schema
        self._next_group = 0
        self._rows: pa.Table | None = None
        self._slots = np.zeros(0, dtype=np.int64)

    def take(self, slot: int) -> pa.Table:
        """The rows of a slot; slots must be asked for in ascending order."""
        pieces = []
        while True:
            end = int(np.searchsorted(self._slots, slot, side="right"))
            if end and self._rows is not None:
                start = int(np.searchsorted(self._slots, slot, side="left"))
                pieces.append(self._rows.slice(start, end - start).drop_columns([SLOT]))
                self._rows, self._slots = self._rows.slice(end), self._slots[end:]
            if len(self._slots) or self._next_group == self._file.num_row_groups:
                break
            self._rows = self._file.read_row_group(self._next_group, use_threads=False)
            self._slots = self._rows.column(SLOT).to_numpy()
            self._next_group += 1
        return pa.concat_tables(pieces) if pieces else self._schema.empty_table()
