"""The datasets that steps hand to each other beside the tables of `wellhead.records`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyarrow as pa

from wellhead.case import UNIT, Store
from wellhead.case.parts import FAILURES
from wellhead.records import TABLES
from wellhead.schemas import Table


def _as_read(name: str, like: str) -> Table:
    return replace(TABLES[like], name=name, public=False)


#: What `read` makes.  An article has no id before all inputs are read (an id depends on who else bears
#: the name), so these rows bear the page's: the input's path and the page's number in it.
PAGES = _as_read("pages", "articles")
PAGE_BLOCKS = _as_read("page_blocks", "blocks")
PAGE_LINKS = _as_read("page_links", "links")

DATASETS: dict[str, Table] = {**TABLES, **{t.name: t for t in (PAGES, PAGE_BLOCKS, PAGE_LINKS)}}

#: The step that makes each table; no two write the same.
MADE_BY = {
    table: step
    for step, tables in {
        "read": "pages page_blocks page_links",
        "clean": "articles lines links",
        "parse": "sentences parses names",
        "annotate": "attributions statements times numbers credits",
        "fingerprint": "fingerprints",
        "pairs": "pairs",
        "passages": "passages",
        "twins": "twins",
        "likenesses": "likenesses",
        "stories": "stories",
        "derive": "derivations",
        "claims": "propositions",
        "count": "claims mentions origins conflicts",
    }.items()
    for table in tables.split()
}
#: The ordered list of steps.
STEPS = tuple(dict.fromkeys(MADE_BY.values()))

FAILURE_SCHEMA = pa.schema([("unit", pa.string()), ("problem", pa.string()), ("mend", pa.string())])


def stored_schema(table: Table) -> pa.Schema:
    """The schema of a table's parts: its columns, then the unit that made the row."""
    return table.schema.append(pa.field(UNIT, pa.string(), nullable=False))


def files_of(store: Store, table: str) -> list[Path]:
    """The Parquet files of a table."""
    return [part.files[table].path for part in store.parts(MADE_BY[table]) if table in part.files]


__all__ = [
    "DATASETS",
    "FAILURES",
    "FAILURE_SCHEMA",
    "MADE_BY",
    "PAGES",
    "PAGE_BLOCKS",
    "PAGE_LINKS",
    "STEPS",
    "UNIT",
    "files_of",
    "stored_schema",
]
