"""Who or what a sentence is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.rulebook.vocabulary import words

if TYPE_CHECKING:
    from argmap.features.sentences import Told

_THEY = words("third_person_subject")
_SELF = words("first_person")
_FEW = 7
"""Words up to which a sentence about oneself tells little of a matter: "I did the same.", "I'm honestly asking."."""


def subject_they(told: Told) -> float:
    """1 where he, she or they is the subject of its main verb."""
    return told.subject is not None and told.subject.lower in _THEY


def short_of_oneself(told: Told) -> float:
    """1 where I or we is the subject of a sentence of up to seven words."""
    return told.words <= _FEW and told.subject is not None and told.subject.lower in _SELF


def of_ones_own(told: Told) -> float:
    """1 where somebody or something of one's own is the subject: "my son", "our street"."""
    subject = told.subject
    return subject is not None and any(t.head == subject.i and t.lower in _SELF for t in told.tokens)
