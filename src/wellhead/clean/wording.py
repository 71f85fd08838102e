"""Roles that a line's own wording settles: residue, datelines, captions."""

from __future__ import annotations

import re

from wellhead.clean.context import Page

#: A tweet that the article shows: "We can't wait! — Ann Lee (@annlee) December 29, 2016".
_TWEET = re.compile(r"\(@\w{2,30}\)\s?(?:on )?(?:[A-Z][a-z]+ \d|\d{1,2} )|pic\.twitter\.com/|https://t\.co/")
_UPDATED = re.compile(r"(?:updated|corrected|this (?:story|article|report)) ", re.I)
#: Words of a paragraph that needs more than wording to be set aside.
_LONG = 28


def by_wording(page: Page, n: int) -> str | None:
    """The role that the wording of line ``n`` settles; None where it settles nothing."""
    shape = page.shapes[n]
    if shape.address and _TWEET.search(page.lines[n].text):
        return "body"
    hit = shape.sure
    if hit is not None and not _article_prose(page, n, hit.role):
        return hit.role
    if shape.dateline and (page.english or shape.words <= 6):
        return "credit" if n > page.last >= 0 and _UPDATED.match(page.lines[n].text) else "dateline"
    if shape.caption == "sure":
        return "caption"
    if _named_again(page, n):
        return "byline"
    if shape.doubled and not shape.tabs:
        return "related_links"
    return None


def _article_prose(page: Page, n: int, role: str) -> bool:
    """A paragraph of the article that only happens to hold such words.

    "The company said readers could sign up for its newsletter from Monday." is news of a company.
    """
    shape = page.shapes[n]
    if not (shape.stop and shape.words >= 9 and shape.function >= 3):
        return False
    if shape.quotes and shape.said:
        return True
    if role in ("newsletter", "donation", "comment_form", "promo"):
        speaks = shape.you or shape.we
        return (
            shape.words > 2 * _LONG
            or shape.said
            or (shape.words > _LONG and not speaks)
            or (role == "promo" and not speaks and shape.words > 16)
        )
    if role in ("credit", "byline"):
        return shape.words > 2 * _LONG and page.above[n] < 0.8
    return shape.words > _LONG


def _named_again(page: Page, n: int) -> bool:
    """A person's name alone on its line, which stands so elsewhere too or heads the note on the author."""
    shape, line = page.shapes[n], page.lines[n]
    if (
        not shape.name
        or shape.words not in (2, 3)
        or shape.all_caps
        or not page.english
        or line.text[-1] in "]>:"
    ):
        return False
    return page.repeated[n] > 1 or (n + 1 < len(page) and page.lines[n + 1].text.startswith(f"{line.text} "))


def by_neighbours(page: Page, roles: list[str | None]) -> None:
    """Lines whose wording only hints at what they are, beside residue that leaves no doubt; in place."""
    for n in range(len(page)):
        hits = page.shapes[n].hits
        if roles[n] is None and hits and not hits[0].sure:
            beside = [roles[k] for k in (n - 1, n + 1) if 0 <= k < len(page)]
            if any(role in ("newsletter", "donation", "promo", "comment_form") for role in beside):
                roles[n] = hits[0].role
