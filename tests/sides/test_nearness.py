"""Reasons without an explicit stand are near a point of the topic pack by the words that they share with it."""

from __future__ import annotations

import pytest

from argmap import rulebook
from argmap.language import Language
from argmap.mapping import Mapper
from argmap.model import Comment, Thread


@pytest.mark.parametrize(
    ("topic", "text", "side"),
    [
        ("voting-age-16", "I stack shelves after school and pay tax on it like the grown-ups at work.", "for"),
        ("zoos", "My neighbour fed the otters as a girl and is a vet today.", "against"),
        ("zoos", "Did your neighbour feed the otters before she was a vet?", "unclear"),
        ("zoos", "The bus to the coast was late again.", "unclear"),
        ("nuclear-power", "Our class went there in spring, and the soup was great.", "unclear"),
    ],
)
def test_a_reason_takes_the_side_of_the_point_that_it_is_near(topic: str, text: str, side: str) -> None:
    ready = Mapper(Language.open(rulebook=rulebook.load(topics=[topic])))
    found = ready.map(Thread("t", "", (Comment("c1", text, "Ada"),))).motion
    assert found is not None
    (stand,) = found.sides
    assert stand.side == side
    assert (side == "unclear") == (not stand.because)
