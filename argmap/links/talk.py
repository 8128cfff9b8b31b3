"""A pair weighed as part of a whole thread: what features add there, and who sides with whom by the other links."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from argmap.features.graded import graded
from argmap.features.pair.camps import EVIDENCE as CAMPS
from argmap.features.table import UNSPOKEN
from argmap.links.scales import OUTCOMES, Sums, Term, logistic

if TYPE_CHECKING:
    from argmap.features.pairs import Between, Pair
    from argmap.rulebook.rule import Rulebook

TAKEN = 0.7
"""How far the words' say on which side is taken counts in a whole thread: they may be meant for a third person."""


class Talk:
    """What a rulebook's weights of whole threads add to the sums of a pair.

    Args:
        rulebook: Checked rules; without the model `talk` nothing is added.
    """

    def __init__(self, rulebook: Rulebook) -> None:
        fitted = rulebook.models.get("talk")
        weighed = graded(fitted, "pair", OUTCOMES)
        self._features = [one for one in weighed if one.feature.evidence != CAMPS]
        self._camps = [one for one in weighed if one.feature.evidence == CAMPS]
        self._bias = dict(fitted.bias) if fitted is not None else {}
        self._taken = 1.0 if fitted is None else TAKEN

    def sums(self, pair: Pair, sums: Sums) -> Sums:
        """The sums of a pair with what its features add in a whole thread."""
        rows = [row for feature in self._features if (row := feature.adds(pair)) is not None]
        side = math.fsum((self._bias.get("side", 0.0), *(row[0] for row in rows)))
        agrees = math.fsum((self._bias.get("agrees", 0.0), *(row[1] for row in rows)))
        return _and(sums, Term(UNSPOKEN, side, agrees - (1.0 - self._taken) * sums.agrees))

    def with_camps(self, sums: Sums, between: Between) -> Sums:
        """The sums of a pair with what the thread's other links say of the two commenters."""
        rows = [row for feature in self._camps if (row := feature.adds(between)) is not None]
        term = Term(CAMPS, math.fsum(row[0] for row in rows), math.fsum(row[1] for row in rows))
        return _and(sums, term) if rows else sums


def leaning(sums: Sums) -> float:
    """What a pair's sums say, from -1, surely a rebuttal, to 1, surely agreement."""
    return logistic(sums.side) * math.tanh(sums.agrees / 2)


def _and(sums: Sums, term: Term) -> Sums:
    """The sums with one more term."""
    return Sums((*sums.terms, term), sums.to_target)
