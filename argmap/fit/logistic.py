"""Logistic regression towards a prior: each weight is drawn towards what its rule speaks for.

No rare rule shouts that way, and none is silent because the labelled threads happen not to hold it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.optimize import minimize
from sklearn.model_selection import GroupKFold

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

    from numpy.typing import NDArray

    Numbers: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Prior:
    """What is thought of the weights before any pair is seen.

    Args:
        mean: By rule.
        spread: Standard deviation by rule: how far the data may take a weight from its mean.
    """

    mean: Numbers
    spread: Numbers


def fit(rows: Any, hits: Numbers, weights: Numbers, prior: Prior) -> tuple[Numbers, float]:  # noqa: ANN401  # a sparse matrix
    """The likeliest weights and bias.

    Args:
        rows: One row a pair, one column a rule: 1 where it counts (a sparse matrix).
        hits: 1 where the outcome holds.
        weights: How much each row counts.
        prior: See `Prior`.
    """
    columns = rows.shape[1]
    turned = rows.T.tocsr()
    precision = 1.0 / prior.spread**2

    def loss(point: Numbers) -> tuple[float, Numbers]:
        given, bias = point[:columns], point[columns]
        z = rows @ given + bias
        off = given - prior.mean
        value = float((weights * (np.logaddexp(0.0, z) - hits * z)).sum() + 0.5 * (precision * off * off).sum())
        slope = weights * (1.0 / (1.0 + np.exp(-z)) - hits)
        return value, np.append(turned @ slope + precision * off, slope.sum())

    found = minimize(loss, np.append(prior.mean, 0.0), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return found.x[:columns], float(found.x[columns])


def held_out(rows: Any, hits: Numbers, groups: Sequence[str], weights: Numbers, prior: Prior, folds: int) -> Numbers:  # noqa: ANN401, PLR0913, PLR0917  # a sparse matrix
    """Probabilities of each row by weights that were fitted without its group.

    Args:
        rows: As for `fit`.
        hits: As for `fit`.
        groups: Rows of one thread stay together.
        weights: As for `fit`.
        prior: As for `fit`.
        folds: How many parts.
    """
    found = np.zeros(len(hits))
    for train, test in GroupKFold(folds).split(rows, hits, groups):
        given, bias = fit(rows[train], hits[train], weights[train], prior)
        found[test] = 1.0 / (1.0 + np.exp(-(rows[test] @ given + bias)))
    return found
