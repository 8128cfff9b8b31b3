"""Whose turn it is, for the candidate directly above."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.features.candidate import Seen
    from argmap.features.table import Only
    from argmap.model import ReplyBasis


BASIS: ReplyBasis = "turn"
ONLY: Only = "above"


def above_between(seen: Seen) -> float | None:
    """1 on the comment above where the author wrote the one above that."""
    return seen.above and seen.around.between


def above_standing(seen: Seen) -> float | None:
    """The comment above, as `standing`."""
    return seen.standing if seen.above else None


def above_goes_on(seen: Seen) -> float | None:
    """1 on the comment above where its author writes the next comment, too."""
    return seen.above and seen.candidate.author == seen.around.next_author != ""


def above_then_self(seen: Seen) -> float | None:
    """1 on the comment above where the author of the comment writes the next one, too."""
    return seen.above and seen.around.source.author == seen.around.next_author != ""


def opener_returns(seen: Seen) -> float | None:
    """1 on the comment above where the opener's author answers."""
    return seen.above and seen.around.source.author == seen.talk.authors[0] != ""
