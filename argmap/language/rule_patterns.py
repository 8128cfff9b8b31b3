"""The patterns of a rulebook that are matched on text, each with its rule and what a match of it does."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.rulebook.rule import Pattern, Rule, Rulebook


@dataclass(frozen=True, slots=True, eq=False)
class RulePattern:
    """One pattern of one rule, equal to itself alone: matches are collected by it.

    Args:
        rule: The rule.
        index: The pattern's index among the rule's patterns, or among its `unless`.
        pattern: The pattern.
        unless: Whether a match takes firings back.
        key: The name under which spaCy's matchers report it; unique.
    """

    rule: Rule
    index: int
    pattern: Pattern
    unless: bool
    key: str


def rule_patterns(rulebook: Rulebook, words: frozenset[str] = frozenset()) -> Iterator[RulePattern]:
    """Every pattern that is matched on text, in the rulebook's order: those of a construction once, not for each tag.

    Args:
        rulebook: Expanded rules.
        words: Of which a text must hold one for a tag to fill a slot: a construction that takes no other words waits
            for one of them.
    """
    for rule in rulebook.rules:
        for unless, patterns in ((False, rule.patterns), (True, rule.unless)):
            for index, pattern in enumerate(patterns):
                if pattern.construction not in ("", rule.id):
                    continue
                if words and pattern.slot and not rule.opens:
                    pattern = replace(pattern, triggers=(*pattern.triggers, words))  # noqa: PLW2901  # narrowed
                if pattern.kind in ("token", "phrase", "dependency"):
                    yield RulePattern(rule, index, pattern, unless, f"{rule.id}\t{index}\t{int(unless)}")
