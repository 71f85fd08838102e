"""Article ids: given when an article enters the case, never changed, independent of order.

The id is the file's name without its ending.  All that share a name in a run, records of an archive, and
newcomers that bear the name of an article already there, are called ``NAME-xxxxxxxx`` with the first
digits of the SHA-256 of their bytes; identical bytes under one name are numbered by their path.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from wellhead.case import Entry

_DIGITS = 8


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """An input as this run finds it.

    :param pages: SHA-256 of each of its pages, in their order
    """

    path: str
    sha256: str
    pages: tuple[str, ...]


def file_name(path: str) -> str:
    """A file's name without its ending.

    >>> file_name("monday/a.b.txt"), file_name(".txt")
    ('a.b', '.txt')
    """
    return PurePosixPath(path).stem


def match(
    named: Mapping[str, str], known: Iterable[Entry]
) -> tuple[dict[str, Entry], dict[str, Entry], list[str]]:
    """Which inputs the case knows already.

    An input is known by its path and bytes; or by its name and bytes under a path that this run no
    longer finds: the file moved, or its folder was named in another way.

    :param named: SHA-256 of this run's inputs, by path
    :param known: the case's entries
    :returns: the entries of named inputs, by the inputs' paths; the entries that this run did not name,
        by their paths; and the paths whose bytes are new, so that their articles are replaced
    """
    left = {entry.path: entry for entry in known}
    matched: dict[str, Entry] = {}
    replaced: list[str] = []
    for path in sorted(named.keys() & left.keys()):
        entry = left.pop(path)
        if entry.sha256 == named[path]:
            matched[path] = entry
        else:
            replaced.append(path)
    by_bytes: dict[tuple[str, str], list[str]] = {}
    for path, entry in sorted(left.items(), reverse=True):
        by_bytes.setdefault((entry.sha256, PurePosixPath(path).name), []).append(path)
    for path in sorted(named.keys() - matched.keys()):
        moved = by_bytes.get((named[path], PurePosixPath(path).name))
        if moved and path not in replaced:
            matched[path] = left.pop(moved.pop())
    return matched, left, replaced


def assign(found: Iterable[Found], matched: Mapping[str, Entry], left: Iterable[Entry]) -> list[Entry]:
    """The entries of a case after a run: this run's inputs, and those of before that it did not name.

    :param found: this run's inputs
    :param matched: entries that they had before, by path
    :param left: entries that this run did not name
    """
    found = sorted(found)
    entries = list(left)
    ids = {item.path: _ids_by_page(item, matched.get(item.path)) for item in found}
    taken = {i for entry in entries for i, _ in entry.articles}
    taken.update(i for given in ids.values() for i in given if i is not None)
    there = {file_name(entry.path) for entry in entries if entry.articles}
    there.update(file_name(path) for path, given in ids.items() if any(i is not None for i in given))
    newcomers = Counter(file_name(path) for path, given in ids.items() for i in given if i is None)
    alone = {name for name, n in newcomers.items() if n == 1} - there - taken
    alone -= {file_name(item.path) for item in found if len(item.pages) > 1}
    taken |= alone
    for item in found:
        name = file_name(item.path)
        given = []
        for page, known in zip(item.pages, ids[item.path], strict=True):
            article_id = known or (name if name in alone else _free(f"{name}-{page[:_DIGITS]}", taken))
            taken.add(article_id)
            given.append((article_id, page))
        entries.append(Entry(item.path, item.sha256, tuple(given)))
    return sorted(entries)


def _ids_by_page(item: Found, entry: Entry | None) -> list[str | None]:
    """The ids that the pages of an input have; None for a page that has none: it is new, or was removed."""
    there: dict[str, list[str]] = {}
    for article_id, page in entry.articles if entry is not None else ():
        there.setdefault(page, []).append(article_id)
    return [there[page].pop(0) if there.get(page) else None for page in item.pages]


def _free(name: str, taken: set[str]) -> str:
    """The name, or the first of name-2, name-3, … that nobody has."""
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free


def without(entries: Iterable[Entry], removed: set[str]) -> list[Entry]:
    """The entries without some articles; an input that has none left is forgotten."""
    kept = (replace(e, articles=tuple(a for a in e.articles if a[0] not in removed)) for e in entries)
    return [entry for entry in kept if entry.articles]
