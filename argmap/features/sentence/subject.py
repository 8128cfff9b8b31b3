"""Who or what a sentence is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.rulebook.vocabulary import words

if TYPE_CHECKING:
    from argmap.features.sentences import Told

_THEY = words("third_person_subject")


def subject_they(told: Told) -> float:
    """1 where he, she or they is the subject of its main verb."""
    return told.subject is not None and told.subject.lower in _THEY
