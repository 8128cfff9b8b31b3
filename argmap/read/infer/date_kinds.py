"""The kinds of dates beside comments: an age, a time of day, a day."""

from __future__ import annotations

from functools import lru_cache

_DAYS = frozenset({
    "today", "yesterday", "heute", "gestern", "aujourd'hui", "hier", "hoy", "ayer", "oggi", "ieri", "hoje", "ontem",
    "vandaag", "gisteren",
})  # fmt: skip


@lru_cache(maxsize=4096)
def kind(date: str) -> str:
    """Whether a date is an "age", a "clock" time or a "day".

    >>> kind("3 h"), kind("10:02 AM"), kind("4 de marzo"), kind("3 May 2024 10:02"), kind("Today")
    ('age', 'clock', 'day', 'day', 'day')
    """
    if date.casefold() in _DAYS:
        return "day"
    letters = sum(map(str.isalpha, date))
    digits = sum(map(str.isdigit, date))
    if digits >= 3 and ":" in date and (letters <= 2 or date.lower().rstrip(".m ").endswith(("a", "p"))) and digits < 7:
        return "clock"
    named = letters >= 3 and (not date[:1].isdigit() or " de " in date) and " " in date
    return "day" if digits >= 3 or named else "age"


def is_clock(date: str) -> bool:
    """Whether a date is a time of day alone."""
    return kind(date) == "clock"


def is_day(date: str) -> bool:
    """Whether a date is a day without a time: `4 de marzo`, `March 5, 2025`."""
    return bool(date) and kind(date) == "day" and ":" not in date
