"""Line roles: what each stretch of an article is.

1. The text falls into lines; a line that an archive flattened falls into its parts, and a paragraph loses the
   crumbs at its edges.
2. Wording: lines that say themselves what they are (``data/residue.yaml``, ``data/captions.yaml``).
3. Blocks: comments, lists of links and letters to the reader, from their heads on.
4. The head: headline, standfirst, byline, dateline above the first paragraph.
5. Between and behind the paragraphs: crossheads, captions, pull quotes, trailing links.
6. The rest is body.
"""

from __future__ import annotations

from collections.abc import Sequence

from wellhead.clean.blocks import label_blocks
from wellhead.clean.context import Page, page_of
from wellhead.clean.edges import split_edges
from wellhead.clean.flattened import part
from wellhead.clean.head import label_head
from wellhead.clean.lines import Stretch, stretches
from wellhead.clean.markup import label_markup
from wellhead.clean.middle import label_middle
from wellhead.clean.shape import shape_of
from wellhead.clean.wording import by_neighbours, by_wording
from wellhead.records import Article, Block, Line


def label_lines(article: Article, blocks: Sequence[Block]) -> list[Line]:
    """The lines of an article with their roles, in order.

    They do not overlap and cover every visible character.

    :param article: its text and, where known, its title
    :param blocks: blocks of a web page; none for plain text
    """
    lines = stretches(article.text, blocks)
    if not blocks:
        lines = part(lines, article.title)
    lines = split_edges(lines)
    return [
        Line(article_id=article.article_id, start=s.start, end=s.end, role=role, text=s.text)
        for s, role in zip(lines, roles_of(lines, article.title), strict=True)
    ]


def roles_of(lines: Sequence[Stretch], title: str | None) -> list[str]:
    """The role of every line.

    :param title: the headline as the article's metadata has it
    """
    if not lines:
        return []
    page = page_of(lines, [shape_of(line) for line in lines])
    roles: list[str | None] = [line.role for line in lines]
    if len(lines) == 1:
        return ["body"]  # a text of a single paragraph is body
    for n, line in enumerate(lines):
        if line.role is None:
            roles[n] = by_wording(page, n)
    by_neighbours(page, roles)
    if any(line.block is not None for line in lines):
        label_markup(page, roles, title)
    else:
        label_blocks(page, roles)
        label_head(page, roles, title)
        label_middle(page, roles)
    return _with_body(page, [role or "body" for role in roles])


def _with_body(page: Page, roles: list[str]) -> list[str]:
    """An article has a body: where every line was set aside, its prose or its longest line is taken back."""
    if "body" in roles:
        return roles
    taken = [
        n
        for n in range(len(page))
        if page.prose[n] and roles[n] not in ("comment_form", "newsletter", "donation")
    ]
    if not taken:
        taken = [max(range(len(page)), key=lambda n: (len(page.lines[n].text), -n))]
    return ["body" if n in taken else role for n, role in enumerate(roles)]
