"""Which claims of a point say the same of its matter, and which the contrary.

Two claims stand apart where one rebuts the other, where the links of the whole thread set their writers apart, where
one denies what the other asserts in the same words, and where their words are opposites; they stand together where
links say so, and else rather together.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from heapq import heappop, heappush
from itertools import combinations
from math import fsum
from types import MappingProxyType
from typing import TYPE_CHECKING

from argmap.features.opposites import opposed
from argmap.features.together import bearing
from argmap.language import grammar
from argmap.model import Evidence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from argmap.features.talk import Talk
    from argmap.language.analysis import Analysis
    from argmap.model import Claim, Point
    from argmap.points.grouping import Grouped

ALIKE = 0.6
"""Claims must share this part of the shorter one's words, and two of them, before a negation or an opposite in one
turns it round."""

AGAINST = "points.against"
"""What stands for a rule in the evidence of a claim with a tag that denies its point."""
_SAID = frozenset({"asserted", "denied"})
ANSWERED = 2.0
"""How much it tells of the sides of two claims that one of them answers the other on what both speak of."""
_NOTHING = 1e-9
"""A change of side that makes so little fit better changes nothing: sums of floating-point numbers differ by it."""
_NO_SIDES: Mapping[str, bool] = MappingProxyType({})

ELSE, REBUTS, TOGETHER, CONTRARY = -0.7, 0.9, 2.3, 1.5
"""What makes it likely, in log-odds, that two claims of a point stand on different sides: that nothing else is known;
a rebuttal between their comments, where it is sure, and an agreement as much less; that all links of the thread set
their writers apart; contrary words. A bare answer is as often on the other's side as not."""


def sided(
    groups: Iterable[Grouped],
    claims: Mapping[str, Claim],
    analyses: Mapping[str, Analysis],
    talk: Talk,
    answered: Iterable[tuple[str, str, bool]] = (),
) -> dict[str, bool]:
    """On which of two sides each claim of the groups stands: one side in all groups in which it is.

    Args:
        groups: Claims of one point each.
        claims: By id.
        analyses: Of each comment, by its id.
        talk: Who answers whom, and who sides with whom.
        answered: Two claims of which one answers the other, and whether it stands against it.

    Source:
        Two clusters of a signed graph: Bansal, Blum and Chawla, "Correlation clustering", 2004, by local moves.
    """
    apart: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for group in groups:
        contrary = {frozenset((tie.first, tie.second)): tie.words for tie in group.ties if tie.same}
        for one, other in combinations(group.claims, 2):
            words = contrary.get(frozenset((one, other)))
            if words is not None or other not in apart[one]:
                weight = _talked(claims[one], claims[other], talk)
                if words is not None and _contrary(claims[one], claims[other], words, analyses):
                    weight += CONTRARY
                apart[one][other] = apart[other][one] = weight
    for one, other, against in answered:
        apart[one][other] = apart[other][one] = apart[one].get(other, 0.0) + (ANSWERED if against else -ANSWERED)
    return _settled(apart)


def told(claims: Sequence[Claim], points: Iterable[Point], settled: Collection[str] = ()) -> tuple[Claim, ...]:
    """The claims, said as they stand toward their point: denied against it, else asserted.

    What is asked or supposed stays so, and so does a claim that denies its tag or shares it with others: it speaks of
    the tag. A claim that is under guesses alone takes the side that fits most of them.

    Args:
        claims: In the thread's order.
        points: The surest first; of several points that are no guesses the first counts.
        settled: Ids of claims of which a person has said how they are said; they stay.
    """
    points = tuple(points)
    named = {name for point in points if point.basis == "tag" for name in point.claims}
    free = {claim.id for claim in claims if claim.id not in settled and _speaks_of_point(claim, named)}
    side: dict[str, bool] = {}
    apart: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for point in points:
        if point.basis == "talk":
            for one, other in combinations(point.claims, 2):
                weight = ANSWERED if (one in point.against) != (other in point.against) else -ANSWERED
                apart[one][other] = apart[other][one] = apart[one].get(other, 0.0) + weight
            continue
        if point.basis != "sense":
            turned = sum((side[name] != (name in point.against)) - 0.5 for name in point.claims if name in side) > 0
            side.update({name: (name in point.against) != turned for name in point.claims if name not in side})
            continue
        for one, other in combinations(point.claims, 2):
            weight = point.confidence if (one in point.against) != (other in point.against) else -point.confidence
            apart[one][other] = apart[other][one] = apart[one].get(other, 0.0) + weight
    known = {claim.id: claim.assertion == "denied" for claim in claims if claim.id not in free}
    leans: dict[str, bool] = {}
    for point in points:
        leans = {name: name in point.against for name in point.claims} | leans
    guessed = _settled(apart, side, known, leans)
    return tuple(
        _said(claim, denied=guessed[claim.id]) if claim.id in free and claim.id in guessed else claim
        for claim in claims
    )


def _speaks_of_point(claim: Claim, named: Collection[str]) -> bool:
    """Whether how a claim is said speaks of its point: else of its tag, or it is asked or supposed."""
    return claim.assertion == "asserted" and claim.id not in named if claim.tags else claim.assertion in _SAID


def _said(claim: Claim, *, denied: bool) -> Claim:
    """A claim as it stands toward its point; one with a tag says so, for what it denies is not its tag."""
    because = (*claim.because, Evidence(AGAINST, shows="against")) if denied and claim.tags else claim.because
    return replace(claim, assertion="denied" if denied else "asserted", because=because)


def _settled(
    apart: Mapping[str, Mapping[str, float]],
    fixed: Mapping[str, bool] = _NO_SIDES,
    known: Mapping[str, bool] = _NO_SIDES,
    leans: Mapping[str, bool] = _NO_SIDES,
) -> dict[str, bool]:
    """A side for each claim so that the weights between them fit best, as single changes can tell.

    Args:
        apart: By two claims, how much speaks for different sides.
        fixed: Sides that stay.
        known: Sides by which those are turned that hang together with none that is fixed.
        leans: The same for those among which none is known.
    """
    side = dict(fixed)
    for first in (*fixed, *apart):
        if first in apart:
            _spread(first, apart, side, known, leans)
    pull = {name: _pull(name, side, near) for name, near in apart.items() if name not in fixed}
    while pull and (most := max(pull.values())) > _NOTHING:
        turned = next(name for name, value in pull.items() if value == most)
        side[turned] = not side[turned]
        for name in (turned, *apart[turned]):
            if name in pull:
                pull[name] = _pull(name, side, apart[name])
    return side


def _spread(
    first: str,
    apart: Mapping[str, Mapping[str, float]],
    side: dict[str, bool],
    known: Mapping[str, bool],
    leans: Mapping[str, bool],
) -> None:
    """Give each claim that hangs together with the first a side, told from the claim that tells most of it."""
    found: dict[str, bool] = {}
    waiting = [(0.0, 0, first, side.get(first, False))]
    added = 0
    while waiting:
        _, _, name, stands = heappop(waiting)
        if name in found or (name in side and name != first):
            continue
        found[name] = stands
        for other, weight in apart[name].items():
            if other not in found and other not in side:
                added += 1
                heappush(waiting, (-abs(weight), added, other, stands != (weight > 0.0)))
    if first not in side:
        given = known if any(name in known for name in found) else leans
        wrong = sum(1 if found[name] != given[name] else -1 for name in found if name in given)
        found = {name: stands != (wrong > 0) for name, stands in found.items()}
    side.update(found)


def _pull(name: str, side: Mapping[str, bool], near: Mapping[str, float]) -> float:
    """How much more fits if a claim changes its side."""
    return fsum(weight if side[name] == side[other] else -weight for other, weight in near.items())


def _talked(one: Claim, other: Claim, talk: Talk) -> float:
    """What their comments' talk says of the sides of two claims."""
    first, second = one.comment, other.comment
    links = talk.sided(first, second, "rebuttal") - talk.sided(first, second, "agreement")
    return ELSE + REBUTS * links - TOGETHER * talk.with_each_other(first, second)


def _contrary(one: Claim, other: Claim, shared: frozenset[str], analyses: Mapping[str, Analysis]) -> bool:
    tokens = [analyses[claim.comment].tokens_in(claim.start, claim.end) for claim in (one, other)]
    shorter = min(len(bearing(some)) for some in tokens)
    if len(shared) < max(2.0, ALIKE * shorter):
        return False
    if (one.assertion == "denied") != (other.assertion == "denied"):
        return True
    if opposed(*(frozenset(token.lower for token in some) for some in tokens)):
        return True
    return len({_negated(claim, analyses[claim.comment], shared) for claim in (one, other)}) > 1


def _negated(claim: Claim, analysis: Analysis, shared: frozenset[str]) -> bool:
    """Whether a claim negates what it shares with another: a negation at its main verb or at one of those words."""
    tokens = analysis.tokens_in(claim.start, claim.end)
    inside = {token.i for token in tokens}
    ruling = {token.i for token in tokens if token.head == token.i or token.head not in inside}
    for token in tokens:
        if bearing((token,)) & shared:
            ruling |= {token.i, token.head}
    return sum(token.head in ruling for token in tokens if token.dep in grammar.NEGATION) % 2 == 1
