"""`wellhead export`: the tables for other tools."""

from __future__ import annotations

from pathlib import Path

import click

from wellhead.api import Case
from wellhead.cli.main import EXIT_CODES
from wellhead.cli.texts import path_text
from wellhead.export import FORMATS


@click.command(name="export", epilog=EXIT_CODES)
@click.argument("folder", metavar="CASE", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="jsonl",
    show_default=True,
    help="One file a table, or one SQLite file.",
)
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the files; made where it does not exist.",
)
def command(folder: Path, form: str, output: Path) -> None:
    """Write the tables of a case: articles, lines, attributions, statements, claims, origins and the others.

    Rows are ordered, so equal cases give equal files. Offsets count Unicode code points into
    articles.text. CSV is UTF-8 as in RFC 4180; lists and structures are JSON text in CSV and SQLite.

    \b
    Examples:
      wellhead export harbour --format jsonl -o tables
      wellhead export harbour --format csv -o for-r
      wellhead export harbour --format sqlite -o database
    """
    made = Case(folder).export(output, form)
    count = f"{len(made)} file{'s' * (len(made) != 1)}"
    click.echo(f"{count} in {path_text(output)}", err=True)
