"""Who answers whom by how far the comments of a paste stand in."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def by_indent(indents: Sequence[int]) -> list[int | None] | None:
    """The index of each parent by the columns before each, or None where they mean nothing.

    >>> by_indent([0, 4, 8, 4]), by_indent([0, 0, 0]) is None
    ([None, 0, 1, 0], True)
    """
    if len(set(indents)) < 2 or indents[0] != min(indents):
        return None
    if min({indent - min(indents) for indent in indents} - {0}) < 2:
        return None
    parents: list[int | None] = []
    open_: list[int] = []
    for number, indent in enumerate(indents):
        while open_ and indents[open_[-1]] >= indent:
            open_.pop()
        parents.append(open_[-1] if open_ else None)
        open_.append(number)
    return parents


def steps_missing(indents: Sequence[int], parents: Sequence[int | None]) -> frozenset[int]:
    """The comments that stand two steps or more below their parent: what they answer was folded away.

    Only where depth grows by one and the same step elsewhere; a page whose steps differ says nothing of that.

    >>> sorted(steps_missing([0, 4, 0, 8], [None, 0, None, 2]))
    [3]
    """
    deeper = {number: indents[number] - indents[at] for number, at in enumerate(parents) if at is not None}
    if not deeper:
        return frozenset()
    step = min(deeper.values())
    if any(by % step for by in deeper.values()) or Counter(deeper.values())[step] * 2 < len(deeper):
        return frozenset()
    return frozenset(number for number, by in deeper.items() if by > step)
