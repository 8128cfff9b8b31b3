from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("scipy")

from argmap.fit.data import read_labelled
from argmap.fit.replies import Choice, Tally, choices, fit, known, score
from argmap.replies import ReplyFinder

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


def test_a_rule_that_bears_on_the_right_candidate_gains_weight(rulebook: Rulebook) -> None:
    rules = [rule for rule in rulebook.family("address") if rule.basis == "order"][:2]
    one, other = (rule.id for rule in rules)
    weights = fit([Choice("gold", ((one,), (other,)), (True, False))] * 20, rules)
    assert weights[one] > 0 > weights[other]


def test_a_rule_that_no_thread_holds_keeps_what_is_thought_of_it(rulebook: Rulebook) -> None:
    rules = [rule for rule in rulebook.family("address") if rule.id == "address.mention.marked"]
    assert fit([Choice("gold", ((), ()), (True, False))], rules) == {"address.mention.marked": pytest.approx(3.0)}


def test_answers_are_the_targets_and_every_candidate_is_a_choice(tmp_path: Path, language: Language) -> None:
    (item,) = read_labelled(labelled(tmp_path, answers={"c1": ["c0"], "c3": ["c0", "c1"]}))
    it = known(item, language)
    first, second = choices(ReplyFinder(language.rulebook), it, gold=True)
    assert (first.right, second.right) == ((True,), (True, True, False))
    tallies = {"gold": Tally()}
    score(language.rulebook, [it], tallies)
    assert tallies["gold"].asked == 2
