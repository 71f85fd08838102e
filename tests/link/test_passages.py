"""Passages: shared runs of words, exact on both sides, and the pairs that are compared for them."""

from __future__ import annotations

import itertools
import time

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wellhead.link import CANDIDATES_SQL, TWINS_SQL, find_passages, fingerprint, passages
from wellhead.link.words import read_forms
from wellhead.records import TABLES, Article, Line, Pair, Passage

RUN = "the dead were mostly residents of two villages but included fighters who guarded the convoy"


def article(article_id: str, text: str, published: str | None = None) -> Article:
    return Article(
        article_id=article_id,
        path=article_id,
        publisher=None,
        published=published,
        published_evidence=None,
        title=None,
        authors=(),
        url=None,
        language="en",
        text=text,
        sha256="",
    )


def compare(one: str, two: str) -> list[Passage]:
    return passages(article("a", one), article("b", two), (), ())


def filler(prefix: str, count: int) -> str:
    return " ".join(f"{prefix}{n}" for n in range(count))


def test_a_shared_run_is_found_with_its_exact_spans() -> None:
    one = f"Officials said {RUN}, the Observatory said."
    two = f"On Sunday: The Dead, {RUN[9:]} in the north."
    (found,) = compare(one, two)
    assert one[found.a_start : found.a_end] == RUN
    assert two[found.b_start : found.b_end].startswith("The Dead, were mostly")
    assert found.words == len(RUN.split())


@pytest.mark.parametrize(
    ("one", "two", "kinds"),
    [
        (f"{RUN}.", f"{RUN}.", ["frame"]),
        (f"He said: “{RUN}.”", f"“{RUN},” he told reporters", ["quotation"]),
        # printed as a quotation by one, as its own words by the other: quoted prose copies no frame
        (f"He wrote “{RUN}” there", f"And {RUN} as well", ["quotation"]),
        # the sentence round the quotation is copied with it
        (
            f"The governor of the province told reporters late on Sunday that “{RUN}”",
            f"The governor of the province told reporters late on Sunday that “{RUN}”",
            ["frame"],
        ),
        ("seven words are too few to count", "seven words are too few to count", []),
        ("", RUN, []),
    ],
)
def test_kinds(one: str, two: str, kinds: list[str]) -> None:
    assert [p.kind for p in compare(one, two)] == kinds


def test_credits_and_site_text_are_residue() -> None:
    text = "Our reporters work day and night to bring you the news that matters most."
    line = [Line(article_id="x", start=0, end=len(text), role="donation", text=text)]
    found = passages(article("a", text), article("b", text), line, line)
    assert [p.kind for p in found] == ["residue"]


def test_the_smaller_id_is_a_whatever_the_order() -> None:
    one, two = article("b", f"{RUN} one"), article("a", f"two {RUN}")
    assert passages(one, two, (), ()) == passages(two, one, (), ())
    assert passages(one, two, (), ())[0].a_article == "a"


WORD = st.sampled_from([f"w{n}" for n in range(12)])


@given(st.lists(WORD, max_size=60), st.lists(WORD, max_size=60))
@settings(max_examples=200)
def test_runs_are_verbatim_maximal_to_the_right_and_do_not_overlap(one: list[str], two: list[str]) -> None:
    a, b = " ".join(one), ", ".join(two)
    found = compare(a, b)
    for p in found:
        left = read_forms(a, [(p.a_start, p.a_end)])
        assert left == read_forms(b, [(p.b_start, p.b_end)])
        assert len(left) == p.words >= 8
    for side in ("a", "b"):
        spans = sorted((getattr(p, f"{side}_start"), getattr(p, f"{side}_end")) for p in found)
        assert all(left[1] <= right[0] for left, right in itertools.pairwise(spans))


@given(st.lists(WORD, max_size=40), st.lists(WORD, max_size=40))
def test_any_common_run_of_eight_words_is_seen(one: list[str], two: list[str]) -> None:
    grams = {tuple(two[i : i + 8]) for i in range(len(two) - 7)}
    common = any(tuple(one[i : i + 8]) in grams for i in range(len(one) - 7))
    assert bool(compare(" ".join(one), " ".join(two))) == common


def test_a_text_that_repeats_itself_is_compared_in_passing() -> None:
    begin = time.process_time()
    compare("boom " * 30_000, "boom " * 30_000)
    compare("tick tock " * 15_000, "tick tock " * 15_000 + "end")
    assert time.process_time() - begin < 5


def test_batches_give_what_single_pairs_give() -> None:
    texts = {key: article(key, f"{filler(key, 30)} {RUN} {filler(key * 2, 20)}") for key in "abc"}
    pairs = [Pair(a_article=a, b_article=b, shared=1) for a, b in ("bc", "ab", "ac")]
    single = [p for a, b in ("ab", "ac", "bc") for p in passages(texts[a], texts[b], (), ())]
    assert find_passages(pairs, texts, {}) == single


# ---------------------------------------------------------------- which pairs are compared
def pairs_of(articles: list[Article], threads: int = 1) -> list[tuple[str, str, int]]:
    connection = duckdb.connect(config={"threads": threads})
    rows = [fingerprint(a, ()) for a in articles]
    connection.register("fingerprints", pa.Table.from_batches([TABLES["fingerprints"].batch(rows)]))
    return connection.sql(CANDIDATES_SQL).fetchall()


def test_one_rare_run_makes_a_pair() -> None:
    """Two pages that report a third one share a dozen words in a row and nothing else."""
    one = article("a", f"{filler('x', 200)} {RUN} {filler('y', 100)}")
    two = article("b", f"{filler('p', 100)} {RUN} {filler('q', 200)}")
    alone = article("c", filler("z", 300))
    assert [(a, b) for a, b, _ in pairs_of([one, two, alone])] == [("a", "b")]


def test_pairs_do_not_depend_on_order_or_threads() -> None:
    articles = [article(f"n{n}", f"{filler(f'f{n % 7}', 60)} {filler(f'g{n}', 40)}") for n in range(40)]
    assert pairs_of(articles) == pairs_of(articles[::-1], threads=4)


def test_old_prose_is_background_and_an_old_page_is_not() -> None:
    shared, whole = filler("s", 60), filler("t", 300)
    rows = [
        article("a", f"{shared} {filler('a', 400)}", "2015-01-01"),
        article("b", f"{shared} {filler('b', 400)}", "2015-06-01"),
        article("c", whole, "2015-01-01"),
        article("d", whole, "2016-01-01"),
    ]
    assert [(a, b) for a, b, _ in pairs_of(rows)] == [("c", "d")]


def test_a_text_printed_everywhere_does_not_make_all_pairs() -> None:
    """Wire copy on six hundred sites: each meets its neighbours, not each other one."""
    text = filler("w", 120)
    found = pairs_of([article(f"n{n:04d}", text) for n in range(600)])
    assert len(found) < 600 * 9
    assert {a for a, _, _ in found} | {b for _, b, _ in found} == {f"n{n:04d}" for n in range(600)}


def test_a_phrase_of_every_page_pairs_hardly_anybody() -> None:
    phrase = filler("site", 20)
    found = pairs_of([article(f"n{n:04d}", f"{filler(f'own{n}x', 200)} {phrase}") for n in range(400)])
    assert len(found) < 100


def test_a_gallery_is_compared_with_captions() -> None:
    caption = f"In this photo, {RUN}. (Photo by A. Person)"
    line = Line(article_id="b", start=0, end=len(caption), role="caption", text=caption)
    prose = "Prose of the page itself stands here, word by word, and is longer than its caption. " * 3
    text = f"{caption}\n{prose}"
    body = Line(article_id="b", start=len(caption) + 1, end=len(text), role="body", text=prose)
    (found,) = passages(article("a", caption), article("b", text), [line], [line, body])
    assert (found.kind, found.words) == ("frame", len(RUN.split()) + 7)
    (found,) = passages(article("a", text), article("b", text), [line, body], [line, body])[:1]
    assert found.kind == "residue"


def twins_of(articles: list[Article]) -> list[tuple[str, str, int, bool]]:
    connection = duckdb.connect()
    prints = [fingerprint(a, ()) for a in articles]
    texts = {a.article_id: a for a in articles}
    connection.register("fingerprints", pa.Table.from_batches([TABLES["fingerprints"].batch(prints)]))
    pairs = [Pair(a_article=a, b_article=b, shared=n) for a, b, n in pairs_of(articles)]
    rows = find_passages(pairs, texts, {})
    connection.register("passages", pa.Table.from_batches([TABLES["passages"].batch(rows)]))
    return connection.sql(TWINS_SQL).fetchall()


def test_twins_are_copies_and_parts_of_copies() -> None:
    whole = filler("t", 200)
    rows = [
        article("a", whole),
        article("b", f"{whole} {filler('u', 20)}"),
        article("c", f"{filler('t', 100)} {filler('v', 60)}"),
        article("d", f"{filler('t', 20)} {filler('x', 100)}"),
    ]
    assert [(a, b, same) for a, b, _, same in twins_of(rows)] == [
        ("a", "b", True),
        ("a", "c", False),
        ("b", "c", False),
    ]
