"""Who asks, and what is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.features.pairs import sides
from argmap.features.profile import NO, YES

if TYPE_CHECKING:
    from argmap.features.pairs import Pair


TABLE = sides("questions", "Questions in the {}.", lambda profile: profile.questions) | sides(
    "ends_asking", "1 where the {}'s last sentence asks.", lambda profile: profile.ends_asking
)


def reply_question_share(pair: Pair) -> float:
    """Share of the reply's sentences that ask."""
    return pair.reply.questions / max(len(pair.reply.sentences), 1)


def reply_opens_asking(pair: Pair) -> float:
    """1 where the reply's first sentence asks."""
    return pair.reply.endings[:1] == ("?",)


def parent_only_asks(pair: Pair) -> float:
    """1 where the parent does nothing but ask."""
    return bool(pair.parent.sentences) and pair.parent.questions == len(pair.parent.sentences)


def question_answered(pair: Pair) -> float:
    """1 where the parent ends with a question and the reply asks nothing."""
    return pair.parent.ends_asking and (not pair.reply.questions)


def question_for_question(pair: Pair) -> float:
    """1 where both ask."""
    return bool(pair.parent.questions) and bool(pair.reply.questions)


def no_answers(pair: Pair) -> float:
    """1 where the parent ends with a question and the reply begins with no."""
    return pair.parent.ends_asking and pair.reply.first in NO


def parent_open_question(pair: Pair) -> float:
    """1 where the parent does nothing but ask an open question and the reply answers."""
    return pair.parent.asks_openly and pair.reply.endings[-1:] != ("?",)


def yes_answers(pair: Pair) -> float:
    """1 where the parent ends with a question and the reply begins with yes."""
    return pair.parent.ends_asking and pair.reply.first in YES
