"""Rules over text: the gate, the scopes, `unless`, quotes, captures; on a small pipeline of hand-made rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from argmap.language import Language
from argmap.model import Comment, Quote
from argmap.rulebook.derive import phrase_key, triggers_of_nodes, triggers_of_tokens
from argmap.rulebook.rule import Pattern, Rule, Rulebook

if TYPE_CHECKING:
    from argmap.model import Firing


def pattern(kind: Any = "token", **fields: Any) -> Pattern:
    words = triggers_of_tokens(fields.get("tokens", ())) or triggers_of_nodes(fields.get("nodes", ()))
    return Pattern(kind, **fields, triggers=words, keys=tuple(map(phrase_key, fields.get("phrases", ()))))


def rule(*patterns: Pattern, **fields: Any) -> Rule:
    return Rule(fields.pop("id", "tags.test"), "tags", "test", "A test.", patterns, **fields)


def fired(language: Language, text: str, *rules: Rule, quotes: tuple[Quote, ...] = ()) -> tuple[Firing, ...]:
    (analysis,) = Language(language.nlp, Rulebook(rules, ("test",), "")).analyse([Comment("c1", text, quotes=quotes)])
    return analysis.firings


def words(language: Language, text: str, *rules: Rule, quotes: tuple[Quote, ...] = ()) -> list[str]:
    return [text[f.start : f.end] for f in fired(language, text, *rules, quotes=quotes)]


ABOUT = pattern(tokens=({"LOWER": "about"}, {"LOWER": {"IN": ["money", "profit"]}}))


def test_a_phrase_is_looked_up_by_its_longest_word_that_is_never_cut() -> None:
    said = ("Don't forget", "+1", ":-)", "lose job", "cannot", "tl;dr", "(rip-off)", "not, at")
    assert [phrase_key(words) for words in said] == ["forget", "", "", "lose", "", "", "rip", "not"]


def test_every_shipped_phrase_holds_the_word_by_which_it_is_looked_up(language: Language, rulebook: Rulebook) -> None:
    for rule in rulebook.rules:
        for made in (*rule.patterns, *rule.unless):
            for key, phrase in zip(made.keys, made.phrases, strict=True):
                assert not key or key in {token.lower_ for token in language.nlp.make_doc(phrase)}, phrase


def test_what_fires_does_not_depend_on_what_was_read_before(language: Language, rulebook: Rulebook) -> None:
    texts = [
        "It doesn't hold.",
        "You cannot.",
        "They were not told; don\u2019t ask.",
        "Won't, or can not?",
        "It is not.",
    ]
    comments = [Comment(f"c{n}", text) for n, text in enumerate(texts)]
    alone = [next(iter(Language(language.nlp, rulebook).analyse([one]))).firings for one in comments]
    used = Language(language.nlp, rulebook)
    list(used.analyse(comments[::-1]))
    assert [one.firings for one in used.analyse(comments)] == alone


@pytest.mark.parametrize(
    ("made", "text", "expected"),
    [
        (ABOUT, "It is about money, about Profit.", ["about money", "about Profit"]),
        (pattern(tokens=({"LEMMA": "cost"}, {"POS": "NOUN", "OP": "+"})), "That costs jobs.", ["costs jobs"]),
        (pattern("phrase", phrases=("don't", ":)")), "They don\u2019t care :)", ["don\u2019t", ":)"]),
        (pattern("phrase", phrases=("lose job",), attr="LEMMA"), "They are losing jobs.", ["losing jobs"]),
        (
            pattern(
                "dependency",
                nodes=(
                    {"RIGHT_ID": "verb", "RIGHT_ATTRS": {"LEMMA": "block"}},
                    {"LEFT_ID": "verb", "REL_OP": ">", "RIGHT_ID": "who", "RIGHT_ATTRS": {"DEP": "nsubj"}},
                ),
            ),
            "Because the state blocks calls.",
            ["state blocks"],
        ),
    ],
)
def test_each_kind_of_pattern_matches(language: Language, made: Pattern, text: str, expected: list[str]) -> None:
    assert words(language, text, rule(made)) == expected


@pytest.mark.parametrize(
    ("scope", "text", "expected"),
    [
        ("first", "Agreed, and agreed again. Agreed.", ["Agreed"]),
        ("opening", "Well, agreed, then. I agreed.", ["agreed"]),
        ("sentence", "I agreed once. Agreed twice. And agreed again.", ["Agreed", "agreed"]),
        ("closing", "Agreed once. They all agreed.", ["agreed"]),
        ("anywhere", "Agreed once. They all agreed.", ["Agreed", "agreed"]),
        ("first", "@mina agreed.", ["agreed"]),
        ("first", "Mina, agreed.", ["agreed"]),
        ("first", "Mina Berg: agreed.", ["agreed"]),
        ("sentence", "Mina, agreed.", ["agreed"]),
        ("first", "Yesterday, agreed by all, it began.", []),
    ],
)
def test_a_scope_says_where_a_firing_starts(language: Language, scope: Any, text: str, expected: list[str]) -> None:
    agreed = pattern("phrase", phrases=("agreed",))
    assert words(language, text, rule(agreed, scope=scope)) == expected


@pytest.mark.parametrize(("within", "left"), [("span", 1), ("sentence", 0), ("comment", 0)])
def test_unless_takes_a_firing_back_within_its_reach(language: Language, within: Any, left: int) -> None:
    taken = rule(ABOUT, unless=(pattern("phrase", phrases=("hardly",), within=within),))
    assert len(fired(language, "It is about money, hardly news.", taken)) == left


def test_someone_elses_words_fire_nothing_and_what_follows_them_is_an_opening(language: Language) -> None:
    text = "it is about money\n\nabout profit, rather"
    assert words(language, text, rule(ABOUT, scope="first"), quotes=(Quote(0, 17),)) == ["about profit"]


def test_what_follows_words_quoted_within_a_line_is_no_opening(language: Language) -> None:
    text = "They all always say it is about money, about profit."
    assert words(language, text, rule(ABOUT, scope="opening"), quotes=(Quote(20, 37),)) == []


def test_names_in_a_pattern_are_captured(language: Language) -> None:
    topic = pattern(tokens=({"LOWER": "about"}, {"POS": "DET", "OP": "?"}, {"POS": "NOUN"}), names=("", "", "topic"))
    (firing,) = fired(language, "It is about the shops.", rule(topic))
    assert firing.captures == (("topic", 16, 21),)


def test_of_overlapping_matches_of_a_rule_the_longest_is_kept(language: Language) -> None:
    both = rule(pattern("phrase", phrases=("net", "net neutrality", "neutrality rules")))
    assert words(language, "The net neutrality rules.", both) == ["net neutrality"]


def test_the_order_of_rules_does_not_matter(language: Language) -> None:
    rules = [rule(pattern("phrase", phrases=(word,)), id=f"claims.{word}") for word in ("money", "about", "it")]
    there, back = (
        {(f.rule, f.start) for f in fired(language, "it is about money", *order)} for order in (rules, rules[::-1])
    )
    assert there == back


def test_what_was_matched_before_does_not_matter(language: Language) -> None:
    own = Language(
        language.nlp, Rulebook((rule(ABOUT), rule(pattern("phrase", phrases=("profit",)), id="claims.b")), (), "")
    )
    alone = next(iter(own.analyse([Comment("c1", "about profit")]))).firings
    list(own.analyse([Comment("c1", "about money and more")]))
    assert next(iter(own.analyse([Comment("c1", "about profit")]))).firings == alone


def test_a_token_of_any_word_may_stand_among_words(language: Language) -> None:
    assert words(
        language, "It is about pure profit.", rule(pattern(tokens=({"LOWER": "about"}, {}, {"LOWER": "profit"})))
    ) == ["about pure profit"]
