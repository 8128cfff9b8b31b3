"""What follows from a pattern: what the pipeline must give for it, and the words without which it cannot match."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from argmap.rulebook.vocabulary import form

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.rulebook.rule import Need

_NEEDS: dict[str, Need] = {
    "LEMMA": "lemma",
    "POS": "pos",
    "TAG": "tag",
    "MORPH": "morph",
    "DEP": "parse",
    "IS_SENT_START": "parse",
    "SENT_START": "parse",
}
_LITERALS = ("LOWER", "LEMMA", "ORTH", "TEXT")
"""NORM is not among them: `n't` has the NORM `not`, so the word itself need not stand there."""

_EDGES = re.compile(r"""^["(]+|[,;:!?)"]*(?:\s+|$)["(]*|(?<=[a-z])-(?=[a-z])""")
"""Where it surely cuts."""


_MANY = 1 << 30
_BRACES = re.compile(r"\{(\d*)(,?)(\d*)\}")
_REPEATS = {"1": (1, 1), "?": (0, 1), "*": (0, _MANY), "+": (1, _MANY), "!": (0, 1)}


def needs_of_tokens(tokens: Iterable[Mapping[str, Any]]) -> frozenset[Need]:
    """What a token pattern reads.

    >>> sorted(needs_of_tokens([{"LEMMA": "be"}, {"POS": "NOUN", "OP": "?"}]))
    ['lemma', 'pos']
    """
    return frozenset(_NEEDS[key] for token in tokens for key in token if key in _NEEDS)


def needs_of_nodes(nodes: Iterable[Mapping[str, Any]]) -> frozenset[Need]:
    """What a dependency pattern reads: always the parse."""
    return needs_of_tokens(node["RIGHT_ATTRS"] for node in nodes) | {"parse"}


def repeats(operator: str) -> tuple[int, int]:
    """How often a token with this OP stands there, at least and at most.

    >>> repeats("?"), repeats("{2}"), repeats("{1,3}")
    ((0, 1), (2, 2), (1, 3))
    """
    if operator in _REPEATS:
        return _REPEATS[operator]
    low, comma, high = _BRACES.findall(operator)[0]
    least = int(low or 0)
    return least, (int(high) if high else _MANY) if comma else least


def at_least_one(operator: str) -> bool:
    """Whether a token with this OP must stand there at least once.

    >>> [at_least_one(op) for op in ("1", "+", "{2,3}", "{2}", "?", "*", "!", "{,3}", "{0,1}")]
    [True, True, True, True, False, False, False, False, False]
    """
    return repeats(operator)[0] > 0


def can_be_nothing(operator: str) -> bool:
    """Whether a token with this OP may match no token at all. `!` takes one token, which is not this one."""
    return operator != "!" and not at_least_one(operator)


def triggers_of_tokens(tokens: Iterable[Mapping[str, Any]]) -> tuple[frozenset[str], ...]:
    """One set of words for each literal that a token pattern cannot do without.

    >>> triggers_of_tokens([{"LOWER": "about"}, {"LEMMA": {"IN": ["money"]}}, {"LOWER": "now", "OP": "?"}])
    (frozenset({'about'}), frozenset({'money'}))
    """
    found: list[frozenset[str]] = []
    for token in tokens:
        if not at_least_one(str(token.get("OP", "1"))):
            continue
        found += words_of(token)
    return tuple(dict.fromkeys(found))


def words_of(token: Mapping[str, Any]) -> list[frozenset[str]]:
    """The sets of lower-case words or lemmas of which a token must be one.

    >>> words_of({"LOWER": "about", "POS": "ADP"})
    [frozenset({'about'})]
    """
    return [words for key in _LITERALS if key in token and (words := _words(token[key]))]


def triggers_of_nodes(nodes: Iterable[Mapping[str, Any]]) -> tuple[frozenset[str], ...]:
    """The same for a dependency pattern, of which every node must be there."""
    return triggers_of_tokens(node["RIGHT_ATTRS"] for node in nodes)


def triggers_of_phrases(phrases: Iterable[str], attr: str) -> tuple[frozenset[str], ...]:
    """One set that holds a word of each phrase: the first that the tokenizer surely leaves whole.

    Nothing is derived for lemmas (the pipeline finds the lemma of a phrase, not this room) or where a phrase has no
    such word.

    >>> [sorted(words) for words in triggers_of_phrases(["don't buy it", "same here"], "LOWER")]
    [['buy', 'same']]
    >>> triggers_of_phrases(["don't"], "LOWER")
    ()
    """
    if attr == "LEMMA":
        return ()
    found: set[str] = set()
    for phrase in phrases:
        uncut = next(filter(_uncut, phrase.lower().split()), None)
        if uncut is None:
            return ()
        found.add(uncut)
    return (frozenset(found),) if found else ()


def _words(value: object) -> frozenset[str]:
    if isinstance(value, str):
        return frozenset({value.lower()})
    if isinstance(value, dict) and isinstance(value.get("IN"), list):
        return frozenset(str(word).lower() for word in value["IN"])
    return frozenset()


def phrase_key(words: str) -> str:
    """The longest word of a phrase that the tokenizer surely leaves whole, or the empty string.

    A text that holds the phrase, token by token, holds this word as a token.

    >>> phrase_key("don't ask me"), phrase_key("About it,"), phrase_key("cannot"), phrase_key(":)")
    ('ask', 'about', '', '')
    >>> phrase_key("rip-off")
    'rip'
    """
    pieces = (words,) if words.isalpha() else _EDGES.split(words)  # most are one word
    return max(filter(_uncut, map(str.lower, pieces)), key=len, default="")


def whole(phrase: str) -> bool:
    """Whether the tokenizer surely leaves every word of a phrase whole, and cuts at its single blanks alone.

    >>> whole("in fact"), whole("don't"), whole("cannot do"), whole("so  what")
    (True, False, False, False)
    """
    return all(map(_uncut, phrase.lower().split(" ")))


def _uncut(word: str) -> bool:
    """Whether the tokenizer surely leaves a word whole."""
    return word.isalpha() and form("cut_word").fullmatch(word) is None
