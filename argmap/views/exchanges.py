"""What passes between two commenters in the whole thread: whether they agree, and on which points they part."""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum, prod
from typing import TYPE_CHECKING, Literal

from argmap.views.index import Index, index

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.model import ArgumentMap, Link

Standing = Literal["agree", "disagree", "both"]

MIXED = 0.5
"""Where the weaker of the two relations has more than this share of the stronger one, they do both."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """Two commenters and all links between them, in either direction.

    Args:
        one, other: Their ids, the one who writes first in the thread first.
        names: Of the two.
        standing: Whether they agree in general, disagree, or do both.
        confidence: That at least one of the links behind it would be signed.
        agreements, rebuttals: How many links, partial ones too.
        shared: Points on which both stand on the same side, as sentences.
        parted: Points that one holds and the other denies.
    """

    one: str
    other: str
    names: tuple[str, str]
    standing: Standing
    confidence: float
    agreements: int
    rebuttals: int
    shared: tuple[str, ...]
    parted: tuple[str, ...]


def exchanges(found: ArgumentMap | Index) -> tuple[Exchange, ...]:
    """Each two commenters between whom there is a link, those with most links first.

    Args:
        found: The map.
    """
    at = found if isinstance(found, Index) else index(found)
    order = {who: place for place, who in enumerate(at.commenters)}
    between: dict[tuple[str, str], list[Link]] = {}
    for link in at.found.links:
        if at.strangers(link):
            ends = at.by[at.home[link.source]], at.by[at.home[link.target]]
            one, other = sorted(ends, key=order.__getitem__)
            between.setdefault((one, other), []).append(link)
    made = [_exchange(one, other, links, at) for (one, other), links in between.items()]
    return tuple(sorted(made, key=lambda two: -(two.agreements + two.rebuttals)))


def any_of(confidences: Iterable[float]) -> float:
    """That at least one of several links would be signed, each with its confidence.

    >>> any_of([0.5, 0.5])
    0.75
    """
    return round(1.0 - prod(1.0 - confidence for confidence in confidences), 6)


def _exchange(one: str, other: str, links: list[Link], at: Index) -> Exchange:
    agreed = [link.confidence for link in links if link.relation == "agreement"]
    rebutted = [link.confidence for link in links if link.relation == "rebuttal"]
    weaker, stronger = sorted((fsum(agreed), fsum(rebutted)))
    mixed = weaker > MIXED * stronger
    standing: Standing = "both" if mixed else "agree" if fsum(agreed) > fsum(rebutted) else "disagree"
    behind = agreed if standing == "agree" else rebutted if standing == "disagree" else [*agreed, *rebutted]
    shared, parted = _points(one, other, at)
    names = at.commenters[one].name, at.commenters[other].name
    return Exchange(one, other, names, standing, any_of(behind), len(agreed), len(rebutted), shared, parted)


def _points(one: str, other: str, at: Index) -> tuple[tuple[str, ...], tuple[str, ...]]:
    shared: list[str] = []
    parted: list[str] = []
    for point in (point for point in at.found.points if point.basis != "sense"):
        sides: dict[str, set[bool]] = {one: set(), other: set()}
        for claim in point.claims:
            who = at.by[at.home[claim]]
            if who in sides:
                sides[who].add(claim in point.against)
        if sides[one] and sides[other]:
            (shared if sides[one] & sides[other] else parted).append(point.says)
    return tuple(shared), tuple(parted)
