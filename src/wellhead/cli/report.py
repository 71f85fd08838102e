"""`wellhead report`: one page that opens offline."""

from __future__ import annotations

from pathlib import Path

import click

from wellhead.api import Case
from wellhead.cli.main import EXIT_CODES
from wellhead.cli.texts import path_text


@click.command(name="report", epilog=EXIT_CODES)
@click.argument("folder", metavar="CASE", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The page to write.",
)
def command(folder: Path, output: Path) -> None:
    """Write one self-contained HTML page: stories, claims, their counts, and the sentences behind them.

    \b
    Example:
      wellhead report harbour -o report.html
    """
    click.echo(path_text(Case(folder).report(output)))
