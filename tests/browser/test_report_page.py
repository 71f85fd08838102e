"""The report in a real browser: still, keyboard-ready, readable on a telephone, in the dark and on paper."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

Open = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, report: str) -> Iterator[Open]:
    """Opens the report; fails the test for any message on the console and any request but the page."""
    contexts, heard = [], []

    def opened(at: str = "", **settings: Any) -> Page:
        context = browser.new_context(**({"viewport": {"width": 1100, "height": 900}} | settings))
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: heard.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: heard.append(f"error: {error}"))
        page.on("request", lambda request: heard.append(request.url) if request.url != report else None)
        page.goto(report + at)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert heard == []


def test_the_page_opens_still_and_the_headline_stands_at_the_top(open_page: Open) -> None:
    page = open_page()
    top = page.locator("h1").bounding_box()
    assert (
        page.locator("h1").inner_text()
        == "Of three claims that several publishers carry, one rests on a single origin."
    )
    assert top
    assert top["y"] + top["height"] < 400
    assert page.title().startswith("Wellhead: Of three claims")


def test_the_line_of_counts_is_there_to_read(open_page: Open) -> None:
    line = open_page().locator("#c1-1 .counts").inner_text()
    assert re.sub(r"\s+", " ", line).strip() == "publishers 6 · origins 2–3 · named 0 / anonymous 3 · sides 1"


def test_hostile_text_runs_nothing_and_stays_in_its_place(browser: Browser, hostile_report: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    heard: list[str] = []
    page.on("dialog", lambda dialog: (heard.append("dialog"), dialog.dismiss()))
    page.on("request", lambda request: heard.append(request.url) if request.url != hostile_report else None)
    page.on("console", lambda message: heard.append(message.text))
    page.goto(hostile_report)
    assert page.locator("script, img, iframe").count() == 0
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 360
    # a right-to-left override in a name ends with the name
    line = page.locator("#c1-1 .counts").inner_text()
    assert re.sub(r"\s+", " ", line).strip().startswith("publishers 6 · origins 2–3")
    page.close()
    assert heard == []


def test_it_works_without_scripts_and_has_none(open_page: Open) -> None:
    page = open_page(java_script_enabled=True)
    found = page.evaluate(
        """() => [...document.querySelectorAll('*')].flatMap(e => [
            ...(e.tagName.toLowerCase() === 'script' ? ['script'] : []),
            ...[...e.attributes].filter(a => a.name.startsWith('on') || a.name === 'style').map(a => a.name),
        ])"""
    )
    assert found == []
    assert open_page(java_script_enabled=False).locator("#c1-1").is_visible()


def test_every_place_on_the_page_that_something_leads_to_exists(open_page: Open) -> None:
    page = open_page()
    lost = page.evaluate(
        """() => [...document.querySelectorAll('a[href^="#"]')].map(a => a.getAttribute('href').slice(1))
            .filter(id => !document.getElementById(id))"""
    )
    assert lost == []
    assert page.locator('a[href^="#"]').count() > 60


def test_a_number_leads_to_its_sentence_and_back(open_page: Open) -> None:
    page = open_page()
    page.locator("#c1-1 .mention .who a").first.click()
    assert re.search(r"#a\d+-\d+$", page.url)
    anchor = page.url.rsplit("#", 1)[1]
    line = page.locator(f".line:has(#{anchor})")
    assert "is preparing to drain" in line.inner_text()
    line.locator("a.ref").first.click()
    assert page.url.endswith("#c1-1")


def test_a_link_into_a_folded_part_unfolds_it(open_page: Open) -> None:
    page = open_page()
    assert not page.locator("#c1-4").is_visible()
    page.locator("a.ref", has_text="1.4").first.click()
    page.locator("#c1-4").wait_for(state="visible")


def test_the_keyboard_reaches_the_stories_and_opens_what_is_folded(open_page: Open) -> None:
    page = open_page()
    page.keyboard.press("Tab")
    focused = "() => document.activeElement.className || document.activeElement.tagName"
    assert page.evaluate(focused) == "skip"
    skip = page.locator(".skip").bounding_box()
    assert skip
    assert skip["x"] >= 0
    page.keyboard.press("Enter")
    reached = False
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("() => !!document.activeElement.closest('.claim')"):
            reached = True
            break
    assert reached
    folded = page.locator("details.singles").first
    folded.locator("summary").focus()
    outline = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
    page.keyboard.press("Enter")
    assert folded.get_attribute("open") is not None
    assert page.locator("#c1-4").is_visible()
    assert (
        outline != "none"
        or page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle") != "none"
    )


@pytest.mark.parametrize("width", [320, 360, 414, 768, 1400])
def test_no_width_scrolls_sideways(open_page: Open, width: int) -> None:
    page = open_page(viewport={"width": width, "height": 800})
    page.evaluate("() => document.querySelectorAll('details').forEach(d => d.open = true)")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    wide = page.evaluate(
        """w => [...document.querySelectorAll('body *:not(.skip)')].filter(e => !e.closest('svg') &&
            !e.closest('thead') && e.getBoundingClientRect().right > w + 1)
            .map(e => e.className || e.tagName)""",
        width,
    )
    assert wide == []


CONTRAST = """() => {
  const parse = c => (c.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
    .map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((s, v, i) => s + v * [.2126, .7152, .0722][i], 0);
  const ground = e => { for (; e; e = e.parentElement) {
    const c = parse(getComputedStyle(e).backgroundColor); if (c.length === 3 || c[3] === 1) return c; }
    return parse(getComputedStyle(document.documentElement).backgroundColor); };
  const poor = new Set();
  document.querySelectorAll('details').forEach(d => d.open = true);
  for (const e of document.querySelectorAll('body *')) {
    if (e.closest('svg') || ![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
    const style = getComputedStyle(e);
    const a = light(parse(style.color)), b = light(ground(e));
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < 4.5) poor.add(`${e.tagName}.${e.className} ${ratio.toFixed(2)}`);
  }
  return [...poor];
}"""


def test_a_cluster_that_cannot_be_broken_does_not_widen_the_page(open_page: Open) -> None:
    page = open_page(viewport={"width": 360, "height": 800})
    page.evaluate(
        "() => { document.querySelector('h2').textContent = '\\u0e14' + '\\u0e49\\u0e47'.repeat(300); }"
    )
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_has_enough_contrast(open_page: Open, scheme: str) -> None:
    page = open_page(color_scheme=scheme)
    assert page.evaluate(CONTRAST) == []
    paper = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    assert (int(re.findall(r"\d+", paper)[0]) < 128) == (scheme == "dark")


def test_what_a_colour_says_a_shape_or_word_says_too(open_page: Open) -> None:
    page = open_page()
    assert "not at hand" in page.locator(".origin.hollow h5").first.inner_text()
    style = "(e) => getComputedStyle(e).textDecorationStyle"
    assert page.locator(".line span.source").first.evaluate(style) == "double"
    assert page.locator(".line span.cue").first.evaluate(style) == "dotted"
    dashes = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll('.legend path')].map(p => {
            const style = getComputedStyle(p);
            return [p.getAttribute('class'), style.strokeDasharray + style.strokeWidth];
        }))"""
    )
    assert len(dashes) == 5
    assert len(set(dashes.values())) == len(dashes)


def test_a_reader_of_the_page_aloud_gets_names_and_order(open_page: Open) -> None:
    page = open_page()
    tree = page.locator("body").aria_snapshot()
    assert 'heading "Of three claims' in tree
    assert "navigation" in tree
    assert 'table "What each article took from where"' in tree
    assert 'img "Who took what from whom' in tree
    page.set_viewport_size({"width": 360, "height": 800})
    assert 'rowheader "Dale Herald"' in page.locator("body").aria_snapshot()


def test_paper_gets_everything_that_the_screen_folds_away(open_page: Open) -> None:
    page = open_page()
    page.emulate_media(media="print")
    assert page.locator("#c1-4").is_visible()
    assert page.locator(".skip").is_hidden()
    paper = page.pdf(prefer_css_page_size=True)
    assert paper.startswith(b"%PDF-")
    assert 5 <= len(re.findall(rb"/Type\s*/Page\b", paper)) <= 25
