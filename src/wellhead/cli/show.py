"""`wellhead show`: the tables of a case in the terminal."""

from __future__ import annotations

from pathlib import Path

import click

from wellhead.case import Case, TableView
from wellhead.case.reading import quoted
from wellhead.cli.main import EXIT_CODES
from wellhead.cli.tables import printed, wide_console
from wellhead.cli.texts import cell
from wellhead.errors import UsageError
from wellhead.records import PUBLIC

_FEW = 20


@click.command(name="show", epilog=EXIT_CODES)
@click.argument("folder", metavar="CASE", type=click.Path(path_type=Path))
@click.argument("table", default="claims", type=click.Choice(PUBLIC), metavar="[TABLE]")
@click.option("--story", metavar="ID", help="Only rows of this story.")
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=_FEW,
    show_default=True,
    metavar="N",
    help="Rows to print; 0 for all.",
)
def command(folder: Path, table: str, story: str | None, limit: int) -> None:
    """Print a table of a case.

    TABLE is claims (the default), stories, attributions, conflicts, origins, derivations, articles,
    mentions, statements, lines, links, times, numbers, places or events. Claims come with those of most
    publishers first; long texts are cut, `wellhead export` has them whole.

    \b
    Examples:
      wellhead show harbour
      wellhead show harbour stories
      wellhead show harbour attributions --story s-1f0c2a --limit 0
    """
    case = Case(folder)
    view = case.table(table)
    if story is not None:
        view = of_story(case, view, story)
    console = wide_console()
    found = printed(case, view, limit or None)
    if not found.row_count:
        console.print(cell(f"no {table}"))
    else:
        console.print(found)


def of_story(case: Case, view: TableView, story_id: str) -> TableView:
    """The rows of a table that belong to a story.

    :raises UsageError: the case has no such story
    """
    found = case.table("stories").where(f"story_id = {quoted(story_id)}").rows()
    if not found:
        raise UsageError(f"no story {story_id!r}; wellhead show {case.path} stories lists them")
    names = view.definition.schema.names
    if "story_id" in names:
        return view.where(f"story_id = {quoted(story_id)}")
    if "claim_id" in names and view.name != "events":
        return view.where(f"claim_id IN ({_listed([c.claim_id for c in case.claims(story=story_id)])})")
    owner = "from_article" if "from_article" in names else "article_id"
    return view.where(f"{owner} IN ({_listed(list(found[0].article_ids))})")


def _listed(values: list[str]) -> str:
    return ", ".join(map(quoted, values)) or "NULL"
