"""From a record type to its Arrow schema, and from rows to record batches and back.

A table is a frozen dataclass of `wellhead.records`; its schema follows from the fields' types.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a case: its name, record type, Arrow schema and the columns that order its rows."""

    name: str
    record: type
    schema: pa.Schema
    key: tuple[str, ...]
    public: bool

    def batch(self, rows: Iterable[Any]) -> pa.RecordBatch:
        """Rows (instances of the record type) as one Arrow record batch."""
        data = [as_dict(row) for row in rows]
        return pa.RecordBatch.from_pylist(data, schema=self.schema)

    def rows(self, batch: pa.RecordBatch | pa.Table) -> list[Any]:
        """The rows of a batch or table, as instances of the record type."""
        return [from_dict(self.record, row) for row in batch.to_pylist()]


#: Positions inside one sentence: half the bytes of the table's columns of lists.
Int32 = Annotated[int, pa.int32()]

_SCALARS: dict[Any, pa.DataType] = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}


def arrow_type(annotation: Any) -> tuple[pa.DataType, bool]:
    """Arrow type of a field's annotation, and whether it may be null."""
    origin, args = typing.get_origin(annotation), typing.get_args(annotation)
    if origin in (types.UnionType, typing.Union):
        (inner,) = [a for a in args if a is not type(None)]
        return arrow_type(inner)[0], True
    if origin is Annotated:
        return args[1], False
    if annotation in _SCALARS:
        return _SCALARS[annotation], False
    if origin is tuple:
        return pa.list_(arrow_type(args[0])[0]), False
    if dataclasses.is_dataclass(annotation):
        return pa.struct(list(_fields(typing.cast(type, annotation)))), False
    raise TypeError(f"no Arrow type for {annotation!r}")


def _fields(record_type: type) -> Iterable[pa.Field]:
    hints = typing.get_type_hints(record_type, include_extras=True)
    for field in dataclasses.fields(record_type):
        kind, nullable = arrow_type(hints[field.name])
        yield pa.field(field.name, kind, nullable, {"doc": field.metadata["doc"]})


def as_dict(row: Any) -> dict[str, Any]:
    """A record as a plain dictionary, nested records included; cheaper than dataclasses.asdict."""
    return {f.name: _plain(getattr(row, f.name)) for f in dataclasses.fields(row)}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        if value and type(value[0]) in _SCALARS:
            return list(value)
        return [_plain(v) for v in value]
    if dataclasses.is_dataclass(value):
        return as_dict(value)
    return value


def from_dict(record_type: type, row: dict[str, Any]) -> Any:
    """The record of a dictionary as Arrow gives it: lists become tuples, structs records."""
    hints = _hints(record_type)
    return record_type(**{name: _rich(hints[name], value) for name, value in row.items() if name in hints})


_HINTS: dict[type, dict[str, Any]] = {}


def _hints(record_type: type) -> dict[str, Any]:
    if record_type not in _HINTS:
        _HINTS[record_type] = typing.get_type_hints(record_type)
    return _HINTS[record_type]


def _rich(annotation: Any, value: Any) -> Any:
    if value is None or annotation in _SCALARS:
        return value
    if isinstance(value, (list, tuple)):
        inner = typing.get_args(annotation)
        if inner and inner[0] in _SCALARS:
            return tuple(value)
        return tuple(_rich(inner[0], v) for v in value)
    if isinstance(value, dict):
        return from_dict(annotation, value)
    return value


def make_table(name: str, record_type: type, key: Sequence[str], *, public: bool = True) -> Table:
    return Table(name, record_type, pa.schema(list(_fields(record_type))), tuple(key), public)
