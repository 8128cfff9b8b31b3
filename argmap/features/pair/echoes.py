"""Words that the two share, and opposites of which each has one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.features.opposites import OPPOSITES

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from argmap.features.pairs import Pair


def _overlap(one: AbstractSet[str], other: AbstractSet[str]) -> float:
    return len(one & other) / (min(len(one), len(other)) + 1)


def echo(pair: Pair) -> float:
    """Shared content words over the smaller side's."""
    return _overlap(pair.reply.content, pair.parent.content)


def echo_words(pair: Pair) -> float:
    """Shared content words."""
    return len(pair.reply.content & pair.parent.content)


def echo_things(pair: Pair) -> float:
    """Shared nouns and names."""
    return len(pair.reply.things & pair.parent.things)


def echo_names(pair: Pair) -> float:
    """Shared names."""
    return len(pair.reply.names & pair.parent.names)


def echo_opening(pair: Pair) -> float:
    """Shared content words of the reply's first sentence."""
    mine = {token.lemma for token in pair.reply.opening} & pair.reply.content
    return _overlap(mine, pair.parent.content)


def echo_roots(pair: Pair) -> float:
    """Shared main verbs."""
    return len(pair.reply.roots & pair.parent.roots)


def new_names(pair: Pair) -> float:
    """Names in the reply that the parent lacks."""
    return len(pair.reply.names - pair.parent.names)


def copied_words(pair: Pair) -> float:
    """Words that the reply repeats from the parent word for word."""
    return len(pair.copied)


def opposites(pair: Pair) -> float:
    """Kinds of opposite words of which each side has one."""
    mine, theirs = pair.reply.counts.keys(), pair.parent.counts.keys()
    return sum(
        (not mine.isdisjoint(one) and not theirs.isdisjoint(other))
        or (not mine.isdisjoint(other) and not theirs.isdisjoint(one))
        for one, other in OPPOSITES
    )
