"""What is granted in part, and what is held against the rest."""

from __future__ import annotations

import pytest
from pairs import links

CLAIM = "Shut the old mill and sell the pond."


@pytest.mark.parametrize(
    "reply",
    [
        "I agree that it is old, but you don't need to shut it. No engineer said so. Why would you?",
        "You're right about the mill. Selling the pond is nonsense, the ducks don't belong to us.",
    ],
)
def test_a_grant_beside_a_turn_or_of_one_point_is_partial_agreement(reply: str) -> None:
    assert {(link.relation, link.partial) for link in links(CLAIM, reply)} == {("agreement", True), ("rebuttal", True)}


def test_plain_assent_without_a_turn_grants_all() -> None:
    assert [(link.relation, link.partial) for link in links(CLAIM, "You're right. It is a ruin.")] == [
        ("agreement", False)
    ]
