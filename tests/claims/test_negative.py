"""Which patterns hold a negation in every match."""

from __future__ import annotations

import pytest

from argmap.claims.negative import holds_negation
from argmap.rulebook.rule import Pattern

HOLD = [
    Pattern("token", tokens=({"LOWER": {"IN": ["not", "n't"]}}, {"LEMMA": "work"})),
    Pattern("phrase", phrases=("makes no sense", "doesn't add up")),
    Pattern(
        "dependency",
        nodes=({"RIGHT_ID": "v", "RIGHT_ATTRS": {"LEMMA": "work"}}, {"RIGHT_ID": "n", "RIGHT_ATTRS": {"DEP": "neg"}}),
    ),
]
LACK = [
    Pattern("token", tokens=({"LOWER": "not", "OP": "?"}, {"LOWER": "about"}, {"LOWER": "money"})),
    Pattern("token", tokens=({"LOWER": {"IN": ["not", "all", "only"]}}, {"LOWER": "about"})),
    Pattern("phrase", phrases=("know your place",)),
]


@pytest.mark.parametrize("pattern", HOLD)
def test_a_negation_that_must_be_there(pattern: Pattern) -> None:
    assert holds_negation(pattern, "makes no sense")


@pytest.mark.parametrize("pattern", LACK)
def test_a_negation_that_may_be_there(pattern: Pattern) -> None:
    assert not holds_negation(pattern, "know your place")
