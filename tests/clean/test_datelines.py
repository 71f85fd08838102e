"""Lines that say when an article came out."""

from __future__ import annotations

import pytest

from wellhead.clean.datelines import is_dateline


@pytest.mark.parametrize(
    "text",
    [
        "Sat 15 April 2017",
        "Saturday 15 April 2017",
        "Published April 15 2017",
        "Wednesday 20 November 2019 9:22 am",
        "First published on November 19, 2019 / 8:16 AM",
        "Last Updated : Nov 20, 2019 01:41 PM IST | Source: Courier.example",
        "October 9, 2018 at 4:02 pm",
        "21 May 2025 - 14:19",
        "14 hours ago",
        "Posted on October 27, 2015 by Admin",
        "Updated at 10:20 a.m.",
        "2018-09-16",
        "14:53 GMT +3 20 November 2019",
        "1735 15.04.2017(updated 2033 15.04.2017)",
        "5:45 AM PST 11/19/2019 by Ann Lee",
        "Published | Updated",
        "Ann Lee / COURIER.EXAMPLE / Apr 16, 2026, 14:04 IST",
    ],
)
def test_datelines(text: str) -> None:
    assert is_dateline(text)


@pytest.mark.parametrize(
    "text",
    [
        "In April 2017 the talks failed",
        "The March 15 attack",
        "May says no",
        "The 2016 election",
        "Two killed on Monday",
        "https://courier.example/2019/11/20/story",
        "It was 10:20 when the train left the station",
        "",
        "12345",
    ],
)
def test_not_datelines(text: str) -> None:
    assert not is_dateline(text)
