"""What passed between two commenters before."""

from __future__ import annotations

import pytest

from argmap.links.exchanges import Exchanges
from argmap.model import Comment, Thread

THREAD = Thread(
    "t",
    "",
    tuple(
        Comment(f"c{n}", "Hm.", author)
        for n, author in enumerate(["Ann", "Ben", "Ann", "Cem", "ben", "Guest", "Guest"])
    ),
)


def test_links_of_two_people_add_up_from_the_next_comment_on() -> None:
    exchanges = Exchanges(THREAD)
    assert exchanges.past("c1", "c0") == 0.0
    exchanges.add("c1", "c0", "rebuttal", 0.75)
    assert exchanges.past("c1", "c0") == 0.0
    assert exchanges.past("c2", "c1") == -0.75
    exchanges.add("c2", "c1", "agreement", 0.25)
    assert exchanges.past("c4", "c2") == pytest.approx(-0.5)
    assert exchanges.past("c4", "c3") == 0.0


def test_commenters_without_a_name_have_no_past() -> None:
    exchanges = Exchanges(THREAD)
    exchanges.add("c6", "c5", "rebuttal", 0.75)
    assert exchanges.past("c6", "c5") == exchanges.past("c5", "c6") == 0.0
