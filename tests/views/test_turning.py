"""Which single claims head a row of the first screen: clear ones, the answered and the sure first, one of a comment."""

from __future__ import annotations

from dataclasses import replace

import pytest
from phones import phones

from argmap.views.index import index
from argmap.views.turning import stands, turning


@pytest.mark.parametrize(
    ("says", "clear"),
    [
        ("Banning never works", True),
        ("The fee hits the poor", True),
        ("There are no buses after seven", True),
        ("There’s no bus after seven", True),
        ("They will just lie about it", False),
        ("That alone is reason enough", False),
        ("That's not a bad farm", False),
        ("So nobody will come", False),
        ("Ok but your right ends where mine begins", False),
        ("And there's your problem", False),
        ("It’s about control", False),
        ("Show me", False),
    ],
)
def test_a_row_stands_alone(says: str, clear: bool) -> None:  # noqa: FBT001
    assert stands(says) is clear


def test_the_answered_come_first_and_each_comment_once() -> None:
    at = index(replace(phones(), points=()))
    found = turning(at)
    homes = [group.sayings[0].comment for group in found]
    assert len(homes) == len(set(homes))
    answered = [len({answer.comment for answer in group.answers}) for group in found]
    assert answered[0] == max(answered)
    assert all(not group.sayings[0].premise and not group.sayings[0].reported for group in found)
