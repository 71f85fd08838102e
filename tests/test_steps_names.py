"""Article ids: by name where it is alone, by name and bytes where it is not; given once, for good."""

from __future__ import annotations

import hashlib
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellhead.case import Entry
from wellhead.steps.names import Found, assign, file_name, match, without


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def found(path: str, text: str) -> Found:
    return Found(path, digest(text), (digest(text),))


def run(known: list[Entry], *inputs: Found) -> list[Entry]:
    """The entries of a case after a run over these inputs."""
    matched, left, _ = match({item.path: item.sha256 for item in inputs}, known)
    return assign(inputs, matched, left.values())


def ids(entries: list[Entry]) -> dict[str, list[str]]:
    return {entry.path: [i for i, _ in entry.articles] for entry in entries}


def hashed(name: str, text: str) -> str:
    return f"{name}-{digest(text)[:8]}"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a.txt", "a"),
        ("x/a.b.html", "a.b"),
        ("new\nline.txt", "new\nline"),
        ("[bold]é.txt", "[bold]é"),
        ("name", "name"),
    ],
)
def test_the_name_without_its_ending(path: str, name: str) -> None:
    assert file_name(path) == name
    assert ids(run([], found(path, "x"))) == {path: [name]}


def test_all_that_share_a_name_get_their_hash() -> None:
    made = run([], found("x/a.txt", "one"), found("y/a.html", "two"), found("b.txt", "one"))
    assert ids(made) == {"x/a.txt": [hashed("a", "one")], "y/a.html": [hashed("a", "two")], "b.txt": ["b"]}


def test_same_name_and_bytes_are_numbered_by_path() -> None:
    made = run([], found("x/a.txt", "one"), found("y/a.txt", "one"), found("z/a.txt", "one"))
    base = hashed("a", "one")
    assert ids(made) == {"x/a.txt": [base], "y/a.txt": [f"{base}-2"], "z/a.txt": [f"{base}-3"]}


def test_an_id_once_given_stays_and_the_newcomer_gets_the_hash() -> None:
    first = run([], found("a.txt", "one"))
    second = run(first, found("a.txt", "one"), found("x/a.txt", "two"))
    assert ids(second) == {"a.txt": ["a"], "x/a.txt": [hashed("a", "two")]}
    third = run(second, found("x/a.txt", "two"), found("a.txt", "one"))
    assert third == second


def test_a_file_called_like_a_hashed_id_takes_no_id_away() -> None:
    twin = hashed("a", "one")
    made = run([], found("x/a.txt", "one"), found("y/a.txt", "two"), found(f"{twin}.txt", "three"))
    everyone = [i for given_ids in ids(made).values() for i in given_ids]
    assert len(set(everyone)) == 3
    assert ids(made)[f"{twin}.txt"] == [twin]


def test_changed_bytes_replace_the_article() -> None:
    first = run([], found("a.txt", "one"), found("b.txt", "b"))
    made = run(first, found("a.txt", "two"))
    assert ids(made) == {"a.txt": ["a"], "b.txt": ["b"]}
    assert {entry.path: entry.sha256 for entry in made}["a.txt"] == digest("two")


def test_inputs_that_a_run_does_not_name_stay() -> None:
    first = run([], found("a.txt", "one"))
    assert ids(run(first, found("b.txt", "two"))) == {"a.txt": ["a"], "b.txt": ["b"]}


def test_a_file_reached_by_another_way_is_the_same() -> None:
    """`trace monday`, then `trace monday tuesday`, where both hold 01.txt and paths grow longer."""
    first = run([], found("01.txt", "monday"))
    made = run(first, found("monday/01.txt", "monday"), found("tuesday/01.txt", "tuesday"))
    assert ids(made) == {"monday/01.txt": ["01"], "tuesday/01.txt": [hashed("01", "tuesday")]}


def test_records_of_an_archive_bear_their_hash() -> None:
    archive = Found("news.warc", digest("all"), (digest("1"), digest("2"), digest("1")))
    made = run([], archive)
    assert ids(made) == {"news.warc": [hashed("news", "1"), hashed("news", "2"), hashed("news", "1") + "-2"]}
    left = without(made, {hashed("news", "2")})
    assert ids(left) == {"news.warc": [hashed("news", "1"), hashed("news", "1") + "-2"]}
    assert run(left, archive) == made, "the file is still there: its record comes back, under the same id"


def test_an_input_without_articles_is_forgotten() -> None:
    made = run([], found("a.txt", "one"), found("b.txt", "two"))
    assert ids(without(made, {"a"})) == {"b.txt": ["b"]}


INPUTS = st.dictionaries(
    st.builds("{}{}.{}".format, st.sampled_from(["", "x/", "y/"]), st.sampled_from("abc"), st.just("txt")),
    st.sampled_from(["one", "two"]),
    max_size=7,
)


@given(INPUTS, st.randoms())
def test_ids_differ_and_know_no_order(inputs: dict[str, str], dice: random.Random) -> None:
    items = [found(path, text) for path, text in inputs.items()]
    made = run([], *items)
    everyone = [i for entry in made for i, _ in entry.articles]
    assert len(set(everyone)) == len(items)
    dice.shuffle(items)
    assert run([], *items) == made
    assert run(made, *items) == made


@given(INPUTS, INPUTS)
def test_ids_given_before_never_change(first: dict[str, str], more: dict[str, str]) -> None:
    before = run([], *(found(path, text) for path, text in first.items()))
    both = first | {path: text for path, text in more.items() if path not in first}
    after = run(before, *(found(path, text) for path, text in both.items()))
    assert ids(before).items() <= ids(after).items()
    everyone = [i for entry in after for i, _ in entry.articles]
    assert len(set(everyone)) == len(both)
