"""Who sides with whom, by what the thread's other comments say of the two commenters, and by who answers back."""

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


def camp_received(pair: Between) -> float:
    """How the other comments take what the target's commenter says: agreement less rebuttal, the mean."""
    return pair.received


def camp_answered_back(pair: Between) -> float:
    """How many comments of the target's commenter answer the source: who is agreed with seldom comes back."""
    return pair.back
