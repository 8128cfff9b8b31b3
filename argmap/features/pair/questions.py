"""Who asks, and what is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.features.pairs import sides
from argmap.features.profile import NO, YES

if TYPE_CHECKING:
    from argmap.features.pairs import Pair

WIDE = True
"""A fit may move these as far as words: they tell one kind of talk from another."""

TABLE = sides("questions", "Questions in the {}.", lambda profile: profile.questions) | sides(
    "ends_asking", "1 where the {}'s last sentence asks.", lambda profile: profile.ends_asking
)


def source_question_share(pair: Pair) -> float:
    """Share of the source's sentences that ask."""
    return pair.source.questions / max(len(pair.source.sentences), 1)


def source_opens_asking(pair: Pair) -> float:
    """1 where the source's first sentence asks."""
    return pair.source.endings[:1] == ("?",)


def target_only_asks(pair: Pair) -> float:
    """1 where the target does nothing but ask."""
    return pair.target.only_asks


def question_answered(pair: Pair) -> float:
    """1 where the target ends with a question and the source asks nothing."""
    return pair.target.ends_asking and (not pair.source.questions)


def question_for_question(pair: Pair) -> float:
    """1 where both ask."""
    return bool(pair.target.questions) and bool(pair.source.questions)


def no_answers(pair: Pair) -> float:
    """1 where the target ends with a question and the source begins with no."""
    return pair.target.ends_asking and pair.source.first in NO


def target_open_question(pair: Pair) -> float:
    """1 where the target does nothing but ask an open question and the source answers."""
    return pair.target.asks_openly and pair.source.endings[-1:] != ("?",)


def yes_answers(pair: Pair) -> float:
    """1 where the target ends with a question and the source begins with yes."""
    return pair.target.ends_asking and pair.source.first in YES
