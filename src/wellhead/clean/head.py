"""The head of an article: what stands above its first paragraph."""

from __future__ import annotations

import re

from wellhead.clean.context import Page
from wellhead.clean.lines import word_set, words_of

#: Lines that a head may have; a longer run of short lines is a list, a poem or a table.
_MOST = 30
_NOT_HEADLINESE = word_set("a an the was were had has have been he she they it i we you said")
_RUN = re.compile(r"\w+")
_SOURCE = re.compile(r"\s[-–—|]\s?[A-Z][\w .&’']{1,30}$")


def label_head(page: Page, roles: list[str | None], title: str | None) -> None:
    """Give the lines above the first paragraph their roles, in place.

    :param title: the headline as the article's metadata has it
    """
    if page.last < 0 and len(page) > 1 and not title:
        return  # no prose at all: a list or a table, with nothing to tell its head by
    headline = _headline(page, roles, title)
    if headline is not None:
        roles[headline] = "title"
    first = min(page.first, _MOST, len(page))
    if page.first > _MOST and headline is None:
        return
    for n in range(first):
        if roles[n] is None:
            roles[n] = _above_prose(page, n, headline, roles)
    _deck(page, roles, headline)
    _again(page, roles, headline, title)


def _headline(page: Page, roles: list[str | None], title: str | None) -> int | None:
    """The line that is the article's headline."""
    reach = min(len(page), max(page.first + 1, 3), _MOST)
    if title:
        for n in range(min(len(page), _MOST)):
            if (
                page.shapes[n].words <= 45
                and roles[n] in (None, "related_links", "standfirst")
                and same_title(page.lines[n].text, title)
            ):
                return n
    for n in range(reach):
        if roles[n] is None and not page.prose[n] and _may_be_headline(page, n):
            return n
        if page.prose[n]:
            return n if n == 0 and roles[n] is None and _headline_prose(page) else None
    return None


def _may_be_headline(page: Page, n: int) -> bool:
    shape, line = page.shapes[n], page.lines[n]
    if shape.words < 2 or shape.words > 32 or shape.tabs or shape.address or line.text[-1] in ":,":
        return False
    if shape.words <= 3 and n + 1 < page.first and not _gap_after(page, n):
        return False  # "World", "Real Estate": the section, with the headline below it
    if n + 1 < len(page) and shape.words <= 3 and _better_below(page, n):
        return False
    return not (shape.stop and line.text.rstrip("\"”’'")[-1:] == "." and shape.words > 12)


def _better_below(page: Page, n: int) -> bool:
    """A longer line before the first paragraph is the headline; a short one above it names the section."""
    below = range(n + 1, min(page.first, n + 4))
    return any(
        4 <= page.shapes[k].words <= 30 and not page.shapes[k].hits and not page.shapes[k].dateline
        for k in below
    )


def _gap_after(page: Page, n: int) -> bool:
    return n + 1 < len(page) and page.lines[n + 1].gap > page.lines[n].gap


def _headline_prose(page: Page) -> bool:
    """A first line that reads like a sentence and is a headline: a question, capitals, or headlinese."""
    shape, line = page.shapes[0], page.lines[0]
    if len(page) < 3 or shape.words > 24 or shape.said:
        return False
    if shape.capitals >= 0.65 and shape.words >= 4:
        return True
    if line.text.endswith("?") and page.prose[1] and page.lines[1].gap > 0:
        return True
    # "Poll finds Clinton would beat out Trump.": no article, no past, a blank line and a longer text below
    words = {w.lower() for w in line.words}
    return (
        shape.words <= 16
        and page.lines[1].gap > 0
        and page.shapes[1].words > shape.words
        and not words & _NOT_HEADLINESE
    )


def _above_prose(page: Page, n: int, headline: int | None, roles: list[str | None]) -> str | None:
    shape = page.shapes[n]
    if headline is None:
        return None
    if n < headline:
        return "promo" if shape.words <= 4 else "related_links"
    if shape.bullet and shape.words >= 6:
        return "standfirst" if n and roles[n - 1] in ("promo", "standfirst") else None
    if shape.caption == "hint":
        return "caption"
    if shape.name and shape.words >= 2 and not shape.all_caps:
        return "byline"
    if shape.words >= 6 and not shape.tabs:
        return "standfirst"
    if shape.stop or shape.tabs or page.first - headline > 12:
        return None
    return "promo" if shape.words <= 3 else "standfirst"


def _deck(page: Page, roles: list[str | None], headline: int | None) -> None:
    """A standfirst that reads like prose: it stands between headline and article and is said again below.

    "Putin's preferred course of action was for the U.S. government …" without its source, and the same
    sentence with its source five paragraphs on.
    """
    n = page.first
    while headline is not None and 0 < n < len(page) - 2 and page.shapes[n].bullet and roles[n] is None:
        if roles[n - 1] not in ("promo", "standfirst"):  # "Key points" and the points below it
            break
        roles[n] = "standfirst"
        n += 1
    if headline is None or headline >= n or n + 2 >= len(page) or roles[n] is not None:
        return
    shape = page.shapes[n]
    if (
        page.lines[headline].text.endswith(";") and shape.words <= 30
    ):  # "Poll tightens; / Inquiry bruises candidate."
        roles[n] = "standfirst"
        return
    if shape.words > 60 or page.lines[n].text.count(". ") > 1:
        return
    words = [w.casefold() for w in page.lines[n].words]
    if len(words) < 8:
        return
    grams = {tuple(words[i : i + 4]) for i in range(len(words) - 3)}
    for k in range(n + 1, min(len(page), 60)):
        if not page.prose[k]:
            continue
        other = [w.casefold() for w in page.lines[k].words[:200]]
        shared = {tuple(other[i : i + 4]) for i in range(len(other) - 3)} & grams
        if len(shared) >= 0.6 * len(grams):
            roles[n] = "standfirst"
            return


def _again(page: Page, roles: list[str | None], headline: int | None, title: str | None) -> None:
    """The headline standing a second time."""
    text = page.lines[headline].text if headline is not None else title
    length = len(words_of(text)) if text else 0
    if not text or length < 3:
        return
    for n in range(min(len(page), 4 * _MOST)):
        if (
            n != headline
            and 0.5 * length <= page.shapes[n].words <= 2 * length
            and roles[n] in (None, "promo", "standfirst", "related_links")
            and same_title(page.lines[n].text, text)
        ):
            roles[n] = "title"


def same_title(line: str, title: str) -> bool:
    """True where a line is the title, but for case, punctuation and the name of the site behind it.

    >>> same_title("Senate passes bill", "Senate Passes Bill - The Daily Courier")
    True
    """
    if len(line) > 400 or len(title) > 600:
        return False
    a, b = _plain(line), _plain(title)
    if a == b:
        return bool(a)
    b = _plain(_SOURCE.sub("", title))
    if a == b:
        return bool(a)
    x, y = a.split(), b.split()
    if min(len(x), len(y)) < 4:
        return False
    if y[: len(x)] == x:  # the title field holds the deck too
        return True
    both = len(set(x) & set(y))
    return both >= 0.8 * len(set(x)) and both >= 0.7 * len(set(y)) and len(x) <= len(y) + 4


def _plain(text: str) -> str:
    return " ".join(_RUN.findall(text.casefold().replace("’", "").replace("'", "")))
