"""Which claims of a point say the same of its matter, and which the contrary.

Two claims stand apart where one rebuts the other, where one denies what the other asserts in the same words, and where
their words are opposites; they stand together where one agrees with the other, and else rather together.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import combinations
from math import fsum
from typing import TYPE_CHECKING

from argmap.features.opposites import opposed
from argmap.features.together import bearing
from argmap.language import grammar

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from argmap.features.talk import Talk
    from argmap.language.analysis import Analysis
    from argmap.model import Claim, Point
    from argmap.points.grouping import Grouped

ALIKE = 0.6
"""Claims must share this part of the shorter one's words, and two of them, before a negation or an opposite in one
turns it round."""

SURE = 0.6
"""A link this sure tells more of the sides than one that is less so."""

_SAID = frozenset({"asserted", "denied"})
_ROUNDS = 10
"""Times that all claims of guesses are looked at again, at most."""

REBUTS, PERHAPS_REBUTS, AGREES, CONTRARY, ELSE = 1.5, 0.8, -2.0, 1.5, -0.6
"""What makes it likely, in log-odds, that two claims of a point stand on different sides: a sure rebuttal, another one,
an agreement, contrary words; and how likely it is without any of them. A bare answer is as often
on the other's side as not."""


def parted(
    group: Grouped, claims: Mapping[str, Claim], analyses: Mapping[str, Analysis], talk: Talk
) -> tuple[frozenset[str], frozenset[str]]:
    """The claims that stand with the group's first claim, and those against them.

    Args:
        group: Claims of one point.
        claims: By id.
        analyses: Of each comment, by its id.
        talk: Who answers whom, and who sides with whom.

    Source:
        Two clusters of a signed graph: Bansal, Blum and Chawla, "Correlation clustering", 2004, by local moves.
    """
    contrary = {frozenset((tie.first, tie.second)): tie.words for tie in group.ties if tie.same}
    apart: dict[frozenset[str], float] = {}
    for one, other in combinations(group.claims, 2):
        pair = frozenset((one, other))
        apart[pair] = _talked(claims[one], claims[other], talk)
        if pair in contrary and _contrary(claims[one], claims[other], contrary[pair], analyses):
            apart[pair] += CONTRARY
    side = _spread(group.claims, apart)
    for _ in group.claims:
        pulls = {name: _pull(name, side, apart) for name in group.claims}
        most = max(group.claims, key=lambda name: pulls[name])
        if pulls[most] <= 0.0:
            break
        side[most] = not side[most]
    against = frozenset(name for name in group.claims if side[name] != side[group.claims[0]])
    return frozenset(group.claims) - against, against


def told(claims: Sequence[Claim], points: Iterable[Point], settled: Collection[str] = ()) -> tuple[Claim, ...]:
    """The claims, those without a tag said as they stand toward their point: denied against it, else asserted.

    What is asked or supposed stays so, and so does a claim with a tag: it speaks of the tag. A claim that is
    under guesses alone takes the side that fits most of them.

    Args:
        claims: In the thread's order.
        points: The surest first; of several points that are no guesses the first counts.
        settled: Ids of claims of which a person has said how they are said; they stay.
    """
    free = {claim.id for claim in claims if not claim.tags and claim.assertion in _SAID and claim.id not in settled}
    side = {claim.id: claim.assertion == "denied" for claim in claims if claim.id not in free}
    guesses: list[Point] = []
    for point in points:
        if point.basis == "sense":
            guesses.append(point)
        else:
            side.update({name: name in point.against for name in point.claims if name not in side})
    guessed = _fitted(side, guesses)
    side |= guessed
    return tuple(
        replace(claim, assertion="denied" if side[claim.id] else "asserted")
        if claim.id in free and claim.id in side
        else claim
        for claim in claims
    )


def _fitted(known: Mapping[str, bool], guesses: Sequence[Point]) -> dict[str, bool]:
    """The sides of the claims of guesses, where not known yet: each fits most of the pairs in which it stands."""
    apart: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    side: dict[str, bool] = {}
    for point in guesses:
        for name in point.claims:
            side.setdefault(name, known.get(name, name in point.against))
        for one, other in combinations(point.claims, 2):
            weight = point.confidence if (one in point.against) != (other in point.against) else -point.confidence
            apart[one][other] += weight
            apart[other][one] += weight
    loose = [name for name in side if name not in known]
    for _ in range(_ROUNDS):
        turned = [name for name in loose if _turns(name, side, apart[name])]
        if not turned:
            break
    return side


def _turns(name: str, side: dict[str, bool], apart: Mapping[str, float]) -> bool:
    """Whether a claim changes its side, as more fits then."""
    pull = fsum(weight if side[name] == side[other] else -weight for other, weight in apart.items())
    side[name] ^= pull > 0.0
    return pull > 0.0


def _spread(names: Sequence[str], apart: Mapping[frozenset[str], float]) -> dict[str, bool]:
    """A side for each claim, told from the claim with a side that tells most of it, beginning with the first."""
    side = {names[0]: False}
    while len(side) < len(names):
        pairs = ((one, other) for one in names if one not in side for other in names if other in side)
        one, other = max(pairs, key=lambda pair: abs(apart[frozenset(pair)]))
        side[one] = side[other] != (apart[frozenset((one, other))] > 0.0)
    return side


def _pull(name: str, side: Mapping[str, bool], apart: Mapping[frozenset[str], float]) -> float:
    """How much more fits if a claim changes its side."""
    ends = ((other, apart[frozenset((name, other))]) for other in side if other != name)
    return sum(weight if side[name] == side[other] else -weight for other, weight in ends)


def _talked(one: Claim, other: Claim, talk: Talk) -> float:
    """What their comments' talk says of the sides of two claims."""
    first, second = one.comment, other.comment
    if talk.sided(first, second, "agreement") >= SURE:
        return AGREES
    rebuttal = talk.sided(first, second, "rebuttal")
    if not rebuttal:
        return ELSE
    return REBUTS if rebuttal >= SURE else PERHAPS_REBUTS


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
