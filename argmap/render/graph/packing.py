"""Pieces put on sheets of paper: each in the first place that has room, from the top left, sheet after sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

GAP = 14.0
"""Points between two pieces."""


class Spot(NamedTuple):
    """Where a piece stands.

    Args:
        page: From 0 on.
        left, top: Points from the left and from the top of the room below the page's head.
    """

    page: int
    left: float
    top: float


class _Box(NamedTuple):
    """Free room on a sheet; boxes of one sheet overlap, each is as large as it can be."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: _Box) -> bool:
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
        )

    def without(self, taken: _Box) -> list[_Box]:
        """What is left of it beside, above and below a box."""
        if taken.left >= self.right or taken.right <= self.left or taken.top >= self.bottom or taken.bottom <= self.top:
            return [self]
        around = (
            self._replace(right=taken.left),
            self._replace(left=taken.right),
            self._replace(bottom=taken.top),
            self._replace(top=taken.bottom),
        )
        return [box for box in around if box.left < box.right and box.top < box.bottom]


def packed(sizes: Sequence[tuple[float, float]], across: float, down: Sequence[float]) -> list[Spot]:
    """Where pieces stand, in the order of the thread; the highest first, where that takes fewer sheets.

    Args:
        sizes: Of each piece, across and down; none is larger than an empty sheet.
        across: The room's width.
        down: The room's height on each page; the last holds for those behind it.
    """
    plain = pack(sizes, across, down)
    order = sorted(range(len(sizes)), key=lambda one: (-sizes[one][1], one))
    least = min(down)  # sheets change places below
    spots = dict(zip(order, pack([sizes[one] for one in order], across, (least,)), strict=True))
    if sheets_of(spots.values()) >= sheets_of(plain):
        return plain
    pages = list(dict.fromkeys(spots[one].page for one in range(len(sizes))))  # by the first piece on each
    return [spots[one]._replace(page=pages.index(spots[one].page)) for one in range(len(sizes))]


def sheets_of(spots: Iterable[Spot]) -> int:
    """How many sheets hold pieces."""
    return max((spot.page for spot in spots), default=-1) + 1


def pack(sizes: Sequence[tuple[float, float]], across: float, down: Sequence[float]) -> list[Spot]:
    """Where pieces stand on sheets.

    Args:
        sizes: Of each piece, across and down; none is larger than an empty sheet.
        across: The room's width.
        down: The room's height on each page; the last holds for those behind it.

    Examples:
        >>> [(spot.page, spot.left, spot.top) for spot in pack([(60, 40), (90, 80), (50, 44)], 150, (100,))]
        [(0, 0.0, 0.0), (1, 0.0, 0.0), (0, 74.0, 0.0)]
    """
    free: list[list[_Box]] = []
    spots: list[Spot] = []
    for wide, high in sizes:
        page, box = _place(free, wide + GAP, high + GAP, across + GAP, [room + GAP for room in down])
        spots.append(Spot(page, box.left, box.top))
        taken = _Box(box.left, box.top, box.left + wide + GAP, box.top + high + GAP)
        left = sorted({part for one in free[page] for part in one.without(taken)})
        free[page] = [one for one in left if not any(other.holds(one) for other in left if other != one)]
    return spots


def _place(free: list[list[_Box]], wide: float, high: float, across: float, down: Sequence[float]) -> tuple[int, _Box]:
    """The first sheet with room, and the highest room on it; a new sheet where there is none."""
    while True:
        for page, boxes in enumerate(free):
            fitting = [box for box in boxes if box.left + wide <= box.right and box.top + high <= box.bottom]
            if fitting:
                return page, min(fitting, key=lambda box: (box.top, box.left))
        room = _Box(0.0, 0.0, across, down[min(len(free), len(down) - 1)])
        free.append([room])
