"""Claims that the comment and the candidate share."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.features.candidate import Seen
    from argmap.model import ReplyBasis


BASIS: ReplyBasis = "claim"


def same_claim(seen: Seen) -> float | None:
    """Claims by tag that the candidate makes, too."""
    return None if seen.opener else len(seen.around.source.tags & seen.candidate.tags)


def opposed_claim(seen: Seen) -> float | None:
    """Claims by tag that one of the two denies and the other makes."""
    if seen.opener:
        return None
    source, other = seen.around.source, seen.candidate
    return sum((tag in source.denied) != (tag in other.denied) for tag in source.tags & other.tags)
