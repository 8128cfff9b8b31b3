from __future__ import annotations

from typing import TYPE_CHECKING

import reading

if TYPE_CHECKING:
    from argmap.model import Thread

NAMES = ("Ann Lee", "Ben Ode", "Cyril West", "Dora Quist", "Ann Lee")
COMMENT = "{}\n3 May 2024\nWords of number {}, and no others than these.\nReply\nShare\n"


def page(*more: str) -> Thread:
    comments = [COMMENT.format(name, number) for number, name in enumerate(NAMES)]
    return reading.thread("".join(["5 Comments\n", *comments, *more]).encode(), "paste.txt")


def test_a_block_of_the_page_with_a_date_of_its_own_is_no_comment() -> None:
    found = page("More from Edda Falk\nWhy a hammer has a handle\nA short story\n4 January 2024\n1.2K\n")
    assert [comment.author for comment in found.comments] == list(NAMES)
    assert any("below the comments left out" in note.what for note in found.origin.notes)


def test_the_last_comment_may_lack_its_buttons() -> None:
    found = page("Edda Falk\n4 May 2024\nI am the last one here.\n")
    assert [comment.author for comment in found.comments] == [*NAMES, "Edda Falk"]


def test_an_author_whom_another_reading_names_otherwise_is_told() -> None:
    page_ = "Comments\n" + "".join(
        f"{name}\n{more}3 May 2024\nWords of number {number}, and no others than these.\nReply\n"
        for number, (name, more) in enumerate(zip(NAMES, ("", "", "Old Mill\n", "", ""), strict=True))
    )
    notes = [note.what for note in reading.thread(page_.encode(), "paste.txt").origin.notes]
    assert any("comment 3 is read as by “Cyril West”; it may be by “Old Mill”" in what for what in notes)


def test_a_title_is_the_last_part_of_a_pages_place() -> None:
    found = reading.thread(
        (
            "Skip to main content\nHome » Opinion » Who needs a fence\n5 Comments\n"
            + "".join(COMMENT.format(name, number) for number, name in enumerate(NAMES))
        ).encode(),
        "paste.txt",
    )
    assert found.title == "Who needs a fence"


def test_a_rank_below_several_names_is_no_name() -> None:
    names = ("Ann Lee", "Ben Ray", "Cy Moss", "Ann Lee")
    ranks = ("Ambassador\n", "", "Ambassador\n", "Ambassador\n")
    lines = [
        f"{name}\n{rank}{at + 2} hours ago\nThe ferry is late every day, {name[-1]}{at}.\nReply"
        for at, (name, rank) in enumerate(zip(names, ranks, strict=True))
    ]
    found = reading.thread("\n".join(lines).encode(), "paste.txt")
    assert [comment.author for comment in found.comments] == list(names)
