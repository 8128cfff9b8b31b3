"""Whom or what a sentence is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from argmap.features.sentence.build import finite
from argmap.features.sentence.subject import of_ones_own, short_of_oneself
from argmap.features.sentence.telling import general, happened, narrates, points_back
from argmap.features.sentences import told
from argmap.model import Comment

if TYPE_CHECKING:
    from argmap.features.sentences import Told
    from argmap.language import Language


def one(language: Language, text: str) -> Told:
    (analysis,) = language.analyse([Comment("c1", text)])
    found = told(analysis)[0]
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "short", "own", "verb"),
    [
        ("I did the same.", True, False, True),
        ("I think that they should close the old bridge soon.", False, False, True),
        ("My son fell off the bridge.", False, True, True),
        ("The bridge is old.", False, False, True),
        ("Fascinating piece on old bridges.", False, False, False),
    ],
)
def test_subject_and_verb(text: str, short: bool, own: bool, verb: bool, language: Language) -> None:  # noqa: FBT001  # columns
    sentence = one(language, text)
    assert bool(short_of_oneself(sentence)) == short
    assert bool(of_ones_own(sentence)) == own
    assert bool(finite(sentence)) == verb


@pytest.mark.parametrize(
    ("text", "tells", "holds", "back"),
    [
        ("They closed the bridge in March.", True, False, False),
        ("Ann left.", True, False, False),
        ("The plan was a mistake.", False, False, False),
        ("Bridges fall down.", False, True, False),
        ("Closing the bridge helps nobody.", False, True, False),
        ("Our bridge is old.", False, False, False),
        ("This makes no sense.", False, False, True),
        ("I would close it.", False, False, False),
    ],
)
def test_what_is_told_and_what_holds(text: str, tells: bool, holds: bool, back: bool, language: Language) -> None:  # noqa: FBT001  # columns
    sentence = one(language, text)
    assert bool(narrates(sentence)) == tells
    assert bool(general(sentence)) == holds
    assert bool(points_back(sentence)) == back
    assert bool(happened(sentence)) == (tells and "March" in text)
