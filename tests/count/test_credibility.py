"""Status and credibility from the counts."""

from __future__ import annotations

import pytest

from wellhead.count.credibility import credibility_of, outweighs


@pytest.mark.parametrize(
    ("least", "most", "named", "disputed", "outweighed", "expected"),
    [
        (2, 2, 0, False, False, 1),
        (3, 9, 2, False, False, 1),
        (1, 4, 1, False, False, 2),
        (1, 1, 1, False, False, 3),
        (1, 1, 0, False, False, 3),
        (1, 3, 1, True, False, 4),
        (2, 3, 1, True, False, 3),
        (1, 1, 0, True, True, 5),
        (0, 3, 0, False, False, 6),
    ],
)
def test_credibility(least, most, named, disputed, outweighed, expected):  # noqa: PLR0917 - a table
    found = credibility_of(least, most, named=named, disputed=disputed, outweighed=outweighed)
    assert found == expected
    assert found != 1 or least >= 2  # 1 only if two independent origins confirm it
    assert found >= 2 or most > 1  # at most 2 with a single origin


@pytest.mark.parametrize(
    ("theirs", "mine", "expected"),
    [((2, False), (1, False), True), ((1, False), (1, True), True), ((1, True), (1, False), False),
     ((1, False), (1, False), False), ((1, None), (2, True), False)],
)  # fmt: skip
def test_outweighs(theirs, mine, expected):
    assert outweighs(theirs, mine) is expected
