"""What plain tokens tell of a pattern is what spaCy's matchers say: every shipped pattern, both ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.language import matching
from argmap.language.fast import prefilter
from argmap.model import Comment
from argmap.rulebook.rule import Pattern

if TYPE_CHECKING:
    import pytest

    from argmap.language import Language
    from argmap.language.compile import Slot
    from argmap.rulebook.rule import Rulebook


def texts(rulebook: Rulebook) -> list[str]:
    """The rules' own examples: each pattern meets the words that it is about."""
    return [example.text for rule in rulebook.rules for example in (*rule.fires, *rule.silent)]


def test_every_shipped_pattern_matches_as_spacy_does(
    language: Language, rulebook: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: dict[tuple[object, str], tuple[set[prefilter.Match], set[prefilter.Match]]] = {}
    compared = 0
    add = matching.RuleMatcher._add

    def both(self, slot, part, tokens, anchors, found):  # type: ignore[no-untyped-def]
        nonlocal compared
        told: dict[Slot, list[prefilter.Match]] = {}
        add(self, slot, part, tokens, anchors, told)
        said = self._run(slot, part, part.first)
        compared += bool(said)
        asked.setdefault((part, slot.key), (set(), set(said)))[0].update(told.get(slot, ()))
        found.setdefault(slot, []).extend(told.get(slot, ()))

    monkeypatch.setattr(matching.RuleMatcher, "_add", both)
    comments = [Comment(f"c{place}", text) for place, text in enumerate(texts(rulebook))]
    list(language.analyse(comments))
    assert compared > 500
    assert not [key for (_, key), (told, said) in asked.items() if told != said]


def test_every_shipped_pattern_waits_for_a_word_or_a_shape(language: Language) -> None:
    """A pattern that is tried on every sentence costs as much as a hundred that wait for their word."""
    assert [slot.key for slot in language._matcher._always] == []


def test_an_expression_is_read_once_for_each_word(language: Language) -> None:
    pattern = Pattern("token", tokens=({"LOWER": {"REGEX": r"^\+\d+$"}}, {"LOWER": "on", "OP": "?"}))
    (key,) = prefilter.anchor(pattern)
    fits = prefilter.shape(key)
    assert fits is not None
    (analysis,) = language.analyse([Comment("c1", "+15 on this one")])
    assert [token.text for token in analysis.tokens if fits(token)] == ["+15"]
    assert prefilter.shape("a word") is prefilter.shape("word") is None
