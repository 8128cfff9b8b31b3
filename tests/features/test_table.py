"""Features are found by themselves, and their weights are checked against them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from argmap.errors import ArgmapError, Location
from argmap.features.graded import graded
from argmap.features.pair.cues import KINDS
from argmap.features.table import explanation, features
from argmap.rulebook.rule import Steps, Weights

if TYPE_CHECKING:
    from argmap.rulebook.rule import Rulebook


def test_a_feature_is_a_public_function_with_its_name_and_words() -> None:
    feature = features("pair")["echo_words"]
    assert (feature.name, feature.says, feature.file) == ("echo_words", "Shared content words.", "echoes")
    assert features("reply")["quoted"].basis == "quote"
    assert features("reply")["above_asked"].only == "above"
    assert not [name for folder in ("sentence", "pair", "reply") for name in features(folder) if name.startswith("_")]


def test_a_number_gets_the_weight_of_its_range() -> None:
    weights = Weights("stance", {}, {}, (Steps("echo_words", (1.0, 3.0), {"agreement": (0.5, 0.25, -1.0)}),))
    (one,) = graded(weights, "pair", ("agreement", "rebuttal"))
    assert [one.rows[0], one.rows[1], one.rows[2]] == [(0.5, 0.0), (0.25, 0.0), (-1.0, 0.0)]


def test_a_feature_without_weight_is_not_measured() -> None:
    weights = Weights("stance", {}, {}, (Steps("echo_words", (1.0,), {"agreement": (0.0, 0.0)}),))
    assert graded(weights, "pair", ("agreement", "rebuttal")) == ()


def test_weights_of_a_feature_that_does_not_exist_are_refused_with_their_place() -> None:
    weights = Weights("stance", {}, {}, (Steps("ecco", (), {}, Location("weights/stance.yaml", 9, 3)),))
    with pytest.raises(ArgmapError) as caught:
        graded(weights, "pair", ("agreement", "rebuttal"))
    (problem,) = caught.value.problems
    assert (problem.code, problem.location.line) == ("R022", 9)
    assert "ecco" in problem.what


def test_what_features_add_has_words() -> None:
    assert explanation("features").startswith("Length")
    assert explanation("features.quoting") == "Words that the comment quotes or copies from the candidate."
    assert explanation("features.nothing") == explanation("stance.assent.agreed") == ""


def test_the_kinds_of_cues_that_are_counted_have_rules(rulebook: Rulebook) -> None:
    assert set(KINDS) <= {rule.cue for rule in rulebook.family("stance")}


def test_rows_of_a_table_are_features_like_functions() -> None:
    known = features("pair")
    assert (known["target_thanks"].says, known["target_thanks"].file) == (
        "Stance cues of thanks in the target.",
        "cues",
    )
    assert known["source_first_person"].says == "I, me, my in a hundred words of the source."
