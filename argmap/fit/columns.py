"""Rules and features as the columns of a design matrix, and fitted columns as a file of weights.

A rule is one column. A feature is one column for each of its bounds, which counts where the number reaches it: what is
fitted is the step from one range to the next. Bounds are those of the weights so far; a feature that has none yet gets
them from how its numbers spread.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_matrix

from argmap.rulebook.rule import Steps, Weights

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from argmap.fit.logistic import Numbers

_FEW, _PARTS, _LEAST = 6, 5, 20
"""Up to how many values a number is cut between them; into how many parts else; how many rows a part holds at least."""

Line = tuple["Mapping[str, float]", "Mapping[str, float]"]
"""The rules that count for one thing, with how much each counts, and its features."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a fit.

    Args:
        rules: The rules that count for some row, sorted.
        steps: Each bound of each feature, by feature and rising.
    """

    rules: tuple[str, ...]
    steps: tuple[tuple[str, float], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """A name for each column: the rule's id, or the feature's name."""
        return (*self.rules, *(name for name, _ in self.steps))

    def matrix(self, lines: Sequence[Line]) -> csr_matrix:
        """One row a line."""
        place = {name: column for column, name in enumerate(self.rules)}
        of: defaultdict[str, list[tuple[float, int]]] = defaultdict(list)
        for column, (name, bound) in enumerate(self.steps, len(self.rules)):
            of[name].append((bound, column))
        data: list[float] = []
        columns: list[int] = []
        ends = [0]
        for rules, numbers in lines:
            for rule, share in rules.items():
                if rule in place:
                    columns.append(place[rule])
                    data.append(share)
            for name, number in numbers.items():
                for bound, column in of.get(name, ()):
                    if number >= bound:
                        columns.append(column)
                        data.append(1.0)
            ends.append(len(columns))
        shape = (len(lines), len(self.rules) + len(self.steps))
        return csr_matrix((np.array(data), np.array(columns, dtype=np.int32), np.array(ends)), shape=shape)

    def weights(
        self, model: str, found: Mapping[str, Numbers], bias: Mapping[str, float], before: Weights | None
    ) -> Weights:
        """Fitted columns as weights; rules and features that no row shows keep what they had.

        Args:
            model: Its name.
            found: By outcome, a weight for each column.
            bias: By outcome.
            before: The weights so far.
        """
        rules: dict[str, Mapping[str, float]] = {
            rule: {outcome: float(column[place]) for outcome, column in found.items()}
            for place, rule in enumerate(self.rules)
        }
        bounds: defaultdict[str, list[float]] = defaultdict(list)
        heights: defaultdict[str, dict[str, list[float]]] = defaultdict(lambda: {o: [0.0] for o in found})
        for place, (name, bound) in enumerate(self.steps, len(self.rules)):
            bounds[name].append(bound)
            for outcome, column in found.items():
                heights[name][outcome].append(heights[name][outcome][-1] + float(column[place]))
        steps = {
            name: Steps(name, tuple(some), {o: tuple(row) for o, row in heights[name].items()})
            for name, some in bounds.items()
        }
        if before is not None:
            rules = {**before.rules, **rules}
            steps = {**{old.feature: old for old in before.features}, **steps}
        features = tuple(steps[name] for name in sorted(steps))
        return Weights(model, dict(bias), {name: rules[name] for name in sorted(rules)}, features)


def columns(lines: Sequence[Line], known: Iterable[str], before: Weights | None) -> Columns:
    """The columns that some row tells apart.

    Args:
        lines: All rows.
        known: The rules that may be fitted.
        before: The weights so far, for their bounds.
    """
    rules = {rule for counted, _ in lines for rule in counted} & set(known)
    given = {steps.feature: steps.bounds for steps in before.features} if before is not None else {}
    values: defaultdict[str, list[float]] = defaultdict(list)
    for _, numbers in lines:
        for name, number in numbers.items():
            values[name].append(number)
    steps = [
        (name, bound)
        for name in sorted(values)
        for bound in given.get(name) or _bounds(values[name])
        if 0 < sum(number >= bound for number in values[name]) < len(lines)
    ]
    return Columns(tuple(sorted(rules)), tuple(steps))


def _bounds(values: Sequence[float]) -> tuple[float, ...]:
    """Where a number that has no bounds yet is cut."""
    counts = Counter(values)
    order = sorted(counts)
    if len(order) <= _FEW:
        cuts = order[1:]
    else:
        cuts = sorted({float(np.quantile(values, part / _PARTS)) for part in range(1, _PARTS)})
    total = len(values)
    return tuple(cut for cut in cuts if _LEAST <= sum(value >= cut for value in values) <= total - _LEAST)
