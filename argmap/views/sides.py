"""Who stands with whom: commenters parted in two, so that agreement falls within and rebuttal between."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.views.index import Index


LIKELY = 0.5
"""Links that are less likely than not part nobody."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Two sides and those of whom it cannot be told.

    Args:
        first, second: Ids of commenters, in the order of their first comment; the first side opened the debate.
        apart: Those that no rebuttal ties to either.
        fits: Which part of the weight of all links falls in its place: 1.0 where no link contradicts the parting.
    """

    first: tuple[str, ...]
    second: tuple[str, ...]
    apart: tuple[str, ...]
    fits: float


def sides(at: Index) -> Sides:
    """Part the commenters of a thread.

    Args:
        at: The map's index.

    Returns:
        A parting that no move of a single commenter betters; the same for the same map.

    Source:
        Line-index of balance of a signed graph (Harary 1959), by local search.
    """
    ties: dict[str, dict[str, float]] = {}
    for link in at.found.links:
        if link.confidence >= LIKELY and at.strangers(link):
            one, other = at.by[at.home[link.source]], at.by[at.home[link.target]]
            sign = link.confidence if link.relation == "agreement" else -link.confidence
            for a, b in ((one, other), (other, one)):
                ties.setdefault(a, {})[b] = ties.get(a, {}).get(b, 0.0) + sign
    parted = _within_reach_of_rebuttal(ties)
    side: dict[str, int] = {}
    for who in (who for who in at.commenters if who in parted):  # each joins the side that its earlier ties ask for
        pull = sum(weight * side[other] for other, weight in ties[who].items() if other in side)
        side[who] = -1 if pull < 0 else 1
    for _ in range(20):
        moved = False
        for who in list(side):
            pull = sum(weight * side[other] for other, weight in ties[who].items() if other in side)
            if pull * side[who] < 0:
                side[who], moved = -side[who], True
        if not moved:
            break
    first = 1 if not side or next(iter(side.values())) == 1 else -1
    total = sum(abs(w) for who in side for w in ties[who].values())
    kept = sum(abs(w) for who in side for other, w in ties[who].items() if w * side[who] * side[other] > 0)
    return Sides(
        first=tuple(who for who in side if side[who] == first),
        second=tuple(who for who in side if side[who] != first),
        apart=tuple(who for who in at.commenters if who not in side),
        fits=kept / total if total else 1.0,
    )


def _within_reach_of_rebuttal(ties: dict[str, dict[str, float]]) -> set[str]:
    """Commenters whose cluster of ties has a rebuttal in it; agreement alone makes no second side."""
    seen: set[str] = set()
    keep: set[str] = set()
    for start in ties:
        if start in seen:
            continue
        cluster, stack = {start}, [start]
        while stack:
            for other in ties[stack.pop()]:
                if other not in cluster:
                    cluster.add(other)
                    stack.append(other)
        seen |= cluster
        if any(weight < 0 for who in cluster for weight in ties[who].values()):
            keep |= cluster
    return keep
