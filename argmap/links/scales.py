"""The weights of the stance rules, made ready to add up, and the sum for one pair, term by term."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from argmap.links.measures import FUNCTIONS
from argmap.model import Evidence, Firing, Relation
from argmap.replies.evidence import measured

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.links.measures import Pair
    from argmap.rulebook.rule import Rulebook

CLAIM_MEASURES = frozenset(("shared_claims", "opposed_claims", "unaddressed", "claim_words"))
"""Measures that hold between comments of which neither answers the other."""

THREAD_MEASURES = frozenset(
    ("target_guessed", "parent_is_post", "comment_missing", "opener_open_question", "tied_by_claim")
)
"""Measures of where a pair stands in its thread; a pair by itself has none of them."""

NEAR = 20
"""Words at the head of a reply that speak to its parent in full; further down it speaks of other things, too."""


_OF_OTHERS = "stance.cited."
"""Rules that are about a third commenter say nothing of the one who is answered."""

_SPEAKS = 0.3
"""Words that weigh this much say something of the relation by themselves."""


@dataclass(frozen=True, slots=True)
class Count:
    """How much a rule counts for a pair, 1 at most, and where it matched."""

    share: float = 1.0
    firings: tuple[Firing, ...] = ()


_ONCE = Count()


@dataclass(frozen=True, slots=True)
class Term:
    """One rule's part in the two sums of a pair.

    Args:
        rule: The rule's id.
        agreement, rebuttal: What it adds to either, in log-odds.
        firings: Where it matched; empty for measures and priors.
    """

    rule: str
    agreement: float
    rebuttal: float
    firings: tuple[Firing, ...] = ()

    def evidence(self, relation: Relation, text: str, comment: str) -> Evidence:
        """The term as evidence for or against one relation."""
        weight = self.agreement if relation == "agreement" else self.rebuttal
        if not self.firings:
            return measured(self.rule, weight)
        first = self.firings[0]
        return Evidence(self.rule, text[first.start : first.end], comment, first.start, first.end, weight)


@dataclass(frozen=True, slots=True)
class Sums:
    """What all rules together say of one pair: the terms in the order of rule ids, and their sums."""

    terms: tuple[Term, ...]
    agreement: float = field(init=False)
    rebuttal: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "agreement", math.fsum(term.agreement for term in self.terms))
        object.__setattr__(self, "rebuttal", math.fsum(term.rebuttal for term in self.terms))

    def probability(self, relation: Relation) -> float:
        """The logistic function of the relation's sum."""
        return logistic(self.agreement if relation == "agreement" else self.rebuttal)

    @property
    def relation(self) -> Relation:
        """The likelier of the two; a tie is a rebuttal, the commoner one between strangers."""
        return "agreement" if self.agreement > self.rebuttal else "rebuttal"


def logistic(value: float) -> float:
    """Log-odds to a probability.

    >>> logistic(0.0)
    0.5
    """
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, value))))


class Scales:
    """The stance rules of a rulebook by the way in which they come to count.

    Args:
        rulebook: Checked rules; the order of rules does not matter.
    """

    def __init__(self, rulebook: Rulebook) -> None:
        self.weights: dict[str, tuple[float, float]] = {}
        self.agreeing: frozenset[str]
        self._always: list[str] = []
        self._ranges: defaultdict[str, list[tuple[float, float, str]]] = defaultdict(list)
        agreeing = set()
        for rule in sorted(rulebook.family("stance"), key=lambda r: r.id):
            if rule.id.startswith(_OF_OTHERS):
                continue
            self.weights[rule.id] = (rule.weights.get("agreement", 0.0), rule.weights.get("rebuttal", 0.0))
            if rule.relation == "agreement":
                agreeing.add(rule.id)
            for pattern in rule.patterns:
                if pattern.kind == "always":
                    self._always.append(rule.id)
                elif pattern.kind == "measure" and pattern.measure in FUNCTIONS:
                    self._ranges[pattern.measure].append((pattern.over, pattern.under, rule.id))
        self.agreeing = frozenset(agreeing)
        self.priors = frozenset(self._always)

    def present(self, it: Pair, firings: Iterable[Firing]) -> dict[str, Count]:
        """The rules that count for a pair, by id in order, with where they matched and how much that counts.

        Args:
            it: The pair.
            firings: Those of the reply that bear on the parent.
        """
        found: dict[str, Count] = {}
        if it.addressed:
            where: defaultdict[str, list[Firing]] = defaultdict(list)
            for firing in firings:
                if firing.rule in self.weights:
                    where[firing.rule].append(firing)
            found.update((rule, Count(_nearness(it, matches), tuple(matches))) for rule, matches in where.items())
            found.update(dict.fromkeys(self._always, _ONCE))
        for measure, ranges in self._ranges.items():
            if not it.addressed and measure not in CLAIM_MEASURES:
                continue
            value = float(FUNCTIONS[measure](it))
            for over, under, rule in ranges:
                if over <= value < under:
                    found[rule] = _ONCE
        return {rule: found[rule] for rule in sorted(found)}

    def speaks(self, rule: str) -> bool:
        """Whether a rule says something of the relation by itself."""
        return max(map(abs, self.weights.get(rule, (0.0, 0.0)))) >= _SPEAKS

    def sums(self, it: Pair, firings: Iterable[Firing]) -> Sums:
        """Add up what counts for a pair; rules without weight are left out."""
        terms = []
        for rule, count in self.present(it, firings).items():
            agreement, rebuttal = self.weights[rule]
            if agreement or rebuttal:
                terms.append(Term(rule, agreement * count.share, rebuttal * count.share, count.firings))
        return Sums(tuple(terms))


def _nearness(it: Pair, firings: Iterable[Firing]) -> float:
    """How much the nearest of the firings counts: whole among the first words, the less the further down it stands."""
    place = max(min(it.reply.place(firing.start) for firing in firings) - it.since, 0)
    return 1.0 if place < NEAR else NEAR / place
