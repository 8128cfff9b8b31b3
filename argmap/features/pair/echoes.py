"""Words of the other that are taken up, and opposites of which each has one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.features.opposites import OPPOSITES

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from argmap.features.pairs import Pair

EVIDENCE = "features.echoes"
"""As evidence, apart from other features: of a rebuttal the words that both use show what is taken up."""


def _overlap(one: AbstractSet[str], other: AbstractSet[str]) -> float:
    return len(one & other) / (min(len(one), len(other)) + 1)


def echo(pair: Pair) -> float:
    """Shared content words over the smaller side's."""
    return _overlap(pair.source.content, pair.target.content)


def echo_words(pair: Pair) -> float:
    """Shared content words."""
    return len(pair.source.content & pair.target.content)


def echo_things(pair: Pair) -> float:
    """Shared nouns and names."""
    return len(pair.source.things & pair.target.things)


def echo_names(pair: Pair) -> float:
    """Shared names."""
    return len(pair.source.names & pair.target.names)


def echo_opening(pair: Pair) -> float:
    """Shared content words of the source's first sentence."""
    mine = {token.lemma for token in pair.source.opening} & pair.source.content
    return _overlap(mine, pair.target.content)


def echo_roots(pair: Pair) -> float:
    """Shared main verbs."""
    return len(pair.source.roots & pair.target.roots)


def new_names(pair: Pair) -> float:
    """Names in the source that the target lacks."""
    return len(pair.source.names - pair.target.names)


def copied_words(pair: Pair) -> float:
    """Words that the source repeats from the target word for word."""
    return len(pair.copied)


def opposites(pair: Pair) -> float:
    """Kinds of opposite words of which each side has one."""
    mine, theirs = pair.source.counts.keys(), pair.target.counts.keys()
    return sum(
        (not mine.isdisjoint(one) and not theirs.isdisjoint(other))
        or (not mine.isdisjoint(other) and not theirs.isdisjoint(one))
        for one, other in OPPOSITES
    )
