"""What `import wellhead` gives: a run over inputs, and the case that comes of it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from wellhead import case as _case
from wellhead.steps import Progress

Place = str | os.PathLike[str]


class Case(_case.Case):
    """A finished case: its tables, and the verbs that make something of it.

    >>> import wellhead
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as place:
    ...     article = Path(place, "fire.txt")
    ...     _ = article.write_text("Two men died in the fire, the mayor said on Monday.")
    ...     case = wellhead.trace([article], case=Path(place, "case"), workers=1)
    ...     [row.article_id for row in case.articles()]
    ['fire']
    """

    def report(self, path: Place) -> Path:
        """Write one self-contained HTML page about the case; it opens offline.

        :param path: the file
        """
        from wellhead.report import write_report  # noqa: PLC0415 - templates are loaded only here

        target = Path(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        write_report(self, target)
        return target

    def export(self, path: Place, format: str = "jsonl") -> list[Path]:  # noqa: A002 - the command's word
        """Write the public tables into a folder.

        :param format: jsonl, csv, parquet or sqlite
        :returns: the files
        """
        from wellhead.export import export  # noqa: PLC0415

        return export(self, format, Path(path))

    def remove(
        self,
        article_ids: str | Iterable[str],
        *,
        workers: int | None = None,
        progress: Progress | None = None,
    ) -> Case:
        """Take articles out of the case, with all that was derived from them.

        The case afterwards is that of a fresh run over the others; this object still shows the old
        one and should be let go.  The files themselves are not touched: the next `trace` that names
        them reads them again.

        :raises UsageError: the case has no such article
        """
        from wellhead.steps import remove  # noqa: PLC0415

        ids = [article_ids] if isinstance(article_ids, str) else list(article_ids)
        remove(ids, self.path, workers=workers, progress=progress)
        return Case(self.path)


def trace(
    paths: Place | Sequence[Place],
    *,
    case: Place,
    workers: int | None = None,
    analyzer: str | None = None,
    newsrooms: Place | None = None,
    progress: Progress | None = None,
) -> Case:
    """Trace inputs into a case, which is made, resumed or added to.

    >>> import wellhead
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as place:
    ...     folder = Path(place, "articles")
    ...     folder.mkdir()
    ...     _ = Path(folder, "a.txt").write_text("“We are ready,” said Ann Jones, the mayor of Easton.")
    ...     case = wellhead.trace(folder, case=Path(place, "case"), workers=1)
    ...     case.table("articles").to_arrow().num_rows
    1

    :param paths: files, folders or patterns
    :param case: folder of the case
    :param workers: worker processes; by default one a core; 1 works in this process
    :param analyzer: name of the analyzer that parses, or ``package.module:factory``; by default the one that
        the case was traced with, or the shipped one
    :param newsrooms: file of the user's own newsrooms, in the form of the shipped table; by default those
        that the case was traced with
    :param progress: who is told how the steps go
    :raises UsageError: an input does not exist, none holds an article, there is no such analyzer, or the file
        of newsrooms is not as it should be
    :raises ModelError: the analyzer's model is not there or cannot be loaded
    :raises CaseError: the folder is no case, or another run holds it
    """
    from wellhead.steps import trace as run  # noqa: PLC0415 - the rooms are loaded only when one is needed

    named = [paths] if isinstance(paths, (str, os.PathLike)) else list(paths)
    run(
        [os.fspath(path) for path in named],
        Path(case),
        workers=workers,
        analyzer=analyzer,
        newsrooms_file=None if newsrooms is None else Path(newsrooms),
        progress=progress,
    )
    return Case(case)


def open_case(path: Place) -> Case:
    """A case made before.

    >>> import wellhead
    >>> try:
    ...     wellhead.open_case("no-such-folder")
    ... except wellhead.CaseError as error:
    ...     print(error)
    no-such-folder: no case here; make one with wellhead trace INPUT... --case no-such-folder

    :raises CaseError: there is none, or its last run did not come to its end
    """
    return Case(path)
