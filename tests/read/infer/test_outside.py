"""What stands above and below the comments of a reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.read import read_file

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "The library should open on Sundays, and the staff should be paid for it, number {}."
NAMES = ("Ann Lee", "ben_r", "Cy Moss")


def test_a_date_belongs_to_the_name_below_where_the_last_post_would_be_lost(tmp_path: Path) -> None:
    file = tmp_path / "topic.txt"
    posts = [
        f"0{at + 1}-11-2023, 09:1{at} PM #{at + 1}\n{name}\nMember\n{WORDS.format(at)}\nReply With Quote"
        for at, name in enumerate(NAMES)
    ]
    file.write_text("Thread Tools\nDisplay\n" + "\n".join(posts) + "\nPowered by a board\n", encoding="utf-8")
    comments = next(iter(read_file(str(file)))).comments
    assert [(one.author, one.text[-2]) for one in comments] == [(name, str(at)) for at, name in enumerate(NAMES)]


def test_the_date_of_the_page_is_no_comment(tmp_path: Path) -> None:
    file = tmp_path / "board.txt"
    posts = [f"{name}\n{at + 2}d\n{WORDS.format(at)}\n❤ {at}" for at, name in enumerate(NAMES)]
    file.write_text("Board of 8B\n+ 24\n•\n3d\nFOR\n" + "\n".join(posts), encoding="utf-8")
    assert [one.author for one in next(iter(read_file(str(file)))).comments] == list(NAMES)
