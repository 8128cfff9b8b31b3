"""Which two comments make one point, and how likely it is."""

from __future__ import annotations

import math
from collections import Counter
from itertools import chain, combinations, takewhile
from typing import TYPE_CHECKING

from argmap.features.graded import graded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.features.together import Sayings, Together
    from argmap.rulebook.rule import Rulebook

COMMON = 30
"""A word that more comments use brings no two together: in a long thread it is what all speak of."""
LEAST = 2
"""Words that two comments must share, unless a tag or the source file ties them, or one of them is short."""
SHORT = 8
"""Words that bear the sense of a comment that counts as short: one of them in common says something."""


class Likelihood:
    """How likely two comments make one point, by the fitted weights of a rulebook.

    Args:
        rulebook: Checked rules.
    """

    def __init__(self, rulebook: Rulebook) -> None:
        fitted = rulebook.models.get("points")
        self._bias = fitted.bias.get("together", 0.0) if fitted is not None else 0.0
        self._features = graded(fitted, "point", ("together",))

    def __call__(self, two: Together) -> float:
        """The probability that a reader puts them under one point."""
        found = (feature.adds(two) for feature in self._features)
        return 1.0 / (1.0 + math.exp(-self._bias - math.fsum(row[0] for row in found if row is not None)))


def candidates(said: Sayings) -> Iterator[Together]:
    """Two comments of two people at a time that share words, a tag or a place in the talk, in the thread's order."""
    known = [said.said[name] for name in said.order]
    rare = {word: places for word, places in said.users.items() if 1 < len(places) <= COMMON}
    short = {place for place, one in enumerate(known) if len(one.words) <= SHORT}
    tied: set[tuple[int, int]] = set()
    for second, one in enumerate(known):  # all pairs at once would take tens of megabytes
        above = (takewhile(second.__gt__, rare[word]) for word in one.words if word in rare)
        shared = Counter(chain.from_iterable(above))
        tied.update(
            (at, second) for at, number in shared.items() if number >= LEAST or not short.isdisjoint((at, second))
        )
    place = {name: number for number, name in enumerate(said.order)}
    for one_id, other_id in said.talk.turns():
        if one_id in place and other_id in place:
            ends = sorted((place[one_id], place[other_id]))
            tied.add((ends[0], ends[1]))
    tags: dict[str, list[int]] = {}
    for number, one in enumerate(known):
        for tag in one.tags:
            tags.setdefault(tag, []).append(number)
    for places in tags.values():
        if len(places) <= COMMON:
            tied.update(combinations(places, 2))
    for first, second in sorted(tied):
        if known[first].who != known[second].who:
            yield said.together(first, second)
