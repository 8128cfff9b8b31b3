"""Which claims of a point say the same of its matter, and which the contrary.

Two claims stand apart where one rebuts the other, where one denies what the other asserts in the same words, and where
their words are opposites; they stand together where one agrees with the other, and else rather together.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from argmap.features.opposites import opposed
from argmap.features.together import bearing
from argmap.language import grammar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from argmap.features.talk import Talk
    from argmap.language.analysis import Analysis
    from argmap.model import Claim
    from argmap.points.grouping import Grouped

ALIKE = 0.6
"""Claims must share this part of the shorter one's words, and two of them, before a negation or an opposite in one
turns it round."""

SURE = 0.6
"""A link this sure tells more of the sides than one that is less so."""

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
