"""Stories: grouping by content and time, the same for every order, with chapters linked and not merged."""

from __future__ import annotations

import random

import duckdb
import pyarrow as pa

from wellhead.link import CANDIDATES_SQL, LIKENESS_SQL, TWINS_SQL, find_passages, fingerprint, group_stories
from wellhead.link.commonness import commonness
from wellhead.link.sql import SNIPPETS, statement
from wellhead.link.stories import story_id
from wellhead.records import TABLES, Article, Pair, Story

#: What happened, in words that each report of it uses some of.
EVENTS = {
    "ferry": "ferry capsized Lakemba harbour passengers lifeboats captain drowned divers crew storm rescue coastguard",
    "strike": "railway strike Ostermark union drivers timetable wages depot stations commuters talks platforms walkout",
    "verdict": "jury verdict Halloran fraud prosecutors courtroom sentence appeal bribery ledger conviction defendant",
}
#: Words that one news article in twenty uses, or more.
PADDING = sorted(word for word, share in commonness().items() if share >= 50_000)


def report(article_id: str, event: str, seed: int, published: str | None, extra: str = "") -> Article:
    """A report: two thirds of the event's words, several times, among words that any article uses."""
    chance = random.Random(seed)
    words = EVENTS[event].split()
    chosen = [w for w in words if chance.random() < 0.7] * 3 + chance.choices(PADDING, k=60) + extra.split()
    chance.shuffle(chosen)
    text = " ".join(chosen)
    return Article(
        article_id=article_id,
        path=article_id,
        publisher=None,
        published=published,
        published_evidence=None,
        title=f"{event} {article_id}",
        authors=(),
        url=None,
        language="en",
        text=text,
        sha256="",
    )


def table(name: str, rows: list[object]) -> pa.Table:
    return pa.Table.from_batches([TABLES[name].batch(rows)])


def trace(articles: list[Article]) -> list[Story]:
    connection = duckdb.connect(config={"threads": 1})
    prints = table("fingerprints", [fingerprint(a, ()) for a in articles])
    connection.register("fingerprints", prints)
    pairs = [Pair(**row) for row in connection.sql(CANDIDATES_SQL).to_arrow_table().to_pylist()]
    passages = table("passages", find_passages(pairs, {a.article_id: a for a in articles}, {}))
    connection.register("passages", passages)
    twins = connection.sql(TWINS_SQL).to_arrow_table()
    connection.register("twins", twins)
    likenesses = connection.sql(LIKENESS_SQL).to_arrow_table()
    return group_stories(table("articles", list(articles)), prints, twins, likenesses)


def members(stories: list[Story]) -> set[tuple[str, ...]]:
    return {story.article_ids for story in stories}


def test_events_of_one_week_are_told_apart() -> None:
    articles = [
        report(f"{event[0]}{n}", event, 10 * n + len(event), f"2019-03-0{n + 1}")
        for event in EVENTS
        for n in range(4)
    ]
    assert members(trace(articles)) == {tuple(f"{event[0]}{n}" for n in range(4)) for event in EVENTS}


def test_every_article_has_one_story_and_order_does_not_matter() -> None:
    articles = [report(f"n{n:02d}", list(EVENTS)[n % 3], n, f"2019-03-{n % 20 + 1:02d}") for n in range(24)]
    stories = trace(articles)
    assert sorted(a for story in stories for a in story.article_ids) == [a.article_id for a in articles]
    assert trace(articles[::-1]) == stories


def test_the_id_comes_from_the_smallest_article() -> None:
    (story,) = trace([report("b", "ferry", 1, "2019-03-01"), report("a", "ferry", 2, "2019-03-02")])
    assert story.story_id == story_id("a") == "s-" + story.story_id[2:]
    assert len(story.story_id) == 12
    assert (story.first_published, story.last_published) == ("2019-03-01", "2019-03-02")
    assert story.title in ("ferry a", "ferry b")


def test_undated_articles_are_placed_by_content() -> None:
    articles = [report(f"f{n}", "ferry", n, "2019-03-01" if n < 3 else None) for n in range(5)]
    articles += [report(f"v{n}", "verdict", 20 + n, None if n % 2 else "2019-03-01") for n in range(4)]
    assert members(trace(articles)) == {tuple(f"f{n}" for n in range(5)), tuple(f"v{n}" for n in range(4))}


def test_a_later_chapter_is_linked_and_not_merged() -> None:
    first = [report(f"a{n}", "ferry", n, "2019-03-01") for n in range(4)]
    later = [
        report(f"b{n}", "ferry", 40 + n, "2019-03-20", "inquest coroner findings negligence")
        for n in range(3)
    ]
    stories = trace(first + later)
    assert members(stories) == {tuple(a.article_id for a in first), tuple(a.article_id for a in later)}
    chapters = {story.article_ids[0]: story.later_chapter_of for story in stories}
    assert chapters == {"a0": None, "b0": story_id("a0")}


def test_copies_stand_in_one_story_whatever_their_dates() -> None:
    """A page re-posted next year carries the later date."""
    one = report("a", "ferry", 1, "2019-03-01")
    two = report("b", "ferry", 1, "2020-03-01")
    assert members(trace([one, two, report("c", "strike", 3, "2019-03-01")])) == {("a", "b"), ("c",)}


def test_five_undated_pages_on_one_war_are_not_one_story() -> None:
    """What all of them have in common is the war; what one lacks is the event."""
    war = "Marovia Ruthenia president rebels airstrikes army coalition militants"
    four = [report(f"n{n}", "ferry", n, None, war) for n in range(4)]
    apart = report("z", "verdict", 9, None, war)
    assert members(trace([*four, apart])) == {tuple(f"n{n}" for n in range(4)), ("z",)}


def test_nothing_gives_no_story() -> None:
    assert trace([]) == []


def test_statements_have_no_open_snippets() -> None:
    for dialect in SNIPPETS:
        for name in ("candidates", "twins", "likeness"):
            assert "{{" not in statement(name, dialect)


def test_a_chapter_may_come_months_later() -> None:
    first = [report(f"a{n}", "verdict", n, "2019-03-01") for n in range(3)]
    appeal = [report(f"b{n}", "verdict", 60 + n, "2019-07-01", "overturned judges ruling") for n in range(2)]
    other = [report("c", "ferry", 5, "2019-07-01")]
    chapters = {story.article_ids[0]: story.later_chapter_of for story in trace(first + appeal + other)}
    assert chapters == {"a0": None, "b0": story_id("a0"), "c": None}
