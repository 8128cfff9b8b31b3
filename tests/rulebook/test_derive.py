"""What a pattern needs, and the words without which it cannot match."""

from __future__ import annotations

from typing import Any

import pytest

from argmap.rulebook.derive import (
    can_be_nothing,
    needs_of_nodes,
    needs_of_tokens,
    triggers_of_nodes,
    triggers_of_phrases,
    triggers_of_tokens,
)
from argmap.rulebook.pack_files import PackFile
from argmap.rulebook.packs import parse_files

Token = dict[str, Any]


@pytest.mark.parametrize(
    ("tokens", "needs"),
    [
        ([{"LOWER": "a"}], set()),
        ([{"LEMMA": "be"}], {"lemma"}),
        ([{"POS": "NOUN"}, {"TAG": {"IN": ["VBD"]}}], {"pos", "tag"}),
        ([{"MORPH": "Tense=Past"}], {"morph"}),
        ([{"DEP": "nsubj", "OP": "?"}], {"parse"}),
        ([{"IS_SENT_START": True}], {"parse"}),
    ],
)
def test_needs(tokens: list[Token], needs: set[str]) -> None:
    assert needs_of_tokens(tokens) == needs


def test_a_dependency_always_needs_the_parse() -> None:
    assert needs_of_nodes([{"RIGHT_ID": "a", "RIGHT_ATTRS": {"LEMMA": "be"}}]) == {"parse", "lemma"}


@pytest.mark.parametrize(
    ("tokens", "triggers"),
    [
        ([{"LOWER": "a"}], [{"a"}]),
        ([{"LOWER": "a"}, {"LOWER": "b"}], [{"a"}, {"b"}]),
        ([{"LEMMA": {"IN": ["be", "seem"]}}], [{"be", "seem"}]),
        ([{"ORTH": "NASA"}, {"TEXT": {"IN": ["US"]}}], [{"nasa"}, {"us"}]),
        ([{"LOWER": "a", "LEMMA": "b"}], [{"a"}, {"b"}]),
        ([{"LOWER": "a", "OP": "?"}, {"LOWER": "b", "OP": "+"}], [{"b"}]),
        ([{"LOWER": "a", "OP": "*"}, {"LOWER": "b", "OP": "{2,3}"}], [{"b"}]),
        ([{"LOWER": "a", "OP": "!"}, {"LOWER": "b", "OP": "{,3}"}], []),
        ([{"LOWER": {"NOT_IN": ["a"]}}, {"LOWER": {"REGEX": "^a"}}], []),
        ([{"NORM": "not"}, {"POS": "NOUN"}], []),
        ([{"LOWER": "a"}, {"LOWER": "a"}], [{"a"}]),
    ],
)
def test_triggers_of_tokens(tokens: list[Token], triggers: list[set[str]]) -> None:
    assert list(triggers_of_tokens(tokens)) == triggers


def test_every_node_must_be_there() -> None:
    nodes: list[Token] = [
        {"RIGHT_ATTRS": {"LEMMA": "agree"}},
        {"RIGHT_ATTRS": {"DEP": "neg"}},
        {"RIGHT_ATTRS": {"LOWER": "i"}},
    ]
    assert list(triggers_of_nodes(nodes)) == [{"agree"}, {"i"}]


@pytest.mark.parametrize(
    ("phrases", "attr", "triggers"),
    [
        (["same here", "hear hear"], "LOWER", [{"same", "hear"}]),
        (["Hear hear"], "ORTH", [{"hear"}]),
        (["i'm with you"], "LOWER", [{"with"}]),
        (["cannot agree"], "LOWER", [{"agree"}]),
        (["same here", "+1"], "LOWER", []),
        (["don't"], "LOWER", []),
        (["be right"], "LEMMA", []),
    ],
)
def test_triggers_of_phrases(phrases: list[str], attr: str, triggers: list[set[str]]) -> None:
    assert list(triggers_of_phrases(phrases, attr)) == triggers


def test_no_trigger_is_a_word_that_the_tokenizer_cuts() -> None:
    spacy = pytest.importorskip("spacy")
    rules = spacy.blank("en").tokenizer.rules
    cut = [word for word, pieces in rules.items() if len(pieces) > 1 and word.isalpha()]
    assert len(cut) > 100
    assert [word for word in cut if triggers_of_phrases([word], "LOWER")] == []


def test_what_may_match_nothing() -> None:
    assert [op for op in ("1", "+", "!", "{1,2}", "?", "*", "{,2}", "{0,2}") if can_be_nothing(op)] == [
        "?",
        "*",
        "{,2}",
        "{0,2}",
    ]


def test_patterns_carry_what_is_derived() -> None:
    text = """\
id: stance.said
relation: neutral
explanation: Said.
patterns:
  - {kind: token, tokens: [{LOWER: well, AS: cue}, {LEMMA: say}]}
  - {kind: dependency, nodes: [{RIGHT_ID: v, RIGHT_ATTRS: {LEMMA: say}}]}
examples: {fires: ["[[Well said]]."], silent: ["Said."]}
"""
    (rule,) = parse_files([PackFile("mine", "stance/said.yaml", "x", text.encode())])
    token, dependency = rule.patterns
    assert (token.names, token.tokens[0]) == (("cue", ""), {"LOWER": "well"})
    assert (token.needs, token.triggers) == (frozenset({"lemma"}), (frozenset({"well"}), frozenset({"say"})))
    assert (dependency.needs, dependency.triggers) == (frozenset({"lemma", "parse"}), (frozenset({"say"}),))
