"""Words that say the opposite of each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.rulebook.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

OPPOSITES = tuple(
    (frozenset(one.split()), frozenset(other.split()))
    for one, other in (pair.split("/") for pair in vocabulary().words["opposites"])
)


def opposed(one: AbstractSet[str], other: AbstractSet[str]) -> bool:
    """Whether an odd number of pairs of opposites stands between two texts, so that they say contrary things.

    Args:
        one: Words of the one, in lower case.
        other: Those of the other.

    >>> opposed({"uniform", "cost", "more"}, {"uniform", "cost", "less"})
    True
    """
    turned = False
    for words, opposites in OPPOSITES:
        here, there = (bool(one & words), bool(one & opposites)), (bool(other & words), bool(other & opposites))
        if here != there and any(here) and any(there) and not all(here) and not all(there):
            turned = not turned
    return turned
