"""Role rules and features of sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.claims.reading import Reading
from argmap.claims.roles import RoleReader
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
    free = {"roles.standpoint.so"}  # it opens questions and asides as well
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
    assert (first["words"], first["rank"], first["last"], first["judges"]) == (4, 0, 0, 1)
    assert (second["rank"], second["past"], second["negated"]) == (1, 1, 0)
    assert (third["last"], third["sentences"], third["opens_paragraph"]) == (1, 3, 0)


def test_a_sentence_is_leaned_on_by_its_example_and_tagged_by_what_a_tag_names(
    language: Language, rulebook: Rulebook
) -> None:
    comment = Comment("c1", "It's all about money. For example, they sold the bridge. So they did.")
    (analysis,) = language.analyse([comment])
    sentences, fired, opening = RoleReader(rulebook).read(Reading(analysis))
    assert [(one.tagged, one.leaned_on) for one in sentences if one is not None] == [
        (True, True),
        (False, False),
        (False, False),
    ]
    assert opening[1] == "roles.reasons.example"
    assert "roles.reasons.example" in fired[1]
