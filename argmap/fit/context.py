"""Weights of what only whole threads show: what passed before, whose claims are opposed, whether the target is a guess.

Pairs know nothing of it. The sums that the pairs' weights give are kept, and what is fitted is what the context adds,
on pairs that people speak of: a wrong target is no question of stance.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize

from argmap.features.table import features
from argmap.fit.columns import columns
from argmap.fit.data import pairs
from argmap.fit.design import SIDES
from argmap.links import LinkFinder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scipy.sparse import csr_matrix

    from argmap.features.pairs import Pair
    from argmap.fit.data import Labelled
    from argmap.fit.logistic import Numbers
    from argmap.links.scales import Sums
    from argmap.mapping import Mapper
    from argmap.rulebook.rule import Rulebook, Steps, Weights

THOUGHT = {
    "opposed_claims": {"side": 0.9, "agrees": -0.9},
    "shared_claims": {"side": 0.9, "agrees": 0.9},
    "earlier_exchange": {"agrees": 0.2},
    "opener_open_question": {"side": -1.0},
}
"""What a step of a feature is thought to add before any thread is seen; 0 for the others."""
_SPREAD = 0.3
_OUTCOMES = ("side", "agrees")


@dataclass(frozen=True, slots=True)
class Met:
    """One labelled pair as it stands in its thread.

    Args:
        numbers: Its context features.
        given: What all else adds to each question.
        relation: What people said of it.
    """

    numbers: dict[str, float]
    given: dict[str, float]
    relation: str


def named() -> frozenset[str]:
    """The features that only whole threads show."""
    return frozenset(name for name, feature in features("pair").items() if feature.in_threads)


def without(weights: Weights) -> Weights:
    """Weights without those of the context."""
    return replace(weights, features=tuple(steps for steps in weights.features if steps.feature not in named()))


def met(items: Iterable[Labelled], mapper: Mapper, book: Rulebook) -> Iterator[Met]:
    """The pairs of labelled threads that the finder weighs and people speak of.

    Args:
        items: Threads with `links`.
        mapper: For claims and replies.
        book: The rulebook with weights of all but the context.
    """
    finder = LinkFinder(book)
    context = {name: features("pair")[name] for name in sorted(named())}
    for item in items:
        analyses = mapper.analyse(item.thread)
        found = mapper.assemble(item.thread, analyses)
        seen: list[tuple[Pair, Sums]] = []
        finder.find(item.thread, analyses, found.claims, found.replies, look=lambda *pair: seen.append(pair))  # noqa: B023
        said = {(source, target): relation for source, target, relation in pairs(item)}
        for pair, sums in seen:
            relation = said.get((pair.source.analysis.comment, pair.target.analysis.comment))
            if relation is not None:
                measured = {name: feature.measure(pair) for name, feature in context.items()}
                numbers = {name: float(number) for name, number in measured.items() if number is not None}
                yield Met(numbers, {"side": sums.side, "agrees": sums.agrees}, relation)


def fitted(rows: Sequence[Met], weights: Weights, before: Weights) -> Weights:
    """The weights with those of the context, fitted on what the others leave over.

    Args:
        rows: Pairs of whole threads.
        weights: Those of all but the context.
        before: The weights so far, for the bounds of the features, and for those that no row shows.
    """
    cut = columns([({}, row.numbers) for row in rows], (), before)
    matrix = cut.matrix([({}, row.numbers) for row in rows])
    found: dict[str, Numbers] = {}
    for outcome in _OUTCOMES:
        mean = np.array([THOUGHT.get(name, {}).get(outcome, 0.0) for name, _ in cut.steps])
        kept = np.array([outcome == "side" or row.relation != "neither" for row in rows])
        hits = np.array([outcome in SIDES[row.relation] for row in rows], dtype=float)[kept]
        given = np.array([row.given[outcome] for row in rows])[kept]
        found[outcome] = _offset(matrix[kept], hits, given, mean)
    made = cut.weights(weights.model, found, {}, None)
    steps = {old.feature: old for old in (*before.features, *weights.features)} | {
        new.feature: _from_none(new) for new in made.features
    }
    return replace(weights, features=tuple(steps[name] for name in sorted(steps)))


def _from_none(steps: Steps) -> Steps:
    """The steps of a feature so that nothing known, the number 0, adds nothing, as for a pair without a thread."""
    none = bisect_right(steps.bounds, 0.0)
    return replace(steps, values={o: tuple(value - row[none] for value in row) for o, row in steps.values.items()})


def _offset(rows: csr_matrix, hits: Numbers, given: Numbers, mean: Numbers) -> Numbers:
    """The likeliest weights beside sums that are given; a share of its own takes up how much people mark in threads."""
    turned = rows.T.tocsr()

    def loss(point: Numbers) -> tuple[float, Numbers]:
        z = given + rows @ point[:-1] + point[-1]
        off = (point[:-1] - mean) / _SPREAD
        value = float((np.logaddexp(0.0, z) - hits * z).sum() + 0.5 * (off * off).sum())
        slope = 1.0 / (1.0 + np.exp(-z)) - hits
        return value, np.append(turned @ slope + off / _SPREAD, slope.sum())

    return np.asarray(minimize(loss, np.append(mean, 0.0), jac=True, method="L-BFGS-B").x[:-1])
