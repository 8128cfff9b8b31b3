"""The short notation for a run of words, as rule files write it and `rules show` prints it.

`<line> their|his own? pockets`: words as they stand, `|` between alternatives, `<…>` any form of a word, `?` for what
may be left out, `*` any number, `+` one or more, `{1,3}` a count, `_` any word, and parts of speech in capitals.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from argmap.rulebook.words import POS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ANY = {"IS_PUNCT": False}
"""What `_` stands for: any word, no punctuation."""
_COUNT = re.compile(r"(?P<core>.+?)(?P<sign>[?*+]|\{\d{0,2},?\d{0,2}\})")
_LEMMAS = re.compile(r"<([^<>]+)>")
_KEPT = "?*+|<>{}"
"""Marks that mean something; a word that is nothing but marks stands for itself."""


class NotationError(ValueError):
    """What is wrong with a run of words; `word` is the part that cannot be read."""

    def __init__(self, word: str, what: str) -> None:
        super().__init__(what)
        self.word = word


def is_plain(written: str) -> bool:
    """Whether a run of words uses nothing of the notation.

    >>> is_plain("follow the money"), is_plain("<follow> the money"), is_plain("really?")
    (True, False, False)
    """
    return not any(mark in written for mark in _KEPT) and not any(
        word in POS or word == "_" for word in written.split()
    )


def parse(written: str) -> tuple[dict[str, Any], ...]:
    """The tokens that a run of words stands for, as spaCy's Matcher takes them.

    Args:
        written: In the short notation.

    Raises:
        NotationError: A part of it cannot be read.

    >>> parse("<follow> the money")
    ({'LEMMA': 'follow'}, {'LOWER': 'the'}, {'LOWER': 'money'})
    >>> parse("their|his own? NOUN _{0,2}")[1:]
    ({'LOWER': 'own', 'OP': '?'}, {'POS': 'NOUN'}, {'IS_PUNCT': False, 'OP': '{0,2}'})
    """
    return tuple(_token(word) for word in written.split())


def _token(word: str) -> dict[str, Any]:
    core, sign = word, ""
    if word.strip(_KEPT) and (found := _COUNT.fullmatch(word)):
        core, sign = found["core"], found["sign"]
    token = _core(core)
    if sign:
        token["OP"] = sign
    return token


def _core(core: str) -> dict[str, Any]:
    if core == "_":
        return dict(_ANY)
    if not core.strip(_KEPT):
        return {"LOWER": core}
    if "<" in core or ">" in core:
        found = _LEMMAS.fullmatch(core)
        if found is None:
            raise NotationError(core, f"'{core}' opens or closes no <…>")
        return {"LEMMA": _one_of(core, found[1].split("|"))}
    words = core.split("|")
    kinds = [word in POS for word in words]
    if all(kinds):
        return {"POS": _one_of(core, words)}
    if any(kinds):
        raise NotationError(core, f"'{core}' mixes words and parts of speech")
    if core != core.lower():
        raise NotationError(core, f"'{core}' has capitals and is no part of speech")
    if any(mark in core for mark in "{}"):
        raise NotationError(core, f"'{core}' is not a count of words")
    return {"LOWER": _one_of(core, words)}


def _one_of(core: str, words: Sequence[str]) -> Any:  # noqa: ANN401  # a word or a mapping, as spaCy takes it
    if not all(words):
        raise NotationError(core, f"'{core}' has an empty alternative")
    return words[0] if len(words) == 1 else {"IN": list(dict.fromkeys(words))}


def write(tokens: Sequence[Mapping[str, Any]]) -> str | None:
    """Tokens in the short notation, or None where it cannot say them.

    >>> write([{"LEMMA": {"IN": ["come", "boil"]}}, {"LOWER": "down"}, {"IS_PUNCT": False, "OP": "{0,3}"}])
    '<come|boil> down _{0,3}'
    >>> write([{"TAG": "VBG"}]) is None
    True
    """
    said = " ".join(filter(None, map(_written, tokens)))
    try:
        same = parse(said) == tuple(map(dict, tokens))
    except NotationError:
        return None
    return said if same else None


def _written(token: Mapping[str, Any]) -> str:
    sign = str(token.get("OP", ""))
    rest = {key: value for key, value in token.items() if key != "OP"}
    if rest == _ANY:
        return "_" + sign
    if len(rest) != 1:
        return ""
    ((key, value),) = rest.items()
    words = value["IN"] if isinstance(value, dict) and set(value) == {"IN"} else [value]
    said = "|".join(map(str, words))
    return {"LEMMA": f"<{said}>", "LOWER": said, "POS": said}.get(key, "") + sign
