"""One source to its article: plain text and web pages."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from wellhead.errors import InputError
from wellhead.read import Source, read_source

PAGE = """<!doctype html><html lang="de"><head>
<title>Bridge closed after storm - The Harbour Courier</title>
<link rel="canonical" href="https://courier.example/2024/bridge">
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
 "headline": "Bridge closed after storm", "datePublished": "2024-03-02T08:30:00+01:00",
 "author": [{"@type": "Person", "name": "Ann Lee"}, {"@type": "Person", "name": "Bo Ek"}],
 "publisher": {"@type": "Organization", "name": "The Harbour Courier"}}</script>
<style>p { color: red }</style></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<header class="site-header"><a href="/">The Harbour Courier</a></header>
<main><article>
<h1>Bridge closed after storm</h1>
<p class="byline">By Ann Lee and Bo Ek</p>
<p>The old bridge over the Ness was closed on Saturday after a storm tore away part of its railing, the
 <a href="/council">city council</a> said. Nobody was hurt.</p>
<figure><img src="x.jpg"><figcaption>The bridge on Saturday. Photo: Cy Ray</figcaption></figure>
<p>“We have to check every bolt,” said the city engineer, Dora Finn, who had been called out at <b>night</b>.
 She could not say how long that would take, and asked drivers to use the <a href="javascript:run()">ferry</a>.</p>
<p>It is the third closure this winter. In January the bridge was shut for nine days after a lorry hit a pillar,
 and in February for two because of ice.<br><br>The council will meet on Tuesday to talk about a new one.</p>
<p style="display:none">Hidden words</p>
<script>var words = "not shown";</script>
</article></main>
<div class="related"><h3>Related</h3><ul><li><a href="/a">Ferry fares to rise in April</a></li>
<li><a href="/b">Storm leaves thousands without power</a></li></ul></div>
<footer>© 2024 The Harbour Courier</footer></body></html>"""


def read(tmp_path: Path, name: str, data: bytes, **meta: object):  # type: ignore[no-untyped-def]
    (page,) = read_source(Source(name, tmp_path / name, meta), data)
    return page


def test_plain_text_is_taken_exactly(tmp_path: Path) -> None:
    data = "Headline\r\n\r\nBody with\u00a0a no-break space.\r\n".encode()
    page = read(tmp_path, "a.txt", data)
    assert page.article.text == data.decode()
    assert page.article.sha256 == hashlib.sha256(data).hexdigest()
    assert page.article.path == "a.txt"
    assert (page.article.publisher, page.article.published, page.article.title) == (None, None, None)
    assert page.blocks == page.links == ()


def test_a_sidecar_speaks_for_the_text(tmp_path: Path) -> None:
    article = read(
        tmp_path, "a.txt", b"Text.", publisher="The Courier", published="2020-01-02", authors=("Ann Lee",)
    ).article
    assert (article.publisher, article.published, article.published_evidence) == (
        "The Courier",
        "2020-01-02",
        "sidecar",
    )
    assert article.authors == ("Ann Lee",)


def test_a_web_page_says_what_it_is(tmp_path: Path) -> None:
    article = read(tmp_path, "a.html", PAGE.encode()).article
    assert article.title == "Bridge closed after storm"
    assert article.authors == ("Ann Lee", "Bo Ek")
    assert article.publisher == "The Harbour Courier"
    assert article.url == "https://courier.example/2024/bridge"
    assert article.published == "2024-03-02T08:30:00+01:00"
    assert article.published_evidence == "json-ld datePublished"
    assert article.language is None


def test_a_sidecar_goes_before_what_the_page_says(tmp_path: Path) -> None:
    article = read(tmp_path, "a.html", PAGE.encode(), published="2024-03-01", publisher="Courier").article
    assert (article.published, article.published_evidence, article.publisher) == (
        "2024-03-01",
        "sidecar",
        "Courier",
    )


def test_the_text_is_what_a_reader_sees(tmp_path: Path) -> None:
    page = read(tmp_path, "a.html", PAGE.encode())
    text = page.article.text
    for gone in ("Home", "Sport", "var words", "color: red", "Hidden words", "© 2024"):
        assert gone not in text
    assert "Related\n\nFerry fares to rise in April\nStorm leaves thousands without power" in text
    assert "because of ice.\n\nThe council will meet" in text
    assert "called out at night. She" in text


def test_blocks_cover_the_text_and_know_the_article(tmp_path: Path) -> None:
    page = read(tmp_path, "a.html", PAGE.encode())
    text = page.article.text
    marked = {text[b.start : b.end][:12]: b for b in page.blocks}
    assert marked["The old brid"].main
    assert marked["It is the th"].main
    assert not marked["Ferry fares "].main
    assert marked["The bridge o"].tag == "figcaption"
    assert marked["Bridge close"].tag == "h1"
    assert "byline" in marked["By Ann Lee a"].hint
    covered = "".join(text[b.start : b.end] for b in page.blocks)
    assert covered.replace("\n", "") == text.replace("\n", "")


def test_links_have_exact_places_and_absolute_addresses(tmp_path: Path) -> None:
    page = read(tmp_path, "a.html", PAGE.encode())
    found = {k.text: k.url for k in page.links}
    assert found["city council"] == "https://courier.example/council"
    assert "ferry" not in found
    assert all(page.article.text[k.start : k.end] == k.text for k in page.links)


@pytest.mark.parametrize("data", [b"", b" \n ", b"\0\0\0"])
def test_what_cannot_be_read_names_the_mend(tmp_path: Path, data: bytes) -> None:
    for name in ("a.txt", "a.html"):
        with pytest.raises(InputError) as error:
            read(tmp_path, name, data)
        assert error.value.path == name
        assert error.value.mend


def test_a_page_without_text_is_kept_apart(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="shows no text"):
        read(tmp_path, "a.html", b"<html><body><script>load()</script></body></html>")


def test_a_page_that_a_script_fills_is_read_from_its_metadata(tmp_path: Path) -> None:
    page = (
        '<html><body><div id="app"></div><script type="application/ld+json">{"@type": "Article", "headline": "H",'
        ' "author": "Ann Lee", "articleBody": "First paragraph.\\nSecond &amp; last."}</script></body></html>'
    )
    assert read(tmp_path, "a.html", page.encode()).article.text == "First paragraph.\n\nSecond & last."


def test_an_unknown_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        read(tmp_path, "a.pdf", b"%PDF")
