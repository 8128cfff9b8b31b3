"""Points by talk: a claim that others rebut or agree with, in whatever words, where it is what the answer turns on."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.features.cruxes import cruxes
from argmap.features.graded import graded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from argmap.features.cruxes import Crux
    from argmap.features.together import Sayings
    from argmap.model import Claim, Link
    from argmap.points.pairs import Likelihood
    from argmap.rulebook.rule import Rulebook

LIKELY = 0.65
"""So likely a claim must be what both comments of a link speak of."""
LINKED = 0.63
"""So sure the link must be."""


class Turning:
    """How likely a claim is what a link turns on, by the fitted weights of a rulebook.

    Args:
        rulebook: Checked rules.
    """

    def __init__(self, rulebook: Rulebook) -> None:
        fitted = rulebook.models.get("cruxes")
        self._bias = fitted.bias.get("crux", 0.0) if fitted is not None else 0.0
        self._features = graded(fitted, "crux", ("crux",))
        self.fitted = bool(self._features)

    def __call__(self, crux: Crux) -> float:
        """The probability that a reader puts both comments under a point that the claim says."""
        found = (feature.adds(crux) for feature in self._features)
        return 1.0 / (1.0 + math.exp(-self._bias - math.fsum(row[0] for row in found if row is not None)))


@dataclass(frozen=True, slots=True)
class Answered:
    """A claim of another comment that stands to the head of a point by a link.

    Args:
        claim: Its id.
        apart: Whether it stands against the head: the link is a rebuttal.
        chance: How likely the head is what both comments speak of.
        link: The link.
    """

    claim: str
    apart: bool
    chance: float
    link: Link


@dataclass(frozen=True, slots=True)
class Talked:
    """A point by talk.

    Args:
        head: The claim that heads it.
        says: Its heading.
        answered: The claims that answer it or that it answers, in the thread's order.
    """

    head: Claim
    says: str
    answered: tuple[Answered, ...]

    @property
    def chance(self) -> float:
        """How likely the head is what all speak of, on average."""
        return math.fsum(one.chance for one in self.answered) / len(self.answered)


def talked(
    links: Iterable[Link],
    said: Sayings,
    likely: Likelihood,
    turning: Turning,
    heading: Callable[[Claim], tuple[str, bool]],
) -> list[Talked]:
    """The claims on which agreement and rebuttal turn, each with the claims that side with or against it.

    Each two comments are under one such claim at most; a claim on which several links turn comes first, and what is
    answered before the answer.

    Args:
        links: Of the thread.
        said: What its comments say.
        likely: Gives the probability that two comments make one point.
        turning: Gives the probability that a claim is what both speak of.
        heading: A claim's words as a heading, or nothing, and whether they stand alone.
    """
    order = {claim.id: place for place, claim in enumerate(c for n in said.order for c, _ in said.said[n].claims)}
    home = {claim.id: name for name in said.order for claim, _ in said.said[name].claims}
    left: dict[str, dict[str, Answered]] = defaultdict(dict)
    claims: dict[str, tuple[Claim, str]] = {}
    sure = [link for link in links if link.confidence >= LINKED]
    for link, some in cruxes(sure, home, said, likely) if turning.fitted else ():
        chances = {crux.claim.id: turning(crux) for crux in some}
        may = [(crux, *heading(crux.claim)) for crux in some if chances[crux.claim.id] >= LIKELY]
        asked = home.get(link.target, link.target)
        may = [one for one in may if one[1] and one[0].claim.comment == asked] or may
        alone = any(stands for _, _, stands in may)
        for crux, says, stands in may:
            if says and stands is alone:
                other = max((c.id for c, _ in crux.other.claims), key=lambda name: (chances[name], -order[name]))
                claims[crux.claim.id] = crux.claim, says
                apart, chance = link.relation == "rebuttal", chances[crux.claim.id]
                left[crux.claim.id][link.id] = Answered(other, apart, chance, link)
    return [Talked(*claims[name], some) for name, some in _chosen(left, order)]


def _chosen(
    left: Mapping[str, dict[str, Answered]], order: Mapping[str, int]
) -> Iterator[tuple[str, tuple[Answered, ...]]]:
    """Claims so that each link is under one: first the one on which most turns."""
    while left:
        weight = {name: math.fsum(one.chance for one in some.values()) for name, some in left.items()}
        head = max(left, key=lambda name: (weight[name], -order[name]))
        chosen = left[head]
        yield head, tuple(sorted(chosen.values(), key=lambda one: order[one.claim]))
        rest = {name: {link: one for link, one in some.items() if link not in chosen} for name, some in left.items()}
        left = {name: some for name, some in rest.items() if some}
