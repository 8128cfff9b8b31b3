"""Which claims of a point say the same of its matter, and which the contrary.

How a comment opens ("No, …") was tried as a sign, and links between the comments, too: on threads that two people had
read they changed as many sides for the worse as for the better.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from argmap.features.opposites import opposed
from argmap.features.together import bearing
from argmap.language import grammar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.language.analysis import Analysis
    from argmap.model import Claim
    from argmap.points.grouping import Grouped

ALIKE = 0.6
"""Claims must share this part of the shorter one's words before a negation or an opposite in one turns it round."""


def parted(
    group: Grouped, claims: Mapping[str, Claim], analyses: Mapping[str, Analysis]
) -> tuple[frozenset[str], frozenset[str]]:
    """The claims that stand with the group's first claim, and those against them.

    Args:
        group: Claims of one point.
        claims: By id.
        analyses: Of each comment, by its id.
    """
    turned: defaultdict[str, list[tuple[str, bool]]] = defaultdict(list)
    for tie in group.ties:
        contrary = _contrary(claims[tie.first], claims[tie.second], tie.words, analyses)
        turned[tie.first].append((tie.second, contrary))
        turned[tie.second].append((tie.first, contrary))
    side: dict[str, bool] = {}
    for start in group.claims:
        waiting = [start] if start not in side else []
        side.setdefault(start, claims[start].assertion == "denied" and bool(side))
        while waiting:
            name = waiting.pop()
            for other, contrary in turned[name]:  # the surest ties first
                if other not in side:
                    side[other] = side[name] != contrary
                    waiting.append(other)
    return (
        frozenset(name for name, against in side.items() if not against),
        frozenset(name for name, against in side.items() if against),
    )


def _contrary(one: Claim, other: Claim, shared: frozenset[str], analyses: Mapping[str, Analysis]) -> bool:
    if (one.assertion == "denied") != (other.assertion == "denied"):
        return True
    tokens = [analyses[claim.comment].tokens_in(claim.start, claim.end) for claim in (one, other)]
    shorter = min(len(bearing(some)) for some in tokens)
    if len(shared) < max(2.0, ALIKE * shorter):
        return False
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
