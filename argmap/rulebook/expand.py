"""Tags times constructions: each tag gets the patterns of the constructions that its words may fill.

A construction is matched once and the words in its slot are looked up; that a tag has its patterns among its own says
by which of them a firing came, and lets a tag's examples run as they stand.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from argmap.rulebook.rule import Pattern, Rule


def expand(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """The rules, each tag with the patterns of its constructions behind its own; in the same order."""
    constructions = [(rule, rule.names) for rule in rules if rule.family == "constructions"]
    made: dict[tuple[str, int, bool], tuple[Pattern, ...]] = {}

    def filled(construction: Rule, number: int, *, denies: bool) -> tuple[Pattern, ...]:
        """A construction's patterns as one of a tag's fillers fills them: tags share them."""
        key = construction.id, number, denies
        if key not in made:
            each = construction.patterns
            made[key] = tuple([replace(p, filler=number, denies=p.denies != denies) for p in each])
        return made[key]

    expanded = []
    for rule in rules:
        patterns = [*rule.patterns]
        for number, fillers in enumerate(rule.fillers):
            for construction, called in constructions:
                if fillers.takes in called or not (fillers.takes or construction.by_name):
                    patterns += filled(construction, number, denies=fillers.denies)
        expanded.append(replace(rule, patterns=tuple(patterns)) if rule.fillers else rule)
    return tuple(expanded)


def unknown_constructions(rules: Iterable[Rule]) -> Iterator[Problem]:
    """One problem for each construction that a tag's words fill and no pack has."""
    from argmap.rulebook.checker import guess  # noqa: PLC0415  # only where something is wrong

    listed = tuple(rules)
    known = {name for rule in listed if rule.family == "constructions" for name in rule.names}
    for rule in listed:
        for fillers in rule.fillers:
            if fillers.takes and fillers.takes not in known:
                what = f"words of {rule.id} fill '{fillers.takes}', a construction that no pack has"
                yield Problem(rule.location, "R004", what, guess(fillers.takes, known))
