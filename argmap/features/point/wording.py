"""Words that both use, the rarer in the thread the more."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.features.together import Together


def likeness(two: Together) -> float:
    """Cosine of the two comments' words, weighed by rarity."""
    if not two.shared:
        return 0.0
    return math.fsum(two.rarity[word] ** 2 for word in two.shared) / (two.first.size * two.second.size)


def shared_words(two: Together) -> float:
    """Words that both comments use."""
    return len(two.shared)


def shared_in_claims(two: Together) -> float:
    """Words that a claim of the one shares with a claim of the other, at most."""
    if not two.shared:
        return 0.0
    return max(len(one & other) for _, one in two.first.claims for _, other in two.second.claims)


def shared_tag(two: Together) -> float:
    """Whether claims of both carry one tag."""
    return float(not two.first.tags.isdisjoint(two.second.tags))
