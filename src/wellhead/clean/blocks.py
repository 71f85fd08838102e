"""Blocks of residue that open with a telling line: comments, lists of links, letters to the reader.

Each is taken as a whole, from its head to where the article's prose goes on: a well-punctuated appeal
passes every filter that looks at one line at a time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from wellhead.clean.context import Page
from wellhead.clean.lines import word_set

#: How much of the prose must stand above a comment form, and above one whose wording leaves no doubt.
_ABOVE, _ABOVE_SURE = 0.6, 0.25
#: Lines of a thread of comments: who wrote when, and the button to answer.
_THREAD = re.compile(
    r"^(?:reply|report|flag|share|like|vote|permalink|log ?in to reply|\d{1,4} (?:likes?|replies))\b.{0,20}$|"
    r"\b(?:says|said|wrote|commented|posted):?$|\d:\d\d ?(?:[ap]\.?m\.?)?$|"
    r"\bat \d{1,2}:\d\d ?[ap]\.?m\.?\W*$|\bago\W*$",
    re.I,
)
#: "Ann Lee on September 12, 2018 at 4:47 pm said:" heads a reader's comment.
_COMMENT = re.compile(
    r"^\W{0,3}.{2,50}\b(?:on |- )?[A-Z][a-z]+ \d{1,2}(?:st|nd|rd|th)?,? \d{4},? ?(?:at|-)? ?"
    r"\d{1,2}:\d\d ?(?:[ap]\.?m\.?)? ?(?:said|says|wrote)?:?$"
)
#: Unsupported paragraphs that a letter to the reader may hold between two that give it away.
_GAP = 2
#: Heads of lists for which all that stands below is judged; an article does not have more.
_LOOKS = 12
#: Lines that a letter's crumbs may run on without a word that gives them away.
_REACH = 40
#: How a letter to the reader begins, and how it takes its leave.
_SALUTE = re.compile(
    r"\W{0,3}(?:dear (?:\w+ )?(?:readers?|supporters?|friends?|listeners?|viewers?)\b|"
    r"an? (?:urgent |special |personal )?(?:message|note|word|letter|appeal) (?:from|to)\b)",
    re.I,
)
_LEAVE = re.compile(
    r"\W{0,3}(?:thank you|thanks|with thanks|gratefully)[, ](?:so much |very much )?for "
    r"(?:standing|your|supporting|reading|being|helping)\b|\W{0,3}(?:yours|sincerely|with gratitude)\b",
    re.I,
)
_PROPER = re.compile(r"(?<![.!?…“\"'‘] )(?<!^)\b[A-Z][\w’'-]{2,}")


def opener(page: Page, n: int, kind: str) -> str | None:
    """The role of the block of this kind that line ``n`` opens."""
    shape = page.shapes[n]
    if page.prose[n] and kind != "letter":
        return None
    for hit in shape.hits:
        if hit.opens == kind:
            return hit.role
    return None


def label_blocks(page: Page, roles: list[str | None]) -> None:
    """Give the lines of blocks their roles, in place."""
    _lists(page, roles)
    label_letters(page, roles)
    _tail(page, roles)


# ---------------------------------------------------------------- comments
def _tail(page: Page, roles: list[str | None]) -> None:
    threads = [
        s.words <= 16 and _THREAD.search(line.text[-80:]) is not None
        for line, s in zip(page.lines, page.shapes, strict=True)
    ]
    left = sum(threads[1:])
    for n in range(1, len(page)):
        left -= threads[n]
        comment = n > page.first and threads[n] and _COMMENT.match(page.lines[n].text[:120]) is not None
        role = "comment_form" if comment else opener(page, n, "tail")
        if role is None or page.above[n] < _ABOVE_SURE:
            continue
        sure = comment or any(h.opens == "tail" and h.sure for h in page.shapes[n].hits)
        if page.above[n] >= _ABOVE or (left >= 3 and sure) or left >= 6:
            for k in range(n, len(page)):
                if page.lines[k].role is None and roles[k] in (None, "byline", "dateline", "title"):
                    roles[k] = role
            return


# ---------------------------------------------------------------- lists of links
def _lists(page: Page, roles: list[str | None]) -> None:
    n = looks = 0
    while n < len(page):
        role = opener(page, n, "list")
        if role is None:
            n += 1
            continue
        looks += 1
        end = len(page) if looks <= _LOOKS and _rest_is_list(page, n) else _list_end(page, n)
        for k in range(n, end):
            if page.lines[k].role is None and roles[k] in (None, "byline", "dateline"):
                roles[k] = role
        n = max(end, n + 1)


def _list_end(page: Page, n: int) -> int:
    """The first line below the head that is no headline, teaser or name."""
    k = n + 1
    while k < len(page) and not page.prose[k]:
        shape = page.shapes[k]
        if shape.stop and shape.words >= 6 and not shape.doubled:
            break
        if shape.bullet and shape.closed:
            break
        k += 1
    return k


def _rest_is_list(page: Page, n: int) -> bool:
    """All that stands below the head are teasers: many short lines, or paragraphs on other matters."""
    below = range(n + 1, len(page))
    prose = [k for k in below if page.prose[k]]
    if not prose:
        return True
    if page.above[n] < 0.15:
        return False
    if len(below) - len(prose) >= 0.45 * len(below) and page.above[n] >= 0.4 and _teasers(page, n):
        return True
    if len(prose) < 4 or any(_goes_on(page, k) for k in prose):
        return False
    names = {w for k in range(n) if page.prose[k] for w in _PROPER.findall(page.lines[k].text)}
    related = sum(any(w in names for w in _PROPER.findall(page.lines[k].text)) for k in prose)
    return related < 0.35 * len(prose)


#: Openings of a paragraph that goes on with what was said before; a teaser starts from nothing.
_GOING_ON = word_set(
    "he she they it but and still however yet also so then this that these those his her their who"
)


def _goes_on(page: Page, n: int) -> bool:
    shape, line = page.shapes[n], page.lines[n]
    return (shape.said and shape.quotes) or line.words[0].lower() in _GOING_ON or line.text[0] in "\"“'‘"


def _teasers(page: Page, n: int) -> bool:
    """Paragraphs below the head stand alone, each under a headline or a name of its own."""
    prose = [k for k in range(n + 1, len(page)) if page.prose[k]]
    neighbours = sum(page.prose[k - 1] for k in prose)
    return neighbours <= 0.2 * len(prose)


# ---------------------------------------------------------------- letters to the reader
def label_letters(page: Page, roles: list[str | None]) -> None:
    """Give the lines of letters to the reader their role, in place."""
    n = 0
    while n < len(page):
        role = opener(page, n, "letter") if roles[n] in ("newsletter", "donation") else None
        if role is None:
            n += 1
            continue
        close = _letter_close(page, n)
        end = _letter_end(page, n, roles, close)
        donation = any(roles[k] == "donation" for k in range(n, end))
        for k in range(n, end):
            if roles[k] in (None, "promo", "byline", "title") or (
                roles[k] == "related_links" and (k <= close or _outside(page, k))
            ):
                roles[k] = "donation" if donation and role == "donation" else role
        n = end


def _letter_close(page: Page, n: int) -> int:
    """The line that takes leave of the reader, where the letter has both salutation and leave; else its head.

    What stands between the two is the letter's, though a paragraph of it may read like news: "Last year the
    government withdrew its advertising from every newspaper that had criticised the budget."
    """
    if not _SALUTE.match(page.lines[n].text[:120]):
        return n
    reach = range(n + 1, min(len(page), n + _REACH))
    close = next((k for k in reach if _LEAVE.match(page.lines[k].text[:120])), n)
    written = sum(page.shapes[k].words for k in range(n, close + 1))
    # an open letter that is the article itself holds most of its words
    return close if written <= 0.5 * sum(s.words for s in page.shapes) else n


def _outside(page: Page, n: int) -> bool:
    """The extractor of the web page holds the line to be no part of the article."""
    block = page.lines[n].block
    return block is not None and not block.main


def _letter_end(page: Page, n: int, roles: Sequence[str | None], close: int) -> int:
    """The line after the last that the letter's own words, or a gap of a few paragraphs, tie to its head."""
    end, gap, k = close + 1, 0, close + 1
    late = page.above[n] >= _ABOVE
    while k < len(page) and gap <= _GAP and k - end <= _REACH:
        role, shape = roles[k], page.shapes[k]
        if role == "related_links" and _outside(page, k) and shape.words <= 12 and k - end <= _GAP:
            role = "promo"  # "Not ready to give today?": a crumb of the letter's form
        if role in ("comment_form", "related_links", "caption"):
            break
        if role == "donation" and roles[n] == "newsletter":  # the next letter has a head of its own
            break
        if role in ("newsletter", "donation"):
            end, gap = k + 1, 0
        elif page.prose[k] or shape.words > 12 or shape.quotes or shape.said:
            speaks = (shape.we or shape.you) and not shape.said
            if not speaks:
                gap += 1
            elif late:
                end, gap = k + 1, 0
        elif late or role == "promo" or k - end < 2:  # "Once / Monthly / Annual": crumbs of its form
            end = k + 1 if k == end else end
        k += 1
    return end
