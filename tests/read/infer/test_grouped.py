"""Comments that the page shows as replies to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.read import read_file

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "The ferry should run on Sundays as well, number {}."


def parents(tmp_path: Path, *feet: str, head: str = "{}") -> list[str | None]:
    """Whom the comments answer that have these feet."""
    names = ("Ann Lee", "Ben Ray", "Cy Moss", "Dee Fox", "Eva Hill")
    file = tmp_path / "paste.txt"
    lines = [
        f"{head.format(names[at])}\n{at + 2} hours ago\n{WORDS.format(at)}\n{foot}" for at, foot in enumerate(feet)
    ]
    file.write_text("\n".join(lines), encoding="utf-8")
    return [comment.parent for comment in next(iter(read_file(str(file)))).comments]


def test_the_heading_replies_opens_a_group_and_the_button_closes_it(tmp_path: Path) -> None:
    feet = ("ReplyDelete\nReplies", "Delete", "Delete\nReply", "ReplyDelete", "ReplyDelete")
    assert parents(tmp_path, *feet) == [None, "c1", "c1", None, None]


def test_those_without_the_button_for_replies_are_replies(tmp_path: Path) -> None:
    feet = ("Report\nReply", "Report", "Report", "Report\nReply", "Report\nReply")
    assert parents(tmp_path, *feet) == [None, "c1", "c1", None, None]


def test_one_comment_without_the_button_says_nothing(tmp_path: Path) -> None:
    feet = ("Report\nReply", "Report", "Report\nReply", "Report\nReply", "Report\nReply")
    assert parents(tmp_path, *feet) == [None] * 5


def test_feet_that_were_not_copied_say_nothing(tmp_path: Path) -> None:
    assert parents(tmp_path, "Reply", "", "", "Reply", "Reply") == [None] * 5


def test_a_number_with_a_point_answers_the_number_before_it(tmp_path: Path) -> None:
    numbers = ("1", "1.1", "2", "2.1", "2.2")
    file = tmp_path / "paste.txt"
    lines = [
        f"Person{at}\n#{number} — {at + 2} hours ago\n{WORDS.format(at)}\nReport" for at, number in enumerate(numbers)
    ]
    file.write_text("\n".join(lines), encoding="utf-8")
    found = [comment.parent for comment in next(iter(read_file(str(file)))).comments]
    assert found == [None, "c1", None, "c3", "c3"]


def test_counted_replies_are_shown_where_one_by_whom_they_are_stands_below(tmp_path: Path) -> None:
    feet = ("Like\n2 replies by Cy Moss and others", "Like", "Like", "Like\n1 reply", "Like")
    assert parents(tmp_path, *feet) == [None, "c1", "c1", None, "c4"]


def test_counted_replies_are_hidden_where_nobody_whom_they_name_stands_below(tmp_path: Path) -> None:
    feet = ("Like\n2 replies by Dora and others", "Like", "Like", "Like\n1 reply", "Like")
    assert parents(tmp_path, *feet) == [None] * 5
