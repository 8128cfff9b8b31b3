"""Two comments of which neither answers the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.features.pairs import Pair


def unaddressed(pair: Pair) -> float:
    """1 where claims alone tie the two comments."""
    return not pair.addressed
