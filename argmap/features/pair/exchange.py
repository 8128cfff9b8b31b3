"""What passed between the two commenters before."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.features.pairs import Pair

IN_THREADS = True
"""Only whole threads show these."""


def earlier_exchange(pair: Pair) -> float:
    """Confidences of the links between the two commenters so far, agreement less rebuttal."""
    return pair.past
