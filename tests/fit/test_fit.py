from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from argmap.fit.__main__ import main, priors
from argmap.fit.columns import Columns
from argmap.fit.data import pairs, read_labelled
from argmap.fit.logistic import Prior, fit
from argmap.fit.writing import write_weights
from argmap.rulebook import load
from argmap.rulebook.rule import Steps, Weights
from argmap.rulebook.weights import read_weights
from argmap.rulebook.weights_file import written

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

WEIGHTS = Weights(
    "stance",
    {"side": -1.0, "agrees": -0.501},
    {"stance.b": {"agrees": 1.0}, "stance.a": {"side": -0.125, "agrees": 1.237}},
    (Steps("echo", (0.5,), {"agrees": (0.0, 0.25), "side": (0.0, -1.0)}),),
)


def test_weights_are_written_as_they_are_read() -> None:
    text = written(WEIGHTS, ("side", "agrees"))
    assert text.splitlines()[1:] == [
        "bias: {agrees: -0.5, side: -1}",
        "rules:",
        "  stance.a: {agrees: 1.24, side: -0.12}",
        "  stance.b: {agrees: 1}",
        "features:",
        "  echo: {bounds: [0.5], side: [0, -1], agrees: [0, 0.25]}",
    ]
    again, problems = read_weights("stance.yaml", "stance", text)
    assert problems == []
    assert again is not None
    assert again.features == WEIGHTS.features


def test_writing_twice_changes_nothing_the_second_time(tmp_path: Path) -> None:
    assert [write_weights(tmp_path, WEIGHTS, ("side", "agrees")) for _ in range(2)] == [True, False]
    assert (tmp_path / "weights" / "stance.yaml").exists()


def test_the_prior_holds_where_there_is_no_evidence_and_yields_where_there_is() -> None:
    rows = csr_matrix(np.array([[1.0, 0.0], [0.0, 0.0]] * 200))
    hits = np.array([1.0, 0.0] * 200)
    weights, bias = fit(rows, hits, np.ones(400), Prior(np.array([-1.0, 0.7]), np.array([1.0, 0.4])))
    assert weights[0] > 1
    assert weights[1] == pytest.approx(0.7, abs=1e-3)
    assert bias < 0


def test_a_rule_that_was_never_seen_learns_from_its_kin() -> None:
    rows = csr_matrix(np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 0.0]] * 200))
    hits = np.array([1.0, 0.0] * 200)
    alone, spread = np.zeros(3), np.full(3, 0.2)
    weights, _ = fit(rows, hits, np.ones(400), Prior(alone, spread, ("one", "one", "")))
    assert weights[1] == pytest.approx(0.0, abs=1e-3)
    weights, _ = fit(rows, hits, np.ones(400), Prior(alone, spread, ("one", "one", ""), 0.5))
    assert weights[0] > weights[1] > 0.3
    assert weights[2] == pytest.approx(0.0, abs=1e-3)


def test_what_an_author_says_is_where_a_weight_starts() -> None:
    rules = {rule.id: rule for rule in load([]).family("stance") if not rule.by_hand}
    names = ["stance.assent.agreed", "stance.dissent.nope", "stance.grammar.root_is"]
    known = [name for name in names if name in rules]
    cut = Columns(tuple(known), (("echo", 0.5),))
    prior = priors(cut, rules, "agrees", 0.5)
    assert prior.mean[0] > 0
    assert prior.mean[-1] == 0.0
    assert len(prior.mean) == len(prior.spread) == len(known) + 1
    assert "stance.marked.pro" not in rules


def _write(path: Path, rows: Sequence[Mapping[str, object]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_pairs_of_labels_links_and_answers(tmp_path: Path) -> None:
    first = {"id": "a", "author": "A", "text": "It is old."}
    comments = [first, {"id": "b", "author": "B", "parent": "a", "text": "No."}]
    more = [*comments, {"id": "c", "author": "C", "parent": "b", "text": "Well."}]
    path = _write(
        tmp_path / "gold.jsonl",
        [
            {"id": "1", "title": "", "comments": comments, "label": "disagree"},
            {"id": "2", "title": "", "comments": more, "links": [["b", "a", "agree"]]},
        ],
    )
    one, two = read_labelled(path)
    assert list(pairs(one)) == [("b", "a", "rebuttal")]
    assert list(pairs(two)) == [("b", "a", "agreement"), ("c", "b", "neither")]


def test_the_tool_fits_a_teachers_threads(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [
        {
            "id": str(n),
            "title": f"thread {n}",
            "comments": [
                {"id": "p", "author": "A", "text": f"The bridge number {n} is old."},
                {"id": "r", "author": "B", "parent": "p", "text": "I agree." if n % 2 else "No, it is not."},
            ],
            "label": "agree" if n % 2 else "disagree",
        }
        for n in range(20)
    ]
    assert main([str(_write(tmp_path / "class.jsonl", rows)), "--folds", "4"]) == 0
    said = capsys.readouterr().out
    assert "agrees: f1=1.000" in said
    assert "stance.assent" in said


def test_without_labels_the_tool_says_what_it_looked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [{"id": "1", "title": "", "comments": [{"id": "a", "author": "A", "text": "Hm."}]}]
    assert main([str(_write(tmp_path / "bare.jsonl", rows))]) == 1
    assert "label or links" in capsys.readouterr().err
