"""A table of a case as users see it: rows in the order of its key, however the parts were cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from wellhead.errors import CaseError, MissingExtraError
from wellhead.records import TABLES
from wellhead.schemas import Table

if TYPE_CHECKING:
    import duckdb
    import pandas as pd


class TableView:
    """One table of a case.

    Rows are ordered by the table's key, and by the remaining columns where the key repeats.

    :param files: the Parquet files of each table the view reads
    """

    def __init__(
        self, name: str, files: dict[str, list[Path]], where: str = "", limit: int | None = None
    ) -> None:
        self.name = name
        self.definition: Table = TABLES[name]
        self._files = files
        self._where = where
        self._limit = limit

    def __repr__(self) -> str:
        return f"<table {self.name}: {', '.join(self.definition.schema.names)}>"

    def where(self, condition: str) -> TableView:
        """The rows that an SQL condition holds for."""
        both = f"({self._where}) AND ({condition})" if self._where else condition
        return TableView(self.name, self._files, both, self._limit)

    def head(self, limit: int) -> TableView:
        """The first rows."""
        return TableView(self.name, self._files, self._where, limit)

    def to_duckdb(self, connection: duckdb.DuckDBPyConnection | None = None) -> duckdb.DuckDBPyRelation:
        """The table as a DuckDB relation, read as it is asked.

        :param connection: connection the relation belongs to; by default one of its own
        """
        import duckdb  # noqa: PLC0415 - only where SQL is asked for

        connection = connection or duckdb.connect(":memory:")
        try:
            return connection.sql(self._sql())
        except duckdb.IOException as error:
            raise _damaged(self.name, error) from None

    def batches(self, rows: int = 5_000) -> Iterator[pa.RecordBatch]:
        """The rows as Arrow record batches, without holding the table in memory."""
        import duckdb  # noqa: PLC0415

        connection = duckdb.connect(":memory:", config={"memory_limit": "1GB"})
        try:
            for batch in connection.sql(self._sql()).to_arrow_reader(rows):
                yield from pa.table(batch).cast(self.definition.schema).to_batches()
        except (duckdb.IOException, duckdb.InvalidInputException) as error:
            raise _damaged(self.name, error) from None
        finally:
            connection.close()

    def to_arrow(self) -> pa.Table:
        """The table as Arrow, with the documented schema."""
        return pa.Table.from_batches(list(self.batches(50_000)), self.definition.schema)

    def to_pandas(self) -> pd.DataFrame:
        """The table as a pandas data frame.

        :raises MissingExtraError: pandas is not installed
        """
        try:
            import pandas  # noqa: F401, PLC0415 - an extra
        except ImportError:
            raise MissingExtraError("pandas", "a table as a data frame") from None
        frame: pd.DataFrame = self.to_arrow().to_pandas()
        return frame

    def rows(self) -> list[Any]:
        """The rows as records of `wellhead.records`."""
        return self.definition.rows(self.to_arrow())

    def count(self) -> int:
        """How many rows there are."""
        (row,) = self.to_duckdb().aggregate("count(*)").fetchall()
        return int(row[0])

    def _sql(self) -> str:
        columns = self.definition.schema.names
        if self.name == "articles":
            source = (
                "SELECT a.* REPLACE (s.story_id AS story_id) "  # noqa: S608 - our own names
                f"FROM {_scan('articles', self._files)} AS a LEFT JOIN "
                "(SELECT story_id, unnest(article_ids) AS article_id "
                f"FROM {_scan('stories', self._files)}) AS s USING (article_id)"
            )
        else:
            source = f"SELECT * FROM {_scan(self.name, self._files)}"  # noqa: S608 - our own names
        where = f" WHERE {self._where}" if self._where else ""
        limit = f" LIMIT {self._limit}" if self._limit is not None else ""
        listed = ", ".join(f'"{name}"' for name in columns)
        order = ", ".join(f'"{name}" NULLS FIRST' for name in order_of(self.definition))
        return f"SELECT {listed} FROM ({source}){where} ORDER BY {order}{limit}"  # noqa: S608 - our own columns


def order_of(table: Table) -> Sequence[str]:
    """Columns that settle the order of a table's rows.

    The key comes first; the rest matters only where it repeats.  Long texts add nothing: offsets
    into the same article say the same.
    """
    rest = [name for name in table.schema.names if name not in table.key and name != "text"]
    return (*table.key, *rest)


def _scan(name: str, files: dict[str, list[Path]]) -> str:
    """A table's files as a source in SQL; a table without files is empty."""
    if files.get(name):
        paths = ", ".join("'" + str(path).replace("'", "''") + "'" for path in files[name])
        return f"read_parquet([{paths}], hive_partitioning = false)"
    columns = ", ".join(f'NULL::{_duckdb_type(f.type)} AS "{f.name}"' for f in TABLES[name].schema)
    return f"(SELECT {columns} WHERE false)"


def _duckdb_type(kind: pa.DataType) -> str:
    if pa.types.is_list(kind):
        return _duckdb_type(kind.value_type) + "[]"
    if pa.types.is_struct(kind):
        return "STRUCT(" + ", ".join(f'"{f.name}" {_duckdb_type(f.type)}' for f in kind) + ")"
    return {
        pa.string(): "VARCHAR",
        pa.int64(): "BIGINT",
        pa.int32(): "INTEGER",
        pa.float64(): "DOUBLE",
        pa.bool_(): "BOOLEAN",
    }[kind]


def _damaged(name: str, error: Exception) -> CaseError:
    reason = str(error).splitlines()[0]
    return CaseError(f"the table {name} cannot be read ({reason}); run wellhead trace again to mend the case")
