"""Claims to groups: two at a time by how likely their comments make one point, then together as long as all agree."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.points.pairs import candidates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from argmap.features.together import Sayings, Together
    from argmap.model import Claim
    from argmap.points.pairs import Likelihood

FLOOR, STEP, CEILING = 0.25, 0.02, 0.45
"""Claims are one point from this mean probability on; for each comment above three it is a step higher, up to a
ceiling, so that few points are heaps of all that is said."""

GENERAL = 0.4
"""A word that more than this share of the comments use is what all speak of: alone it ties no two claims."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Two claims that may be one point: their ids, the words that both use, and how likely it is."""

    first: str
    second: str
    words: frozenset[str]
    chance: float


@dataclass(frozen=True, slots=True)
class Grouped:
    """Claims of one point.

    Args:
        claims: Ids, in the thread's order.
        ties: What brought them together, the surest first.
        chance: The mean probability of two of its comments.
    """

    claims: tuple[str, ...]
    ties: tuple[Tie, ...]
    chance: float


def grouped(said: Sayings, likely: Likelihood) -> list[Grouped]:
    """The groups of a thread's claims, in the order of their first claims.

    Args:
        said: What its comments say.
        likely: Gives the probability that two comments make one point.

    Source:
        Agglomerative clustering with average linkage: no chain of neighbours makes a heap.
    """
    chances: dict[frozenset[str], float] = {}
    ties: list[Tie] = []
    for two in candidates(said):
        chance = likely(two)
        chances[frozenset((two.first.comment.id, two.second.comment.id))] = chance
        tie = _tie(two, chance) if chance >= FLOOR else None
        if tie is not None and not _general(tie.words, said):
            ties.append(tie)
    order = {claim.id: place for place, claim in enumerate(c for n in said.order for c, _ in said.said[n].claims)}
    home = {claim.id: name for name in said.order for claim, _ in said.said[name].claims}
    ties.sort(key=lambda tie: (-tie.chance, order[tie.first], order[tie.second]))
    merged = list(_merged(ties, home, chances))
    within = _within(ties, merged)
    found: list[Grouped] = []
    for claims, inside in zip(merged, within, strict=True):
        kept = _foremost(claims, inside, home)
        found.append(
            Grouped(
                tuple(sorted(kept, key=order.__getitem__)),
                tuple(tie for tie in inside if tie.first in kept and tie.second in kept),
                _mean(kept, (), home, chances),
            )
        )
    return sorted(found, key=lambda group: order[group.claims[0]])


def _tie(two: Together, chance: float) -> Tie | None:
    """The two claims that say most in the same words; None where no claims share a word or a tag."""

    def shared(pair: tuple[tuple[Claim, frozenset[str]], tuple[Claim, frozenset[str]]]) -> tuple[bool, float, bool]:
        (one, words), (other, others) = pair
        weight = sum(sorted(two.rarity[word] for word in words & others))
        return not set(one.tags).isdisjoint(other.tags), weight, one.role == other.role == "claim"

    pairs = [(one, other) for one in two.first.claims for other in two.second.claims]
    best = max(pairs, key=lambda pair: (sum(shared(pair)[:2]), shared(pair)[2]))
    (one, words), (other, others) = best
    if not any(shared(best)[:2]):
        return None
    return Tie(one.id, other.id, words & others, chance)


def _general(words: frozenset[str], said: Sayings) -> bool:
    """Whether the one word that two claims share is one of the whole thread's."""
    users = [len(said.users[word]) for word in words]
    return len(users) == 1 and users[0] > max(2.0, GENERAL * len(said.order))


def _merged(ties: Iterable[Tie], home: dict[str, str], chances: dict[frozenset[str], float]) -> Iterator[set[str]]:
    group_of: dict[str, set[str]] = defaultdict(set)
    for tie in ties:
        one, other = (group_of[end] or {end} for end in (tie.first, tie.second))
        joined = one | other
        needed = min(CEILING, FLOOR + STEP * max(0, len({home[claim] for claim in joined}) - 3))
        if one is not other and _mean(one, other, home, chances) >= needed:
            for claim in joined:
                group_of[claim] = joined
    seen: set[str] = set()
    for group in group_of.values():
        if group and seen.isdisjoint(group):
            seen |= group
            yield group


def _within(ties: Iterable[Tie], groups: Sequence[set[str]]) -> list[list[Tie]]:
    """The ties inside each group, in their order."""
    group_of = {claim: number for number, claims in enumerate(groups) for claim in claims}
    found: list[list[Tie]] = [[] for _ in groups]
    for tie in ties:
        number = group_of.get(tie.first)
        if number is not None and number == group_of.get(tie.second):
            found[number].append(tie)
    return found


def _foremost(claims: set[str], ties: Iterable[Tie], home: dict[str, str]) -> set[str]:
    """The one claim of each comment that is tied most surely to the others."""
    drawn: dict[str, float] = dict.fromkeys(claims, 0.0)
    for tie in ties:
        for end in (tie.first, tie.second):
            drawn[end] += tie.chance
    best: dict[str, str] = {}
    for claim in sorted(claims, key=lambda name: (-drawn[name], name)):
        best.setdefault(home[claim], claim)
    return set(best.values())


def _mean(
    one: Iterable[str], other: Iterable[str], home: dict[str, str], chances: dict[frozenset[str], float]
) -> float:
    """The mean probability of a comment of the one group with one of the other; of all within the one without other."""
    ones, others = {home[claim] for claim in one}, {home[claim] for claim in other}
    pairs = {frozenset((a, b)) for a in ones for b in (others or ones) if a != b}
    return sum(sorted(chances.get(pair, 0.0) for pair in pairs)) / len(pairs) if pairs else 0.0
