"""Write docs/tables.md, the description of every exported table, from the records that define them.

python tools/tables.py            write the page
python tools/tables.py --check    end with 1 if the page is out of date
"""

from __future__ import annotations

import sys
from pathlib import Path

import pyarrow as pa

from wellhead.records import PUBLIC, TABLES

PAGE = Path(__file__).resolve().parents[1] / "docs" / "tables.md"

HEAD = """# The exported tables

`wellhead export CASE --format jsonl|csv|parquet|sqlite -o DIR` writes the tables below: one file a table, or
one database. Offsets are Unicode code points into the `text` of the article, end exclusive. Times are ISO
8601, countries ISO 3166-1 alpha-2, confidences 0 to 1; an absent value is null. In CSV and SQLite, lists and
structures are JSON text. Rows are ordered by the columns marked with a star.

This page is written from `src/wellhead/records.py` by `python tools/tables.py`.
"""


def kind(field: pa.Field) -> str:
    """An Arrow type as a reader would call it."""
    plain = {
        pa.string(): "text",
        pa.int64(): "integer",
        pa.int32(): "integer",
        pa.float64(): "number",
        pa.bool_(): "true/false",
    }

    def name(dtype: pa.DataType) -> str:
        if pa.types.is_list(dtype):
            return f"list of {name(dtype.value_type)}"
        if pa.types.is_struct(dtype):
            return "{" + ", ".join(f.name for f in dtype) + "}"
        return plain[dtype]

    return name(field.type) + (", or null" if field.nullable else "")


def page() -> str:
    """The whole page as Markdown."""
    parts = [HEAD]
    for table_name in PUBLIC:
        table = TABLES[table_name]
        about = (table.record.__doc__ or "").strip().splitlines()[0]
        parts.append(f"\n## {table_name}\n\n{about}\n\n| column | type | meaning |\n|---|---|---|\n")
        for field in table.schema:
            star = " *" if field.name in table.key else ""
            doc = (field.metadata or {}).get(b"doc", b"").decode()
            parts.append(f"| `{field.name}`{star} | {kind(field)} | {doc} |\n")
    return "".join(parts)


def main() -> int:
    """Write the page, or check it."""
    if "--check" in sys.argv[1:]:
        if PAGE.read_text(encoding="utf-8") != page():
            sys.stderr.write("docs/tables.md is out of date: run python tools/tables.py\n")
            return 1
        return 0
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
