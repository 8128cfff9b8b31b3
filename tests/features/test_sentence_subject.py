"""Whom or what a sentence is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from argmap.features.sentence.build import finite
from argmap.features.sentence.subject import of_ones_own, short_of_oneself
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
