"""`wellhead remove`: a case that has never seen an article."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from rich.console import Console

from wellhead.cli.main import EXIT_CODES
from wellhead.cli.progress import Bars


@click.command(name="remove", epilog=EXIT_CODES)
@click.argument("folder", metavar="CASE", type=click.Path(path_type=Path))
@click.argument("articles", metavar="ARTICLE...", nargs=-1, required=True)
@click.option("--workers", type=click.IntRange(min=1, max=256), metavar="N", help="Worker processes.")
def command(folder: Path, articles: tuple[str, ...], workers: int | None) -> None:
    """Take articles out of a case, with all that was derived from them.

    ARTICLE is an article_id, as `wellhead show CASE articles` lists them. No trace of it remains in the
    case, which is then what a fresh run over the other articles would give.

    Only the case is changed. The file must leave the input folder too, or the next trace of that folder
    reads it again; and reports and exports made before still hold the article: write them anew.

    \b
    Examples:
      wellhead remove harbour 003_fire
      wellhead remove harbour 003_fire 004_fire
    """
    from wellhead.steps import remove  # noqa: PLC0415 - loads every room

    with Bars(Console(file=sys.stderr, soft_wrap=True)) as bars:
        remove(articles, folder, workers=workers, progress=bars)
    count = len(set(articles))
    click.echo(f"removed {count} article{'s' * (count != 1)}", err=True)
