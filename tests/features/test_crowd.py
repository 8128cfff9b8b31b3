from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from argmap.features.crowd import MOST, Crowd, crowd
from argmap.model import Comment

if TYPE_CHECKING:
    from argmap.language import Language


def counted(language: Language, *said: tuple[str | None, str]) -> Crowd:
    comments = [Comment(f"c{n}", text, author) for n, (author, text) in enumerate(said)]
    return crowd(comments, {analysis.comment: analysis for analysis in language.analyse(comments)})


def test_who_writes_again_says_you_or_little_is_counted(language: Language) -> None:
    long = "The tower leans because the clay below it was never drained, and " * 3
    found = counted(language, ("Ann", long), ("Bo", "You forget the drains."), ("Ann", "No."), ("Cy", long))
    assert found == Crowd(returning=0.25, spoken_to=0.25, short=0.5)


def test_who_does_not_sign_never_writes_again(language: Language) -> None:
    assert counted(language, (None, "A tower."), (None, "Another tower.")).returning == 0.0


def test_a_thread_without_comments_has_no_shares() -> None:
    assert crowd((), {}) == Crowd()


def test_only_the_first_comments_of_a_long_thread_are_looked_at(language: Language) -> None:
    said = [("Ann", "A tower.")] * MOST + [("Bo", "You again.")] * MOST
    assert counted(language, *said).spoken_to == pytest.approx(0.0)
