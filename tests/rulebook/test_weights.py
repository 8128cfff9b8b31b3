"""Files of fitted weights: read with checks, joined with the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from argmap.errors import ArgmapError
from argmap.rulebook import load
from argmap.rulebook.weights import read_weights

if TYPE_CHECKING:
    from pathlib import Path

    from argmap.errors import Problem

RULE = """
id: stance.mine
relation: agreement
explanation: a nod
patterns: [{kind: token, tokens: [{LOWER: aye}]}]
examples: {fires: ["[[Aye]], it does."], silent: ["It does."]}
"""


def pack(folder: Path, weights: str, name: str = "stance") -> Path:
    (folder / "stance").mkdir()
    (folder / "stance" / "mine.yaml").write_text(RULE, encoding="utf-8")
    (folder / "weights").mkdir()
    (folder / "weights" / f"{name}.yaml").write_text(weights, encoding="utf-8")
    return folder


def problems(folder: Path) -> list[Problem]:
    with pytest.raises(ArgmapError) as caught:
        load([folder])
    return list(caught.value.problems)


def test_a_rule_has_the_weight_of_the_file_of_weights(tmp_path: Path) -> None:
    book = load([pack(tmp_path, "rules:\n  stance.mine: {agrees: 1.5, side: -0.25}\n")])
    assert book.by_id()["stance.mine"].weights == {"agrees": 1.5, "side": -0.25}
    assert book.models["stance"].rules["stance.mine"] == {"agrees": 1.5, "side": -0.25}
    assert book.models["stance"].features  # those of the shipped pack stay


def test_a_rulebook_from_the_cache_has_the_same_weights(tmp_path: Path) -> None:
    folder = pack(tmp_path, "features:\n  echo: {bounds: [0.5], agrees: [0, 1], side: [0, -1]}\n")
    one, other = load([folder]), load([folder])
    assert one == other
    assert one.models == other.models
    assert next(s for s in other.models["stance"].features if s.feature == "echo").bounds == (0.5,)


def test_weights_of_a_rule_that_does_not_exist_are_refused_with_their_place(tmp_path: Path) -> None:
    (problem,) = problems(pack(tmp_path, "rules:\n  stance.yours: {agrees: 1}\n"))
    assert (problem.code, problem.location.line) == ("R022", 2)
    assert "stance.yours" in problem.what


def test_weights_of_a_deleted_rule_do_not_keep_a_fit_from_loading(tmp_path: Path) -> None:
    folder = pack(tmp_path, "rules:\n  stance.yours: {agrees: 1}\n  stance.mine: {agrees: 1.5, side: -0.25}\n")
    book = load([folder], refit=True)
    assert "stance.yours" not in book.models["stance"].rules
    assert book.by_id()["stance.mine"].weights == {"agrees": 1.5, "side": -0.25}
    assert problems(folder)  # what the fit loaded is not kept for others


def test_a_model_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    (problem,) = problems(pack(tmp_path, "bias: {agrees: 1}\n", "stances"))
    assert (problem.code, problem.mend) == ("R004", "did you mean 'stance'?")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("bias: {agree: 1}\n", "R002"),
        ("bias: {agrees: much}\n", "R013"),
        ("wheels: {}\n", "R002"),
        ("features:\n  echo: {bounds: [2, 1], agrees: [0, 0, 0]}\n", "R004"),
        ("features:\n  echo: {bounds: [1], agrees: [0]}\n", "R004"),
    ],
)
def test_what_is_wrong_with_a_file_of_weights_is_said(text: str, code: str) -> None:
    _, found = read_weights("weights/stance.yaml", "stance", text)
    assert [problem.code for problem in found] == [code]


def test_a_fitted_weight_stands_in_no_shipped_rule_file() -> None:
    by_hand = {rule.id for rule in load().rules if rule.by_hand}
    assert by_hand
    assert not by_hand & {name for model in load().models.values() for name in model.rules}
