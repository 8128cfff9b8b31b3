"""Logistic regression towards a prior: each weight is drawn towards what its rule speaks for.

No rare rule shouts that way, and none is silent because the labelled threads happen not to hold it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, hstack
from sklearn.model_selection import GroupKFold, LeaveOneGroupOut

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
        kin: By rule, the name that it shares with others, or "" where it stands alone: rules of one kin may leave their
            means together, more easily than each by itself.
        sway: How far a whole kin may, as a standard deviation.
    """

    mean: Numbers
    spread: Numbers
    kin: Sequence[str] = ()
    sway: float = 0.0

    def together(self, rows: Any) -> tuple[Any, Any]:  # noqa: ANN401  # sparse matrices
        """A column more for each kin, the sum of its rules' columns; and by which matrix kins give rules weights."""
        kin = self.kin if self.sway else ()
        place = {name: column for column, name in enumerate(sorted(set(kin) - {""}))}
        cells = [(rule, place[name]) for rule, name in enumerate(kin) if name]
        belong = csr_matrix(
            (np.ones(len(cells)), tuple(np.array(cells, dtype=np.int32).reshape(-1, 2).T)),
            shape=(len(self.mean), len(place)),
        )
        return hstack([csr_matrix(rows), csr_matrix(rows @ belong)]).tocsr(), belong


def fit(rows: Any, hits: Numbers, weights: Numbers, prior: Prior) -> tuple[Numbers, float]:  # noqa: ANN401  # a sparse matrix
    """The likeliest weights and bias.

    Args:
        rows: One row a pair, one column a rule: 1 where it counts (a sparse matrix).
        hits: 1 where the outcome holds.
        weights: How much each row counts.
        prior: See `Prior`.
    """
    rows, belong = prior.together(rows)
    rules, columns = len(prior.mean), rows.shape[1]
    turned = rows.T.tocsr()
    mean = np.append(prior.mean, np.zeros(columns - rules))
    precision = np.append(1.0 / prior.spread**2, np.full(columns - rules, (prior.sway or 1.0) ** -2))

    def loss(point: Numbers) -> tuple[float, Numbers]:
        given, bias = point[:columns], point[columns]
        z = rows @ given + bias
        off = given - mean
        value = float((weights * (np.logaddexp(0.0, z) - hits * z)).sum() + 0.5 * (precision * off * off).sum())
        slope = weights * (1.0 / (1.0 + np.exp(-z)) - hits)
        return value, np.append(turned @ slope + precision * off, slope.sum())

    found = minimize(loss, np.append(mean, 0.0), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return found.x[:rules] + belong @ found.x[rules:columns], float(found.x[columns])


def held_out(  # noqa: PLR0913, PLR0917  # the parts of a fit
    rows: Any,  # noqa: ANN401  # a sparse matrix
    hits: Numbers,
    groups: Sequence[str],
    weights: Numbers,
    prior: Prior,
    folds: int | None,
) -> Numbers:
    """The sum of each row, in log-odds, by weights that were fitted without its group.

    Args:
        rows: As for `fit`.
        hits: As for `fit`.
        groups: Rows of one thread, or of one source, stay together.
        weights: As for `fit`; rows that count nothing are not fitted on, and get their sum.
        prior: As for `fit`.
        folds: How many parts; None to leave out one group at a time.
    """
    found = np.zeros(len(hits))
    parts = LeaveOneGroupOut() if folds is None else GroupKFold(folds)
    for others, test in parts.split(rows, hits, groups):
        train = others[weights[others] > 0]
        given, bias = fit(rows[train], hits[train], weights[train], prior)
        found[test] = rows[test] @ given + bias
    return found
