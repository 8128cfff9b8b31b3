"""Where the two stand in the thread, and whether the later names the earlier's writer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.features.together import first_name

if TYPE_CHECKING:
    from argmap.features.together import Together


SHORT = 20
"""A thread of fewer comments counts as one of so many: of two or three nothing is known."""


def apart(two: Together) -> float:
    """How many comments further down the later one stands."""
    return two.second.place - two.first.place


def part_between(two: Together) -> float:
    """The part of the thread that lies between the two: in a short thread any two are likelier to make one point."""
    return round((two.second.place - two.first.place) / max(two.comments, SHORT), 3)


def calls_by_name(two: Together) -> float:
    """Whether the later comment has the earlier's writer's name in it."""
    return float(first_name(two.first.who) in two.second.names)
