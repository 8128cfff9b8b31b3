"""Timestamps as chat programs write them, and the order of day and month that a whole file shows."""

from __future__ import annotations

import re
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from argmap.read.common.dates import certain
from argmap.read.common.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Iterable

Order = Literal["dmy", "mdy", "ymd", ""]

_HALF = r"(?:[ap]\.?\s?m\b\.?|(?:vorm|nachm|mittags|morgens|abends|nachts)\b\.?)"
_MONTH = r"[^\W\d_]{3,10}\.?"
_WEEKDAY = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|gestern|heute|montag|dienstag|mittwoch|donnerstag"
    r"|freitag|samstag|sonntag|hier|aujourd'hui|ayer|hoy|ontem|hoje|ieri|oggi|gisteren|vandaag"
    r"|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
    r"|(?:lune|marte|mercole|giove|vener)dì|sabato|domenica|(?:segunda|terça|quarta|quinta|sexta)-feira"
    r"|(?:maan|dins|woens|donder|vrij|zater|zon)dag"
)
TIME = rf"\d{{1,2}}[:.]\d\d(?:[:.]\d\d(?:[.,]\d{{1,3}})?)?(?:\s?{_HALF}|\sUhr)?(?![\d:])"
"""A time of day; a regular expression without groups, to be compiled without regard to case."""

NUMBERED = r"\d{1,4}(?:[/-]\d{1,2}[/-]|\.\s?\d{1,2}\.\s?)\d{1,4}"
"""A day in numbers."""

DAY = (
    rf"(?:(?:{_WEEKDAY})(?:,?\s{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?)?"
    rf"|{NUMBERED}"
    rf"|(?:(?:{_WEEKDAY}),?\s)?\d{{1,2}}(?:\.?\s|-)(?:de\s)?{_MONTH}(?:\s|-)(?:de\s)?\d{{2,4}}"
    rf"|{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s\d{{4}})?)"
)
"""A day, by number, by the month's name, or told from today."""

_THEN = r"(?:,?\s(?:at|um|klo|kl\.?|à|às|a\slas|alle|om)\s|T|[,.]?\s)"
DATED = rf"{DAY}{_THEN}{TIME}"
"""A day and a time."""

DATED_IN_NUMBERS = rf"{NUMBERED}{_THEN}{TIME}"
"""A day in numbers and a time."""

STAMP = rf"(?:{DATED}|{TIME})"
"""A time, with or without its day."""

SHORT = rf"(?:(?:(?:{_WEEKDAY}|{NUMBERED}){_THEN})?{TIME})"
"""A time, with or without a day in numbers or told from today."""

_NUMBERS = expression(r"\d+")
_AFTERNOON = expression(r"p\.?\s?m|nachm|mittags|abends|nachts", re.IGNORECASE)
_MORNING = expression(r"a\.?\s?m|vorm|morgens", re.IGNORECASE)


def order_of(stamps: Iterable[str]) -> Order:
    """How a file writes its dates: told by a number that is no month, else by which order makes time go forward.

    >>> order_of(["12/03/2024, 18:22", "13/03/2024, 9:00"]), order_of(["3/9/24, 7:05 PM", "3/14/24, 6:58 AM"])
    ('dmy', 'mdy')
    >>> order_of(["01/02/2024, 10:00", "01/03/2024, 10:00", "02/01/2024, 10:00"]), order_of(["01/02/2024, 10:00"])
    ('mdy', '')
    """
    rows = [numbers for stamp in stamps if (numbers := _day(stamp)) is not None]
    if rows and all(len(one) == 4 for one, _, _ in rows):
        return "ymd"
    rows = [row for row in rows if len(row[0]) != 4]
    if not rows:
        return ""
    first = any(int(one) > 12 for one, _, _ in rows)
    second = any(int(two) > 12 for _, two, _ in rows)
    if first != second:
        return "dmy" if first else "mdy"
    if first:
        return ""
    forward = [
        order
        for order, places in (("dmy", (2, 1, 0)), ("mdy", (2, 0, 1)))
        if all(
            tuple(int(a[place]) for place in places) <= tuple(int(b[place]) for place in places)
            for a, b in pairwise(rows)
        )
    ]
    return ("dmy" if forward[0] == "dmy" else "mdy") if len(forward) == 1 else ""


def moment(stamp: str, order: Order) -> datetime | None:
    """The date of a timestamp, or None where its day, or the order of its numbers, is not certain.

    >>> moment("3/14/24, 9:05:11 PM", "mdy")
    datetime.datetime(2024, 3, 14, 21, 5, 11)
    >>> moment("2024-03-14, 9:05 PM", "dmy")
    datetime.datetime(2024, 3, 14, 21, 5)
    >>> moment("01/02/2024, 10:00", "") is moment("Yesterday at 9:14 PM", "dmy") is None
    True
    """
    numbers = _day(stamp)
    if numbers is not None and len(numbers[0]) == 4:
        order = "ymd"
    if numbers is None or not order:
        return certain(stamp)
    one, two, three = (int(number) for number in numbers)
    year, month, day = {"dmy": (three, two, one), "mdy": (three, one, two), "ymd": (one, two, three)}[order]
    clock = [int(number) for number in _NUMBERS.findall(stamp)[3:6]]
    if len(clock) < 2:
        return None
    hour = clock[0]
    if _AFTERNOON.search(stamp) and hour < 12:
        hour += 12
    elif _MORNING.search(stamp) and hour == 12:
        hour = 0
    try:
        return datetime(  # noqa: DTZ001  # no zone is named
            year + 2000 if year < 100 else year, month, day, hour, clock[1], clock[2] if len(clock) > 2 else 0
        )
    except ValueError:
        return None


def _day(stamp: str) -> tuple[str, str, str] | None:
    """The three numbers of a day that is written in numbers."""
    found = re.match(r"\s*(\d{1,4})[/.-]\s?(\d{1,2})[/.-]\s?(\d{1,4})(?!\d)", stamp)
    return (found[1], found[2], found[3]) if found else None
