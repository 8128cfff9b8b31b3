"""Who sides with whom, by the thread's other links between the two commenters and with third ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.features.pairs import Between

EVIDENCE = "features.camps"
"""As evidence, apart from other features."""

IN_THREADS = True
"""Only whole threads show these."""


def camp_direct(pair: Between) -> float:
    """What other comments of the two commenters say of each other, agreement less rebuttal."""
    return pair.direct


def camp_through(pair: Between) -> float:
    """What both say of third commenters: above 0 where they stand on one side of them."""
    return pair.through
