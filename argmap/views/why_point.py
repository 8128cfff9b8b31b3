"""Why claims are one point: who says each, on which side of the statement, and what they have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.views.groups import saying
from argmap.views.wording import flat

if TYPE_CHECKING:
    from argmap.model import Point
    from argmap.views.groups import Saying
    from argmap.views.index import Index

BASES = {
    "tag": "they carry one name",
    "words": "they share the words that carry the meaning",
    "talk": "one of them answers the other, and the statement is likely what both speak of",
    "person": "a person says so",
    "sense": "their comments use much the same words, which is a guess",
}


@dataclass(frozen=True, slots=True)
class WhyPoint:
    """A point, its claims in order, which of them stand against it, and the words that they share.

    Args:
        point: The point.
        sayings: Its claims.
        against: Ids of those that stand against the statement.
        shared: The words behind it, each once, with the label of a comment in which they stand.
    """

    point: Point
    sayings: tuple[Saying, ...]
    against: frozenset[str]
    shared: tuple[tuple[str, str], ...]


def why_point(point: Point, at: Index) -> WhyPoint:
    """Why a point is one.

    Args:
        point: Of the map.
        at: The map's index.
    """
    shared: dict[str, str] = {}
    for one in point.because:
        if one.text.strip():
            shared.setdefault(flat(one.text), at.labels.get(one.comment or "", ""))
    return WhyPoint(
        point,
        tuple(saying(at.claims[claim], at) for claim in point.claims),
        frozenset(point.against),
        tuple(shared.items()),
    )
