"""The author of the candidate called by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.features.names import CALLED

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


def leading_name(seen: Seen) -> float | None:
    """1 where the comment opens by speaking to its author and this is their latest comment; 0.5 for an earlier one."""
    naming = seen.around.named.get(seen.candidate.author)
    if naming is None or naming.strength < CALLED or seen.around.quotes:
        return 0
    before = sum(start < naming.start for start, _ in seen.around.source.places[:3])
    if before > 1:
        return 0
    return 1 if seen.talk.latest.get(seen.candidate.author) == seen.at else 0.5
