"""Rules and features as columns, and fitted columns as weights."""

from __future__ import annotations

import numpy as np
import pytest

from argmap.fit.columns import Line, columns
from argmap.rulebook.rule import Steps, Weights

LINES = [({"stance.a": 1.0}, {"echo": 0.0}), ({"stance.b": 0.5}, {"echo": 2.0}), ({}, {"echo": 5.0})]
BEFORE = Weights(
    "stance", {}, {"stance.old": {"agreement": 0.7}}, (Steps("echo", (1.0, 4.0), {}), Steps("gone", (), {}))
)


def test_a_feature_is_a_column_for_each_bound_that_its_number_reaches() -> None:
    cut = columns(LINES, ["stance.a", "stance.b"], BEFORE)
    assert cut.names == ("stance.a", "stance.b", "echo", "echo")
    assert cut.matrix(LINES).toarray().tolist() == [[1, 0, 0, 0], [0, 0.5, 1, 0], [0, 0, 1, 1]]


def test_fitted_columns_are_weights_and_what_no_row_shows_keeps_its_own() -> None:
    cut = columns(LINES, ["stance.a", "stance.b"], BEFORE)
    made = cut.weights("stance", {"agreement": np.array([1.0, 2.0, 0.25, 0.5])}, {"agreement": -1.0}, BEFORE)
    assert made.rules == {
        "stance.a": {"agreement": 1.0},
        "stance.b": {"agreement": 2.0},
        "stance.old": {"agreement": 0.7},
    }
    assert made.bias == {"agreement": -1.0}
    echo, gone = made.features
    assert (echo.bounds, echo.values, gone.feature) == ((1.0, 4.0), {"agreement": (0.0, 0.25, 0.75)}, "gone")


def test_a_new_feature_is_cut_where_its_numbers_spread() -> None:
    lines: list[Line] = [({}, {"new": float(n % 2), "wide": float(n)}) for n in range(100)]
    cut = columns(lines, [], None)
    assert [bound for name, bound in cut.steps if name == "new"] == [1.0]
    wide = [bound for name, bound in cut.steps if name == "wide"]
    assert wide == pytest.approx([19.8, 39.6, 59.4, 79.2])
