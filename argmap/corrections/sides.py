"""Corrections of sides: who is for the motion, and who against it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from argmap.corrections.binding import UnboundError
from argmap.corrections.marks import Done, checked

if TYPE_CHECKING:
    from argmap.corrections.marks import Bound, Marks


def side_is(marks: Marks, bound: Bound) -> Done:
    """Say where a commenter stands."""
    if marks.motion is None:
        raise UnboundError("the map has no motion to take a side on (--motion names one)")
    passage = bound.correction.at
    if bound.place is not None:
        comments = {bound.place.comment}
    else:
        comments = {comment.id for comment in marks.places.by(passage.by or "")}
    stands = list(marks.motion.sides)
    at = next((at for at, stand in enumerate(stands) if comments & set(stand.comments)), None)
    if at is None:
        raise UnboundError(f"nobody in the thread signs '{passage.by or ''}'")
    side: Any = bound.correction.verdict
    was = stands[at]
    because = checked(was.because if was.side == side else ())
    stands[at] = replace(was, side=side, confidence=1.0, because=because)
    marks.motion = replace(marks.motion, sides=tuple(stands))
    return Done("confirmed" if was.side == side else "changed", was.comments)
