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
        (("This is murder.", "Hazing is murder."), "Hazing is murder"),
    ],
)
def test_the_thing_is_filled_in_where_the_claims_name_one(mapper: Mapper, texts: tuple[str, ...], says: str) -> None:
    comments = tuple(Comment(f"c{number}", text, f"w{number}") for number, text in enumerate(texts))
    found = mapper.map(Thread("t", "", comments)).points
    assert says in [point.says for point in found if point.basis == "tag"]


def test_a_tag_said_of_different_things_is_no_point(mapper: Mapper) -> None:
    texts = ("The ferry costs too much.", "Umbrellas cost too much.")
    comments = tuple(Comment(f"c{number}", text, f"w{number}") for number, text in enumerate(texts))
    assert [point for point in mapper.map(Thread("t", "", comments)).points if point.basis == "tag"] == []


@pytest.mark.parametrize(("title", "bases"), [("The new ferry", ["tag"]), ("", ["sense"])])
def test_a_heading_that_leaves_open_its_thing_needs_a_title_that_says_it(
    mapper: Mapper, title: str, bases: list[str]
) -> None:
    texts = ("It costs too much.", "This is far too expensive.")
    comments = tuple(Comment(f"c{number}", text, f"w{number}") for number, text in enumerate(texts))
    found = mapper.map(Thread("t", title, comments)).points
    assert [point.basis for point in found if point.says == "It costs too much"] == bases


def test_what_speaks_of_another_comment_than_the_post_is_of_one_thing_only_where_their_talk_ties_it(
    mapper: Mapper,
) -> None:
    def thread(parents: tuple[str | None, ...]) -> Thread:
        texts = ("The ferry is blue.", "The tower is red.", "It's all about money.", "This is about money.")
        pairs = enumerate(zip(texts, parents, strict=True))
        return Thread("t", "", tuple(Comment(f"c{n}", text, f"w{n}", parent=up) for n, (text, up) in pairs))

    def tied(*parents: str | None) -> bool:
        points = mapper.map(thread(parents)).points
        return any(point.basis == "tag" and {"c2.1", "c3.1"} <= set(point.claims) for point in points)

    assert tied(None, None, "c0", "c0")
    assert not tied(None, None, "c0", "c1")


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
