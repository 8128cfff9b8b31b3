"""Rules made ready to run: which words must be there before a pattern is tried, and spaCy's matchers for each.

Matcher's cost grows with the number of patterns, so a pattern is compiled and tried only on sentences that hold a word
that it cannot match without. Patterns that are nothing but words are phrases, found on plain tokens by one of their
words and cut only when a text holds it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.rulebook.rule import Pattern, Rule, Rulebook


_LITERAL = {"LOWER", "LEMMA"}
_MOST_PHRASES = 40
"""A run of word lists becomes phrases only where the lists' product stays this small."""


@dataclass(frozen=True, slots=True, eq=False)
class Slot:
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


def slots(rulebook: Rulebook, words: frozenset[str]) -> Iterator[Slot]:
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
                if pattern.slot and not rule.opens:
                    pattern = replace(pattern, triggers=(*pattern.triggers, words))  # noqa: PLW2901  # narrowed
                if pattern.kind in ("token", "phrase", "dependency"):
                    yield Slot(rule, index, pattern, unless, f"{rule.id}\t{index}\t{int(unless)}")


def literal(pattern: Pattern) -> tuple[str, Sequence[tuple[str, ...]]] | None:
    """The attribute and the word sequences of a token pattern that is nothing but words, or None.

    >>> from argmap.rulebook.rule import Pattern
    >>> literal(Pattern("token", tokens=({"LOWER": "about"}, {"LOWER": {"IN": ["money", "cash"]}})))
    ('LOWER', [('about', 'money'), ('about', 'cash')])
    """
    if pattern.kind != "token" or any(pattern.names):
        return None
    attributes = {key for token in pattern.tokens for key in token}
    if len(attributes) != 1 or not attributes <= _LITERAL:
        return None
    attribute = attributes.pop()
    choices = [_choices(token.get(attribute)) for token in pattern.tokens]
    size = 1
    for choice in choices:
        size *= len(choice)
    if not 0 < size <= _MOST_PHRASES:
        return None
    return attribute, list(product(*choices))


def _choices(value: Any) -> Sequence[str]:  # noqa: ANN401  # what YAML holds
    if isinstance(value, str):
        return (value,)
    if isinstance(value, dict) and set(value) == {"IN"}:
        return [str(word) for word in value["IN"]]
    return ()
