"""A case on disk: Parquet parts with their commit records, a manifest, and the tables as users see them.

`files` writes so that a kill leaves the old or the new, `parts` knows which units a file covers, `manifest`
says what the case holds, `lock` keeps two runs apart, `tables` and `reading` hand rows out.
"""

from wellhead.case.lock import locked
from wellhead.case.manifest import Entry, Manifest, Trouble
from wellhead.case.parts import UNIT, Part, PartWriter, Store
from wellhead.case.reading import Case
from wellhead.case.tables import TableView

__all__ = [
    "UNIT",
    "Case",
    "Entry",
    "Manifest",
    "Part",
    "PartWriter",
    "Store",
    "TableView",
    "Trouble",
    "locked",
]
