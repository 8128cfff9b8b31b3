"""Questions that wait for an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.features.candidate import Seen
    from argmap.model import ReplyBasis


BASIS: ReplyBasis = "answer"


def candidate_ends_asking(seen: Seen) -> float | None:
    """1 where the candidate ends with a question."""
    return seen.candidate.ends_asking


def above_ends_asking(seen: Seen) -> float | None:
    """1 on the comment above where that ends with a question."""
    return seen.above and seen.candidate.ends_asking
