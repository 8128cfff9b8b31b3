"""Features with their fitted weights: what the numbers measured on one thing add to each outcome."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from argmap.errors import ArgmapError, Problem
from argmap.features.table import Feature, features

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from argmap.rulebook.rule import Weights


@dataclass(frozen=True, slots=True)
class Graded:
    """One feature with what each range of its number adds.

    Args:
        feature: The feature.
        bounds: Where one range ends and the next begins.
        rows: For each range, log-odds by outcome in the model's order.

    Attributes:
        adds: What the feature adds for a thing; None where it adds nothing or its number does not apply.
    """

    feature: Feature
    bounds: tuple[float, ...]
    rows: tuple[tuple[float, ...], ...]
    adds: Callable[[Any], tuple[float, ...] | None] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "adds", _adding(self.feature.measure, self.bounds, self.rows))


def _adding(
    measure: Callable[[Any], float | None], bounds: tuple[float, ...], rows: tuple[tuple[float, ...], ...]
) -> Callable[[Any], tuple[float, ...] | None]:
    """Made once, for it is called a hundred times for each comment."""
    added = tuple(row if any(row) else None for row in rows)

    def adds(thing: Any) -> tuple[float, ...] | None:  # noqa: ANN401  # what the feature measures
        number = measure(thing)
        return None if number is None else added[bisect_right(bounds, number)]

    return adds


def graded(weights: Weights | None, folder: str, outcomes: Sequence[str]) -> tuple[Graded, ...]:
    """The weighed features of a model.

    Args:
        weights: The model's, or None where a rulebook has none.
        folder: `sentence`, `pair`, `reply`, `point` or `crux`.
        outcomes: In which order each range's weights stand.

    Raises:
        ArgmapError: R022, a feature that does not exist.
    """
    if weights is None:
        return ()
    known = features(folder)
    problems = [
        Problem(
            steps.location,
            "R022",
            f"weights are given for '{steps.feature}', and no such feature is measured on a {folder}",
            "run python -m argmap.fit, or take the entry out",
        )
        for steps in weights.features
        if steps.feature not in known
    ]
    if problems:
        raise ArgmapError(problems)
    return tuple(_graded(known, weights, outcomes))


def _graded(known: Any, weights: Weights, outcomes: Sequence[str]) -> Iterator[Graded]:  # noqa: ANN401
    for steps in weights.features:
        none = (0.0,) * (len(steps.bounds) + 1)
        columns = [steps.values.get(outcome, none) for outcome in outcomes]
        if any(any(column) for column in columns):
            yield Graded(known[steps.feature], steps.bounds, tuple(zip(*columns, strict=True)))
