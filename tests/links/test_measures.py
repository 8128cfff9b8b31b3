from __future__ import annotations

import pytest
from pairs import analyses, language, thread

from argmap.links import measure_example
from argmap.links.measures import FUNCTIONS, pair
from argmap.links.profile import copied, profile
from argmap.rulebook.measures import MEASURES
from argmap.rulebook.rule import Example


def measured(name: str, parent: str, reply: str) -> float:
    known = analyses(thread(parent, reply))
    return float(FUNCTIONS[name](pair(known["c2"], profile(known["c1"]))))


def test_every_measure_is_registered_and_every_registered_one_of_pairs_is_measured() -> None:
    assert set(FUNCTIONS) == {name for name, (on, _) in MEASURES.items() if on == "pair"}


@pytest.mark.parametrize(
    ("name", "parent", "reply", "value"),
    [
        ("reply_questions", "It is old.", "Is it? Who says so?", 2),
        ("parent_ends_asking", "It is old. Is it safe?", "It is.", 1),
        ("no_answers", "Is it safe?", "No, it is not.", 1),
        ("no_answers", "It is safe.", "No, it is not.", 0),
        ("echo_words", "The bridge carries trucks.", "No bridge carries that.", 2),
        ("echo_negated", "The bridge carries trucks.", "The bridge does not carry trucks.", 2),
        ("reply_negations", "It is safe.", "It isn't safe and never was.", 2),
        ("single_statements", "it is old", "It is new.", 1),
        ("single_statements", "It is old.", "It is new.", 0),
        ("opposites", "It costs more.", "It costs less.", 1),
        ("things_opposed_tone", "The bridge is great.", "The bridge is awful.", 1),
        ("parent_only_asks", "Is it safe? Who says so?", "I do.", 1),
    ],
)
def test_measures(name: str, parent: str, reply: str, value: float) -> None:
    assert measured(name, parent, reply) == value


def test_words_copied_from_the_parent_are_not_the_replys_own() -> None:
    known = analyses(thread("They sold it to a crook from Linz.", "They sold it to a crook from Linz. Why?"))
    taken = copied(known["c2"], known["c1"])
    assert [t.text for t in known["c2"].tokens if t.i not in taken] == ["Why", "?"]


def test_a_negation_turns_the_tone_round() -> None:
    known = analyses(thread("It is good.", "It is not good."))
    assert (profile(known["c1"]).positive, profile(known["c2"]).positive, profile(known["c2"]).negative) == (1, 0, 1)


def test_the_examples_of_measured_rules_hold() -> None:
    rules = [r for r in language().rulebook.family("stance") if any(p.kind == "measure" for p in r.patterns)][::5]
    for rule in rules:
        for wanted, examples in ((True, rule.fires), (False, rule.silent)):
            for example in examples:
                assert measure_example(rule, example, language=language()) in (wanted, None), rule.id


def test_a_claim_measure_cannot_be_tried_alone() -> None:
    rule = language().rulebook.by_id()["stance.claims.shared"]
    assert measure_example(rule, Example("It is about money."), language=language()) is None
