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


def source_negation_share(pair: Pair) -> float:
    """Negations in a hundred words of the source."""
    return pair.source.share(NEGATIONS)


def negations_source_only(pair: Pair) -> float:
    """Negations in the source where the target has none."""
    return pair.source.count(NEGATIONS) if not pair.target.count(NEGATIONS) else 0


def opening_negated(pair: Pair) -> float:
    """1 where the source's first sentence has a negation."""
    return any(token.dep in grammar.NEGATION or token.lower in NEGATIONS for token in pair.source.opening)


def echo_same_negation(pair: Pair) -> float:
    """Content words negated on both sides."""
    return len(pair.source.negated & pair.target.negated)
