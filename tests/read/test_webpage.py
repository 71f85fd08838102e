"""Web pages of any quality: nothing raises, nothing takes long, places stay exact."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wellhead.read.webpage import absolute, read_webpage


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>One<p>Two", "One\n\nTwo"),
        ("<div>One<div>Two</div>Three</div>", "One\n\nTwo\n\nThree"),
        ("a <b>b</b><i>c</i>  d\n e", "a bc d e"),
        ("one<br>two<br>  <br>three", "one\ntwo\n\nthree"),
        ("<ul><li>one<li>two</ul><p>x", "one\ntwo\n\nx"),
        ("<table><tr><td>a<td>b<tr><td>c</table>", "a\nb\nc"),
        ("<p>&lt;script&gt;run()&lt;/script&gt;", "<script>run()</script>"),
        ("<p>no&nbsp;break", "no\u00a0break"),
        ("<p>shown<span hidden>not</span><select><option>x</select>", "shown"),
        ("<p>The mayor said <b", "The mayor said"),
        ("<nav>only menu words</nav>", "only menu words"),
        ("plain words", "plain words"),
        ("", ""),
        ("<!-- only a comment -->", ""),
    ],
)
def test_visible_text(source: str, text: str) -> None:
    assert read_webpage(source).text == text


@pytest.mark.parametrize(
    ("url", "base", "expected"),
    [
        ("/a", "https://news.example/b", "https://news.example/a"),
        ("b.html", "https://news.example/x/y", "https://news.example/x/b.html"),
        (" https://other.example/\n", None, "https://other.example/"),
        ("/a", None, None),
        ("#top", "https://news.example/", None),
        ("mailto:a@b.example", "https://news.example/", None),
        (" java\nscript:run()", "https://news.example/", None),
        ("https://[broken", "https://news.example/", None),
    ],
)
def test_absolute(url: str, base: str | None, expected: str | None) -> None:
    assert absolute(url, base) == expected


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 5_000 + "text" + "</span>" * 5_000,
        "<b><i>" * 3_000 + "text",
        "<p class='" + "x " * 20_000 + "'>text",
        "<" * 10_000 + "text",
        "<ul>" + "<li>text\n" * 2_000,
        '<script type="application/ld+json">' + "[" * 50_000 + "</script>text",
        ('<div class="nav-item author byline">text</div>') * 1_000,
    ],
)
def test_hostile_pages_are_read(source: str) -> None:
    page = read_webpage(source)
    assert "text" in page.text or page.text == ""


_TAGS = "<p> </p> <div> </div> </a> <br> <li> <h1> </h1> <b> </b> <nav> </nav> <script> </script> <table> <td> <pre>"
_WORDS = [
    "<a href='/x'>",
    "<p hidden>",
    "</pre>",
    "&amp;",
    "&#0;",
    "<!-- -->",
    "word",
    "Words.",
    "“said”",
    "\u00a0",
    "\n",
]
_PIECES = st.sampled_from([*_TAGS.split(" "), *_WORDS])


@settings(max_examples=30, deadline=None)
@given(st.lists(_PIECES, max_size=40))
def test_blocks_and_links_stand_where_they_say(pieces: list[str]) -> None:
    page = read_webpage(" ".join(pieces))
    at = 0
    for block in page.blocks:
        assert at <= block.start < block.end <= len(page.text)
        assert page.text[at : block.start].strip("\n") == ""
        at = block.end
    assert page.text[at:] == ""
    for link in page.links:
        assert page.text[link.start : link.end].strip() == page.text[link.start : link.end] != ""


def test_a_menu_that_holds_the_page_is_no_menu() -> None:
    prose = "<p>The council will meet on Tuesday to talk about a new bridge over the river Ness.</p>" * 10
    page = read_webpage(f'<div class="nav-wrapper"><h1>Bridge closed</h1>{prose}</div>')
    assert page.text.startswith("Bridge closed\n\nThe council")


def test_advertisements_between_containers_do_not_cut_the_article_short() -> None:
    sentence = "The council said on Saturday that the bridge over the river would stay closed for at least a week, {}. "
    chunk = "".join(f"<p>{sentence.format(n) * 3}</p>" for n in range(4))
    ad = '<div class="ad"><p>Advertisement</p></div>'
    page = read_webpage(
        "<body><article><h1>Bridge closed</h1>"
        + ad.join(f'<div class="chunk">{chunk}</div>' for _ in range(3))
        + "</article></body>"
    )
    main = [b for b in page.blocks if b.main and b.end - b.start > 100]
    assert len(main) == 12


def test_the_extractor_gone_astray_is_overruled() -> None:
    legal = "<p>This copy is for your personal, non-commercial use only and may not be passed on to other readers.</p>"
    prose = "".join(
        f'<p class="x">Shares of the builder fell {n} percent on Tuesday after it reported weak sales for the quarter.</p>'
        for n in range(8)
    )
    page = read_webpage(
        f'<body><div class="article-content">{legal}</div><div class="comments">{prose}</div></body>'
    )
    assert sum(b.main for b in page.blocks if "Shares" in page.text[b.start : b.end]) >= 6
