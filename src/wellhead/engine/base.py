"""What a step may ask of an engine, and the form in which data crosses a process boundary."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol, TypeAlias

import pyarrow as pa

#: Rows of several tables that belong together: the articles of a batch with their lines and links.
Bundle: TypeAlias = Mapping[str, pa.Table]
#: A pure, module-level function from bundle to bundle; `functools.partial` of one is fine too.
MapFunction: TypeAlias = Callable[[Bundle], Bundle]
#: What a query reads: Parquet files with the columns of one table, or a small Arrow table in memory.
Relation: TypeAlias = Sequence[Path] | Any


class Engine(Protocol):
    """Runs the two kinds of work a step consists of.

    A grouped map is a map whose bundles each hold whole groups (the articles of one story), so that
    one verb serves both.
    """

    workers: int

    def map(self, function: MapFunction, bundles: Iterable[Bundle]) -> Iterator[Bundle]:
        """Apply a function to each bundle; results come in the order of the bundles.

        No more than a few bundles are in flight, so that memory does not grow with their number.

        :raises StepError: when a worker process dies
        """

    def query(
        self, sql: str, tables: Mapping[str, Relation], *, rows: int = 10_000
    ) -> Iterator[pa.RecordBatch]:
        """Run one SELECT over the named tables; its ORDER BY must settle the order of the rows.

        :param rows: rows a batch, at most
        """

    def rest(self) -> None:
        """Let go of memory that only a further query would need; called when maps are about to run."""

    def close(self) -> None:
        """End the worker processes and remove temporary files."""


def encode(bundle: Bundle) -> dict[str, bytes]:
    """A bundle as Arrow IPC streams, one a table."""
    return {name: _encode_table(table) for name, table in bundle.items()}


def _encode_table(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write(table)
    found: bytes = sink.getvalue().to_pybytes()
    return found


def decode(streams: Mapping[str, bytes]) -> dict[str, pa.Table]:
    """The bundle of `encode`."""
    return {name: pa.ipc.open_stream(pa.py_buffer(data)).read_all() for name, data in streams.items()}
