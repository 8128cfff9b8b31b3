"""How much the two say: long comments share words by chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.features.together import Together


def words_of_shorter(two: Together) -> float:
    """Words that bear the sense of the comment with fewer of them."""
    return min(len(two.first.words), len(two.second.words))


def words_of_longer(two: Together) -> float:
    """Words that bear the sense of the comment with more of them."""
    return max(len(two.first.words), len(two.second.words))
