"""The maps over articles: `clean`, `parse`, `annotate` and `fingerprint`.

Their input lies in the parts of the step before, so a part of theirs follows a part of that step: no
shuffle, and no more than one part in memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from wellhead.case import Part, Store
from wellhead.case.parts import read_rows
from wellhead.engine.base import Bundle, MapFunction
from wellhead.errors import ModelError, UsageError
from wellhead.records import TABLES, Article, Sentence
from wellhead.steps.collect import Collector, by_article
from wellhead.steps.driver import PART_UNITS, Chunk, Chunks
from wellhead.steps.tables import DATASETS, MADE_BY, UNIT

if TYPE_CHECKING:
    from wellhead.language import Document, Passage

#: Articles of a bundle, and bytes of its tables.
BATCH_UNITS, BATCH_BYTES = 16, 4 << 20

_CLEANED = tuple(TABLES[n] for n in ("articles", "lines", "links"))
_PARSED = tuple(TABLES[n] for n in ("sentences", "parses", "names"))
_ANNOTATED = tuple(TABLES[n] for n in ("attributions", "statements", "times", "numbers", "credits"))
_FINGERPRINTED = (TABLES["fingerprints"],)


# ---------------------------------------------------------------- in the worker
def clean_bundle(bundle: Bundle) -> Bundle:
    """Articles with their labelled lines and links; one whose lines fail stays, as it was read."""
    from wellhead.clean import complete, label_lines  # noqa: PLC0415 - only workers need the rules

    made = Collector(_CLEANED)
    blocks = by_article(DATASETS["page_blocks"].rows(bundle["page_blocks"]))
    links = by_article(DATASETS["page_links"].rows(bundle["page_links"]))
    for article in DATASETS["pages"].rows(bundle["pages"]):
        mine = article.article_id
        done = article
        with made.unit(mine):
            lines = label_lines(article, blocks.get(mine, []))
            done = complete(article, lines)
            made.add("articles", [done])
            made.add("lines", lines)
            made.add("links", links.get(mine, []))
        if made.failed(mine):
            with made.unit(mine):
                made.add("articles", [article])
    return made.bundle()


def parse_with(analyzer: str) -> MapFunction:
    """The function of the step `parse` for the analyzer of that name."""
    return partial(parse_bundle, analyzer=analyzer)


def parse_bundle(bundle: Bundle, analyzer: str) -> Bundle:
    """Sentences, parses and names of a batch of articles; one that cannot be parsed keeps its sentences."""
    from wellhead.language import Passage, split_sentences  # noqa: PLC0415
    from wellhead.language.documents import rows_of  # noqa: PLC0415

    made = Collector(_PARSED)
    lines = by_article(TABLES["lines"].rows(bundle["lines"]))
    cut: list[tuple[Article, list[Sentence], Passage]] = []
    for article in TABLES["articles"].rows(bundle["articles"]):
        with made.unit(article.article_id):
            sentences = split_sentences(article, lines.get(article.article_id, []))
            passage = Passage(article.text, tuple((s.start, s.end) for s in sentences))
            cut.append((article, sentences, passage))
    together = _analyzed([passage for _, _, passage in cut], analyzer)
    for n, (article, sentences, passage) in enumerate(cut):
        mine = article.article_id
        with made.unit(mine):
            document = together[n] if together is not None else _analyze([passage], analyzer)[0]
            parses, names = rows_of(mine, document)
            made.add("sentences", sentences)
            made.add("parses", parses)
            made.add("names", names)
        if made.failed(mine):
            with made.unit(mine):
                made.add("sentences", sentences)
    return made.bundle()


def _analyzed(passages: Sequence[Passage], analyzer: str) -> list[Document] | None:
    """The documents of all passages at once, which fills the model's batches; None where one spoils it."""
    try:
        return _analyze(passages, analyzer)
    except (MemoryError, ModelError, UsageError):
        raise  # says something about the machine or the analyzer, not about an article
    except Exception:
        return None


def _analyze(passages: Sequence[Passage], analyzer: str) -> list[Document]:
    from wellhead.language.analyzer import analyze_batch  # noqa: PLC0415 - only workers load a model

    return analyze_batch(passages, analyzer)


def annotate_bundle(bundle: Bundle) -> Bundle:
    """Attributions, statements, times, numbers and credits of a batch of articles."""
    from wellhead.annotate import annotate  # noqa: PLC0415
    from wellhead.language.documents import document_of  # noqa: PLC0415

    made = Collector(_ANNOTATED)
    rows = {
        name: by_article(TABLES[name].rows(bundle[name]))
        for name in ("lines", "links", "sentences", "parses", "names")
    }
    for article in TABLES["articles"].rows(bundle["articles"]):
        mine = article.article_id
        with made.unit(mine):
            lines, links, sentences, parses, names = (found.get(mine, []) for found in rows.values())
            parsed = parses or not sentences
            document = document_of(article.text, parses, names) if parsed else None
            found = annotate(article, lines, links, sentences, document)
            for table in _ANNOTATED:
                made.add(table.name, getattr(found, table.name))
    return made.bundle()


def fingerprint_bundle(bundle: Bundle) -> Bundle:
    """What a batch of articles leaves behind for comparison."""
    from wellhead.link import fingerprint  # noqa: PLC0415

    made = Collector(_FINGERPRINTED)
    lines = by_article(TABLES["lines"].rows(bundle["lines"]))
    for article in TABLES["articles"].rows(bundle["articles"]):
        with made.unit(article.article_id):
            made.add("fingerprints", [fingerprint(article, lines.get(article.article_id, []))])
    return made.bundle()


# ---------------------------------------------------------------- what the worker is given
def chunks_of_pages(store: Store, ids: Mapping[str, str]) -> Chunks:
    """Cuts missing articles along the parts of `read`.

    :param ids: the article id of every page
    """

    def chunks(missing: tuple[str, ...]) -> Iterator[Chunk]:
        wanted = set(missing)
        renamed = {page: article for page, article in ids.items() if article in wanted}
        for part in store.parts("read"):
            if "pages" in part.files:
                tables = {name: _load(part, name, renamed) for name in ("pages", "page_blocks", "page_links")}
                yield from _along(tables, "pages")

    return chunks


def chunks_of_articles(store: Store, *names: str) -> Chunks:
    """Cuts missing articles along the parts of the step before: the one that made the last of the tables.

    :param names: tables besides `articles` that the step reads, in the order of the steps
    """

    def chunks(missing: tuple[str, ...]) -> Iterator[Chunk]:
        wanted = set(missing)
        for part in store.parts(MADE_BY[names[-1]]):
            here = {article: article for article in wanted.intersection(part.units)}
            if here:
                tables = {
                    name: _load_of(store, name, here)
                    if MADE_BY[name] != part.step
                    else _load(part, name, here)
                    for name in ("articles", *names)
                }
                yield from _along(tables, "articles")

    return chunks


def _load_of(store: Store, name: str, renamed: Mapping[str, str]) -> pa.Table:
    """The same from whichever parts have the articles; parts of successive steps mostly have the same."""
    pieces = [
        _load(part, name, renamed)
        for part in store.parts(MADE_BY[name])
        if not renamed.keys().isdisjoint(part.units)
    ]
    return pa.concat_tables(pieces) if pieces else DATASETS[name].schema.empty_table()


def _load(part: Part, name: str, renamed: Mapping[str, str]) -> pa.Table:
    """The rows of a part's table that belong to some articles, under the ids these are to have."""
    table = DATASETS[name]
    if name not in part.files:
        return table.schema.empty_table()
    old = pa.array(list(renamed), pa.string())
    new = pa.array(list(renamed.values()), pa.string())
    pieces = []
    for rows in read_rows(part.files[name].path):
        place = pc.index_in(rows.column("article_id"), value_set=old)
        at = rows.schema.get_field_index("article_id")
        named = rows.set_column(at, table.schema.field("article_id"), pc.take(new, place))
        pieces.append(named.filter(pc.is_valid(place)).drop_columns([UNIT]))
    return pa.concat_tables(pieces).cast(table.schema)


def _along(tables: Mapping[str, pa.Table], first: str) -> Iterator[Chunk]:
    """Chunks over the articles of a part, in the order of their ids."""
    ids = sorted(tables[first].column("article_id").to_pylist())
    for start in range(0, len(ids), PART_UNITS):
        units = ids[start : start + PART_UNITS]
        yield Chunk(tuple(units), _bundles(tables, units))


def _bundles(tables: Mapping[str, pa.Table], units: Sequence[str]) -> Iterator[tuple[int, Bundle]]:
    size = sum(table.nbytes for table in tables.values())
    count = sum(table.num_rows for table in list(tables.values())[:1])
    # One page of twenty megabytes must not travel with sixty-three others.
    step = max(1, min(BATCH_UNITS, BATCH_BYTES * max(count, 1) // max(size, 1)))
    for start in range(0, len(units), step):
        batch = units[start : start + step]
        wanted = pa.array(batch, pa.string())
        yield (
            len(batch),
            {
                name: table.filter(pc.is_in(table.column("article_id"), value_set=wanted))
                for name, table in tables.items()
            },
        )
