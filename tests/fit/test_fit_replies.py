from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("scipy")

from argmap.fit.data import read_labelled
from argmap.fit.replies import Choice, Tally, choices, fit, known, nudged, score
from argmap.replies import ReplyFinder
from argmap.rulebook.rule import Steps, Weights

if TYPE_CHECKING:
    from pathlib import Path

    from argmap.language import Language
    from argmap.rulebook.rule import Rulebook

WORDS = ("A bridge, then.", "Who pays for it?", "The county does.", "Ferries will do.")


def labelled(folder: Path, **keys: object) -> Path:
    comments = [{"id": f"c{n}", "author": f"P{n}", "parent": None, "text": text} for n, text in enumerate(WORDS)]
    path = folder / "gold.jsonl"
    path.write_text(json.dumps({"id": "t", "title": "", "comments": comments, **keys}) + "\n", encoding="utf-8")
    return path


def test_what_bears_on_the_right_candidate_gains_weight(rulebook: Rulebook) -> None:
    rules = [rule for rule in rulebook.family("address") if rule.basis == "order"][:2]
    one, other = (rule.id for rule in rules)
    near, far = ({one: 1.0}, {"distance": 1.0}), ({other: 1.0}, {"distance": 9.0})
    made = fit([Choice("gold", (near, far), (True, False))] * 20, rules, rulebook.models["replies"])
    assert made.rules[one]["target"] > 0 > made.rules[other]["target"]
    distance = next(steps for steps in made.features if steps.feature == "distance")
    assert distance.values["target"][0] > distance.values["target"][-1]


def test_a_rule_that_no_thread_holds_keeps_what_is_thought_of_it(rulebook: Rulebook) -> None:
    rules = [rule for rule in rulebook.family("address") if rule.id == "address.ordinal.number"]
    row = Choice("gold", (({}, {"distance": 1.0}), ({}, {"distance": 9.0})), (True, False))
    made = fit([row], rules, None)
    assert made.rules == {"address.ordinal.number": {"target": 4.0}}


def test_answers_are_the_targets_and_every_candidate_is_a_choice(tmp_path: Path, language: Language) -> None:
    (item,) = read_labelled(labelled(tmp_path, answers={"c1": ["c0"], "c3": ["c0", "c1"]}))
    it = known(item, language)
    first, second = choices(ReplyFinder(language.rulebook), it, gold=True)
    assert (first.right, second.right) == ((True,), (True, True, False))
    tallies = {"gold": Tally()}
    score(language.rulebook, [it], tallies)
    assert tallies["gold"].asked == 2


def test_weights_are_moved_from_those_so_far_and_what_no_row_shows_stays() -> None:
    before = Weights(
        "replies",
        {},
        {"address.order.assent": {"target": 0.5}},
        (
            Steps("distance", (2.0, 4.0), {"target": (0.3, 0.0, -0.2)}),
            Steps("leading_name", (0.5,), {"target": (0.0, 3.0)}),
        ),
    )
    rows = [Choice("gold", (({}, {"distance": 1.0}), ({}, {"distance": 5.0})), (False, True), (0.3, -0.2))] * 30
    made = nudged(rows, before, 0.2)
    steps = {one.feature: one.values["target"] for one in made.features}
    assert steps["leading_name"] == (0.0, 3.0)
    assert made.rules == before.rules
    assert steps["distance"][0] == pytest.approx(0.3)
    assert steps["distance"][2] > 0.0
