"""How long the two comments are and how they are built."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from argmap.features.pairs import fewer, sides

if TYPE_CHECKING:
    from argmap.features.pairs import Pair

WIDE = True
"""A fit may move these as far as words: they tell one kind of talk from another."""

TABLE = (
    sides("words", "Words of the {}.", lambda profile: len(profile.words))
    | sides("sentences", "Sentences of the {}.", lambda profile: len(profile.sentences))
    | fewer("words_both", "Words", lambda profile: len(profile.words))
)


def opening_words(pair: Pair) -> float:
    """Tokens of the source's first sentence."""
    return len(pair.source.opening)


def length_ratio(pair: Pair) -> float:
    """Log2 of the source's words over the target's."""
    return math.log2(len(pair.source.words) + 1) - math.log2(len(pair.target.words) + 1)


def bare_statements(pair: Pair) -> float:
    """How many of the two texts' ends lack a capital or a full stop."""
    return pair.source.ends_bare + pair.target.ends_bare + pair.source.starts_bare + pair.target.starts_bare


def single_statements(pair: Pair) -> float:
    """1 where both are one sentence each, and one of them lacks a full stop."""
    return (
        len(pair.source.sentences) == 1
        and len(pair.target.sentences) == 1
        and (pair.source.ends_bare or pair.target.ends_bare)
    )
