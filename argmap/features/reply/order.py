"""How far apart the comment and the candidate stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.features.candidate import Seen
    from argmap.model import ReplyBasis


BASIS: ReplyBasis = "order"


def distance(seen: Seen) -> float | None:
    """How many comments up the candidate stands, from 1; none for the post."""
    return None if seen.post else seen.distance


def own_distance(seen: Seen) -> float | None:
    """The same, where the candidate is by the author of the comment."""
    return seen.distance if seen.same else None


def candidate_words(seen: Seen) -> float | None:
    """Words of the candidate."""
    return None if seen.opener else seen.candidate.length
