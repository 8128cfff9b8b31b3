"""Words that the comment quotes or copies from the candidate."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.features.candidate import Seen
    from argmap.model import ReplyBasis


BASIS: ReplyBasis = "quote"


def copied(seen: Seen) -> float | None:
    """Words in a row that the comment repeats from the candidate."""
    return seen.around.shared[seen.at].words if seen.at in seen.around.shared else 0


def quoted(seen: Seen) -> float | None:
    """Share of a marked quote's words that stand in the candidate."""
    return seen.around.shared[seen.at].share if seen.at in seen.around.shared else 0.0


def quote_of(seen: Seen) -> float | None:
    """1 where a quote names the candidate or its author."""
    return seen.at in seen.around.of
