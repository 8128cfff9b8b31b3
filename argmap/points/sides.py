"""Which claims of a point say the same of its matter, and which the contrary."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

from argmap.features.opposites import opposed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.language.analysis import Analysis
    from argmap.model import Claim
    from argmap.points.grouping import Grouped
    from argmap.rulebook.rule import Rulebook

CLEAR = 0.5
"""Words that speak for agreement or rebuttal count here from this weight on."""
_OPENING = 2
"""Sentences of a comment in which it shows what it thinks of what was said before."""


class Sides:
    """Tells contrary claims by negation, by opposites, else by how the later comment opens.

    Args:
        rulebook: Checked rules; those of the family `stance` are used.
    """

    def __init__(self, rulebook: Rulebook) -> None:
        self._turns = {
            rule.id: rule.weights[rule.relation] * (1 if rule.relation == "rebuttal" else -1)
            for rule in rulebook.family("stance")
            if rule.relation in {"agreement", "rebuttal"} and rule.weights.get(rule.relation, 0.0) >= CLEAR
        }

    def parted(
        self, group: Grouped, claims: Mapping[str, Claim], analyses: Mapping[str, Analysis]
    ) -> tuple[frozenset[str], frozenset[str]]:
        """The claims that stand with the group's first claim, and those against them.

        Args:
            group: Claims of one point.
            claims: By id.
            analyses: Of each comment, by its id.
        """
        turned: defaultdict[str, list[tuple[str, bool]]] = defaultdict(list)
        for tie in group.ties:
            contrary = self._contrary(claims[tie.first], claims[tie.second], analyses)
            turned[tie.first].append((tie.second, contrary))
            turned[tie.second].append((tie.first, contrary))
        side: dict[str, bool] = {}
        for start in group.claims:
            waiting = [start] if start not in side else []
            side.setdefault(start, False)
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

    def _contrary(self, one: Claim, other: Claim, analyses: Mapping[str, Analysis]) -> bool:
        if (one.assertion == "denied") != (other.assertion == "denied"):
            return True
        words = (
            frozenset(token.lemma for token in analyses[claim.comment].tokens_in(claim.start, claim.end))
            for claim in (one, other)
        )
        return opposed(*words) or self._objects(analyses[other.comment])

    def _objects(self, analysis: Analysis) -> bool:
        """Whether a comment opens with words that rebut rather than agree."""
        last = analysis.sentences[:_OPENING]
        end = last[-1].end if last else 0
        fired = {firing.rule for firing in analysis.firings if firing.start < end and firing.rule in self._turns}
        against = math.fsum(self._turns[rule] for rule in fired if self._turns[rule] > 0)
        return against > 0 and math.fsum(self._turns[rule] for rule in fired) > 0
