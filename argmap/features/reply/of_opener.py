"""Later comments by the author of the opener."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.features.candidate import Seen
    from argmap.model import ReplyBasis


BASIS: ReplyBasis = "post"


def of_opener(seen: Seen) -> float | None:
    """1 where the candidate is a later comment by the opener's author."""
    return not seen.opener and seen.candidate.author == seen.talk.authors[0] != ""
