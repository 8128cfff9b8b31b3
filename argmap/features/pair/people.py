"""Of whom the two speak: I, you, we, they."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.features.pairs import fewer, sides
from argmap.features.profile import FIRST, SECOND, THIRD, WE

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.features.pairs import Pair
    from argmap.features.profile import Profile

_IN_A_HUNDRED = "{} in a hundred words of the {{}}."


def _share(words: frozenset[str]) -> Callable[[Profile], float]:
    return lambda profile: profile.share(words)


def _count(words: frozenset[str]) -> Callable[[Profile], float]:
    return lambda profile: profile.count(words)


TABLE = (
    sides("first_person", _IN_A_HUNDRED.format("I, me, my"), _share(FIRST))
    | sides("second_person", _IN_A_HUNDRED.format("You, your"), _share(SECOND))
    | sides("third_person", _IN_A_HUNDRED.format("He, she, they"), _share(THIRD))
    | sides("we", _IN_A_HUNDRED.format("We, us, our"), _share(WE))
    | fewer("first_person_both", "I, me, my", _count(FIRST))
    | fewer("you_to_you", "You, your", _count(SECOND))
    | fewer("third_person_both", "He, she, they", _count(THIRD))
    | fewer("we_both", "We, us, our", _count(WE))
)


def you_to_i(pair: Pair) -> float:
    """The source's you against the target's I: the fewer."""
    return min(pair.source.count(SECOND), pair.target.count(FIRST))
