"""The map over pairs: `passages`, the runs of words that two articles share."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

import pyarrow as pa

from wellhead.case import Store
from wellhead.case.parts import read_rows
from wellhead.engine.base import Bundle
from wellhead.records import TABLES
from wellhead.steps.collect import Collector, by_article
from wellhead.steps.driver import PART_UNITS, Bench, Chunk, Chunks
from wellhead.steps.gather import OF_ARTICLE, Wanted, gather
from wellhead.steps.tables import files_of

PASSAGES = "passages"
#: Pairs of a part: a pair is little work, and there are more of them than of anything else.
PART_PAIRS = 8 * PART_UNITS
#: Articles and pairs of a bundle.
BATCH_ARTICLES, BATCH_PAIRS = 64, 512


def pair_unit(a: str, b: str) -> str:
    """A pair as a unit."""
    return json.dumps([a, b], ensure_ascii=False)


def pairs_there(store: Store) -> dict[str, tuple[str, str, int]]:
    """The candidate pairs, by unit: both articles, and the shingles they share."""
    found = {}
    for part in store.parts("pairs"):
        if "pairs" in part.files:
            for rows in read_rows(part.files["pairs"].path, ["a_article", "b_article", "shared"]):
                for row in rows.to_pylist():
                    a, b = row["a_article"], row["b_article"]
                    found[pair_unit(a, b)] = (a, b, row["shared"])
    return found


def passages_bundle(bundle: Bundle) -> Bundle:
    """The passages of a batch of pairs."""
    from wellhead.link import find_passages  # noqa: PLC0415 - only workers need it

    made = Collector([TABLES["passages"]])
    articles = {row.article_id: row for row in TABLES["articles"].rows(bundle["articles"])}
    lines = by_article(TABLES["lines"].rows(bundle["lines"]))
    pairs = TABLES["pairs"].rows(bundle["pairs"])
    try:
        found: dict[str, list[object]] = {}
        for row in find_passages(pairs, articles, lines):
            found.setdefault(pair_unit(row.a_article, row.b_article), []).append(row)
        for unit, rows in found.items():
            with made.unit(unit):
                made.add("passages", rows)
    except MemoryError:
        raise
    except Exception:  # one pair spoils the batch: ask for each alone
        made = Collector([TABLES["passages"]])
        for pair in pairs:
            with made.unit(pair_unit(pair.a_article, pair.b_article)):
                made.add("passages", find_passages([pair], articles, lines))
    return made.bundle()


def chunks_of_pairs(bench: Bench, pairs: dict[str, tuple[str, str, int]]) -> Chunks:
    """Cuts missing pairs, and brings each batch the articles it speaks of."""

    def chunks(missing: tuple[str, ...]) -> Iterator[Chunk]:
        ordered = sorted((pairs[unit] for unit in missing), key=lambda pair: pair[:2])
        parts = [_batches(ordered[i : i + PART_PAIRS]) for i in range(0, len(ordered), PART_PAIRS)]
        batches = [batch for part in parts for batch in part]
        members = pa.table(
            {
                "slot": pa.array([n for n, b in enumerate(batches) for _ in _articles(b)], pa.int64()),
                "article_id": pa.array([a for b in batches for a in _articles(b)], pa.string()),
            }
        )
        wanted = [Wanted(name, files_of(bench.store, name), OF_ARTICLE) for name in ("articles", "lines")]
        slots = gather(
            bench.engine, bench.store.scratch / "pairs", wanted, {"members": members}, len(batches)
        )
        for part in parts:
            yield Chunk(tuple(pair_unit(a, b) for batch in part for a, b, _ in batch), _bundles(part, slots))

    return chunks


def _articles(batch: Sequence[tuple[str, str, int]]) -> list[str]:
    return sorted({article for a, b, _ in batch for article in (a, b)})


def _batches(pairs: Sequence[tuple[str, str, int]]) -> list[list[tuple[str, str, int]]]:
    """Neighbours together, as long as neither pairs nor articles get too many."""
    batches: list[list[tuple[str, str, int]]] = []
    seen: set[str] = set()
    for pair in pairs:
        more = seen | {pair[0], pair[1]}
        if not batches or len(more) > BATCH_ARTICLES or len(batches[-1]) == BATCH_PAIRS:
            batches.append([])
            more = {pair[0], pair[1]}
        batches[-1].append(pair)
        seen = more
    return batches


def _bundles(
    part: Sequence[Sequence[tuple[str, str, int]]], slots: Iterator[dict[str, pa.Table]]
) -> Iterator[tuple[int, Bundle]]:
    for batch in part:
        rows = [{"a_article": a, "b_article": b, "shared": shared} for a, b, shared in batch]
        yield len(batch), next(slots) | {"pairs": pa.Table.from_pylist(rows, TABLES["pairs"].schema)}
