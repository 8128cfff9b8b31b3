from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from argmap.fit.__main__ import HELD, main, weights_of
from argmap.fit.data import pairs, read_labelled
from argmap.fit.design import Task
from argmap.fit.logistic import Prior, fit
from argmap.fit.writing import rewrite, write_weights
from argmap.rulebook import load

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

FILE = """# Two rules.
id: stance.mine.one
relation: agreement
weight: {agreement: 0.0, rebuttal: 0.0}
explanation: a
---
id: stance.mine.two
relation: rebuttal
explanation: b   # stays
"""


def test_only_the_weights_of_the_named_rules_change() -> None:
    after = rewrite(FILE, {"stance.mine.one": {"rebuttal": -0.123, "agreement": 1.0}})
    assert after == FILE.replace("agreement: 0.0, rebuttal: 0.0", "agreement: 1.0, rebuttal: -0.12")


def test_a_rule_without_weights_gets_a_line() -> None:
    after = rewrite(FILE, {"stance.mine.two": {"agreement": -1.0, "rebuttal": 2.0}})
    assert "id: stance.mine.two\nweight: {agreement: -1.0, rebuttal: 2.0}\nrelation: rebuttal\n" in after


def test_writing_twice_changes_nothing_the_second_time(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_bytes(FILE.replace("\n", "\r\n").encode())
    weights = {"stance.mine.one": {"agreement": 1.0, "rebuttal": 0.5}}
    assert [write_weights(tmp_path, weights), write_weights(tmp_path, weights)] == [1, 0]
    assert (tmp_path / "mine.yaml").read_bytes().count(b"\r\n") == FILE.count("\n")


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


def test_weights_set_by_hand_stay() -> None:
    book = load([])
    rules = {rule.id: rule for rule in book.family("stance")}
    names = ["stance.marked.pro", "stance.assent.agreed", "stance.prior.reply"]
    task = Task("stance", ("agreement", "rebuttal"), ("label",), lambda _item, _known: iter(()), "stance.prior.reply")
    given = dict.fromkeys(task.outcomes, np.zeros(3))
    made = weights_of(task, names, rules, given, dict.fromkeys(task.outcomes, 0.0), 0.25)
    assert {"stance.assent.agreed", "stance.prior.reply"} <= made.keys()
    assert not [name for name in made if name.startswith(HELD)]
    assert {name for start in HELD for name in rules if name.startswith(start)} > {"stance.marked.pro", "stance.rebuke"}


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
    assert "macro_f1=1.000" in said
    assert "stance.assent" in said


def test_without_labels_the_tool_says_what_it_looked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [{"id": "1", "title": "", "comments": [{"id": "a", "author": "A", "text": "Hm."}]}]
    assert main([str(_write(tmp_path / "bare.jsonl", rows))]) == 1
    assert "label or links" in capsys.readouterr().err
