"""Rows as the formats can hold them."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import Any

import pyarrow as pa


def rows(batch: pa.RecordBatch) -> Iterator[dict[str, Any]]:
    """The rows of a batch as plain data; a number that JSON cannot hold becomes null."""
    for row in batch.to_pylist():
        yield {name: _finite(value) for name, value in row.items()}


def _finite(value: Any) -> Any:
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


def line(row: dict[str, Any]) -> str:
    """A row as one line of JSON, in the order of its columns."""
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def cell(value: Any) -> Any:
    """A value for a table without lists: lists and structures as JSON text."""
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return value


def csv_cell(value: Any) -> Any:
    """The same for CSV: truth values as R and pandas read them, no character that ends a file early."""
    value = cell(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, str):
        return value.replace("\0", "\ufffd")
    return value
