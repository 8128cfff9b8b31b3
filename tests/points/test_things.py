"""A tag's sentence names the thing of which its claims speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from argmap.model import Comment, Thread

if TYPE_CHECKING:
    from argmap.mapping import Mapper


@pytest.mark.parametrize(
    ("texts", "says"),
    [
        (("The ferry costs too much.", "The ferry is far too expensive."), "The ferry costs too much"),
        (("Marching bands cost too much.", "They cost too much."), "Marching bands cost too much"),
        (
            ("The night buses do not work.", "Night buses don't work."),
            "The night buses do not work",
        ),
        (("Hazing is murder.", "Hazing is nothing but murder."), "Hazing is killing"),
        (("This is murder.", "Hazing is murder."), "It's killing"),
        (("It costs too much.", "This is far too expensive."), "It costs too much"),
        (("The ferry costs too much.", "Umbrellas cost too much."), "It costs too much"),
    ],
)
def test_the_thing_is_filled_in_where_the_claims_name_one(mapper: Mapper, texts: tuple[str, ...], says: str) -> None:
    comments = tuple(Comment(f"c{number}", text, f"w{number}") for number, text in enumerate(texts))
    found = mapper.map(Thread("t", "", comments)).points
    assert says in [point.says for point in found if point.basis == "tag"]


def test_no_one_keeps_its_no_in_a_heading(mapper: Mapper) -> None:
    texts = (
        "No one has ever seen a whale in the harbour.",
        "No one has ever seen a whale in the harbour, never.",
        "Trains are slower than buses in this town.",
        "Every dog needs a garden to run in.",
        "Winters are far too long for motorbikes.",
    )
    comments = tuple(Comment(f"c{number}", text, f"w{number}") for number, text in enumerate(texts))
    (says,) = {point.says for point in mapper.map(Thread("t", "", comments)).points if point.basis == "words"}
    assert says.startswith("No one has ever seen a whale")
