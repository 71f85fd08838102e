"""Revisions joined into courses, and conflicts side by side."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papercase import PaperCase

from wellhead.records import Conflict, Spot
from wellhead.report.conflicts import chains
from wellhead.report.shelf import Shelf
from wellhead.report.story import show_story


def spot(name: str) -> Spot:
    return Spot(article_id=name, start=0, end=1)


def revisions(pairs: str) -> list[Conflict]:
    """``"ab bc"``: b revises a, c revises b."""
    return [
        Conflict(
            conflict_id=pair,
            kind="revision",
            a_mention=spot(pair[0]),
            b_mention=spot(pair[1]),
            story_id="s",
            why="",
            confidence=1,
        )
        for pair in pairs.split()
    ]


def by_name(one: Spot) -> tuple[str, int, int]:
    return (one.article_id, one.start, one.end)


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ("", []),
        ("ab", ["ab"]),
        ("ab bc", ["abc"]),
        ("bc ab", ["abc"]),
        ("cb ba", ["cba"]),
        ("ac bc", ["abc"]),
        ("ab cd", ["ab", "cd"]),
        ("ad bd cd ed", ["abced"]),
        # circles, which should not be
        ("ab ba", ["ab"]),
        ("xa ab bc ca", ["xabc"]),
    ],
)
def test_pairs_are_joined_end_to_end(pairs: str, expected: list[str]) -> None:
    made = chains(revisions(pairs), by_name)
    assert ["".join(s.article_id for s in group) for group in made] == expected


@given(st.lists(st.text("abcdefgh", min_size=2, max_size=2), max_size=20))
def test_every_figure_stands_in_one_course(pairs: list[str]) -> None:
    made = chains(revisions(" ".join(pairs)), by_name)
    names = [s.article_id for group in made for s in group]
    assert sorted(names) == sorted(set("".join(pairs)))


def test_the_course_of_a_figure(dam: PaperCase) -> None:
    shelf = Shelf(dam)
    view = show_story(next(shelf.sheaves(shelf.stories())), 1, 1, {})
    (series,) = view.series
    assert [row.figure for row in series.rows] == ["At least 1,200", "1,450", "1,610"]
    assert series.picture is not None
    assert [point.label for point in series.picture.points] == ["at least 1,200", "1,450", "1,610"]
    assert series.counted == "People who left their homes"
    assert series.rows[0].quote.publisher == "Dale Herald"


def test_a_conflict_shows_both_sentences_and_who_says_them(dam: PaperCase) -> None:
    shelf = Shelf(dam)
    view = show_story(next(shelf.sheaves(shelf.stories())), 1, 1, {})
    number, negation = view.conflicts
    assert (number.kind, number.label) == ("Two figures", "1.A")
    assert [side.speaker for side in number.sides] == ["police", "county’s emergency office"]
    marked = ["".join(s.text for s in side.segments if s.is_mention) for side in number.sides]
    assert marked == ["Some 900", "1,450"]
    assert negation.sides[1].publisher == "Inland Mirror"
