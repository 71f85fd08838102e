"""Line roles of web pages: blocks first, rules on top."""

from __future__ import annotations

from pathlib import Path

import pytest
from roles import check_cover

from wellhead.clean import label_lines
from wellhead.clean.markup import hinted
from wellhead.read import Source, read_source

PROSE = [
    "The old bridge over the Ness was closed on Saturday after a storm tore away part of its railing, the council said.",
    "“We have to check every bolt,” said the city engineer, Dora Finn, who had been called out at night.",
    "It is the third closure this winter, and drivers were asked to use the ferry until the end of the month.",
    "The council will meet on Tuesday to talk about a new bridge, which would cost at least four million pounds.",
]
PAGE = f"""<html><head><title>Bridge closed after storm</title></head><body><main><article>
<h1>Bridge closed after storm</h1><h2 class="article__standfirst">Drivers asked to use the ferry for a month</h2>
<p class="byline">By Ann Lee</p><time class="timestamp">2 March 2024, 08:30</time>
<p>{PROSE[0]}</p><figure><figcaption>The bridge on Saturday</figcaption></figure><p>{PROSE[1]}</p>
<h2>A long winter</h2><p>{PROSE[2]}</p><p>Read more: Ferry fares to rise in April</p><p>{PROSE[3]}</p>
</article></main><section class="comments"><h3>2 comments</h3><p>I never liked that bridge, to be honest with all of you.</p></section>
<div class="newsletter-signup"><p>Get our stories every morning</p></div>
<aside class="related"><ul><li><a href="/a">Ferry fares to rise in April</a></li></ul></aside></body></html>"""


def roles_of(source: str, tmp_path: Path) -> dict[str, str]:
    (page,) = read_source(Source("a.html", tmp_path / "a.html"), source.encode())
    lines = label_lines(page.article, page.blocks)
    check_cover(page.article.text, lines)
    return {line.text: line.role for line in lines}


def test_roles_of_a_page(tmp_path: Path) -> None:
    found = roles_of(PAGE, tmp_path)
    assert [found[p] for p in PROSE] == ["body"] * 4
    assert found["Bridge closed after storm"] == "title"
    assert found["Drivers asked to use the ferry for a month"] == "standfirst"
    assert found["A long winter"] == "standfirst"
    assert found["By Ann Lee"] == "byline"
    assert found["2 March 2024, 08:30"] == "dateline"
    assert found["The bridge on Saturday"] == "caption"
    assert found["Read more: Ferry fares to rise in April"] == "related_links"
    assert found["Ferry fares to rise in April"] == "related_links"
    assert found["2 comments"] == "comment_form"
    assert found["I never liked that bridge, to be honest with all of you."] == "comment_form"
    assert found["Get our stories every morning"] == "newsletter"


@pytest.mark.parametrize(
    ("hint", "kind", "role"),
    [
        ("wp-caption-text wp-caption", "main", "caption"),
        ("article__byline-name", "main", "byline"),
        ("paragraph article-body", "main", None),
        ("comments-area", "aside", "comment_form"),
        ("c-newsletter_signup", "aside", "newsletter"),
        ("card teaser", "aside", "related_links"),
        ("", "aside", None),
    ],
)
def test_hints(hint: str, kind: str, role: str | None) -> None:
    assert hinted(hint, kind) == role


def test_a_page_of_one_block_is_body(tmp_path: Path) -> None:
    assert roles_of("<p>Read more</p>", tmp_path) == {"Read more": "body"}
