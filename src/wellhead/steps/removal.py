"""Forgetting some records of an input that keeps others."""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa
import pyarrow.compute as pc

from wellhead.case import Entry, Store
from wellhead.steps import reading

#: Key of an input whose pages are not all there: never the key of the whole, so that it is read again
#: when a later run names it.
PARTIAL = "partial"


def forget_pages(store: Store, entries: Iterable[Entry], removed: frozenset[str]) -> None:
    """Take the pages of removed articles out of inputs that keep others.

    An input that loses all its articles is simply no longer wanted, and needs none of this.
    """
    touched = {
        e.path: e for e in entries if 0 < len([i for i, _ in e.articles if i in removed]) < len(e.articles)
    }
    if not touched:
        return
    pages = reading.pages_by_input(store)
    gone = {
        reading.page_id(path, number)
        for path, entry in touched.items()
        for (number, _), (article, _) in zip(pages.get(path, ()), entry.articles, strict=False)
        if article in removed
    }
    ids = pa.array(sorted(gone), pa.string())

    def without(rows: pa.Table) -> pa.Table:
        return rows.filter(pc.invert(pc.is_in(rows.column("article_id"), value_set=ids)))

    for part in store.parts(reading.STEP):
        rekeyed = {path: f"{PARTIAL}-{part.units[path]}" for path in touched if path in part.units}
        if rekeyed:
            store.keep_only(part, part.units, rekeyed=rekeyed, rows_kept=without)
