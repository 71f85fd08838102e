"""Whether a clause looks back or ahead."""

from __future__ import annotations

import pytest

from parsed import flat_tree, tree_of
from wellhead.annotate.tense import FUTURE, OPEN, PAST
from wellhead.annotate.times import rules


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("The minister flew to Oslo for talks on Monday.", PAST),
        ("The two leaders are due to meet Monday.", FUTURE),
        ("The mayor will speak on Monday.", FUTURE),
        ("The council agreed on Monday to close the bridge.", PAST),
        ("The council plans to vote on Monday.", FUTURE),
        ("He could not be reached on Monday.", OPEN),
        ("The envoy said on Monday that the talks would go on.", PAST),
        ("The court will discuss Monday’s ruling.", PAST),
        ("The bridge will stay closed until Monday.", FUTURE),
        ("The company has met its creditors on Monday.", PAST),
    ],
)
def test_the_predicate_decides(text: str, direction: int) -> None:
    at = text.index("Monday")
    assert rules().tense.direction(tree_of(text), at, at + len("Monday")) == direction


def test_without_a_parse_all_is_open() -> None:
    assert rules().tense.direction(None, 0, 6) == OPEN
    assert rules().tense.direction(flat_tree(""), 0, 6) == OPEN
