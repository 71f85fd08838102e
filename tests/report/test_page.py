"""The page as bytes: one file, escaped, still, the same every time, and within its limits."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import html.parser
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from invented import dam_case
from papercase import PaperCase, hostile

from wellhead.report import limits, write_report
from wellhead.report.page import headline, stylesheet
from wellhead.report.shelf import Figures

#: Tables that the page is made of.
READ = [
    *("articles", "lines", "sentences", "attributions", "numbers", "statements"),
    *("stories", "claims", "mentions", "origins", "conflicts", "derivations"),
]
VOID = {"meta", "link", "br", "hr", "img", "input"}


class Page(html.parser.HTMLParser):
    """Tags, ids, links and attributes of a page; the balance of its elements."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: Counter[str] = Counter()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.open: list[str] = []
        self.headings: list[int] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        if tag not in VOID:
            self.open.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        for name, value in attrs:
            self.attributes.append((tag, name, value or ""))
            if name == "id":
                self.ids.append(value or "")
            if name in ("href", "src", "action", "xlink:href", "srcdoc", "data"):
                self.links.append(value or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag


def written(case: PaperCase, folder: Path) -> str:
    path = folder / "report.html"
    write_report(case, path)
    return path.read_text("utf-8")


def sound(text: str) -> Page:
    """A page that is whole, leads only to places it has, and runs nothing."""
    page = Page(text)
    assert page.open == []
    assert [name for name, n in Counter(page.ids).items() if n > 1] == []
    targets = {link[1:] for link in page.links if link.startswith("#")}
    assert targets - set(page.ids) == set()
    assert all(link.startswith(("#", "https://", "http://")) for link in page.links)
    assert {"script", "iframe", "object", "embed", "form", "base", "img", "link"} & set(page.tags) == set()
    assert not [a for a in page.attributes if a[1].startswith("on") or a[1] == "style"]
    # headings in order: none skips a level
    assert page.headings[0] == 1
    assert all(after <= before + 1 for before, after in zip(page.headings, page.headings[1:], strict=False))
    labelled = [i for tag, name, value in page.attributes if name == "aria-labelledby" for i in value.split()]
    assert set(labelled) <= set(page.ids)
    return page


def test_the_page_is_whole(dam: PaperCase, tmp_path: Path) -> None:
    text = written(dam, tmp_path)
    page = sound(text)
    assert page.tags["h1"] == 1
    assert "Of three claims that several publishers carry, one rests on a single origin." in text
    assert page.tags["table"] == page.tags["caption"]
    scopes = [a for a in page.attributes if a[0] == "th"]
    assert len(scopes) >= page.tags["th"]


def test_the_policy_forbids_all_but_the_page_s_own_style(dam: PaperCase, tmp_path: Path) -> None:
    text = written(dam, tmp_path)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert policy
    assert style
    pinned = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy[1].split("; ")[:3] == [
        "default-src 'none'",
        f"style-src 'sha256-{pinned}'",
        "img-src data:",
    ]
    assert "url(" not in stylesheet().replace("url(#", "")
    assert "@import" not in stylesheet()


def test_the_same_case_gives_the_same_bytes_and_no_path(dam: PaperCase, tmp_path: Path) -> None:
    again = dam_case(tmp_path)
    for rows in again.rows.values():
        rows.reverse()
    one, other = written(dam, tmp_path / "one"), written(again, tmp_path / "deep" / "other")
    assert one == other
    assert str(tmp_path) not in one
    assert [p.name for p in (tmp_path / "one").iterdir()] == ["report.html"]


def test_hostile_text_in_every_field_stays_text(dam: PaperCase, tmp_path: Path) -> None:
    clean = sound(written(dam, tmp_path))
    bad = PaperCase(tmp_path, hostile(dam.manifest), hostile(dam.rows))
    text = written(bad, tmp_path)
    page = sound(text)
    assert set(page.tags) <= set(clean.tags)
    assert "&lt;script&gt;alert(1)" in text
    assert "\0" not in text


@pytest.mark.parametrize("table", READ)
def test_hostile_text_in_one_table(dam: PaperCase, tmp_path: Path, table: str) -> None:
    """One table at a time: ids that lead nowhere must not break the page either."""
    rows = {name: hostile(found) if name == table else found for name, found in dam.rows.items()}
    sound(written(PaperCase(tmp_path, dam.manifest, rows), tmp_path))


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,x",
        " \tjava\nscript:x",
        '"><script>',
        "https:x",
    ],
)
def test_only_web_addresses_become_links(dam: PaperCase, tmp_path: Path, url: str) -> None:
    articles = [dataclasses.replace(a, url=url) for a in dam.rows["articles"]]
    page = sound(written(PaperCase(tmp_path, dam.manifest, {**dam.rows, "articles": articles}), tmp_path))
    assert all(link.startswith("#") for link in page.links)


def test_links_to_the_web_tell_nothing_of_the_page(dam: PaperCase, tmp_path: Path) -> None:
    text = written(dam, tmp_path)
    outside = re.findall(r'<a href="http[^>]*>', text)
    assert outside
    assert all('rel="noopener noreferrer' in tag for tag in outside)


def test_no_word_of_the_page_s_own_judges(tmp_path: Path) -> None:
    """Own words only: an empty case has none of anybody else's."""
    empty = PaperCase(tmp_path)
    text = written(empty, tmp_path).replace("Wellhead never says whether a claim is true.", "")
    visible = re.sub(r"<style>.*?</style>|<[^>]+>", " ", text, flags=re.DOTALL).lower()
    for word in ("true", "false", "fake", "verified", "debunked", "confirmed", "reliable source"):
        assert not re.search(rf"\b{word}\b", visible), word
    assert "Wellhead never says whether a claim is true." in written(empty, tmp_path)


def test_an_empty_case_has_a_page(tmp_path: Path) -> None:
    text = written(PaperCase(tmp_path), tmp_path)
    sound(text)
    assert "No claim was found" in text


def test_what_was_kept_apart_is_named_with_the_mend(dam: PaperCase, tmp_path: Path) -> None:
    text = written(dam, tmp_path)
    for words in (
        "cut.html",
        "the file ends inside a tag",
        "fetch the page again",
        "notes.docx",
        "artikel",
        "no known field",
    ):
        assert words in text


def test_a_full_page_says_what_it_leaves_out(
    dam: PaperCase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "PAGE_BYTES", 1_000)
    text = written(dam, tmp_path)
    sound(text)
    assert "This page holds 1 story of 2 stories" in text
    assert "Northmoor spring fair returns after two years" in text


def many(case: PaperCase, copies: int) -> PaperCase:
    """The case many times over, every id with the number of its copy."""

    def renamed(value: Any, number: int) -> Any:
        if isinstance(value, tuple):
            return tuple(renamed(v, number) for v in value)
        if isinstance(value, str):
            return f"{value}#{number}"
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            ids = [
                f.name
                for f in dataclasses.fields(value)
                if f.name.endswith(("_id", "_ids", "_article", "_mention")) or f.name == "evidence"
            ]
            if type(value).__name__ == "Evidence":
                ids = ["article_id"]
            return dataclasses.replace(
                value, **{name: renamed(getattr(value, name), number) for name in ids if getattr(value, name)}
            )
        return value

    rows = {
        name: [renamed(row, number) for number in range(copies) for row in found]
        for name, found in case.rows.items()
    }
    return PaperCase(case.folder, case.manifest, rows)


def test_a_large_case_stays_within_the_limit(
    dam: PaperCase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "PAGE_BYTES", 600_000)
    large = many(dam, 40)
    large.folder = tmp_path
    text = written(large, tmp_path)
    sound(text)
    assert len(text.encode()) < 700_000
    assert "280" in text


@pytest.mark.parametrize(
    ("shared", "one", "expected"),
    [
        (0, 0, "No claim here is carried by more than one publisher."),
        (1, 0, "One claim is carried by several publishers."),
        (1, 1, "One claim is carried by several publishers, and it rests on a single origin."),
        (9, 9, "All nine claims that several publishers carry each rest on a single origin."),
        (34, 21, "Of 34 claims that several publishers carry, 21 rest on a single origin."),
        (34, 1, "Of 34 claims that several publishers carry, one rests on a single origin."),
        (34, 0, "Of 34 claims that several publishers carry, none rests on a single origin for certain."),
    ],
)
def test_headline(shared: int, one: int, expected: str) -> None:
    figures = Figures(9, 9, 1, 40, shared, one, 0, shared - one, 0)
    assert headline(figures) == expected
