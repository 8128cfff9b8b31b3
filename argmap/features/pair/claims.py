"""What the claims of the two say of each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.features.pairs import Pair

EVIDENCE = "features.claims"
"""As evidence, apart from other features: what both claim counts as words do."""

IN_THREADS = True
"""Only whole threads show these."""


def claim_words(pair: Pair) -> float:
    """Content words that the claims under a shared or opposed tag have in common."""
    return pair.claimed.alike


def shared_claims(pair: Pair) -> float:
    """Tags that both claim or both deny."""
    return len(pair.claimed.shared)


def opposed_claims(pair: Pair) -> float:
    """Tags that one claims and the other denies."""
    return len(pair.claimed.opposed)
