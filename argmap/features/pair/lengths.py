"""How long the two comments are and how they are built."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from argmap.features.pairs import fewer, sides

if TYPE_CHECKING:
    from argmap.features.pairs import Pair


TABLE = (
    sides("words", "Words of the {}.", lambda profile: len(profile.words))
    | sides("sentences", "Sentences of the {}.", lambda profile: len(profile.sentences))
    | fewer("words_both", "Words", lambda profile: len(profile.words))
)


def opening_words(pair: Pair) -> float:
    """Tokens of the reply's first sentence."""
    return len(pair.reply.opening)


def length_ratio(pair: Pair) -> float:
    """Log2 of the reply's words over the parent's."""
    return math.log2(len(pair.reply.words) + 1) - math.log2(len(pair.parent.words) + 1)


def bare_statements(pair: Pair) -> float:
    """How many of the two texts' ends lack a capital or a full stop."""
    return pair.reply.ends_bare + pair.parent.ends_bare + pair.reply.starts_bare + pair.parent.starts_bare


def single_statements(pair: Pair) -> float:
    """1 where both are one sentence each, and one of them lacks a full stop."""
    return (
        len(pair.reply.sentences) == 1
        and len(pair.parent.sentences) == 1
        and (pair.reply.ends_bare or pair.parent.ends_bare)
    )
