"""Where the two stand in the thread, and whether the later speaks to the earlier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.features.together import first_name

if TYPE_CHECKING:
    from argmap.features.together import Together


def apart(two: Together) -> float:
    """How many comments further down the later one stands."""
    return two.second.place - two.first.place


def given_answer(two: Together) -> float:
    """Whether the source file says that the later answers the earlier."""
    return float(two.second.comment.parent == two.first.comment.id)


def answer_the_same(two: Together) -> float:
    """Whether the source file says that both answer the same comment."""
    parent = two.first.comment.parent
    return float(parent is not None and parent == two.second.comment.parent)


def calls_by_name(two: Together) -> float:
    """Whether the later comment has the earlier's writer's name in it."""
    return float(first_name(two.first.who) in two.second.names)
