"""Words of the claim that the other comment uses, too."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.features.cruxes import Crux

GENERAL = 0.3
"""A word that more than this share of the comments use is what all speak of."""


def part_taken_up(crux: Crux) -> float:
    """How much of the claim, by rarity, is in words that the other comment uses."""
    whole = _weight(crux, crux.words)
    return round(_weight(crux, crux.words & crux.other.words) / whole, 3) if whole else 0.0


def taken_up_in_a_claim(crux: Crux) -> float:
    """What one claim of the other comment shares with it, by rarity, at most."""
    return round(max((_weight(crux, crux.words & words) for _, words in crux.other.claims), default=0.0), 3)


def telling_words(crux: Crux) -> float:
    """Words that the other comment uses, too, and not the whole thread."""
    return sum(crux.users[word] <= max(2.0, GENERAL * crux.commenting) for word in crux.words & crux.other.words)


def words_of_claim(crux: Crux) -> float:
    """Words of the claim that bear sense."""
    return len(crux.words)


def _weight(crux: Crux, words: frozenset[str]) -> float:
    return math.fsum(crux.rarity[word] for word in words)
