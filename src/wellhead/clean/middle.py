"""Short lines among the paragraphs, and what trails behind the last: crossheads, captions, pull quotes.

A crosshead is a subheading like the one below the headline, and gets its role: standfirst.
"""

from __future__ import annotations

import re

from wellhead.clean.context import Page

_RUN = re.compile(r"\w+")
_DASH_NAME = re.compile(r"^[-–—~]{1,2}\s*[A-Z]")
_HEADLINE_MARKS = re.compile(r"[:?|]|\s[‘'][^’']{3,60}[’']|\[[A-Z ]{4,20}\]\W*$")
_FIGURE = re.compile(r"\d")
_ASKS = re.compile(r"(?:how|why|what|where|when|who|here)\b", re.I)
#: An article of more lines is a list or a dump, and comparing each line with all would take too long.
_MOST_LINES = 1_500
#: Words of a crosshead at most: "Provincial disaster teams on high alert".
_CROSSHEAD = 9


def label_middle(page: Page, roles: list[str | None]) -> None:
    """Give the short lines between and behind the paragraphs their roles, in place."""
    if page.last < 0:
        return
    pull_quotes(page, roles)
    own = _ends_in_list(page, roles)
    for n in range(page.first + 1, len(page)):
        if roles[n] is None and not page.prose[n]:
            if page.shapes[n].sentence:
                continue
            if n <= page.last:
                roles[n] = _between(page, n)
            elif not own:
                roles[n] = _after(page, n)


# ---------------------------------------------------------------- between paragraphs
def _between(page: Page, n: int) -> str | None:
    shape, text = page.shapes[n], page.lines[n].text
    if shape.closed or shape.tabs or shape.bullet or shape.lower or shape.words == 0:
        return (
            "caption"
            if shape.caption == "hint" and shape.words <= 14 and not shape.said and not shape.bullet
            else None
        )
    if not page.english:
        return None
    if _crowded(page, n):
        return None
    if shape.caption == "hint":
        return "caption"
    if shape.all_caps:
        return "related_links" if shape.words >= 6 else "standfirst"
    if shape.words <= 3:
        return "standfirst"
    if shape.said or shape.quotes or text.endswith(("…", "-")):
        return None
    if shape.words <= _CROSSHEAD and page.alone(n) and shape.figures < 0.2:
        return "related_links" if _HEADLINE_MARKS.search(text) else _crosshead_or_caption(page, n)
    if _HEADLINE_MARKS.search(text) and shape.words <= 22:
        return "related_links"
    if page.closes and shape.words <= 26 and not (shape.you or shape.we or _ASKS.match(text)):
        return "caption"
    return None


def _crowded(page: Page, n: int) -> bool:
    """The line stands in a run of short lines: a list, a recipe, an agenda, which belong to the article."""
    before = after = 0
    while before < 4 and n - before > 0 and not page.prose[n - before - 1]:
        before += 1
    while after < 4 and n + after + 1 < len(page) and not page.prose[n + after + 1]:
        after += 1
    return before + after >= 4


def _crosshead_or_caption(page: Page, n: int) -> str:
    """A short line between paragraphs: a crosshead; a caption where others like it are too long for one."""
    if page.shapes[n].words <= 5 or not page.closes:
        return "standfirst"
    return "caption" if page.open_lines > 0 else "standfirst"


# ---------------------------------------------------------------- behind the last paragraph
def _ends_in_list(page: Page, roles: list[str | None]) -> bool:
    """The article ends in a list of its own: tour dates, results, a recipe, with little residue among it."""
    trailing = range(page.last + 1, len(page))
    open_lines = [n for n in trailing if roles[n] is None]
    if len(open_lines) <= 6 or len(open_lines) < 0.75 * len(trailing):
        return False
    entries = sum(
        page.shapes[n].bullet or page.shapes[n].tabs or _FIGURE.search(page.lines[n].text) is not None
        for n in open_lines
    )
    return entries >= 0.4 * len(open_lines) or page.lines[page.last].text.endswith(":") or not page.english


def _after(page: Page, n: int) -> str | None:
    shape = page.shapes[n]
    if shape.stop and (shape.words >= 3 or shape.quotes):
        return None
    if shape.tabs or not page.english or shape.words == 0:
        return None
    if shape.bullet and n - page.last <= 12 and page.shapes[page.last].closed and _introduced(page, n):
        return None
    if shape.closed and shape.words >= 5:
        return None
    if shape.caption == "hint":
        return "caption"
    return "related_links" if shape.words >= 4 else "promo"


def _introduced(page: Page, n: int) -> bool:
    """A list that the article's last paragraph introduces: "Here are the winners:"."""
    k = n - 1
    while k > page.last and page.shapes[k].bullet:
        k -= 1
    return page.lines[k].text.endswith(":")


# ---------------------------------------------------------------- pull quotes
def pull_quotes(page: Page, roles: list[str | None]) -> None:
    """Lines that repeat words of the article to catch the eye, and the bare name below them.

    "There is no other solution to the crisis than strengthening the government" / "Putin", where the same
    words stand in a paragraph between quotation marks.
    """
    if len(page) > _MOST_LINES:
        return
    whole: str | None = None  # the article's prose, for the first line that is looked up in it
    for n in range(1, len(page) - 1):
        shape, line = page.shapes[n], page.lines[n]
        if (
            roles[n] not in (None, "title", "standfirst", "caption")
            or not 5 <= shape.words <= 70
            or n <= page.first
        ):
            continue
        bare = line.text.strip("\"“”„«»‘’' ")
        quoted = bare != line.text and line.text[0] in "\"“„«‘'"
        named = _names_speaker(page, n + 1)
        if not (quoted or not shape.stop or named):
            continue
        if shape.stop and not named and not (quoted and len(bare) >= len(line.text) - 3):
            continue
        if shape.bullet or page.repeated[n] > 1:
            continue
        if whole is None:
            whole = "\n".join(
                f" {_plain(other.text)} "
                for other, prose in zip(page.lines, page.prose, strict=True)
                if prose
            )
        if whole.count(_plain(bare)) < 1 + page.prose[n]:
            continue
        roles[n] = "pull_quote"
        if named and roles[n + 1] in (None, "title", "standfirst", "byline", "related_links", "promo"):
            roles[n + 1] = "pull_quote"
    for n in range(page.first + 1, page.last):
        shape = page.shapes[n]
        dashed = _DASH_NAME.match(page.lines[n].text) is not None and not shape.closed and shape.words <= 8
        if dashed and shape.capitals >= 0.7 and roles[n] in (None, "title", "standfirst"):
            roles[n] = "pull_quote"


def _names_speaker(page: Page, n: int) -> bool:
    shape = page.shapes[n]
    if shape.closed or shape.words == 0:
        return False
    return shape.name or (_DASH_NAME.match(page.lines[n].text) is not None and shape.words <= 12)


def _plain(text: str) -> str:
    return " ".join(_RUN.findall(text.casefold()))
