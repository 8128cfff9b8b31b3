"""Profiles beside authors whose labels and values stand in lines of their own: `Joined`, below it `Mar 21, 2019`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.read.common.expressions import expression
from argmap.read.infer import interface

if TYPE_CHECKING:
    from argmap.read.infer.rows import Row

LEAST = 2
"""So many labels with values, one below the other, make a profile."""

LONGEST = 40
"""The most characters of a value: a place, a car."""

LAMP = 12
"""So many characters before the end of a line the lamp is named: `online now`."""

_BADGES = frozenset({"badges"})
_PRESENT = expression(
    r"(?P<name>\S.{0,60}) (?P=name) (?:is|ist|est|está|è|is nu) (?:gerade |now )?(?:off|on)line(?: now)?"
)
"""The name as a link and as the text of a lamp: `Ann Ann is offline`."""


def with_profiles(found: list[Row]) -> list[Row]:
    """The rows; labels and values of a profile are badges, and the dates among them none of a comment."""
    at = 0
    while at < len(found):
        end = _end(found, at)
        if end - at >= 2 * LEAST:
            found[at:end] = [replace(row, groups=_BADGES, date="", name="") for row in found[at:end]]
        at = max(end, at + 1)
    return found


def without_presence(text: str) -> str:
    """A name without the lamp beside it that says whether its bearer is here.

    >>> without_presence("Ann Lee Ann Lee is offline"), without_presence("Ann is offline")
    ('Ann Lee', 'Ann is offline')
    """
    match = _PRESENT.fullmatch(text) if "line" in text[-LAMP:] else None
    return match["name"] if match is not None else text


def _end(found: list[Row], at: int) -> int:
    """The row behind the last value of the labels that begin at a row; one of the values is a date or a number."""
    clear = False
    start = at
    while at + 1 < len(found) and _is_label(found[at]) and _is_value(found[at + 1]):
        clear = clear or bool(found[at + 1].date) or "number" in found[at + 1].groups
        at += 2
    return at if clear else start


def _is_label(row: Row) -> bool:
    return len(row.text) <= LONGEST and interface.normal(row.text) in interface.words().labels


def _is_value(row: Row) -> bool:
    return len(row.text) <= LONGEST and not _is_label(row)
