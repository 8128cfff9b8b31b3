"""What a sentence is about: its subject and its nouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.features.sentences import Told

_I = frozenset({"i", "we"})
_YOU = frozenset({"you", "u", "ya"})
_IT = frozenset({"it", "this", "that", "there", "these", "those"})
_NOUNS = frozenset({"NOUN", "PROPN"})


def things(told: Told) -> float:
    """Different nouns."""
    return len(told.nouns)


def recurring(told: Told) -> float:
    """Share of its nouns that stand in other sentences of the comment too."""
    return told.recurring / len(told.nouns) if told.nouns else 0.0


def main_thing(told: Told) -> float:
    """1 where it names the noun that the comment uses most."""
    return told.main in told.nouns


def subject_i(told: Told) -> float:
    """1 where I or we is the subject of its main verb."""
    return told.who in _I


def subject_you(told: Told) -> float:
    """1 where you is."""
    return told.who in _YOU


def subject_it(told: Told) -> float:
    """1 where it, this, that or there is."""
    return told.who in _IT


def subject_noun(told: Told) -> float:
    """1 where a noun is."""
    return told.subject is not None and told.subject.pos in _NOUNS
