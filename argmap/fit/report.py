"""What a fit says of itself: cross-validated figures by set, and what each family of rules contributes."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
from sklearn.metrics import f1_score

from argmap.fit.design import SIDES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from argmap.fit.design import Row, Task
    from argmap.fit.logistic import Numbers

_RELATIONS = {outcomes: relation for relation, outcomes in SIDES.items()}
SURE = 0.75
"""A link this confident is printed without a question mark."""


def calibration_error(said: Numbers, right: Numbers, bins: int = 10) -> float:
    """The mean gap between the probability said and the share that was right, over bins, weighted by their size.

    >>> import numpy as np
    >>> round(calibration_error(np.array([0.8, 0.8, 0.8, 0.8]), np.array([1, 1, 1, 0])), 3)
    0.05
    """
    if not len(said):
        return 0.0
    place = np.minimum((said * bins).astype(int), bins - 1)
    return float(sum(abs(said[place == b].sum() - right[place == b].sum()) for b in range(bins)) / len(said))


def by_set(task: Task, rows: Sequence[Row], found: Mapping[str, Numbers], floor: float) -> Iterator[str]:
    """One line of figures a source.

    Args:
        task: What was fitted.
        rows: The labelled rows.
        found: Probabilities by outcome, fitted without each row's group.
        floor: From which probability a relation is said.
    """
    for source in sorted({row.source for row in rows}):
        mine = np.array([row.source == source for row in rows])
        yield f"{source:24} n={mine.sum():5} " + " ".join(_figures(task, rows, mine, found, floor))


def _figures(
    task: Task, rows: Sequence[Row], mine: Numbers, found: Mapping[str, Numbers], floor: float
) -> Iterator[str]:
    here = [row for row, inside in zip(rows, mine, strict=True) if inside]
    if task.model != "stance" or len(found) < len(task.outcomes):
        for outcome in found:
            gold = np.array([outcome in row.outcomes for row in here])
            yield f"{outcome}: f1={f1_score(gold, found[outcome][mine] >= 0.5, zero_division=0.0):.3f}"
        return
    side, agrees = found["side"][mine], found["agrees"][mine]
    best = side * np.maximum(agrees, 1.0 - agrees)
    said = np.where(best < floor, "neither", np.where(agrees > 0.5, "agreement", "rebuttal"))
    gold = np.array([_RELATIONS[row.outcomes] for row in here])
    printed = said != "neither"
    sure = printed & (best >= SURE)
    right = said == gold
    yield f"macro_f1={f1_score(gold, said, labels=sorted(set(gold)), average='macro', zero_division=0.0):.3f}"
    yield f"coverage={printed.mean():.3f} precision={right[printed].mean() if printed.any() else 0.0:.3f}"
    yield f"sure_precision={right[sure].mean() if sure.any() else 0.0:.3f} sure_coverage={sure.mean():.3f}"
    yield f"calibration_error={calibration_error(best[printed], right[printed].astype(float)):.3f}"


def moves(names: Sequence[str], rows: Numbers, weights: Mapping[str, Numbers]) -> Iterator[str]:
    """One line a file of rules or feature: how often it counts, how far it moves the sums (standard deviation).

    Args:
        names: Of each column the file of its rule, or its feature.
        rows: The design matrix.
        weights: By outcome, a weight a column.
    """
    columns: defaultdict[str, list[int]] = defaultdict(list)
    for place, name in enumerate(names):
        columns[name].append(place)
    for group in sorted(
        columns, key=lambda f: -max(float((rows[:, columns[f]] @ w[columns[f]]).std()) for w in weights.values())
    ):
        places = columns[group]
        moved = "  ".join(
            f"{outcome} ±{float((rows[:, places] @ w[places]).std()):.2f}" for outcome, w in weights.items()
        )
        yield f"{group:28} {len(places):4} columns, {float(rows[:, places].sum() / rows.shape[0]):6.2f} a row   {moved}"
