from __future__ import annotations

import re
from datetime import datetime

import pytest

from argmap.read.common.stamps import DATED, SHORT, STAMP, TIME, moment, order_of


@pytest.mark.parametrize(
    "words",
    [
        "12/03/2024, 18:22",
        "3/9/24, 7:05\u202fPM",
        "14.03.24, 18:22:01",
        "2024-01-05, 9:41 p.m.",
        "12.3.2024 klo 14.08.18",
        "14/03/2024 18:22",
        "14-Mar-24 06:22 PM",
        "14 Mar 2024 at 18:22:05",
        "Yesterday at 9:14 PM",
        "Thursday 10:32 AM",
        "12. März 2024 um 10:05",
        "Mar 14th at 10:32 AM",
        "2024-03-14T10:32:15",
    ],
)
def test_a_day_and_a_time_are_one_timestamp(words: str) -> None:
    assert re.fullmatch(DATED, words, re.IGNORECASE)
    assert re.fullmatch(STAMP, words, re.IGNORECASE)


def test_a_time_alone_is_a_timestamp_and_a_number_is_none() -> None:
    assert re.fullmatch(TIME, "10:33", re.IGNORECASE)
    assert re.fullmatch(SHORT, "10:33 AM", re.IGNORECASE)
    assert not re.fullmatch(STAMP, "1033", re.IGNORECASE)
    assert not re.fullmatch(SHORT, "March 3, 2024 10:33", re.IGNORECASE)


@pytest.mark.parametrize(
    ("stamps", "order"),
    [
        (["12/03/2024, 18:22", "13/03/2024, 18:22"], "dmy"),
        (["12/03/2024, 18:22", "12/14/2024, 18:22"], "mdy"),
        (["2024/03/12, 18:22"], "ymd"),
        (["01/02/2024, 9:00", "02/02/2024, 9:00", "01/03/2024, 9:00"], "dmy"),
        (["01/02/2024, 9:00"], ""),
        (["13/02/2024, 9:00", "02/13/2024, 9:00"], ""),
        (["Yesterday at 9:00"], ""),
    ],
)
def test_the_order_of_day_and_month_is_told_by_the_whole_file(stamps: list[str], order: str) -> None:
    assert order_of(stamps) == order


def test_a_moment_is_certain_or_none() -> None:
    assert moment("04/11/2023, 21:10:31", "dmy") == datetime(2023, 11, 4, 21, 10, 31)  # noqa: DTZ001
    assert moment("3/9/24, 12:05\u202fAM", "mdy") == datetime(2024, 3, 9, 0, 5)  # noqa: DTZ001
    assert moment("31/02/2024, 9:00", "dmy") is None
    assert moment("04/11/2023, 21:10", "") is None
