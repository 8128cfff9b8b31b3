"""How far apart two comments stand, by comments and as a part of the thread."""

from __future__ import annotations

import pytest

from argmap.features.point.place_of_both import SHORT, apart, part_between
from argmap.features.talk import Talk
from argmap.features.together import Said, Together
from argmap.model import Comment


@pytest.mark.parametrize(("comments", "part"), [(40, 0.1), (5, 4 / SHORT)])
def test_a_short_thread_counts_as_a_longer_one(comments: int, part: float) -> None:
    one, other = (
        Said(Comment(f"c{place}", ""), place, f"w{place}", frozenset(), (), {}, frozenset(), 0.0, frozenset())
        for place in (1, 5)
    )
    two = Together(one, other, {}, frozenset(), Talk((), (), {}), comments=comments)
    assert apart(two) == 4
    assert part_between(two) == pytest.approx(part)
