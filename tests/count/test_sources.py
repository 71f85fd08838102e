"""Descriptions of unnamed people."""

from __future__ import annotations

import pytest

from wellhead.count.sources import (
    Source,
    count_people,
    describe_key,
    is_definite,
    is_unpublished,
    same_description,
)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("two people familiar with the matter", "people familiar with the matter", True),
        ("a third person who spoke to Bloomberg", "a third person", True),
        ("a person close to the Kremlin", "one person close to the Kremlin", True),
        ("officials", "officials", True),
        ("officials", "intelligence officials", False),
        ("a palace adviser", "a harbour worker", False),
    ],
)
def test_same_description(a, b, expected):
    assert same_description(describe_key(a), describe_key(b)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the officials", True),
        ("these people", True),
        ("two people", False),
        ("the officials briefed on it", False),
    ],
)
def test_definite(text, expected):
    assert is_definite(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("intelligence assessments", True), ("a leaked memo", True), ("the charging document", False)],
)
def test_unpublished(text, expected):
    assert is_unpublished(text) is expected


def unnamed(name: str, people: int | None = None) -> Source:
    return Source("unnamed", describe_key(name), name, None, (), people)


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        (
            [
                unnamed("two people familiar with the matter", 2),
                unnamed("people familiar with the matter", 2),
            ],
            2,
        ),
        ([unnamed("two people familiar with the matter", 2), unnamed("a third person", 1)], 3),
        ([unnamed("two aides", 2), unnamed("the aides")], 2),
        ([unnamed("officials")], 1),
        ([], 0),
    ],
)
def test_count_people(sources, expected):
    assert count_people(sources) == expected
    assert count_people(sources[::-1]) == expected
