"""The page: stories laid out one by one, largest first, until it is full; then written in one go."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import tempfile
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import IO

import jinja2
from markupsafe import Markup

from wellhead import newsrooms
from wellhead._version import __version__
from wellhead.records import Story
from wellhead.report import limits, words
from wellhead.report.inputs import read_inputs
from wellhead.report.shelf import CaseLike, Figures, Shelf
from wellhead.report.story import show_story
from wellhead.report.view import Pointer, StoryView


def write_report(case: CaseLike, path: Path) -> None:
    """Write one self-contained HTML page of a case.

    The page has no script and asks for nothing outside itself; its policy forbids both.  The same case gives
    the same bytes.  It is written aside and renamed, so that a killed run leaves no half page.

    :param case: a traced case
    :param path: the page; its folder is made if need be
    """
    shelf = Shelf(case)
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(path.name + ".part")
    newsrooms.use(newsrooms.Additions.from_rows(case.manifest.get("settings", {}).get("newsrooms", ())))
    try:
        with tempfile.TemporaryFile() as stories, tempfile.TemporaryFile() as texts:
            laid_out, left = _lay_out(shelf, stories, texts)
            frame = _frame(shelf, case, laid_out, left)
            with aside.open("wb") as out:
                _append(out, _part("head", frame))
                _append(out, stories)
                _append(out, _part("texts_head", frame))
                _append(out, texts)
                _append(out, _part("foot", frame))
        aside.replace(path)
    finally:
        newsrooms.use(None)
        aside.unlink(missing_ok=True)


def _part(name: str, frame: Mapping[str, object]) -> str:
    return _templates().get_template(f"{name}.html.j2").render(frame)


def _append(out: IO[bytes], piece: str | IO[bytes]) -> None:
    if isinstance(piece, str):
        out.write(_bytes(piece))
        return
    piece.seek(0)
    while block := piece.read(1 << 20):
        out.write(block)


def _bytes(markup: str) -> bytes:
    return words.showable(markup).encode("utf-8")


def _lay_out(shelf: Shelf, stories: IO[bytes], texts: IO[bytes]) -> tuple[list[StoryView], list[Story]]:
    """Stories and texts into their files, until the page is full; the views, emptied, and the rest.

    A story that no longer fits ends the layout: a smaller one after it would only hide the gap.
    """
    templates = _templates()
    story_page, texts_page = templates.get_template("story.html.j2"), templates.get_template("texts.html.j2")
    everything = shelf.stories()
    laid_out: list[StoryView] = []
    titles: dict[str, Pointer] = {}
    spent, article = 0, 1
    for sheaf in shelf.sheaves(everything):
        view = show_story(sheaf, len(laid_out) + 1, article, titles)
        one, other = _bytes(story_page.render(story=view)), _bytes(texts_page.render(story=view))
        if laid_out and spent + len(one) + len(other) > limits.PAGE_BYTES:
            break
        stories.write(one)
        texts.write(other)
        spent += len(one) + len(other)
        article += view.articles
        titles[sheaf.story.story_id] = Pointer(text=view.title, href=view.anchor)
        laid_out.append(_emptied(view))
    return laid_out, everything[len(laid_out) :]


def _emptied(view: StoryView) -> StoryView:
    """What the contents need; the rest of a story is let go once it is written."""
    return dataclasses.replace(
        view,
        picture=None,
        rows=(),
        full=(),
        singles=(),
        conflicts=(),
        series=(),
        falls=(),
        derivations=(),
        texts=(),
    )


def _frame(shelf: Shelf, case: CaseLike, laid_out: list[StoryView], left: list[Story]) -> dict[str, object]:
    """What the page says outside its stories."""
    figures = shelf.figures()
    style = stylesheet()
    counts = shelf.claim_counts()
    listed = [
        (
            words.clip(story.title, limits.TITLE) or "A story without a title",
            words.span_of_dates(story.first_published, story.last_published),
            len(story.article_ids),
            counts.get(story.story_id, 0),
        )
        for story in left[: limits.LISTED_STORIES]
    ]
    return {
        "style": Markup(style),  # noqa: S704 - our own file, pinned by the policy's hash
        "style_hash": base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii"),
        "figures": figures,
        "headline": headline(figures),
        "stories": laid_out,
        "listed": listed,
        "listed_more": max(0, len(left) - limits.LISTED_STORIES),
        "inputs": read_inputs(case.manifest),
        "credibility": [meaning for _, meaning in sorted(words.CREDIBILITY.items())],
        "version": __version__,
    }


def headline(figures: Figures) -> str:
    """The page's first sentence: how much of what several publishers carry rests on one origin."""
    shared, one = figures.shared, figures.one_origin
    if not figures.claims:
        return "No claim was found in these articles."
    if not shared:
        return "No claim here is carried by more than one publisher."
    if shared == 1:
        return "One claim is carried by several publishers" + (
            ", and it rests on a single origin." if one else "."
        )
    if one == shared:
        return f"All {words.small(shared)} claims that several publishers carry each rest on a single origin."
    rest = f"{words.small(one)} {'rests' if one == 1 else 'rest'} on a single origin."
    if not one:
        rest = "none rests on a single origin for certain."
    return f"Of {words.small(shared)} claims that several publishers carry, {rest}"


def stylesheet() -> str:
    """The page's CSS, as its policy pins it."""
    return resources.files("wellhead.report").joinpath("report.css").read_text("utf-8")


@cache
def _templates() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("wellhead.report"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["count"] = words.count
    environment.globals["limits"] = limits
    return environment
