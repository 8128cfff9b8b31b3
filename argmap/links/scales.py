"""The weights of the stance rules and pair features, and the sum for one pair, term by term."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from argmap.features.graded import graded
from argmap.features.table import UNSPOKEN, features
from argmap.model import Evidence, Firing, Relation
from argmap.replies.evidence import measured

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.features.pairs import Pair
    from argmap.rulebook.rule import Rulebook

OUTCOMES = ("agreement", "rebuttal")
CLAIMS = "claims"
"""The file of features that show what both claim: evidence, as words are."""
_TIES = (CLAIMS, "apart")
"""The files of features that hold between comments of which neither answers the other."""

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


@dataclass(frozen=True, slots=True)
class Term:
    """One rule's part in the two sums of a pair.

    Args:
        rule: The rule's id, or what stands for the features.
        agreement, rebuttal: What it adds to either, in log-odds.
        firings: Where it matched; empty for features.
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
    """The stance rules and pair features of a rulebook with their weights.

    Args:
        rulebook: Checked rules; the order of rules does not matter.
    """

    def __init__(self, rulebook: Rulebook) -> None:
        self.weights: dict[str, tuple[float, float]] = {
            rule.id: (rule.weights.get("agreement", 0.0), rule.weights.get("rebuttal", 0.0))
            for rule in sorted(rulebook.family("stance"), key=lambda r: r.id)
            if not rule.id.startswith(_OF_OTHERS)
        }
        fitted = rulebook.models.get("stance")
        bias = fitted.bias if fitted is not None else {}
        self.prior = Term(UNSPOKEN, bias.get("agreement", 0.0), bias.get("rebuttal", 0.0))
        self._features = graded(fitted, "pair", OUTCOMES)

    def present(self, pair: Pair, firings: Iterable[Firing]) -> dict[str, Count]:
        """The rules that count for a pair, by id in order, with where they matched and how much that counts.

        Args:
            pair: The pair.
            firings: Those of the reply that bear on the parent.
        """
        where: defaultdict[str, list[Firing]] = defaultdict(list)
        for firing in firings if pair.addressed else ():
            if firing.rule in self.weights:
                where[firing.rule].append(firing)
        return {rule: Count(_nearness(pair, where[rule]), tuple(where[rule])) for rule in sorted(where)}

    def numbers(self, pair: Pair) -> dict[str, float]:
        """Every feature of a pair, weighty or not: what a fit needs."""
        found = {name: feature.measure(pair) for name, feature in features("pair").items()}
        return {name: float(number) for name, number in found.items() if number is not None}

    def speaks(self, rule: str) -> bool:
        """Whether a rule says something of the relation by itself."""
        return max(map(abs, self.weights.get(rule, (0.0, 0.0)))) >= _SPEAKS

    def sums(self, pair: Pair, firings: Iterable[Firing]) -> Sums:
        """Add up what counts for a pair; rules without weight are left out, features are one term."""
        terms = []
        for rule, count in self.present(pair, firings).items():
            agreement, rebuttal = self.weights[rule]
            if agreement or rebuttal:
                terms.append(Term(rule, agreement * count.share, rebuttal * count.share, count.firings))
        return Sums((*self.unspoken(pair), *terms))

    def unspoken(self, pair: Pair) -> tuple[Term, ...]:
        """What the features add: claims that both make by themselves, all else in one."""
        added: defaultdict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
        for feature in self._features:
            file = feature.feature.file
            if (pair.addressed or file in _TIES) and (row := feature.adds(pair)) is not None and any(row):
                name = f"{UNSPOKEN}.{CLAIMS}" if file == CLAIMS else UNSPOKEN
                added[name][0] += row[0]
                added[name][1] += row[1]
        for_agreement, for_rebuttal = added.pop(UNSPOKEN, [0.0, 0.0])
        rest = Term(UNSPOKEN, for_agreement + self.prior.agreement, for_rebuttal + self.prior.rebuttal)
        return (rest, *(Term(name, row[0], row[1]) for name, row in sorted(added.items())))


def _nearness(pair: Pair, firings: Iterable[Firing]) -> float:
    """How much the nearest of the firings counts: whole among the first words, the less the further down it stands."""
    place = max(min(pair.reply.place(firing.start) for firing in firings) - pair.since, 0)
    return 1.0 if place < NEAR else NEAR / place
