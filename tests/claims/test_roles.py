"""Role rules and the measures that they ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.features.sentences import told
from argmap.features.table import features
from argmap.model import Comment

if TYPE_CHECKING:
    from argmap.language import Language
    from argmap.rulebook.rule import Rulebook


def test_every_role_rule_has_both_weights(rulebook: Rulebook) -> None:
    assert [rule.id for rule in rulebook.family("roles") if set(rule.weights) != {"argues", "claim"}] == []


def test_standpoints_speak_for_a_claim_and_talk_against_it(rulebook: Rulebook) -> None:
    rules = rulebook.family("roles")
    free = {"roles.standpoint.compared", "roles.standpoint.denial"}
    assert all(r.weights["claim"] >= 0 for r in rules if r.id.startswith("roles.standpoint.") and r.id not in free)
    assert all(r.weights["argues"] <= 0 for r in rules if r.id in {"roles.talk.thanks", "roles.talk.question"})


def test_what_is_measured(language: Language) -> None:
    comment = Comment("c1", "The bridge is old. A bridge must hold, they said. What a day!")
    (analysis,) = language.analyse([comment])
    first, second, third = (
        {name: feature.measure(one) for name, feature in features("sentence").items()}
        for one in told(analysis)
        if one is not None
    )
    assert (first["words"], first["first"], first["last"], first["main_be"]) == (4, 1, 0, 1)
    assert (second["recurring"], second["main_thing"]) == (1.0, 1)
    assert (third["verbs"], third["last"], third["sentences"]) == (0, 1, 3)
