"""What the authors of role rules say of their weights, before any sentence is seen.

A rule for standpoints speaks for a claim, one for reasons for a premise, one for talk against both. A few announce
outright what they are ("should be banned", "in my opinion", "thanks") and are taken at twice their word; a few bear on
neither and start from nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.rulebook.rule import Rule

ROLE_SPREAD = 0.32
"""How far the labelled sentences may take a weight, in log-odds: there are few of them, on one subject."""
MEANS = {
    "claim": {"argues": 0.5, "claim": 0.6},
    "premise": {"argues": 0.3, "claim": -0.3},
    "none": {"argues": -0.5, "claim": -0.4},
}
STRONG = {
    "standpoint.opinion": 1.5, "standpoint.stance": 1.6, "standpoint.ought": 1.5, "standpoint.forbid": 1.5,
    "standpoint.judged": 1.3, "reasons.because": 2.0, "reasons.evidence": 1.7, "reasons.effect": 1.7,
    "talk.thanks": 4.0, "talk.praise": 3.0, "talk.attribution": 4.0,
}  # fmt: skip
WEAK = {
    "talk.told": 0.0, "talk.named": 0.2, "talk.wish": 0.3, "talk.to_you": 0.2, "talk.swearing": 0.2,
    "talk.shouted": 0.4, "talk.command": 0.4, "reasons.negated": 0.0, "reasons.will": 0.3, "reasons.can": 0.5,
    "reasons.quantified": 0.5, "standpoint.compared": 0.4, "standpoint.so": 0.4,
}  # fmt: skip


def role_mean(rule: Rule, outcome: str) -> float:
    """The log-odds that a role rule stands for.

    Args:
        rule: Of the family `roles`.
        outcome: "argues" or "claim".
    """
    if rule.role is None or any(pattern.kind in {"measure", "always"} for pattern in rule.patterns):
        return 0.0
    name = rule.id.removeprefix("roles.")
    return MEANS[rule.role][outcome] * STRONG.get(name, WEAK.get(name, 1.0))
