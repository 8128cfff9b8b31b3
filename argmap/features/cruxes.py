"""A claim as the crux of an answer: what two comments speak of, of which one agrees with or rebuts the other."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from argmap.features.together import Said, Sayings, Together
    from argmap.model import Claim, Link


@dataclass(frozen=True, slots=True)
class Crux:
    """One claim of two comments between which there is a link.

    Args:
        claim: The claim.
        words: Stems of its words that bear sense.
        own: What its comment says.
        other: What the comment on the link's other end says.
        meant: Whether the link ends at this claim.
        chance: How likely the two comments make one point.
        rarity: The weight of each word in this thread.
        users: How many comments with a claim use each word.
        commenting: How many comments have a claim.
    """

    claim: Claim
    words: frozenset[str]
    own: Said
    other: Said
    meant: bool
    chance: float
    rarity: Mapping[str, float]
    users: Mapping[str, int]
    commenting: int


def cruxes(
    links: Iterable[Link], home: Mapping[str, str], said: Sayings, likely: Callable[[Together], float]
) -> Iterator[tuple[Link, tuple[Crux, ...]]]:
    """The surest link of any two comments of two people that both make claims, with each of their claims.

    Args:
        links: Of a thread.
        home: The comment of each claim.
        said: What the comments say.
        likely: Gives the probability that two comments make one point.
    """
    place = {name: number for number, name in enumerate(said.order)}
    users = {word: len(places) for word, places in said.users.items()}
    between: defaultdict[frozenset[str], list[Link]] = defaultdict(list)
    for link in links:
        ends = frozenset(home.get(end, end) for end in (link.source, link.target))
        if all(end in place for end in ends) and len({said.said[end].who for end in ends}) > 1:
            between[ends].append(link)
    for ends, some in between.items():
        link = max(some, key=lambda one: one.confidence)
        first, second = sorted(map(place.__getitem__, ends))
        two = said.together(first, second)
        chance = likely(two)
        meant = {link.source, link.target}
        yield (
            link,
            tuple(
                Crux(claim, words, own, other, claim.id in meant, chance, said.rarity, users, len(said.order))
                for own, other in ((two.first, two.second), (two.second, two.first))
                for claim, words in own.claims
            ),
        )
