"""Which sentences argue, and which of those make the claim: role rules and features, weighed together.

Source: the cues follow Habernal and Gurevych 2017, "Argumentation Mining in User-Generated Web Discourse", section 5,
and Stab and Gurevych 2017, "Parsing Argumentation Structures in Persuasive Essays", table 5; the weights are fitted.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING, Literal

from argmap.features.graded import graded
from argmap.features.sentences import told
from argmap.features.table import UNSPOKEN
from argmap.model import Evidence, Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.claims.reading import Reading
    from argmap.features.sentences import Told
    from argmap.rulebook.rule import Rulebook

Tie = Literal["before", "after"]
Weighed = tuple[float, float, Tie | None, bool, tuple[Evidence, ...]]

ARGUES = 0.3
"""A sentence is a claim or premise from this probability up: where F1 on labelled sentences is flat, the higher end."""
ARGUES_BEST = 0.15
"""The sentence of a comment that is likeliest to argue needs only this."""
CLAIM = 0.22
"""An arguing sentence makes the claim, and is no mere premise, from this probability up."""
CLAIM_BEST = 0.15
"""The sentence of a comment that is likeliest to make its claim needs only this."""


@dataclass(frozen=True, slots=True)
class Score:
    """What the role rules make of one sentence.

    Args:
        probability: That a reader would say that it argues.
        argues: Whether that suffices.
        role: Claim or premise.
        ties: Where the claim stands that it supports, or the premise that supports it, where an indicator that opens
            the sentence says so.
        concludes: Whether that indicator makes it the claim: "so", "therefore".
        because: The rules with their weights, and in one sum what the features add.
    """

    probability: float
    argues: bool
    role: Role
    ties: Tie | None
    concludes: bool
    because: tuple[Evidence, ...]


class RoleReader:
    """Weighs the sentences of comments.

    Args:
        rulebook: Checked rules; those of the family `roles` count.
    """

    def __init__(self, rulebook: Rulebook) -> None:
        self._rules: dict[str, tuple[float, float, Tie | None, bool]] = {}
        for rule in rulebook.family("roles"):
            weight = (rule.weights.get("argues", 0.0), rule.weights.get("claim", 0.0))
            ties: Tie | None = rule.ties if rule.ties != "none" else None
            self._rules[rule.id] = (*weight, ties, rule.role == "claim")
        fitted = rulebook.models.get("roles")
        bias = fitted.bias if fitted is not None else {}
        self._base = (bias.get("argues", 0.0), bias.get("claim", 0.0))
        self._features = graded(fitted, "sentence", ("argues", "claim"))

    def scores(self, reading: Reading) -> list[Score | None]:
        """A score for each sentence of a comment; None for quoted ones and those without a word."""
        analysis = reading.analysis
        fired: dict[int, dict[str, Evidence]] = {}
        opening: dict[int, str] = {}
        for firing in analysis.firings:
            found = self._rules.get(firing.rule)
            if found is None:
                continue
            sentence = reading.sentence_at(firing.start)
            if found[2] is not None and reading.opens_sentence(reading.range(firing.start, firing.end)[0]):
                opening.setdefault(sentence, firing.rule)
            words = analysis.text[firing.start : firing.end]
            fired.setdefault(sentence, {}).setdefault(
                firing.rule, Evidence(firing.rule, words, None, firing.start, firing.end, found[0])
            )
        weighed = [
            None if one is None else self._weigh(fired.get(index, {}), opening.get(index), one)
            for index, one in enumerate(told(analysis))
        ]
        argues = max((w[0] for w in weighed if w is not None), default=1.0)
        claim = max((w[1] for w in weighed if w is not None), default=1.0)
        return [None if w is None else _score(w, argues, claim) for w in weighed]

    def _weigh(self, fired: Mapping[str, Evidence], opening: str | None, one: Told) -> Weighed:
        """The two probabilities of a sentence, that it argues and that it makes the claim, and what they come from."""
        argues, claim = self._base
        because = dict(fired)
        for rule in fired:
            argues += self._rules[rule][0]
            claim += self._rules[rule][1]
        unspoken = self._base[0]
        for feature in self._features:
            added = feature.adds(one)
            if added is not None:
                unspoken += added[0]
                argues += added[0]
                claim += added[1]
        because[UNSPOKEN] = Evidence(UNSPOKEN, weight=unspoken)
        ties, concludes = self._rules[opening][2:] if opening is not None else (None, False)
        return 1 / (1 + exp(-argues)), 1 / (1 + exp(-claim)), ties, concludes, tuple(because.values())


def _score(weighed: Weighed, best_argues: float, best_claim: float) -> Score:
    argues, claim, ties, concludes, because = weighed
    makes = claim >= (CLAIM_BEST if claim >= best_claim else CLAIM)
    enough = argues >= (ARGUES_BEST if argues >= best_argues else ARGUES)
    return Score(argues, enough or makes, "claim" if makes else "premise", ties, concludes, because)
