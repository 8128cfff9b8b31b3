"""The words by which a reply denies what its parent asserts."""

from __future__ import annotations

import pytest
from pairs import analyses, thread

from argmap.features.pairs import pair
from argmap.features.profile import profile
from argmap.links.denial import denial


@pytest.mark.parametrize(
    ("parent", "reply", "words"),
    [
        ("The tram carries prams.", "The tram does not carry prams.", "not carry"),
        ("Beavers help the meadow.", "They never help a meadow, they drown it.", "never help"),
        ("Beavers help the meadow.", "No farmer pays for that.", ""),
        ("Beavers do not help the meadow.", "They do not help it.", ""),
        ("The choir sang well.", "The choir sang well.", ""),
    ],
)
def test_a_negation_over_a_word_of_the_parent_shows_a_denial(parent: str, reply: str, words: str) -> None:
    known = analyses(thread(parent, reply))
    found = denial(pair(known["c2"], profile(known["c1"])))
    assert [reply[firing.start : firing.end] for firing in found] == ([words] if words else [])
