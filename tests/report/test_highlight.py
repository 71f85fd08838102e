"""Marks that overlap as they like become runs that a page can nest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellhead.report.highlight import KINDS, Mark, Reference, segments, window

TEXT = "Two officials told the Wire that the dam “may have to be emptied”, it said."


def span(phrase: str, kind: str) -> Mark:
    start = TEXT.index(phrase)
    return Mark(start, start + len(phrase), kind)


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([], [(TEXT, ())]),
        ([span("told", "cue")], [("Two officials ", ()), ("told", ("cue",)), (TEXT[18:], ())]),
        # a quotation inside a reported clause: the inner mark adds to the outer
        (
            [span("the dam “may have to be emptied”", "content"), span("may have to be emptied", "mention")],
            [
                (TEXT[:33], ()),
                ("the dam “", ("content",)),
                ("may have to be emptied", ("mention", "content")),
                ("”", ("content",)),
                (", it said.", ()),
            ],
        ),
        # two marks that cross: neither contains the other
        (
            [span("Two officials told", "source"), span("told the Wire", "cue")],
            [
                ("Two officials ", ("source",)),
                ("told", ("source", "cue")),
                (" the Wire", ("cue",)),
                (TEXT[27:], ()),
            ],
        ),
        # the same mark twice is one
        ([span("it said", "cue")] * 2, [(TEXT[:67], ()), ("it said", ("cue",)), (".", ())]),
        # empty, reversed and outside
        ([Mark(5, 5, "cue"), Mark(9, 3, "cue"), Mark(-4, 0, "cue"), Mark(500, 900, "cue")], [(TEXT, ())]),
    ],
)
def test_overlaps_become_flat_runs(marks: list[Mark], expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(s.text, s.kinds) for s in segments(TEXT, 0, len(TEXT), marks)] == expected


def test_anchors_stand_before_and_references_behind() -> None:
    back = Reference("1.2", "c1-2")
    made = segments(TEXT, 0, len(TEXT), [], anchors={4: "a1-4"}, references={13: [back], len(TEXT): [back]})
    assert [(s.text, s.anchor, s.references) for s in made] == [
        ("Two ", None, ()),
        ("officials", "a1-4", (back,)),
        (TEXT[13:], None, (back,)),
    ]


def test_anchors_and_references_outside_are_ignored() -> None:
    made = segments(TEXT, 4, 13, [], anchors={3: "a", 13: "b"}, references={4: [Reference("x", "y")]})
    assert made == [type(made[0])("officials")]


MARKS = st.lists(
    st.builds(Mark, st.integers(-5, 60), st.integers(-5, 60), st.sampled_from(KINDS)), max_size=25
)


@given(st.text(max_size=50), MARKS, st.dictionaries(st.integers(0, 60), st.just("id"), max_size=5))
def test_segments_are_the_text_and_carry_what_covers_them(
    text: str, marks: list[Mark], anchors: dict[int, str]
) -> None:
    made = segments(text, 0, len(text), marks, anchors=anchors)
    assert "".join(s.text for s in made) == text
    assert sum(s.anchor is not None for s in made) == sum(at < len(text) for at in anchors)
    at = 0
    for segment in made:
        assert segment.text
        for offset in range(at, at + len(segment.text)):
            covering = {m.kind for m in marks if m.start <= offset < m.end}
            assert covering == set(segment.kinds)
        at += len(segment.text)


def test_many_marks_on_one_text() -> None:
    marks = [Mark(i, 40_000 - i, "content") for i in range(20_000)]
    assert segments("“" * 40_000, 0, 40_000, marks)[0].kinds == ("content",)


@pytest.mark.parametrize(
    ("around", "expected"),
    [
        (500, "One two three four five six seven."),
        (12, "two three four five six"),
        (0, "four"),
    ],
)
def test_window_keeps_the_span_and_cuts_between_words(around: int, expected: str) -> None:
    text = "One two three four five six seven."
    start = text.index("four")
    low, high = window(text, (start, start + 4), (0, len(text)), around)
    assert text[low:high] == expected
