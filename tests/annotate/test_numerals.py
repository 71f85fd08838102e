"""Numbers as they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellhead.annotate.numerals import SHAPES, evaluate, number_of, shape


@pytest.mark.parametrize(
    ("forms", "value"),
    [
        (["two", "hundred", "and", "five"], 205),
        (["five", "hundred", "and", "twenty"], 520),
        (["seventy", "-", "seven"], 77),
        (["1.2", "million"], 1.2e6),
        (["two", "hundred", "thousand"], 200_000),
        (["1,234"], 1234),
        (["4", "1/2"], 4.5),
        (["two", "dozen"], 24),
        (["a", "hundred"], 100),
        (["half"], None),
        ([], None),
    ],
)
def test_values(forms: list[str], value: float | None) -> None:
    assert evaluate(forms) == value


@pytest.mark.parametrize(
    ("form", "member"),
    [
        ("28", "day"), ("45", "two"), ("1998", "year"), ("0730", "hhmm"), ("12,000", "int"), ("1990s", "decade"),
        ("90s", "decade2"), ("3rd", "ordinal"), ("8:30", "clock"), ("2017-04-15", "iso"), ("20.04.2017", "slashed"),
        ("1/2", "fraction"), ("2.5", "decimal"),
    ],
)  # fmt: skip
def test_shapes(form: str, member: str) -> None:
    assert member in shape(form)


@pytest.mark.parametrize("form", ["9/11", "9" * 40, "24/7"])
def test_shapes_that_are_no_number(form: str) -> None:
    assert shape(form) == frozenset()


@given(st.from_regex(r"[0-9][0-9.,:/'a-z-]{0,30}", fullmatch=True))
def test_every_shape_is_known_and_no_form_raises(form: str) -> None:
    assert shape(form) in SHAPES
    number_of(form)


@given(st.integers(0, 10**12))
def test_digits_with_and_without_separators_are_one_number(value: int) -> None:
    assert evaluate([f"{value:,}"]) == evaluate([str(value)]) == value
