"""What the source itself says of how a comment bears on what it answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.features.pairs import Pair

EVIDENCE = "features.declared"
"""As evidence, apart from other features: the source file says so."""


def declared(pair: Pair) -> float:
    """1 where the source says that the source supports the target, -1 where it says that it is against it."""
    return ("agreement" in pair.stands) - ("rebuttal" in pair.stands)
