"""A word that false alarms of a rule share and that none of its true firings has: what an `unless` can name."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from argmap.model import Comment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.language import Language
    from argmap.rulebook.rule import Rule

LEAST = 2
"""False alarms that share a word before it is proposed: of one alone, no word tells why it is one."""
_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_SHORTEST = 3


def shared_word(rule: Rule, false: Iterable[str], true: Iterable[str], language: Language) -> str | None:
    """The lemma that most false alarms have beside the rule's match, and no true firing anywhere; None where none is.

    Args:
        rule: The rule.
        false: Sentences in which it fires and should not.
        true: Sentences in which it fires and should.
        language: For their words.
    """
    wrong, right = (dict.fromkeys(some) for some in (false, true))
    words = _words(rule, [*wrong, *right], language)
    times = Counter(word for text in wrong for word in words[text][1])
    known = {word for text in right for word in words[text][0]}
    found = [(-number, word) for word, number in times.items() if number >= LEAST and word not in known]
    return min(found)[1] if found else None


def holding(word: str, rule: Rule, texts: Iterable[str], language: Language) -> frozenset[str]:
    """The sentences that have a lemma beside the rule's match."""
    words = _words(rule, list(texts), language)
    return frozenset(text for text, (_, beside) in words.items() if word in beside)


def pattern(word: str) -> str:
    """The entry of `unless` that takes a firing back where a lemma stands in its sentence."""
    return f"{{kind: token, tokens: [{{LEMMA: {word}}}], within: sentence}}"


def _words(rule: Rule, texts: list[str], language: Language) -> dict[str, tuple[set[str], set[str]]]:
    """By text its telling lemmas, and those of them that stand beside the rule's match."""
    found: dict[str, tuple[set[str], set[str]]] = {}
    for text, analysis in zip(
        texts, language.analyse(Comment(f"e{at}", one) for at, one in enumerate(texts)), strict=True
    ):
        spans = [(one.start, one.end) for one in analysis.firings if one.rule == rule.id]
        telling = [
            token
            for token in analysis.tokens
            if token.pos in _TELLING and len(token.lemma) >= _SHORTEST and token.lemma.isalpha()
        ]
        beside = {one.lemma for one in telling if not any(start <= one.start < end for start, end in spans)}
        found[text] = {one.lemma for one in telling}, beside if spans else set()
    return found
