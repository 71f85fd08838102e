"""A finished case, for reading."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from wellhead.case.manifest import NAME as MANIFEST
from wellhead.case.manifest import Manifest
from wellhead.case.parts import Store
from wellhead.case.tables import TableView
from wellhead.errors import CaseError, UsageError
from wellhead.records import TABLES, Article, Attribution, Claim, Story


class Case:
    """A finished case on disk.

    :param path: its folder
    :raises CaseError: there is no case, or its last run did not come to its end
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(path)
        found = Manifest.load(self.path) if self.path.is_dir() else None
        if found is None:
            raise CaseError(
                f"{self.path}: no case here; make one with wellhead trace INPUT... --case {self.path}"
            )
        if not found.finished:
            raise CaseError(
                f"{self.path}: the case is not finished; run the same wellhead trace again to resume it"
            )
        self._manifest = found

    def __repr__(self) -> str:
        return f"<case {str(self.path)!r}>"

    @property
    def manifest(self) -> Mapping[str, Any]:
        """What `manifest.json` says: inputs, versions, what was kept apart and why."""
        return self._manifest.to_json()

    def table(self, name: str) -> TableView:
        """A table by its name, the internal ones too.

        :raises UsageError: there is no such table
        """
        if name not in TABLES:
            raise UsageError(f"no table {name!r}; there are {', '.join(TABLES)}")
        return TableView(name, self._files)

    @cached_property
    def _files(self) -> dict[str, list[Path]]:
        store = Store(self.path)
        files: dict[str, list[Path]] = {}
        steps = self.path / "steps"
        for folder in sorted(steps.iterdir()) if steps.is_dir() else []:
            for part in store.parts(folder.name):
                for table, file in part.files.items():
                    files.setdefault(table, []).append(file.path)
        return {table: sorted(paths) for table, paths in files.items()}

    def articles(self) -> list[Article]:
        """All articles, by id, each with its story."""
        return self.table("articles").rows()

    def stories(self) -> list[Story]:
        """All stories, by id."""
        return self.table("stories").rows()

    def claims(self, min_origins: int | None = None, story: str | None = None) -> list[Claim]:
        """The claims with their counts.

        :param min_origins: only claims with at least so many independent origins for certain
        :param story: only claims of this story
        """
        view = self.table("claims")
        if min_origins is not None:
            view = view.where(f"origins_min >= {int(min_origins)}")
        if story is not None:
            view = view.where(f"story_id = {quoted(story)}")
        return view.rows()

    def attributions(self, article: str | None = None) -> list[Attribution]:
        """Who is said to have said what: of one article, or of all."""
        view = self.table("attributions")
        if article is not None:
            view = view.where(f"article_id = {quoted(article)}")
        return view.rows()


def is_case(path: Path) -> bool:
    """True for a folder that holds a case, finished or not."""
    return (path / MANIFEST).is_file() or (path / "lock").is_file()


def quoted(text: str) -> str:
    """A text as an SQL string."""
    return "'" + text.replace("'", "''") + "'"
