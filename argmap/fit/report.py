"""What a fit says of itself: cross-validated figures by set, and what each family of rules contributes."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
from sklearn.metrics import f1_score

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from argmap.fit.design import Row, Task
    from argmap.fit.logistic import Numbers

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


def by_set(task: Task, rows: Sequence[Row], found: Mapping[str, Numbers], floors: Mapping[str, float]) -> Iterator[str]:
    """One line of figures a set.

    Args:
        task: What was fitted.
        rows: The labelled rows.
        found: Probabilities by outcome, fitted without each row's group.
        floors: From which probability an outcome is said.
    """
    files = sorted({row.file for row in rows})
    for file in files:
        mine = np.array([row.file == file for row in rows])
        yield f"{file:24} n={mine.sum():5} " + " ".join(_figures(task, rows, mine, found, floors))


def _figures(
    task: Task, rows: Sequence[Row], mine: Numbers, found: Mapping[str, Numbers], floors: Mapping[str, float]
) -> Iterator[str]:
    here = [row for row, inside in zip(rows, mine, strict=True) if inside]
    if task.family != "stance":
        for outcome in task.outcomes:
            gold = np.array([outcome in row.outcomes for row in here])
            said = found[outcome][mine] >= floors.get(outcome, 0.5)
            yield f"{outcome}: f1={f1_score(gold, said, zero_division=0.0):.3f}"
        return
    table = np.stack([found[outcome][mine] for outcome in task.outcomes], axis=1)
    best = table.max(axis=1)
    said = np.array(
        [
            task.outcomes[k] if p >= floors[task.outcomes[k]] else "neither"
            for k, p in zip(table.argmax(axis=1), best, strict=True)
        ]
    )
    gold = np.array([next(iter(row.outcomes)) for row in here])
    printed = said != "neither"
    sure = printed & (best >= SURE)
    right = said == gold
    labels = sorted(set(gold))
    yield f"macro_f1={f1_score(gold, said, labels=labels, average='macro', zero_division=0.0):.3f}"
    yield f"coverage={printed.mean():.3f} precision={right[printed].mean() if printed.any() else 0.0:.3f}"
    yield f"sure_precision={right[sure].mean() if sure.any() else 0.0:.3f} sure_coverage={sure.mean():.3f}"
    yield f"calibration_error={calibration_error(best[printed], right[printed].astype(float)):.3f}"


def families(names: Sequence[str], rows: Numbers, weights: Mapping[str, Numbers]) -> Iterator[str]:
    """One line a family: how many rules, how often they count, how far they move the sums (standard deviation).

    Args:
        names: The rules' ids by column.
        rows: The design matrix.
        weights: By outcome, a weight a column.
    """
    columns: defaultdict[str, list[int]] = defaultdict(list)
    for place, name in enumerate(names):
        columns[".".join(name.split(".")[:2])].append(place)
    for family in sorted(
        columns, key=lambda f: -max(float((rows[:, columns[f]] @ w[columns[f]]).std()) for w in weights.values())
    ):
        places = columns[family]
        moved = "  ".join(
            f"{outcome} ±{float((rows[:, places] @ w[places]).std()):.2f}" for outcome, w in weights.items()
        )
        yield f"{family:28} {len(places):4} rules, {float(rows[:, places].sum() / rows.shape[0]):6.2f} a row   {moved}"
