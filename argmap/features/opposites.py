"""Words that say the opposite of each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

OPPOSITES = tuple(
    (frozenset(one.split()), frozenset(other.split()))
    for one, other in (
        (
            "more increase rise higher up better most gain win",
            "less decrease fall lower down worse least lose loss fewer",
        ),
        ("always everyone everybody all every everything", "never nobody none sometimes rarely few nothing"),
        (
            "good right true fair legal easy possible same necessary correct",
            "bad wrong false unfair illegal hard impossible different unnecessary",
        ),
        ("can will should does is", "can't won't shouldn't doesn't isn't cannot"),
        ("start begin before early first", "stop end after late last"),
        ("support agree accept allow include like love", "oppose disagree reject ban exclude dislike hate"),
    )
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
