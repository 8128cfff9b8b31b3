"""A heading stands alone: it speaks to nobody, of no commenter, and nothing in it hangs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from argmap.model import Claim, Comment, Evidence, Thread
from argmap.points.heading import sentence

if TYPE_CHECKING:
    from argmap.mapping import Mapper

CALLED = frozenset({"marlene", "tobias"})


def heading(mapper: Mapper, text: str) -> tuple[str, bool]:
    """The sentence of a claim that is the whole text, and whether it stands alone."""
    analysis = mapper.analyse(Thread("t", "", (Comment("c1", text, "a"),)))["c1"]
    claim = Claim("c1.1", "c1", 0, len(text), text, (Evidence("roles.claim", text, "c1", 0, len(text)),))
    return sentence([claim], {"c1": analysis}, frozenset(), "", CALLED)


@pytest.mark.parametrize(
    "text",
    [
        "You said that the ferry was late.",
        "Your point about the ferry is weak.",
        "I thank you for the ferry.",
        "You think the ferry is late.",
        "I painted the ferry last year.",
        "Marlene is wrong about the ferry.",
        "There is no evidence for that.",
        "There was no reason to blame him.",
        "There were no rules against it.",
        "Some just stayed at home.",
        "The ferry is not.",
        "All you have to do is tell us the hour.",
        "'The ferry is late is all he said.",
        "No one gets away with doing it.",
    ],
)
def test_what_does_not_stand_alone_heads_no_point(mapper: Mapper, text: str) -> None:
    assert heading(mapper, text)[1] is False


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("You can never trust the timetable of a ferry.", "You can never trust the timetable of a ferry"),
        ("If you miss the ferry, you have to swim.", "If you miss the ferry, you have to swim"),
        ("I think that the ferry is too slow.", "The ferry is too slow"),
        ("I am sure the ferry is too slow.", "The ferry is too slow"),
        ("As a result, the ferry is too slow.", "The ferry is too slow"),
        ("Not to mention the ferry is too slow.", "The ferry is too slow"),
        ("My point is that the ferry is too slow.", "The ferry is too slow"),
        ("Shorter version: the ferry is too slow.", "The ferry is too slow"),
        ("Of course the ferry is too slow!", "The ferry is too slow"),
        ("'Ferry' is a word for a boat.", "'Ferry' is a word for a boat"),
        ("It is wrong to sell the ferry.", "It is wrong to sell the ferry"),
        ("Some of the ferries are too slow.", "Some of the ferries are too slow"),
        ("The ferry and its engine are too old.", "The ferry and its engine are too old"),
        ("The truth is dirty and expensive.", "The truth is dirty and expensive"),
    ],
)
def test_what_stands_alone_heads_a_point_without_what_only_opens_it(mapper: Mapper, text: str, says: str) -> None:
    assert heading(mapper, text) == (says, True)
