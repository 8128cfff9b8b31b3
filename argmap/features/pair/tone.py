"""Praise and blame on either side."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.features.pairs import Pair


def _shared_tone(pair: Pair, sign: int) -> int:
    mine, theirs = pair.reply.toned, pair.parent.toned
    return sum(mine[thing] * theirs[thing] * sign > 0 for thing in mine.keys() & theirs.keys())


def reply_positive(pair: Pair) -> float:
    """Praising words in the reply, negation counted."""
    return pair.reply.positive


def reply_negative(pair: Pair) -> float:
    """Blaming words in the reply, negation counted."""
    return pair.reply.negative


def parent_positive(pair: Pair) -> float:
    """Praising words in the parent."""
    return pair.parent.positive


def parent_negative(pair: Pair) -> float:
    """Blaming words in the parent."""
    return pair.parent.negative


def reply_tone(pair: Pair) -> float:
    """Balance of praise and blame in the reply, -1 to 1."""
    return pair.reply.balance


def parent_tone(pair: Pair) -> float:
    """Balance of praise and blame in the parent, -1 to 1."""
    return pair.parent.balance


def tone_product(pair: Pair) -> float:
    """The two balances multiplied."""
    return pair.reply.balance * pair.parent.balance


def negative_both(pair: Pair) -> float:
    """Blaming words: the fewer of the two sides."""
    return min(pair.reply.negative, pair.parent.negative)


def positive_both(pair: Pair) -> float:
    """Praising words: the fewer of the two sides."""
    return min(pair.reply.positive, pair.parent.positive)


def things_same_tone(pair: Pair) -> float:
    """Shared nouns spoken of in the same tone."""
    return _shared_tone(pair, 1)


def things_opposed_tone(pair: Pair) -> float:
    """Shared nouns spoken of in opposite tones."""
    return _shared_tone(pair, -1)
