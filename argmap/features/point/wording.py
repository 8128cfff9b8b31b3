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


def neighbours(two: Together) -> float | None:
    """How alike the two are in which of the other comments they are like."""
    return two.neighbours


def shared_frames(two: Together) -> float:
    """Frames, such as economic or health, that claims of both have."""
    of = [{frame for claim, _ in said.claims for frame in claim.frames} for said in (two.first, two.second)]
    return len((of[0] & of[1]) - {"other"})
