"""The step `read`: one unit an input; its pages with their blocks and links."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa

from wellhead.case import Store
from wellhead.case.parts import read_rows
from wellhead.engine.base import Bundle
from wellhead.errors import InputError
from wellhead.steps.collect import Collector
from wellhead.steps.driver import PART_UNITS, Chunk
from wellhead.steps.sources import Input, plain
from wellhead.steps.tables import PAGE_BLOCKS, PAGE_LINKS, PAGES, UNIT

STEP = "read"
TABLES_MADE = (PAGES, PAGE_BLOCKS, PAGE_LINKS)
#: Inputs, and bytes of inputs, that travel together to a worker, and that one part covers.
BATCH_UNITS, BATCH_BYTES = 16, 4 << 20
PART_BYTES = 64 << 20

_SOURCES = pa.schema(
    [
        ("path", pa.string()),
        ("name", pa.string()),
        ("meta", pa.string()),
        ("sha256", pa.string()),
        ("data", pa.large_binary()),
    ]
)


def page_id(path: str, number: int) -> str:
    """How a page is called before its article has an id."""
    return f"{path}#{number}"


def read_bundle(bundle: Bundle) -> Bundle:
    """Pages of a batch of inputs."""
    from wellhead.read import Source, read_source  # noqa: PLC0415 - only workers need the extractors

    made = Collector(TABLES_MADE)
    for row in bundle["sources"].to_pylist():
        path = row["path"]
        with made.unit(path):
            if row["data"] is None or hashlib.sha256(row["data"]).hexdigest() != row["sha256"]:
                raise InputError(path, "changed while it was being read", "trace again when it is at rest")
            source = Source(path=path, file=Path(row["name"]), meta=_meta(row["meta"]))
            for number, page in enumerate(read_source(source, row["data"])):
                mine = page_id(path, number)
                made.add("pages", _bearing(mine, [page.article]))
                made.add("page_blocks", _bearing(mine, page.blocks))
                made.add("page_links", _bearing(mine, page.links))
    return made.bundle()


def _bearing(mine: str, rows: Iterable[Any]) -> list[Any]:
    """Rows (records) with the page's id in place of the article's."""
    return [replace(row, article_id=mine) for row in rows]


def _meta(text: str) -> dict[str, object]:
    """A sidecar's fields as `find_sources` gave them."""
    return {key: tuple(v) if isinstance(v, list) else v for key, v in json.loads(text).items()}


def chunks_of_inputs(inputs: Mapping[str, Input]) -> Iterable[Chunk]:
    """Future parts of some inputs, in the order of their paths."""
    for part in _cut([inputs[path] for path in sorted(inputs)], PART_UNITS, PART_BYTES):
        yield Chunk(tuple(item.path for item in part), _bundles(part))


def _bundles(part: Sequence[Input]) -> Iterator[tuple[int, Bundle]]:
    for batch in _cut(part, BATCH_UNITS, BATCH_BYTES):
        rows = [
            {
                "path": item.path,
                "name": item.source.file.name.encode("utf-8", "replace").decode(),
                "meta": json.dumps(plain(item.source.meta)),
                "sha256": item.sha256,
                "data": _bytes(item.source.file),
            }
            for item in batch
        ]
        yield len(batch), {"sources": pa.Table.from_pylist(rows, _SOURCES)}


def _bytes(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None


def _cut(items: Sequence[Input], units: int, size: int) -> Iterator[list[Input]]:
    """Neighbours together, as long as they are neither too many nor too large."""
    batch: list[Input] = []
    total = 0
    for item in items:
        if batch and (len(batch) == units or total + item.size > size):
            yield batch
            batch, total = [], 0
        batch.append(item)
        total += item.size
    if batch:
        yield batch


def pages_by_input(store: Store) -> dict[str, list[tuple[int, str]]]:
    """The pages of every input that the case holds: number and SHA-256, in order."""
    found: dict[str, list[tuple[int, str]]] = {}
    for part in store.parts(STEP):
        found.update({path: [] for path in part.units})
        if "pages" in part.files:
            for rows in read_rows(part.files["pages"].path, ["article_id", "sha256", UNIT]):
                for row in rows.to_pylist():
                    number = int(row["article_id"].rpartition("#")[2])
                    found[row[UNIT]].append((number, row["sha256"]))
    return {path: sorted(pages) for path, pages in found.items()}
