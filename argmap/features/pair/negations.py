"""Negations on either side, and of what both speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.features.pairs import fewer, sides
from argmap.features.profile import NEGATIONS
from argmap.language import grammar

if TYPE_CHECKING:
    from argmap.features.pairs import Pair


TABLE = sides("negations", "Negations in the {}.", lambda profile: profile.count(NEGATIONS)) | fewer(
    "negations_both", "Negations", lambda profile: profile.count(NEGATIONS)
)


def reply_negation_share(pair: Pair) -> float:
    """Negations in a hundred words of the reply."""
    return pair.reply.share(NEGATIONS)


def negations_reply_only(pair: Pair) -> float:
    """Negations in the reply where the parent has none."""
    return pair.reply.count(NEGATIONS) if not pair.parent.count(NEGATIONS) else 0


def opening_negated(pair: Pair) -> float:
    """1 where the reply's first sentence has a negation."""
    return any(token.dep in grammar.NEGATION or token.lower in NEGATIONS for token in pair.reply.opening)


def echo_same_negation(pair: Pair) -> float:
    """Content words negated on both sides."""
    return len(pair.reply.negated & pair.parent.negated)
