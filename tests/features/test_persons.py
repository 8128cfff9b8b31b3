"""Who is the same person: a table of cases, and each room that asks."""

import pytest

from argmap.features.persons import person, placeholders, same_person
from argmap.model import Comment

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
