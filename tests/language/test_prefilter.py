"""What plain tokens tell of a pattern is what spaCy's matchers say: every shipped pattern, both ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.language import matching
from argmap.model import Comment

if TYPE_CHECKING:
    import pytest

    from argmap.language import Language
    from argmap.rulebook.rule import Rulebook


def texts(rulebook: Rulebook) -> list[str]:
    """The rules' own examples: each pattern meets the words that it is about."""
    return [example.text for rule in rulebook.rules for example in (*rule.fires, *rule.silent)]


def test_every_shipped_pattern_matches_as_spacy_does(
    language: Language, rulebook: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    differing = []
    compared = 0
    ask = matching.RuleMatcher._matches

    def both(self, slot, look, part, tokens, anchors):  # type: ignore[no-untyped-def]
        nonlocal compared
        told = ask(self, slot, look, part, tokens, anchors)
        said = self._run(slot, part, part.sentence.first)
        compared += bool(said)
        if set(told) != set(said):
            differing.append((slot.key, part.span.text, told, said))
        return told

    monkeypatch.setattr(matching.RuleMatcher, "_matches", both)
    comments = [Comment(f"c{place}", text) for place, text in enumerate(texts(rulebook))]
    list(language.analyse(comments))
    assert compared > 500
    assert not differing
