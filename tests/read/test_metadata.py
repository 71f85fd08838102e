"""What a page says of itself."""

from __future__ import annotations

import json

import pytest

from wellhead.read.markup import parse
from wellhead.read.metadata import Metadata, read_metadata, tidy_authors


def meta_of(head: str = "", body: str = "<p>x</p>") -> Metadata:
    tree, _ = parse(f"<html><head>{head}</head><body>{body}</body></html>")
    assert tree is not None
    return read_metadata(tree)


def jsonld(content: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(content)}</script>'


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        (jsonld({"@type": "NewsArticle", "author": {"name": "Ann Lee"}}), ("Ann Lee",)),
        (
            jsonld(
                [{"@type": "Organization", "name": "X"}, {"@type": "Article", "author": ["Ann Lee", "Bo Ek"]}]
            ),
            ("Ann Lee", "Bo Ek"),
        ),
        (
            jsonld(
                {
                    "@graph": [
                        {"@type": "Article", "author": {"@id": "#a"}},
                        {"@id": "#a", "@type": "Person", "name": "Ann Lee"},
                    ]
                }
            ),
            ("Ann Lee",),
        ),
        ('<meta name="author" content="By Ann Lee and Bo Ek">', ("Ann Lee", "Bo Ek")),
        (
            '<meta property="article:author" content="https://social.example/ann"><meta name="byl" content="By Ann Lee">',
            ("Ann Lee",),
        ),
        ("", ()),
    ],
)
def test_authors(head: str, authors: tuple[str, ...]) -> None:
    assert meta_of(head).authors == authors


def test_authors_of_the_markup_come_last() -> None:
    assert meta_of(body='<a rel="author" href="/ann">Ann Lee</a><p>x</p>').authors == ("Ann Lee",)


@pytest.mark.parametrize(
    ("stated", "names"),
    [
        (["By Ann Lee"], ("Ann Lee",)),
        (["Ann Lee; Bo Ek"], ("Ann Lee", "Bo Ek")),
        (["<b>Ann</b> Lee &amp; Bo Ek"], ("Ann Lee", "Bo Ek")),
        (["admin", "ann@courier.example", "https://courier.example/ann", ""], ()),
        (["Ann Lee", "Ann Lee"], ("Ann Lee",)),
    ],
)
def test_tidy_authors(stated: list[str], names: tuple[str, ...]) -> None:
    assert tidy_authors(stated) == names


@pytest.mark.parametrize(
    ("head", "published", "evidence"),
    [
        (
            jsonld({"@type": "NewsArticle", "datePublished": "2024-03-02T08:30:00Z"}),
            "2024-03-02T08:30:00Z",
            "json-ld datePublished",
        ),
        (
            '<meta property="article:published_time" content="2024-03-02">',
            "2024-03-02",
            "meta article:published_time",
        ),
        ('<meta name="pubdate" content="20240302">', "2024-03-02", "meta pubdate"),
        (
            '<meta name="date" content="Sat, 02 Mar 2024 08:30:00 GMT">',
            "2024-03-02T08:30:00+00:00",
            "meta date",
        ),
        ('<meta property="article:modified_time" content="2024-05-05">', None, None),
        (jsonld({"@type": "NewsArticle", "datePublished": "soon"}), None, None),
        ("", None, None),
    ],
)
def test_published(head: str, published: str | None, evidence: str | None) -> None:
    meta = meta_of(head)
    assert (meta.published, meta.published_evidence) == (published, evidence)


def test_a_date_in_the_markup_is_found_by_search() -> None:
    meta = meta_of(body='<article><time datetime="2019-05-04">4 May</time><p>x</p></article>')
    assert meta.published == "2019-05-04"
    assert meta.published_evidence == "htmldate"


def test_a_copyright_year_is_no_date() -> None:
    assert (
        meta_of(
            body="<p>The mayor said no.</p><footer>© 2021 The Courier. All rights reserved.</footer>"
        ).published
        is None
    )


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        (
            jsonld({"@type": "NewsArticle", "headline": "From JSON", "author": "x"}),
            "<h1>From h1</h1>",
            "From JSON",
        ),
        ('<meta property="og:title" content="From &amp;amp; graph">', "<h1>From h1</h1>", "From & graph"),
        ("<title>Head - Site</title>", "<h1>From h1</h1>", "From h1"),
        ("<title>Head</title>", "<p>x</p>", "Head"),
        ("", "<p>x</p>", None),
    ],
)
def test_title(head: str, body: str, title: str | None) -> None:
    assert meta_of(head, body).title == title


@pytest.mark.parametrize(
    ("head", "publisher", "url"),
    [
        (
            jsonld({"@type": "Article", "author": "x", "publisher": {"name": "The Courier"}}),
            "The Courier",
            None,
        ),
        ('<meta property="og:site_name" content="Courier">', "Courier", None),
        ('<link rel="canonical" href="https://courier.example/a">', None, "https://courier.example/a"),
        (
            '<link rel="canonical" href="/a"><meta property="og:url" content="https://courier.example/b">',
            None,
            "https://courier.example/a",
        ),
        ('<link rel="canonical" href="javascript:run()">', None, None),
    ],
)
def test_publisher_and_address(head: str, publisher: str | None, url: str | None) -> None:
    meta = meta_of(head)
    assert (meta.publisher, meta.url) == (publisher, url)


@pytest.mark.parametrize(
    "broken",
    ["{", "[1, 2", '{"@type": "Article", "author": {"name": {"name": 3}},}', "<!-- {} -->", "null", "3"],
)
def test_broken_json_ld_is_passed_over(broken: str) -> None:
    meta = meta_of(f'<script type="application/ld+json">{broken}</script><title>T</title>')
    assert meta.title == "T"
    assert meta.authors == ()
