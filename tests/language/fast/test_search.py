"""What is found on rows of numbers is what spaCy's matchers find: every shipped pattern, both ways."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from argmap import rulebook as rulebooks
from argmap.language import Language
from argmap.language.fast.search import Search
from argmap.language.fast.shapes import Chain, Tree
from argmap.language.fast.token_tests import TokenTests
from argmap.language.matchers import Matchers
from argmap.language.rule_patterns import RulePattern, rule_patterns
from argmap.model import Comment
from argmap.rulebook.derive import phrase_key, triggers_of_nodes, triggers_of_tokens
from argmap.rulebook.places import topics
from argmap.rulebook.rule import Pattern, Rule, Rulebook

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc

    from argmap.language.analysis import Sentence

TEXT = """You're WRONG about it, Ann: nobody said "no". They didn't agree with 12 of us, and 3.5 million people won't
either! See http://example.org … I'd say the old bridge falls, falls and falls; it was never safe. Was it? NO!!! :-)"""

Parsed = list[tuple["Doc", "Sequence[Sentence]"]]


def parsed(language: Language, texts: Iterable[str]) -> Parsed:
    """Texts as the matcher of rules gets them."""
    taken: Parsed = []

    class Taker:
        def firings(self, _comment: str, doc: Doc, _tokens: Any, sentences: Sequence[Sentence]) -> tuple[()]:
            taken.append((doc, sentences))
            return ()

    reader = Language(language.nlp, Rulebook((), (), ""))
    reader._matcher = Taker()  # type: ignore[assignment]
    list(reader.analyse([Comment(f"c{place}", text) for place, text in enumerate(texts)]))
    return taken


def differing(language: Language, patterns: Sequence[RulePattern], texts: Parsed) -> tuple[set[str], int]:
    """The patterns that one way finds elsewhere than the other, and how many were found at all."""
    ways = [kind(patterns, language.nlp.vocab, language.nlp.tokenizer) for kind in (Search, Matchers)]
    differ: set[str] = set()
    met: set[str] = set()
    for doc, sentences in texts:
        one, other = (way.find(doc, sentences) for way in ways)
        met |= {entry.key for entry in other}
        differ |= {entry.key for entry in {*one, *other} if set(one.get(entry, ())) != set(other.get(entry, ()))}
    return differ, len(met)


def pattern(kind: Any, **fields: Any) -> RulePattern:
    words = triggers_of_tokens(fields.get("tokens", ())) or triggers_of_nodes(fields.get("nodes", ()))
    made = Pattern(kind, **fields, triggers=words, keys=tuple(map(phrase_key, fields.get("phrases", ()))))
    return RulePattern(Rule("stance.test", "stance", "test", "A test.", (made,)), 0, made, unless=False, key="test")


def test_every_shipped_pattern_is_found_as_spacy_finds_it(language: Language) -> None:
    """On the examples of all rules, topics' too: each pattern meets the words that it is about."""
    rulebook = rulebooks.load(topics=topics())
    examples = dict.fromkeys(e.text for rule in rulebook.rules for e in (*rule.fires, *rule.silent))
    patterns = list(rule_patterns(rulebook))
    differ, met = differing(language, patterns, parsed(language, examples))
    assert differ == set()
    assert met > len(patterns) // 2


TOKENS: list[list[dict[str, Any]]] = [
    [{"LOWER": "falls"}, {"IS_PUNCT": True, "OP": "?"}, {"LOWER": "falls"}],
    [{"LEMMA": "fall", "OP": "+"}],
    [{"LEMMA": "fall"}, {"OP": "*"}, {"LOWER": "safe"}],
    [{"LOWER": {"NOT_IN": ["it", "ann"]}, "POS": "PRON"}],
    [{"POS": {"NOT_IN": ["PUNCT", "NOUN"]}, "OP": "{2,3}"}, {"LOWER": "it"}],
    [{"TEXT": "NO"}, {"LENGTH": {">=": 3}}],
    [{"IS_UPPER": True, "IS_ALPHA": True}],
    [{"LIKE_NUM": True}, {"LOWER": {"REGEX": "^(of|mill)"}}],
    [{"LIKE_URL": True}],
    [{"IS_SENT_START": True}, {"POS": "AUX"}],
    [{"IS_SENT_START": False, "LOWER": "they"}],
    [{"LEMMA": "I"}, {"TAG": "MD"}],
    [{"LEMMA": {"REGEX": "^agr"}}, {"DEP": "prep", "OP": "?"}],
    [{"MORPH": {"IS_SUPERSET": ["Tense=Past"]}}],
    [{"SHAPE": "Xxx"}, {"NORM": {"IN": [":"]}}],
    [{"LOWER": {"FUZZY": "peoples"}}],
    [{"LOWER": "was"}, {"LOWER": "never", "OP": "!"}, {"LOWER": "safe"}],
    [{"DEP": {"IN": ["nsubj"]}, "TAG": "PRP"}],
]


@pytest.mark.parametrize("tokens", TOKENS, ids=str)
def test_a_token_pattern_is_found_as_spacy_finds_it(language: Language, tokens: list[dict[str, Any]]) -> None:
    for names in ([""] * len(tokens), ["one", *[""] * (len(tokens) - 1)]):
        given = pattern("token", tokens=tuple(tokens), names=tuple(names))
        assert differing(language, [given], parsed(language, [TEXT, "Was it? It was.", ""]))[0] == set()


@pytest.mark.parametrize("relation", [">", "<", ">>", "<<", ".", "$++"])
def test_a_dependency_pattern_is_found_as_spacy_finds_it(language: Language, relation: str) -> None:
    nodes = (
        {"RIGHT_ID": "one", "RIGHT_ATTRS": {"POS": {"IN": ["VERB", "AUX", "PRON", "NOUN"]}}},
        {"LEFT_ID": "one", "REL_OP": relation, "RIGHT_ID": "other", "RIGHT_ATTRS": {"POS": {"NOT_IN": ["PUNCT"]}}},
    )
    differ, met = differing(language, [pattern("dependency", nodes=nodes)], parsed(language, [TEXT]))
    assert (differ, met) == (set(), 1)


@pytest.mark.parametrize(
    ("attr", "phrase"), [("LOWER", "didn't agree"), ("LOWER", ":-)"), ("LEMMA", "fall"), ("ORTH", "NO")]
)
def test_a_phrase_is_found_as_spacy_finds_it(language: Language, attr: str, phrase: str) -> None:
    differ, met = differing(language, [pattern("phrase", phrases=(phrase,), attr=attr)], parsed(language, [TEXT]))
    assert (differ, met) == (set(), 1)


def test_most_shipped_patterns_need_no_matcher(language: Language, rulebook: Rulebook) -> None:
    tests = TokenTests(language.nlp.vocab)
    shapes = [
        Tree(entry.pattern, tests) if entry.pattern.kind == "dependency" else Chain(entry.pattern, tests, frozenset())
        for entry in rule_patterns(rulebook)
        if entry.pattern.kind != "phrase" and not any(entry.pattern.names)
    ]
    assert sum(not shape.exact for shape in shapes) == 0


def test_few_shipped_patterns_wait_for_no_word(rulebook: Rulebook) -> None:
    """A pattern that waits for no word is tried on every word that is new."""
    wordless = [e.key for e in rule_patterns(rulebook) if e.pattern.kind != "phrase" and not e.pattern.triggers]
    assert len(wordless) <= 8
