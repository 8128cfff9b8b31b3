"""The author of the candidate called by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.features.candidate import Seen
    from argmap.model import ReplyBasis


BASIS: ReplyBasis = "mention"


def named(seen: Seen) -> float | None:
    """Its author named: 4 with an @, 3 spoken to, 2 by the whole name, 1 by a part or misspelt."""
    return seen.naming


def named_latest(seen: Seen) -> float | None:
    """1 where its author is named and this is their latest comment."""
    return seen.naming > 0 and seen.talk.latest.get(seen.candidate.author) == seen.at
