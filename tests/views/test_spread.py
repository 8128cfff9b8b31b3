"""How much of a thread speaks of a matter."""

from __future__ import annotations

from argmap.model import ArgumentMap, Comment, Thread
from argmap.views.index import index
from argmap.views.spread import Spread

TEXTS = (
    "The harbour needs a new crane, and the crane needs a driver.",
    "Cranes in the harbour are noisy.",
    "A harbour without cranes is a pond.",
    "My cousin collects stamps.",
)


def test_a_sentence_in_the_words_of_most_comments_is_of_more_of_the_thread_than_an_aside() -> None:
    comments = tuple(Comment(f"c{n}", text, f"w{n}") for n, text in enumerate(TEXTS))
    spread = Spread(index(ArgumentMap(Thread("t", "", comments))))
    assert spread.of("Harbour cranes are loud.") > spread.of("Stamps are nice.") == 0.0
    assert spread.of("") == 0.0
    assert 0.0 <= spread.of(TEXTS[0]) <= 1.0
