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
    said: dict[str, tuple[Pattern, ...]] = {}
    denied: dict[str, tuple[Pattern, ...]] = {}
    for rule in rules:
        if rule.family == "constructions":
            said[rule.id] = rule.patterns
            denied[rule.id] = tuple([replace(pattern, denies=not pattern.denies) for pattern in rule.patterns])
    return tuple([_expanded(rule, said, denied) if rule.words or rule.denied_words else rule for rule in rules])


def _expanded(rule: Rule, said: dict[str, tuple[Pattern, ...]], denied: dict[str, tuple[Pattern, ...]]) -> Rule:
    chosen = [name for name in said if rule.takes is None or short(name) in rule.takes]
    patterns = list(rule.patterns)
    for words, table in ((rule.words, said), (rule.denied_words, denied)):
        if words:
            patterns += [pattern for name in chosen for pattern in table[name]]
    return replace(rule, patterns=tuple(patterns))


def short(construction: str) -> str:
    """A construction's name as tags give it: `about` of `constructions.about`.

    >>> short("constructions.motive.real_reason")
    'real_reason'
    """
    return construction.rpartition(".")[2]


def unknown_constructions(rules: Iterable[Rule]) -> Iterator[Problem]:
    """One problem for each name under `takes` that no construction has."""
    from argmap.rulebook.checker import guess  # noqa: PLC0415  # only where something is wrong

    listed = tuple(rules)
    known = {short(rule.id) for rule in listed if rule.family == "constructions"}
    for rule in listed:
        for name in rule.takes or ():
            if name not in known:
                what = f"{rule.id} takes a construction '{name}' that no pack has"
                yield Problem(rule.location, "R004", what, guess(name, known))
