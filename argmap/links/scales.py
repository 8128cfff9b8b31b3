"""The weights of the stance rules and pair features, and the sum for one pair, term by term."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from argmap.features.graded import graded
from argmap.features.pair.claims import EVIDENCE as CLAIMED
from argmap.features.pair.denials import EVIDENCE as DENIED
from argmap.features.pair.echoes import EVIDENCE as ECHOED
from argmap.features.profile import NEGATIONS, NO, SECOND, YES
from argmap.features.table import UNSPOKEN, features
from argmap.links.denial import denial
from argmap.links.phrases import taken_up
from argmap.model import Evidence, Firing, Relation
from argmap.replies.evidence import wordless
from argmap.rulebook.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from argmap.features.pairs import Pair
    from argmap.rulebook.rule import Rulebook

OUTCOMES = ("side", "agrees")
"""The two questions: is a side taken, and is it the target's?"""

TURNS = words("turns_against")
"""Words that turn against what was said: "but", "however"."""

_OUTRIGHT, _BEHIND = 0.8, 0.3
"""A cue of this weight in the first sentence says the relation outright; how much cues against it below that count."""

NEAR = 20
"""Words at the head of a source that speak to its target in full; further down it speaks of other things, too."""

_ANSWERS = 0.4
"""How much a "yes" or "no" counts that answers what is only asked: who asks need not think so."""

_SPEAKS = 0.3
"""Words that weigh this much say something of the relation by themselves."""

_LEANS, _LEANS_GIVEN = 0.15, 0.1
"""How far words that are no cue must lean towards a relation to be shown for it, of a guessed and of a given target."""


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
        side: What it adds to the log-odds that the source takes a side at all.
        agrees: What it adds to the log-odds that a side, where one is taken, is the target's.
        firings: Where it matched; empty for features.
    """

    rule: str
    side: float
    agrees: float
    firings: tuple[Firing, ...] = ()

    def toward(self, relation: Relation) -> float:
        """How far it speaks for a relation: the mean of what it adds to either question."""
        return (self.side + (self.agrees if relation == "agreement" else -self.agrees)) / 2

    def evidence(self, relation: Relation, text: str, comment: str) -> Evidence:
        """The term as evidence for or against one relation."""
        if not self.firings:
            return wordless(self.rule, self.toward(relation))
        first = self.firings[0]
        return Evidence(
            self.rule, text[first.start : first.end], comment, first.start, first.end, self.toward(relation)
        )


@dataclass(frozen=True, slots=True)
class Sums:
    """What all rules and features say of one pair: the terms in the order of rule ids, and their two sums.

    Args:
        terms: The terms.
        to_target: Whether the source takes up a word of the target or says "you".
    """

    terms: tuple[Term, ...]
    to_target: bool = False
    side: float = field(init=False)
    agrees: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "side", math.fsum(term.side for term in self.terms))
        object.__setattr__(self, "agrees", math.fsum(term.agrees for term in self.terms))

    def probability(self, relation: Relation) -> float:
        """That a side is taken, times that it is this one."""
        return logistic(self.side) * logistic(self.agrees if relation == "agreement" else -self.agrees)

    @property
    def relation(self) -> Relation:
        """The likelier of the two; a tie is a rebuttal, the commoner one between strangers."""
        return "agreement" if self.agrees > 0 else "rebuttal"


def logistic(value: float) -> float:
    """Log-odds to a probability.

    >>> logistic(0.0)
    0.5
    """
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, value))))


def log_odds(chance: float) -> float:
    """A probability to log-odds.

    >>> log_odds(0.5)
    0.0
    """
    held = min(max(chance, 1e-9), 1 - 1e-9)
    return math.log(held / (1.0 - held))


class Scales:
    """The stance rules and pair features of a rulebook with their weights.

    Args:
        rulebook: Checked rules; the order of rules does not matter.
    """

    def __init__(self, rulebook: Rulebook) -> None:
        self.weights: dict[str, tuple[float, float]] = {
            rule.id: (rule.weights.get("side", 0.0), rule.weights.get("agrees", 0.0))
            for rule in sorted(rulebook.family("stance"), key=lambda r: r.id)
            if rule.bears_on == "answered"
        }
        fitted = rulebook.models.get("stance")
        bias = fitted.bias if fitted is not None else {}
        self.prior = Term(UNSPOKEN, bias.get("side", 0.0), bias.get("agrees", 0.0))
        self.relations: dict[str, Relation] = {
            rule.id: "agreement" if rule.relation == "agreement" else "rebuttal"
            for rule in rulebook.family("stance")
            if rule.relation in {"agreement", "rebuttal"}
        }
        self._features = graded(fitted, "pair", OUTCOMES)

    def present(self, pair: Pair, firings: Iterable[Firing]) -> dict[str, Count]:
        """The rules that count for a pair, by id in order, with where they matched and how much that counts.

        Args:
            pair: The pair.
            firings: Those of the source that bear on the target.
        """
        where: defaultdict[str, list[Firing]] = defaultdict(list)
        for firing in firings:
            if firing.rule in self.weights:
                where[firing.rule].append(firing)
        return {rule: Count(_nearness(pair, where[rule]), tuple(where[rule])) for rule in sorted(where)}

    def accepted(self, sums: Sums, relation: Relation) -> list[Term]:
        """The terms that a teacher would accept for a relation, the weightiest first, none inside another.

        A cue counts whose rule is of that relation, and what both claim; words that only weigh show nothing.
        """
        return _apart([term for term in sums.terms if self._shows(term, relation)], relation)

    def leaning(self, sums: Sums, relation: Relation, *, given: bool = False) -> list[Term]:
        """Words that are no cue and lean towards a relation, the weightiest first, none inside another.

        They say nothing alone ("they", "would"): the phrase around them is what is read. Only a source that takes up
        words of the other, or says "you", is shown to speak against the other in this way.

        Args:
            sums: What all rules and features say of the pair.
            relation: The relation.
            given: Whether the file gives the target: words may lean less, as they need not show whom they are said to.
        """
        if relation == "rebuttal" and not sums.to_target:
            return []
        least = _LEANS_GIVEN if given else _LEANS
        worded = [term for term in sums.terms if term.firings and term.rule not in self.relations]
        lean = [t for t in worded if (relation == "rebuttal" if t.rule == ECHOED else t.toward(relation) >= least)]
        return _apart(lean, relation)

    def _shows(self, term: Term, relation: Relation) -> bool:
        if term.rule == DENIED:
            return relation == "rebuttal" and bool(term.firings)
        return term.rule == CLAIMED or self.relations.get(term.rule) == relation

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
        head = self._head(pair, found := list(firings))
        end = pair.source.opening[-1].end if head else 0
        asked = pair.target.only_asks and not pair.target.count(NEGATIONS)
        for rule, count in self.present(pair, found).items():
            side, agrees = self.weights[rule]
            share = count.share
            if head and self.relations.get(rule, head) != head and all(f.start >= end for f in count.firings):
                share *= _BEHIND
            if asked and all(_answers(pair, firing) for firing in count.firings):
                share *= _ANSWERS
            if side or agrees:
                terms.append(Term(rule, side * share, agrees * share, count.firings))
        to_target = bool(pair.source.content & pair.target.content) or pair.source.count(SECOND) > 0
        return Sums((*self.unspoken(pair), *terms), to_target)

    def _head(self, pair: Pair, firings: Sequence[Firing]) -> Relation | None:
        """The relation that the first sentence says outright where no "but" follows: it outweighs what is below."""
        if not pair.source.opening or not TURNS.isdisjoint(pair.source.counts):
            return None
        end = pair.source.opening[-1].end
        said = {
            self.relations[firing.rule]
            for firing in firings
            if firing.start < end
            and firing.rule in self.relations
            and abs(self.weights.get(firing.rule, (0.0, 0.0))[1]) >= _OUTRIGHT
        }
        return said.pop() if len(said) == 1 else None

    def unspoken(self, pair: Pair) -> tuple[Term, ...]:
        """What the features add: claims that both make by themselves, all else in one."""
        added: defaultdict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
        for feature in self._features:
            if (row := feature.adds(pair)) is not None:
                name = feature.feature.evidence
                added[name][0] += row[0]
                added[name][1] += row[1]
        words = {DENIED: denial(pair), ECHOED: taken_up(pair) if ECHOED in added else ()}
        side, agrees = added.pop(UNSPOKEN, [0.0, 0.0])
        rest = Term(UNSPOKEN, side + self.prior.side, agrees + self.prior.agrees)
        return (rest, *(Term(name, row[0], row[1], words.get(name, ())) for name, row in sorted(added.items())))


def _answers(pair: Pair, firing: Firing) -> bool:
    """Whether a firing is the "yes" or "no" that a source begins with."""
    return not pair.source.place(firing.start) and pair.source.first in YES | NO


def _apart(terms: Iterable[Term], relation: Relation) -> list[Term]:
    """The terms that speak for a relation, the weightiest first, none whose words stand in another's."""
    kept: list[Term] = []
    for term in sorted(terms, key=lambda term: (-term.toward(relation), term.rule)):
        overlaps = term.firings and any(map(partial(_overlap, term.firings[0]), (k.firings for k in kept)))
        if term.toward(relation) > 0 and not overlaps:
            kept.append(term)
    return kept


def _overlap(firing: Firing, others: tuple[Firing, ...]) -> bool:
    return bool(others) and firing.start < others[0].end and others[0].start < firing.end


def _nearness(pair: Pair, firings: Iterable[Firing]) -> float:
    """How much the nearest of the firings counts: whole among the first words, the less the further down it stands."""
    place = max(min(pair.source.place(firing.start) for firing in firings) - pair.since, 0)
    return 1.0 if place < NEAR else NEAR / place
