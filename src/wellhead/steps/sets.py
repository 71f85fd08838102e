"""Set work: `pairs`, `twins`, `likenesses` in SQL over the whole case, `stories` over their result.

Each is one unit that depends on everything below it: cheap to make, so it is made whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from wellhead.case import Store
from wellhead.case.parts import read_rows
from wellhead.engine.base import Relation
from wellhead.errors import StepError, WellheadError
from wellhead.records import TABLES, Story
from wellhead.steps.driver import Bench, settle
from wellhead.steps.progress import timed
from wellhead.steps.tables import DATASETS, UNIT, files_of, stored_schema

#: The unit of a step that works on the whole case.
WHOLE = "*"
_ROWS = 10_000


def bring_set_up_to_date(
    bench: Bench, step: str, key: str, make: Callable[[], Iterable[pa.RecordBatch]]
) -> None:
    """Make a step that is one unit, unless it stands; it makes the table of its name.

    :param key: of everything it depends on
    :param make: its rows
    """
    if not settle(bench.store, step, {WHOLE: key}).missing:
        return
    with timed(bench.progress, step, 1):
        writer = bench.store.writer(step, {WHOLE: key})
        try:
            for batch in make():
                writer.write({step: _with_unit(step, batch)})
        except (WellheadError, OSError, MemoryError, KeyboardInterrupt):
            writer.abandon()
            raise
        except BaseException as error:
            writer.abandon()
            raise StepError(step, "the whole case", f"{type(error).__name__}: {error}") from error
        writer.commit()
        bench.engine.rest()
        bench.progress.advance(step, 1)


def _with_unit(table: str, batch: pa.RecordBatch) -> pa.Table:
    rows = pa.table(batch).select(DATASETS[table].schema.names)
    return rows.append_column(UNIT, pa.repeat(WHOLE, rows.num_rows)).cast(stored_schema(DATASETS[table]))


def select(bench: Bench, sql: str, tables: Sequence[str]) -> Iterator[pa.RecordBatch]:
    """The rows of a statement over tables of the case."""
    return bench.engine.query(sql, {name: relation(bench.store, name) for name in tables}, rows=_ROWS)


def relation(store: Store, name: str) -> Relation:
    """A table for a query: its files, or an empty table where there are none."""
    return files_of(store, name) or DATASETS[name].schema.empty_table()


def columns(store: Store, name: str, wanted: Sequence[str]) -> pa.Table:
    """Some columns of a table, over the whole case, ordered by article."""
    schema = pa.schema([DATASETS[name].schema.field(column) for column in wanted])
    pieces = [
        rows.select(wanted).cast(schema)
        for path in files_of(store, name)
        for rows in read_rows(path, list(wanted))
    ]
    table = pa.concat_tables(pieces) if pieces else schema.empty_table()
    return table.take(pc.sort_indices(table, sort_keys=[("article_id", "ascending")]))


def stories_rows(store: Store) -> Iterator[pa.RecordBatch]:
    """The stories of the case."""
    from wellhead.link import group_stories  # noqa: PLC0415 - only where stories are made

    articles = columns(store, "articles", ("article_id", "title", "published"))
    fingerprints = columns(store, "fingerprints", ("article_id", "day"))
    twins, likenesses = (_whole(store, name) for name in ("twins", "likenesses"))
    stories = group_stories(articles, fingerprints, twins, likenesses)
    for start in range(0, len(stories), _ROWS):
        yield TABLES["stories"].batch(stories[start : start + _ROWS])


def _whole(store: Store, name: str) -> pa.Table:
    table = DATASETS[name]
    pieces = [rows.drop_columns([UNIT]) for path in files_of(store, name) for rows in read_rows(path)]
    return pa.concat_tables(pieces).cast(table.schema) if pieces else table.schema.empty_table()


def stories_there(store: Store) -> list[Story]:
    """The stories of the case, by id."""
    found: list[Story] = TABLES["stories"].rows(_whole(store, "stories"))
    return sorted(found, key=lambda story: story.story_id)
