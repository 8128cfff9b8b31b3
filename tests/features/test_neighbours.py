"""Two comments are alike where they are like the same others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.features import neighbours

if TYPE_CHECKING:
    import pytest

SAID = (
    frozenset({"harbour", "boat"}),
    frozenset({"boat", "ferry"}),
    frozenset({"ferry", "island"}),
    frozenset({"oven", "bread"}),
)
RARITY = dict.fromkeys(("harbour", "boat", "ferry", "island", "oven", "bread"), 1.0)


def test_a_third_comment_ties_two_that_share_no_word() -> None:
    near = neighbours.neighbourhoods(SAID, RARITY)
    assert near is not None
    assert near[0, 2] > 0.5
    assert near[0, 3] == near[3, 3] == 0.0
    assert (near == near.T).all()


def test_too_many_comments_are_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neighbours, "MOST", 3)
    assert neighbours.neighbourhoods(SAID, RARITY) is None
