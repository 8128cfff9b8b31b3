"""Whether the two talk with each other: who answers whom, and who sides with whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.features.together import Together


def answers(two: Together) -> float:
    """How likely the later answers the earlier."""
    return two.talk.answers(two.first.comment.id, two.second.comment.id)


def answer_the_same(two: Together) -> float:
    """How likely both answer the same comment."""
    return two.talk.answer_the_same(two.first.comment.id, two.second.comment.id)


def steps_of_talk(two: Together) -> float:
    """How many replies lie between the two."""
    return two.talk.steps(two.first.comment.id, two.second.comment.id)


def rebuts(two: Together) -> float:
    """How sure it is that one of them rebuts the other."""
    return two.talk.sided(two.first.comment.id, two.second.comment.id, "rebuttal")


def agrees(two: Together) -> float:
    """How sure it is that one of them agrees with the other."""
    return two.talk.sided(two.first.comment.id, two.second.comment.id, "agreement")
