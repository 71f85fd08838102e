"""The engine for one machine: a pool of processes for maps, DuckDB for set work."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from wellhead.engine.base import Bundle, Engine, MapFunction, Relation
from wellhead.engine.dialect import identifier, literal
from wellhead.engine.pool import Pool, run_here
from wellhead.errors import WellheadError

#: Megabytes that DuckDB may hold in memory before it spills to the case's temporary folder.
MEMORY = 512


def default_workers() -> int:
    """Cores that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on macOS
        return os.cpu_count() or 1


def _half_of_memory() -> int:
    """Megabytes: half of what the machine has."""
    return int(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2_000_000)


class LocalEngine(Engine):
    """Maps in worker processes (in this process where there is one worker), SQL on DuckDB.

    >>> import pyarrow as pa
    >>> with LocalEngine(workers=1) as engine:
    ...     batches = engine.query("SELECT max(n) AS most FROM t", {"t": pa.table({"n": [1, 2, 3]})})
    ...     [batch.to_pylist() for batch in batches]
    [[{'most': 3}]]

    :param workers: processes for maps; by default one a core
    :param scratch: folder for what DuckDB spills; made when needed, removed on `close`
    :param memory: megabytes that DuckDB may hold before it spills; doubled where a query cannot do with it
    """

    def __init__(self, workers: int | None = None, scratch: Path | None = None, memory: int = MEMORY) -> None:
        self.workers = default_workers() if workers is None else max(1, workers)
        self.scratch = scratch
        self.memory = memory
        self._pool: Pool | None = None
        self._database: Any = None

    def __enter__(self) -> LocalEngine:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def map(self, function: MapFunction, bundles: Iterable[Bundle]) -> Iterator[Bundle]:
        """Apply a function to each bundle; results come in the order of the bundles."""
        if self.workers == 1:
            return run_here(function, bundles)
        if self._pool is None:
            self._pool = Pool(self.workers)
        return self._pool.map(function, bundles)

    def query(
        self, sql: str, tables: Mapping[str, Relation], *, rows: int = 10_000
    ) -> Iterator[pa.RecordBatch]:
        """Run one SELECT over the named tables and stream its rows.

        :raises WellheadError: it needs more than half of the machine's memory
        """
        import duckdb  # noqa: PLC0415 - workers never need it

        while True:
            begun = False
            try:
                for batch in self._query(sql, tables, rows):
                    begun = True
                    yield batch
            except duckdb.OutOfMemoryException as error:
                # Joins, sorts and sums spill; windows hold a partition in memory, however large it is.
                if begun or 2 * self.memory > _half_of_memory():
                    raise WellheadError(
                        f"a query needs more than {self.memory} MB of memory; trace fewer articles into one "
                        f"case, or use a larger machine ({str(error).splitlines()[0]})"
                    ) from None
                self.rest()
                self.memory *= 2
            else:
                return

    def _query(self, sql: str, tables: Mapping[str, Relation], rows: int) -> Iterator[pa.RecordBatch]:
        if self._database is None:
            self._database = self._open()
        connection = self._database.cursor()
        try:
            for name, relation in tables.items():
                define(connection, name, relation)
            yield from connection.sql(sql).to_arrow_reader(rows)
        finally:
            connection.close()

    def _open(self) -> Any:
        import duckdb  # noqa: PLC0415

        config: dict[str, Any] = {
            "memory_limit": f"{self.memory}MB",
            "threads": self.workers,
            # Every statement settles the order of its rows itself.
            "preserve_insertion_order": False,
            # Nothing is ever fetched from outside: all that is used comes with the wheel.
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        }
        if self.scratch is not None:
            self.scratch.mkdir(parents=True, exist_ok=True)
            config["temp_directory"] = str(self.scratch)
        return duckdb.connect(":memory:", config=config)

    def rest(self) -> None:
        """Close the database: it keeps what it has read in memory, up to its limit."""
        if self._database is not None:
            self._database.close()
            self._database = None

    def close(self) -> None:
        """End the worker processes and remove what DuckDB spilled."""
        if self._pool is not None:
            self._pool.close()
            self._pool = None
        self.rest()
        if self.scratch is not None:
            shutil.rmtree(self.scratch, ignore_errors=True)


def define(connection: Any, name: str, relation: Relation) -> None:
    """Give a relation a name that lasts as long as the DuckDB connection."""
    if isinstance(relation, pa.Table):
        connection.register(name, relation)
        return
    files = ", ".join(literal(str(path)) for path in relation)
    # hive_partitioning would read a folder called "a=b" above the case as a column.
    source = f"read_parquet([{files}], hive_partitioning = false)"
    connection.execute(f"CREATE TEMP VIEW {identifier(name)} AS SELECT * FROM {source}")  # noqa: S608 - both quoted
