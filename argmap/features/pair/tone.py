"""Praise and blame on either side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.features.pairs import fewer, sides

if TYPE_CHECKING:
    from argmap.features.pairs import Pair


def _shared_tone(pair: Pair, sign: int) -> int:
    mine, theirs = pair.source.toned, pair.target.toned
    return sum(mine[thing] * theirs[thing] * sign > 0 for thing in mine.keys() & theirs.keys())


TABLE = (
    sides("positive", "Praising words in the {}, negation counted.", lambda profile: profile.positive)
    | sides("negative", "Blaming words in the {}, negation counted.", lambda profile: profile.negative)
    | sides("tone", "Balance of praise and blame in the {}, -1 to 1.", lambda profile: profile.balance)
    | fewer("negative_both", "Blaming words", lambda profile: profile.negative)
    | fewer("positive_both", "Praising words", lambda profile: profile.positive)
)


def tone_product(pair: Pair) -> float:
    """The two balances multiplied."""
    return pair.source.balance * pair.target.balance


def things_same_tone(pair: Pair) -> float:
    """Shared nouns spoken of in the same tone."""
    return _shared_tone(pair, 1)


def things_opposed_tone(pair: Pair) -> float:
    """Shared nouns spoken of in opposite tones."""
    return _shared_tone(pair, -1)
