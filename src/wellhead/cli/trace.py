"""`wellhead trace`: the main job."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
from rich.console import Console

from wellhead.case import Trouble
from wellhead.cli.main import EXIT_CODES, KEPT_APART
from wellhead.cli.progress import Bars
from wellhead.cli.texts import cell, one_line, path_text
from wellhead.errors import UsageError

#: Inputs and articles that are named one by one; manifest.json names all.
_NAMED = 200
#: Articles or stories listed for one failure of ours.
_LISTED = 20


@click.command(name="trace", epilog=EXIT_CODES)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "--case",
    "folder",
    required=True,
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of the case; made where it does not exist.",
)
@click.option(
    "--workers",
    type=click.IntRange(min=1, max=256),
    metavar="N",
    help="Worker processes; by default one for each core. Results do not depend on it.",
)
@click.option(
    "--engine",
    type=click.Choice(["local", "spark"]),
    default="local",
    show_default=True,
    help="Where the steps run; spark is not in this version.",
)
@click.option(
    "--analyzer",
    metavar="NAME",
    help="What parses the articles: an installed analyzer, or package.module:factory; by default the one "
    "that the case was traced with, or the shipped one.",
)
@click.option(
    "--newsrooms",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Outlets and agencies of your own, in the form of the shipped table; by default those that the case "
    "was traced with. An empty file takes them away.",
)
@click.option("-q", "--quiet", is_flag=True, help="No progress and no table; only what went wrong.")
def command(
    inputs: tuple[str, ...],
    *,
    folder: Path,
    workers: int | None,
    engine: str,
    analyzer: str | None,
    newsrooms: Path | None,
    quiet: bool,
) -> int:
    """Read articles and trace their claims, into a new case or one that is there.

    INPUT is a file, a folder (with its subfolders), a pattern, or - for a list of paths on standard
    input. Plain text (.txt) and web pages (.html) are read. NAME.meta.json, or meta.json in the folder
    or the one above, may give publisher, published, url and title.

    A run that was stopped is resumed by the same command. Tracing more inputs into a case adds them. An
    input is known by its path below the folder that was named: where its bytes have changed, its article
    is replaced. Files that are gone stay in the case until `wellhead remove` takes their articles out.

    \b
    Examples:
      wellhead trace articles/ --case harbour
      wellhead trace monday/*.html tuesday/ --case harbour --workers 4
      find . -name '*.txt' | wellhead trace - --case harbour
    """
    if engine == "spark":
        raise UsageError("the Spark engine is not in this version; leave --engine out to run on this machine")
    from wellhead.steps import trace  # noqa: PLC0415 - loads every room

    console = Console(file=sys.stderr, soft_wrap=True)
    with Bars(console, quiet=quiet) as bars:
        made = trace(
            inputs, folder, workers=workers, analyzer=analyzer, newsrooms_file=newsrooms, progress=bars
        )
    if not bars.worked and not quiet:
        console.print(cell("nothing to do: the case is up to date"))
    for path, problem in made.sidecar_problems[:_NAMED]:
        console.print(cell(f"sidecar: {_about(path, problem)}"))
    _name(console, "kept apart", (f"{t.unit}: {t.problem}; {t.mend}" for t in made.kept_apart))
    _name(console, "failed", _grouped(made.failures))
    if made.not_annotated:
        languages = ", ".join(sorted({language for _, language in made.not_annotated}))
        count = len(made.not_annotated)
        console.print(
            cell(f"not annotated: {count} article{'s' * (count != 1)} in other languages ({languages})")
        )
    if not quiet:
        _headline(folder)
    return KEPT_APART if made.kept_apart or made.failures else 0


def _about(path: str, problem: str) -> str:
    return problem if problem.startswith(path) else f"{path}: {problem}"


def _grouped(failures: Iterable[Trouble]) -> Iterator[str]:
    """One sentence for each way that a step failed: one fault may have many victims."""
    groups: dict[tuple[str, str], list[str]] = {}
    for trouble in failures:
        groups.setdefault((trouble.step, trouble.problem), []).append(trouble.unit)
    for (step, problem), units in groups.items():
        more = f" and {len(units) - _LISTED} more, see manifest.json" if len(units) > _LISTED else ""
        yield f"{', '.join(units[:_LISTED])}{more}: {step}: {problem}"


def _name(console: Console, what: str, sentences: Iterable[str]) -> None:
    """One line each, up to a point."""
    told = list(sentences)
    for sentence in told[:_NAMED]:
        console.print(cell(f"{what}: {one_line(sentence)}"))
    if len(told) > _NAMED:
        console.print(cell(f"{what}: {len(told) - _NAMED} more; see manifest.json"))


def _headline(folder: Path) -> None:
    """The claims that most publishers carry, and what to do next, on standard output."""
    from wellhead.case import Case  # noqa: PLC0415
    from wellhead.cli.tables import claims_table, wide_console  # noqa: PLC0415

    case = Case(folder)
    console = wide_console()
    table = claims_table(case, limit=10)
    if table.row_count:
        console.print(table)
    name = path_text(folder)
    console.print(cell(f"Next: wellhead report {name} -o report.html"), soft_wrap=True)
