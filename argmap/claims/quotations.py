"""How words between quotation marks are said: another's where they are many, doubted where they are one or two."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.claims.assertion import Said, turned
from argmap.model import Firing

if TYPE_CHECKING:
    from argmap.claims.reading import Reading
    from argmap.rulebook.rule import Rule, Rulebook

_INSIDE = 0.7
"""Share of a statement that stands between quotation marks when it is another's words."""


class Quotations:
    """The rules of quotation marks.

    Args:
        rulebook: Checked rules.
    """

    def __init__(self, rulebook: Rulebook) -> None:
        self._rules = tuple(r for r in rulebook.family("assertion") if r.patterns[0].kind == "quotation")

    def __call__(self, reading: Reading, said: Said, first: int, last: int) -> Said:
        """How half-open tokens are said, seen that they may stand between quotation marks."""
        tokens = reading.analysis.tokens
        start, end = tokens[first].start, tokens[last - 1].end
        for opens, closes, words in reading.quotations_at(start, end):
            if min(end, closes) - max(start, opens) >= _INSIDE * (end - start):
                for rule in self._rules:
                    pattern = rule.patterns[0]
                    if pattern.over <= words < pattern.under:
                        said = _shown(said, rule, Firing(rule.id, 0, reading.analysis.comment, opens, closes))
        return said


def _shown(said: Said, rule: Rule, firing: Firing) -> Said:
    """How words are said once a rule of quotation marks has spoken."""
    cues = (*said.cues, firing)
    if rule.effect == "reported":
        return replace(said, voice="reported", cues=cues)
    said = replace(said, cues=cues)
    return turned(said) if rule.effect == "denied" else said
