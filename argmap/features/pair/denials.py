"""What one of the two asserts and the other denies, by the words that both share."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.features.pairs import Pair

EVIDENCE = "features.denials"
"""As evidence, apart from other features: what one asserts and the other denies has words."""


def echo_negated(pair: Pair) -> float:
    """Shared content words negated on one side only."""
    mine, theirs = pair.source, pair.target
    return len(mine.negated & theirs.affirmed) + len(theirs.negated & (mine.affirmed - mine.negated))
