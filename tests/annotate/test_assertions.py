"""Cutting a stretch of text into parts that assert one thing each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsed import MISREAD, flat_tree, tree_of
from wellhead.annotate.assertions import read


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "The U.S. is willing to discuss strikes, but America and its allies have not received a proposal",
            ["The U.S. is willing to discuss strikes", "America and its allies have not received a proposal"],
        ),
        (
            "A blast hit a convoy on Saturday, killing at least 100 people",
            ["A blast hit a convoy on Saturday", "killing at least 100 people"],
        ),
        (
            "The bus burned on Saturday killing at least 100 people",
            ["The bus burned on Saturday", "killing at least 100 people"],
        ),
        (
            "Trump was briefed on the plan and that officials had weighed their options",
            ["Trump was briefed on the plan", "officials had weighed their options"],
        ),
        (
            "Though Russia declared the group a terrorist body in 2003, relations between them have been warming",
            [
                "Though Russia declared the group a terrorist body in 2003",
                "relations between them have been warming",
            ],
        ),
        (
            "The towns were besieged for years; the army kept the roads closed",
            ["The towns were besieged for years", "the army kept the roads closed"],
        ),
        (
            "They met the mayor on Monday, who has ruled the city for ten years",
            ["They met the mayor on Monday", "who has ruled the city for ten years"],
        ),
        # a relative clause in the middle: the whole stays, and so does its part
        (
            "The latest proposal, which Russia has communicated to Washington, calls for talks",
            [
                "The latest proposal, which Russia has communicated to Washington, calls for talks",
                "which Russia has communicated to Washington",
            ],
        ),
        # a condition is never parted
        pytest.param(
            "Russia will strike if the U.S. rejects the plan and the allies refuse to help",
            None,
            marks=MISREAD("“refuse” is coordinated with “strike”"),
        ),
        ("If the talks fail and the truce ends, the army will move north", None),
        # no cut inside a phrase
        ("Britain and France sent aircraft and soldiers to the region", None),
        ("The army will train and equip vetted rebels", None),
    ],
)
def test_split(text: str, parts: list[str] | None) -> None:
    found = [text[p.start : p.end].strip(" ,;") for p in read(tree_of(text), 0, len(text)).parts]
    assert found == (parts or [text])


@pytest.mark.parametrize(
    ("text", "asserting"),
    [
        ("Russia denied it on Monday", True),
        ("any wrongdoing", False),
        ("a so-called “parallel track”", False),
        ("He left", True),
    ],
)
def test_asserting(text: str, asserting: bool) -> None:
    assert read(tree_of(text), 0, len(text)).asserts is asserting


@given(
    st.text(
        alphabet=st.sampled_from("He said it was, and they did; who which if killing the “” 12 \n"),
        max_size=300,
    )
)
def test_parts_stay_inside(text: str) -> None:
    for part in read(flat_tree(text), 0, len(text)).parts:
        assert 0 <= part.start <= part.end <= len(text)
