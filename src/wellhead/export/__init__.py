"""Writing the tables of a case for other tools.

`export` writes every public table as JSON Lines, CSV, Parquet or one SQLite file; `plain` turns rows into
what these formats can hold.
"""

from wellhead.export.export import FORMATS, export

__all__ = ["FORMATS", "export"]
