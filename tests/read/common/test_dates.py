from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from argmap.read.common.dates import certain, find_dates

WHOLE = (
    "October 8, 2012 at 8:24 am", "11.06.12 at 11:06 am", "July 17th, 2012, 6:18 pm", "November 9, 2005 @ 10:29 am",
    "Aug 9, 2012 10:40 AM EDT", "Monday July 23, @08:25PM", "Tuesday July 24, @10 34AM", "7 months ago",
    "1 November 2012 9:37PM", "2024-03-01T10:02:03+01:00", "12. März 2010 um 10:02 Uhr", "12 mars 2010 à 10h02",
    "12 de marzo de 2010 a las 10:02", "vor 3 Stunden", "il y a 3 heures", "hace 2 días", "yesterday at 5:30 PM",
    "4 hr. ago", "2 mo. ago", "vor 3 Std.", "il y a 3 h",
    "10:02 on 12 March 2010", "Mon Aug  3 18:06:40 CEST 2009", "Thu, 7 Oct 2004 15:26:21 +0100", "2h",
)  # fmt: skip


@pytest.mark.parametrize("words", WHOLE)
def test_a_date_is_found_whole(words: str) -> None:
    (found,) = find_dates(f"Ann | {words} |")
    assert f"Ann | {words} |"[found.start : found.end] == words


@pytest.mark.parametrize(
    "line", ["I may 5 times", "We scored 2:1", "It costs 4.20", "version 3.11.2", "ben_77 said so"]
)
def test_what_is_no_date(line: str) -> None:
    assert not [found for found in find_dates(line) if found.day or found.relative]


def test_a_name_glued_to_a_date() -> None:
    for line in ("Ann Lee10/28/12 5:41 PM", "Ann LeeOctober 28, 2012 5:41 PM", "Ann Lee28 October 2012"):
        assert line[: find_dates(line)[0].start] == "Ann Lee"


def test_only_the_certain_is_parsed() -> None:
    assert certain("12/03/2010 10:02") is None
    assert certain("8 Oct") is None
    assert certain("3 days ago") is None
    assert certain("31 February 2010") is None
    assert certain("23/03/2010") == datetime(2010, 3, 23)  # noqa: DTZ001
    assert certain("10/28/12 5:41 PM") == datetime(2012, 10, 28, 17, 41)  # noqa: DTZ001
    assert certain("2010-03-12 10:02 UTC") == datetime(2010, 3, 12, 10, 2, tzinfo=UTC)
    zone = timezone(timedelta(hours=-4))
    assert certain("Aug 9, 2012 10:40 AM EDT") == datetime(2012, 8, 9, 10, 40, tzinfo=zone)
    assert certain("12. März 2010 um 0:02 Uhr") == datetime(2010, 3, 12, 0, 2)  # noqa: DTZ001
