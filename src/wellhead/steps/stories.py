"""The grouped maps over stories: `derive`, `claims` and `count`, each given one dossier at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from wellhead.engine.base import Bundle
from wellhead.records import TABLES, Story
from wellhead.steps.collect import Collector
from wellhead.steps.driver import PART_UNITS, Bench, Chunk, Chunks
from wellhead.steps.gather import OF_ARTICLE, Wanted, gather
from wellhead.steps.keys import key_of
from wellhead.steps.tables import files_of

if TYPE_CHECKING:
    from wellhead.link import Dossier

DERIVE, CLAIMS, COUNT = "derive", "claims", "count"
#: Articles of the stories that travel together; a larger story travels alone.
BATCH_ARTICLES = 32

#: How the rows of each table of a dossier are found.  A derivation belongs to the story of the article
#: that derives, a passage to the story that both articles are in.
_JOINS = {
    "articles": OF_ARTICLE,
    "lines": OF_ARTICLE,
    "links": OF_ARTICLE,
    "sentences": OF_ARTICLE,
    "attributions": OF_ARTICLE,
    "statements": OF_ARTICLE,
    "times": OF_ARTICLE,
    "numbers": OF_ARTICLE,
    "credits": OF_ARTICLE,
    "passages": (
        "JOIN members AS m ON t.a_article = m.article_id "
        "JOIN members AS o ON t.b_article = o.article_id AND m.story_id = o.story_id"
    ),
    "derivations": "JOIN members AS m ON t.from_article = m.article_id",
    "propositions": "JOIN stories AS m ON t.story_id = m.story_id",
}
#: Column that says which article (or story) a row belongs to.
_OWNERS = {"passages": "a_article", "derivations": "from_article", "propositions": "story_id"}
#: Tables of a dossier that a later step fills.
_LATER = {DERIVE: {"derivations", "propositions"}, CLAIMS: {"propositions"}, COUNT: set()}


# ---------------------------------------------------------------- in the worker
def derive_bundle(bundle: Bundle) -> Bundle:
    """The derivations of some stories."""
    from wellhead.link import derive  # noqa: PLC0415 - only workers need it

    made = Collector([TABLES["derivations"]])
    for dossier in dossiers(bundle):
        with made.unit(dossier.story.story_id):
            made.add("derivations", derive(dossier))
    return made.bundle()


def claims_bundle(bundle: Bundle) -> Bundle:
    """The propositions of some stories."""
    from wellhead.link.claims import link_claims  # noqa: PLC0415

    made = Collector([TABLES["propositions"]])
    for dossier in dossiers(bundle):
        with made.unit(dossier.story.story_id):
            made.add("propositions", link_claims(dossier))
    return made.bundle()


def count_bundle(bundle: Bundle) -> Bundle:
    """Claims, mentions, origins and conflicts of some stories."""
    from wellhead.count import count  # noqa: PLC0415

    names = ("claims", "mentions", "origins", "conflicts")
    made = Collector([TABLES[name] for name in names])
    for dossier in dossiers(bundle):
        with made.unit(dossier.story.story_id):
            found = count(dossier)
            for name in names:
                made.add(name, getattr(found, name))
    return made.bundle()


def dossiers(bundle: Bundle) -> Iterator[Dossier]:
    """The dossiers of the stories in a bundle."""
    from wellhead.link import Dossier  # noqa: PLC0415

    stories: list[Story] = TABLES["stories"].rows(bundle["stories"])
    story_of = {article: story.story_id for story in stories for article in story.article_ids}
    story_of |= {story.story_id: story.story_id for story in stories}
    tables: dict[str, dict[str, list[Any]]] = {}
    for name in _JOINS:
        owner = _OWNERS.get(name, "article_id")
        tables[name] = {}
        for row in TABLES[name].rows(bundle[name]) if name in bundle else []:
            tables[name].setdefault(story_of[getattr(row, owner)], []).append(row)
    for story in stories:
        mine = {name: tuple(rows.get(story.story_id, ())) for name, rows in tables.items()}
        yield Dossier(story=story, **mine)


# ---------------------------------------------------------------- what the worker is given
def chunks_of_stories(bench: Bench, step: str, stories: dict[str, Story]) -> Chunks:
    """Cuts missing stories, and brings each batch the rows of its dossiers."""

    def chunks(missing: tuple[str, ...]) -> Iterator[Chunk]:
        parts = [missing[i : i + PART_UNITS] for i in range(0, len(missing), PART_UNITS)]
        batched = [_batches([stories[unit] for unit in part]) for part in parts]
        batches = [batch for part in batched for batch in part]
        wanted = [
            Wanted(name, files_of(bench.store, name), join)
            for name, join in _JOINS.items()
            if name not in _LATER[step]
        ]
        # Three steps in a row mostly want the same stories: what was sorted for one serves the next.
        scratch = bench.store.scratch / f"stories-{key_of(missing)}"
        slots = gather(bench.engine, scratch, wanted, _members(batches), len(batches))
        for part, mine in zip(parts, batched, strict=True):
            yield Chunk(part, _bundles(mine, slots))

    return chunks


def _batches(stories: Sequence[Story]) -> list[list[Story]]:
    """Neighbours together, as long as their articles are not too many."""
    batches: list[list[Story]] = []
    count = 0
    for story in stories:
        if not batches or count + len(story.article_ids) > BATCH_ARTICLES:
            batches.append([])
            count = 0
        batches[-1].append(story)
        count += len(story.article_ids)
    return batches


def _members(batches: Sequence[Sequence[Story]]) -> dict[str, pa.Table]:
    told = [(slot, story) for slot, batch in enumerate(batches) for story in batch]
    rows = [(slot, story.story_id, article) for slot, story in told for article in story.article_ids]
    texts, numbers = pa.string(), pa.int64()
    return {
        "members": pa.table(
            {
                "slot": pa.array([slot for slot, _, _ in rows], numbers),
                "story_id": pa.array([story for _, story, _ in rows], texts),
                "article_id": pa.array([article for _, _, article in rows], texts),
            }
        ),
        "stories": pa.table(
            {
                "slot": pa.array([slot for slot, _ in told], numbers),
                "story_id": pa.array([story.story_id for _, story in told], texts),
            }
        ),
    }


def _bundles(
    batches: Sequence[Sequence[Story]], slots: Iterator[dict[str, pa.Table]]
) -> Iterator[tuple[int, Bundle]]:
    for batch in batches:
        yield len(batch), next(slots) | {"stories": pa.table(TABLES["stories"].batch(batch))}
