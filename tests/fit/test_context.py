"""Weights of what only whole threads show."""

from __future__ import annotations

from argmap.fit.context import Met, fitted, named, without
from argmap.rulebook.rule import Steps, Weights

ECHO = Steps("echo", (0.5,), {"side": (0.0, 0.2), "agrees": (0.0, -0.1)})
PAST = Steps("earlier_exchange", (-0.01, 0.01), {"side": (0.3, 0.0, 0.3), "agrees": (-0.3, 0.0, 0.3)})
OPPOSED = Steps("opposed_claims", (1.0,), {"side": (0.0, 0.9), "agrees": (0.0, -0.9)})
BEFORE = Weights("stance", {"side": 0.0, "agrees": 0.0}, {}, (PAST, ECHO, OPPOSED))


def rows(past: float, relation: str) -> list[Met]:
    return [Met({"earlier_exchange": past}, {"side": 0.0, "agrees": 0.0}, relation)] * 60


def test_what_passed_before_is_learnt_and_nothing_known_adds_nothing() -> None:
    seen = [*rows(-1.0, "rebuttal"), *rows(0.0, "neither"), *rows(0.0, "agreement"), *rows(1.0, "agreement")]
    made = {steps.feature: steps for steps in fitted(seen, without(BEFORE), BEFORE).features}
    side, agrees = made["earlier_exchange"].values["side"], made["earlier_exchange"].values["agrees"]
    assert side[1] == agrees[1] == 0.0
    assert side[0] > 0.2
    assert side[2] > 0.2
    assert agrees[0] < -0.2 < agrees[2]


def test_features_of_pairs_and_those_that_no_row_shows_keep_their_weights() -> None:
    seen = [*rows(-1.0, "rebuttal"), *rows(0.0, "neither")]
    made = {steps.feature: steps for steps in fitted(seen, without(BEFORE), BEFORE).features}
    assert made["echo"] == ECHO
    assert made["opposed_claims"] == OPPOSED
    assert "echo" not in named()
