"""Runs the examples of rules that measure a pair of texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.links.measures import FUNCTIONS, pair
from argmap.links.profile import profile
from argmap.links.scales import CLAIM_MEASURES, THREAD_MEASURES
from argmap.model import Comment

if TYPE_CHECKING:
    from argmap.language import Language
    from argmap.rulebook.rule import Example, Rule


def measure_example(rule: Rule, example: Example, language: Language) -> bool | None:
    """Whether a rule's measures hold for an example's parent and text; None where claims or a thread would be needed.

    Args:
        rule: A stance rule with `measure` or `always` patterns.
        example: With the text that answers, and the parent's text where there is one.
        language: An open pipeline whose rulebook holds the polarity rules.
    """
    if any(pattern.measure in CLAIM_MEASURES | THREAD_MEASURES for pattern in rule.patterns):
        return None
    parent, reply = language.analyse([Comment("p", example.parent or ""), Comment("r", example.text)])
    it = pair(reply, profile(parent))
    return any(
        pattern.kind == "always"
        or (
            pattern.kind == "measure"
            and pattern.measure in FUNCTIONS
            and pattern.over <= float(FUNCTIONS[pattern.measure](it)) < pattern.under
        )
        for pattern in rule.patterns
    )
