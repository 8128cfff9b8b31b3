"""Who is the same person: a table of cases, and each room that asks."""

import pytest

from argmap.model import Comment
from argmap.model.persons import person, placeholders, same_person

SAME = [
    ("Ann", "Ann", True),
    ("Ann", "ann", True),
    ("Ann Lee", "ann  lee", True),
    ("Ann_Lee", "Ann Lee", True),
    ("José", "JOSÉ", True),
    ("李雷", "李雷", True),
    ("🦊", "🦊", True),
    ("Guest 12", "Guest 12", True),
    ("Anonymouse", "Anonymouse", True),
    ("Ann", "Anna", False),
    ("Guest 12", "Guest 13", False),
    ("Guest", "Guest", False),
    ("Anonymous", "anonymous", False),
    ("Anonymous Coward", "Anonymous Coward", False),
    ("Anonymous (not verified)", "Anonymous (not verified)", False),
    ("[deleted]", "[deleted]", False),
    ("[removed]", "[removed]", False),
    ("deleted user", "Deleted_User", False),
    ("unknown", "Unknown", False),
    ("None", "None", False),
    ("User", "User", False),
    ("n/a", "N/A", False),
    ("???", "???", False),
    ("", "", False),
    ("  ", "  ", False),
    (None, None, False),
    ("Ann", None, False),
]


@pytest.mark.parametrize(("one", "other", "same"), SAME)
def test_a_person_is_known_by_a_name_that_is_no_placeholder(one: str | None, other: str | None, same: object) -> None:
    assert same_person(Comment("a", "x", one), Comment("b", "y", other)) is same


def test_placeholders_are_written_as_they_are_compared() -> None:
    assert all(name == " ".join(name.casefold().split()) for name in placeholders())
    assert all(person(name) == "" for name in placeholders())


def test_a_paste_and_its_quotes_know_one_person_by_any_spelling() -> None:
    from argmap.model import Thread
    from argmap.read.common.quotes import with_quotes

    said = (
        Comment("a", "Trams are late.", "Ann_Lee"),
        Comment("b", 'ann lee: "Something about buses that she said."', "Bo"),
    )
    (quote,) = with_quotes(Thread("t", "", said)).comments[1].quotes
    assert quote.of == "Ann_Lee"


def test_one_person_gets_one_invented_name() -> None:
    from argmap.model import ArgumentMap, Thread
    from argmap.views.anonymous import anonymous

    said = Comment("a", "One.", "Ann Lee"), Comment("b", "Two.", "ann_lee"), Comment("c", "Three.", "Guest")
    found = anonymous(ArgumentMap(Thread("t", "", said)))
    one, other, guest = (comment.author for comment in found.thread.comments)
    assert one == other != "Ann Lee"
    assert guest == "Guest"
