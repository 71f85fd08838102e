"""Sidecars: which one wins, and what is dropped."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellhead.read.sidecar import check_fields, iso_time, read_sidecars


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        ("2016-11-20", "2016-11-20"),
        ("2016-11-20T08:15:00+03:00", "2016-11-20T08:15:00+03:00"),
        ("2016-11-20 08:15", "2016-11-20T08:15"),
        ("2012-12-12 15:46:37.123456-05", "2012-12-12T15:46:37.123456-05"),
        ("2016-11-20T08:15:00Z", "2016-11-20T08:15:00Z"),
        ("31 February 20x0", None),
        ("2016-02-31", None),
        ("2016-11", None),
        ("20/11/2016", None),
        ("0001-01-01", None),
        ("9999-01-01", None),
        ("2016-11-20T25:00", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_iso_time(given_: str, expected: str | None) -> None:
    assert iso_time(given_) == expected


def test_fields_of_the_wrong_kind_are_dropped_and_named() -> None:
    fields, wrong = check_fields(
        {
            "published": "31 February 20x0",
            "publisher": 7,
            "url": ["a"],
            "title": {"x": 1},
            "authors": ["Ann Lee", 3],
        }
    )
    assert fields == {}
    assert [w.split()[0] for w in wrong] == ["publisher", "published", "url", "title", "authors"]


def test_good_fields_are_kept_beside_bad_ones() -> None:
    fields, wrong = check_fields(
        {
            "publisher": " The\nCourier ",
            "published": None,
            "url": "javascript:run()",
            "authors": "Ann Lee",
            "more": 1,
        }
    )
    assert fields == {"publisher": "The Courier", "authors": ("Ann Lee",)}
    assert len(wrong) == 1
    assert "http" in wrong[0]


@given(
    st.dictionaries(
        st.sampled_from(["publisher", "published", "url", "title", "authors"]), st.text() | st.integers()
    )
)
def test_whatever_a_sidecar_says_its_fields_can_be_stored(entry: dict[str, object]) -> None:
    fields, _ = check_fields(entry)
    for value in fields.values():
        for text in value if isinstance(value, tuple) else (value,):
            assert isinstance(text, str)
            text.encode("utf-8")
            assert "\n" not in text


def test_the_nearest_sidecar_wins_field_by_field(tmp_path: Path) -> None:
    story = tmp_path / "story"
    folder = story / "articles"
    folder.mkdir(parents=True)
    file = folder / "01.txt"
    (story / "meta.json").write_text(
        json.dumps({"01": {"publisher": "far", "title": "far", "published": "2020-01-01"}})
    )
    (folder / "meta.json").write_text(json.dumps({"01.txt": {"publisher": "near", "title": "near"}}))
    (folder / "01.meta.json").write_text(json.dumps({"publisher": "own"}))
    meta, problems = read_sidecars(file, "01.txt")
    assert meta == {"publisher": "own", "title": "near", "published": "2020-01-01"}
    assert problems == ()


@pytest.mark.parametrize(
    "content", [b"{not json", b"\xff\xfe\x00", b"[" * 100_000, b"[1, 2]", b'"text"', b'{"a": 3}']
)
def test_a_broken_sidecar_is_a_problem_and_no_error(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "meta.json").write_bytes(content)
    meta, problems = read_sidecars(tmp_path / "a.txt", "a.txt")
    assert meta == {}
    assert len(problems) == 1
    assert problems[0].startswith("a.txt: meta.json")


def test_surrogates_of_json_escapes_are_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.meta.json").write_text('{"title": "odd \\ud800 mark"}')
    meta, _ = read_sidecars(tmp_path / "a.txt", "a.txt")
    assert str(meta["title"]).encode("utf-8")
