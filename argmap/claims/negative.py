"""Patterns that cannot match without a negation: there it belongs to the claim and does not deny it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.language import grammar
from argmap.rulebook.vocabulary import form, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.rulebook.rule import Pattern

_WORDS = words("negation_of_patterns")
_IN_PHRASE = form("negation_in_phrase")


def holds_negation(pattern: Pattern, words: str) -> bool:
    """Whether a match holds a negation because the pattern wants one.

    Phrases are taken at their word: a negation in a phrase is a part of it.

    Args:
        pattern: Of a tag or construction.
        words: What it matched.
    """
    if pattern.kind == "phrase":
        return _IN_PHRASE.search(words.lower()) is not None
    if pattern.kind == "token":
        return any(_only_negation(token) for token in pattern.tokens if not _may_lack(token))
    return any(_only_negation(node.get("RIGHT_ATTRS", {})) for node in pattern.nodes)


def _may_lack(token: Mapping[str, Any]) -> bool:
    operator = str(token.get("OP", ""))
    return operator in {"?", "*", "!"} or operator.startswith(("{0", "{,"))


def _only_negation(token: Mapping[str, Any]) -> bool:
    if token.get("DEP") in grammar.NEGATION:
        return True
    for key in ("LOWER", "LEMMA", "ORTH", "TEXT", "NORM"):
        wanted = token.get(key)
        words = (wanted,) if isinstance(wanted, str) else wanted.get("IN", ()) if wanted else ()
        if words and all(str(word).lower() in _WORDS for word in words):
            return True
    return False
