"""A run over a case: every step brought up to date, in order, then the manifest.

A run never looks at what an earlier run did beyond the keys of its units, so it makes no difference
whether a case grew, shrank, was killed or is new: what is wanted and missing is made, what is there and
not wanted goes.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from wellhead import link, newsrooms
from wellhead._version import __version__
from wellhead.case import Entry, Manifest, Store, Trouble, locked
from wellhead.case.reading import is_case
from wellhead.engine import LocalEngine
from wellhead.engine.base import MapFunction
from wellhead.errors import CaseError, UsageError
from wellhead.language import analyzer as analyzers
from wellhead.records import Story
from wellhead.schemas import as_dict
from wellhead.steps import articles, names, pairs, reading, sets, stories
from wellhead.steps.driver import Bench, bring_up_to_date, failures, keys
from wellhead.steps.keys import key_of, key_of_all
from wellhead.steps.progress import Progress, Silent
from wellhead.steps.removal import forget_pages
from wellhead.steps.sources import Input, Inputs, gather_inputs
from wellhead.steps.tables import STEPS
from wellhead.steps.versions import versions

#: Languages that `annotate` reads; an article too short to tell is taken for one of them.
ANNOTATED_LANGUAGES = ("en",)


def trace(
    inputs: Sequence[str],
    folder: Path,
    *,
    workers: int | None = None,
    analyzer: str | None = None,
    newsrooms_file: Path | None = None,
    progress: Progress | None = None,
) -> Manifest:
    """Trace inputs into a case, which is made where it does not exist, resumed or added to where it does.

    :param inputs: files, folders, patterns, or ``-`` for a list of paths on standard input
    :param folder: the case
    :param workers: worker processes; by default one a core
    :param analyzer: name of the analyzer that parses; by default the one that the case was traced with, or
        the shipped one
    :param newsrooms_file: the user's own newsrooms, in place of those that the case was traced with; an
        empty file takes these away
    :raises UsageError: an input does not exist, none holds an article, there is no such analyzer, or the file
        of newsrooms is not as it should be
    :raises ModelError: the analyzer's model is not there or cannot be loaded
    :raises CaseError: the folder is no case, or another run holds it
    """
    _check_folder(folder)
    added = None if newsrooms_file is None else newsrooms.read_additions(newsrooms_file)
    given = gather_inputs(inputs, folder)
    if not given.inputs and not given.kept_apart:
        raise UsageError(
            f"{', '.join(inputs)}: no article there; wellhead reads .txt and .html files and folders of them"
        )
    folder.mkdir(parents=True, exist_ok=True)
    with locked(folder):
        return _run(
            folder, given, frozenset(), workers, asked=Asked(analyzer, added), progress=progress or Silent()
        )


def remove(
    article_ids: Iterable[str], folder: Path, *, workers: int | None = None, progress: Progress | None = None
) -> Manifest:
    """Take articles out of a case, with all that was derived from them.

    :raises UsageError: the case has no such article
    :raises CaseError: there is no case, or another run holds it
    """
    wanted = frozenset(article_ids)
    if not folder.is_dir() or not is_case(folder):
        raise CaseError(f"{folder}: no case here")
    with locked(folder):
        old = Manifest.load(folder) or Manifest()
        unknown = wanted - {article for entry in old.inputs for article, _ in entry.articles}
        # A removal that was killed has forgotten the article already, but not all that it left.
        if unknown and old.finished:
            raise UsageError(
                f"{folder}: no article {', '.join(sorted(unknown))}; wellhead show CASE articles"
            )
        return _run(folder, None, wanted, workers, asked=Asked(), progress=progress or Silent())


def _check_folder(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise CaseError(f"{folder}: is a file; name a folder for the case")
    if folder.is_dir() and not is_case(folder) and any(folder.iterdir()):
        raise CaseError(f"{folder}: holds other files and no case; name a new or an empty folder")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a run asks for besides its inputs; None leaves it as the case has it."""

    analyzer: str | None = None
    added: newsrooms.Additions | None = None


def _run(
    folder: Path,
    given: Inputs | None,
    removed: frozenset[str],
    workers: int | None,
    *,
    asked: Asked,
    progress: Progress,
) -> Manifest:
    old = Manifest.load(folder) or Manifest()
    analyzer = asked.analyzer or str(old.settings.get("analyzer", analyzers.DEFAULT))
    added = (
        asked.added
        if asked.added is not None
        else newsrooms.Additions.from_rows(old.settings.get("newsrooms", ()))
    )
    held = versions(analyzer, added.digest())
    store = Store(folder, before_change=lambda: old.unfinished().save(folder))
    store.sweep(STEPS)
    engine = LocalEngine(workers, store.scratch / "duckdb")
    try:
        if engine.workers > 1 and not analyzers.is_portable(analyzer):
            raise UsageError(
                f"worker processes do not know {analyzer!r}, an analyzer that only this process registered; "
                "name it as package.module:factory, or run with one worker"
            )
        new = _Run(Bench(store, engine, progress), old, held, analyzer, added).all_steps(given, removed)
    finally:
        newsrooms.use(None)  # one worker works in this process
        engine.close()
        shutil.rmtree(store.scratch, ignore_errors=True)
    there = Manifest.load(folder)  # marked as unfinished as soon as anything changed
    if there is None or there.to_bytes() != new.to_bytes():
        new.save(folder)
    return new


@dataclass
class _Run:
    """One run: the steps in order, each given the keys of those below it."""

    bench: Bench
    old: Manifest
    versions: Mapping[str, str]
    analyzer: str
    added: newsrooms.Additions
    troubles: list[Trouble] = field(default_factory=list)

    @property
    def store(self) -> Store:
        """The case's parts."""
        return self.bench.store

    def all_steps(self, given: Inputs | None, removed: frozenset[str]) -> Manifest:
        """Bring everything up to date; the manifest that says so."""
        entries = self.read(given, removed)
        if entries != list(self.old.inputs):
            # Ids are durable before anything bears them.
            self.store.changing()
            self.manifest(given, removed, entries, finished=False).save(self.store.folder)
        cleaned = self.clean(entries)
        parsed = self.parse(cleaned)
        annotated = self.map(
            "annotate",
            parsed,
            articles.annotate_bundle,
            *("lines", "links", "sentences", "parses", "names"),
        )
        fingerprinted = self.map("fingerprint", cleaned, articles.fingerprint_bundle, "lines")
        passages = self.passages(cleaned, fingerprinted)
        self.stories(cleaned, annotated, fingerprinted, passages)
        return self.manifest(given, removed, entries, finished=True)

    # ------------------------------------------------------------ read and ids
    def read(self, given: Inputs | None, removed: frozenset[str]) -> list[Entry]:
        """The step `read`, and the ids of its articles."""
        named: dict[str, Input] = {item.path: item for item in given.inputs} if given else {}
        kept = names.without(self.old.inputs, set(removed))
        forget_pages(self.store, self.old.inputs, removed)
        digests = {path: item.sha256 for path, item in named.items()}
        matched, left, replaced = names.match(digests, kept)
        self._say(given, replaced, left)
        have = keys(self.store, "read")
        wanted = {path: have[path] for path in left if path in have}
        wanted |= {path: item.key(self.versions["read"]) for path, item in named.items()}
        bring_up_to_date(
            self.bench,
            "read",
            wanted,
            self.prepared(reading.read_bundle),
            lambda missing: reading.chunks_of_inputs({path: named[path] for path in missing}),
        )
        for path in sorted(left.keys() - have.keys()):
            problem = "its pages in the case are gone, and this run did not name it"
            self.troubles.append(Trouble("read", path, problem, "name it in the next trace"))
        pages = reading.pages_by_input(self.store)
        found = [
            names.Found(path, item.sha256, tuple(digest for _, digest in pages[path]))
            for path, item in named.items()
            if pages.get(path)
        ]
        return names.assign(found, matched, left.values())

    def _say(self, given: Inputs | None, replaced: Sequence[str], left: Mapping[str, Entry]) -> None:
        if replaced:
            self.bench.progress.note(f"changed since they were read, and replaced: {_some(replaced)}")
        if given and left:
            self.bench.progress.note(
                f"not among the inputs of this run, and still in the case: {_some(sorted(left))}"
            )

    # ------------------------------------------------------------ maps over articles
    def clean(self, entries: Sequence[Entry]) -> dict[str, str]:
        """The step `clean`; the key of every article."""
        pages, have = reading.pages_by_input(self.store), keys(self.store, "read")
        ids: dict[str, str] = {}
        wanted: dict[str, str] = {}
        for entry in entries:
            for (number, _), (article, _) in zip(pages.get(entry.path, ()), entry.articles, strict=False):
                ids[reading.page_id(entry.path, number)] = article
                wanted[article] = key_of("clean", self.versions["clean"], have[entry.path], number)
        chunks = articles.chunks_of_pages(self.store, ids)
        bring_up_to_date(self.bench, "clean", wanted, articles.clean_bundle, chunks)
        # An article that not even fits its table is among the failures, and nowhere else.
        return {article: wanted[article] for article, _ in self._languages()}

    def parse(self, cleaned: Mapping[str, str]) -> dict[str, str]:
        """The step `parse`; the key of every article in a language that is annotated."""
        readable = {
            article for article, language in self._languages() if language in (None, *ANNOTATED_LANGUAGES)
        }
        return self.map(
            "parse",
            {article: key for article, key in cleaned.items() if article in readable},
            articles.parse_with(self.analyzer),
            "lines",
        )

    def _languages(self) -> list[tuple[str, str | None]]:
        table = sets.columns(self.store, "articles", ("article_id", "language"))
        return list(zip(*(column.to_pylist() for column in table.columns), strict=True))

    def map(
        self, step: str, cleaned: Mapping[str, str], function: MapFunction, *tables: str
    ) -> dict[str, str]:
        """A step over articles, given their keys in the step before; the key of each."""
        wanted = {article: key_of(step, self.versions[step], key) for article, key in cleaned.items()}
        chunks = articles.chunks_of_articles(self.store, *tables)
        bring_up_to_date(self.bench, step, wanted, self.prepared(function), chunks)
        return wanted

    # ------------------------------------------------------------ reuse and stories
    def passages(self, cleaned: Mapping[str, str], fingerprinted: Mapping[str, str]) -> dict[str, str]:
        """The steps `pairs` and `passages`; the key of every pair."""
        self._bring_set("pairs", link.CANDIDATES_SQL, ("fingerprints",), key_of_all(fingerprinted))
        there = pairs.pairs_there(self.store)
        version = self.versions["passages"]
        wanted = {
            unit: key_of("passages", version, cleaned[a], cleaned[b], shared)
            for unit, (a, b, shared) in there.items()
        }
        chunks = pairs.chunks_of_pairs(self.bench, there)
        bring_up_to_date(self.bench, "passages", wanted, pairs.passages_bundle, chunks)
        return wanted

    def stories(
        self,
        cleaned: Mapping[str, str],
        annotated: Mapping[str, str],
        fingerprinted: Mapping[str, str],
        passages: Mapping[str, str],
    ) -> None:
        """The steps from `twins` to `count`."""
        key = key_of(key_of_all(fingerprinted), key_of_all(passages))
        key = self._bring_set("twins", link.TWINS_SQL, ("fingerprints", "passages"), key)
        key = self._bring_set("likenesses", link.LIKENESS_SQL, ("fingerprints", "twins"), key)
        key = key_of("stories", self.versions["stories"], key, key_of_all(cleaned))
        sets.bring_set_up_to_date(self.bench, "stories", key, lambda: sets.stories_rows(self.store))
        told = {story.story_id: story for story in sets.stories_there(self.store)}
        below = self._story_keys(told.values(), cleaned, annotated, passages)
        for step, function in (
            (stories.DERIVE, stories.derive_bundle),
            (stories.CLAIMS, stories.claims_bundle),
            (stories.COUNT, stories.count_bundle),
        ):
            below = {story: key_of(step, self.versions[step], below[story]) for story in told}
            chunks = stories.chunks_of_stories(self.bench, step, told)
            bring_up_to_date(self.bench, step, below, self.prepared(function), chunks)

    def _story_keys(
        self,
        told: Iterable[Story],
        cleaned: Mapping[str, str],
        annotated: Mapping[str, str],
        passages: Mapping[str, str],
    ) -> dict[str, str]:
        """A key for all that a dossier holds."""
        told = list(told)
        story_of = {article: story.story_id for story in told for article in story.article_ids}
        inside: dict[str, dict[str, str]] = {story.story_id: {} for story in told}
        for unit, (a, b, _) in pairs.pairs_there(self.store).items():
            if story_of.get(a) == story_of.get(b):
                inside[story_of[a]][unit] = passages[unit]
        return {
            story.story_id: key_of(
                as_dict(story),
                [[cleaned[article], annotated.get(article)] for article in story.article_ids],
                inside[story.story_id],
            )
            for story in told
        }

    # ------------------------------------------------------------ how a step is brought up to date
    def prepared(self, function: MapFunction) -> MapFunction:
        """The function with the newsrooms of this case."""
        return newsrooms.Prepared(function, self.added)

    def _bring_set(self, step: str, sql: str, tables: Sequence[str], below: str) -> str:
        """A step that is one statement; its key."""
        key = key_of(step, self.versions[step], sql, below)
        sets.bring_set_up_to_date(self.bench, step, key, lambda: sets.select(self.bench, sql, tables))
        return key

    # ------------------------------------------------------------ the manifest
    def manifest(
        self, given: Inputs | None, removed: frozenset[str], entries: Sequence[Entry], *, finished: bool
    ) -> Manifest:
        """What the case holds now."""
        paths = {entry.path for entry in entries}
        gone = {entry.path for entry in self.old.inputs if removed & {i for i, _ in entry.articles}} - paths
        if given is None:
            ignored = self.old.ignored
            kept_apart = (*(t for t in self.old.kept_apart if t.unit not in gone), *self.troubles)
            sidecars = tuple(entry for entry in self.old.sidecar_problems if entry[0] not in gone)
        else:
            ignored, sidecars = given.ignored, given.sidecar_problems
            kept_apart = (*given.kept_apart, *failures(self.store, "read"), *self.troubles)
        failed = [t for step in STEPS if step != "read" for t in failures(self.store, step)]
        unread = [(a, lang) for a, lang in self._languages() if lang not in (None, *ANNOTATED_LANGUAGES)]
        return Manifest(
            finished=finished,
            version=__version__,
            steps=self.versions,
            settings={
                "annotated_languages": list(ANNOTATED_LANGUAGES),
                "analyzer": self.analyzer,
                "newsrooms": self.added.to_rows(),
            },
            inputs=tuple(entries),
            ignored=tuple(sorted(ignored)),
            kept_apart=tuple(sorted(kept_apart)),
            failures=tuple(sorted(failed)) if finished else (),
            sidecar_problems=tuple(sorted(sidecars)),
            not_annotated=tuple((a, str(lang)) for a, lang in unread) if finished else (),
        )


def _some(paths: Sequence[str], most: int = 3) -> str:
    """A few names and how many more."""
    more = f" and {len(paths) - most} more" if len(paths) > most else ""
    return ", ".join(paths[:most]) + more
