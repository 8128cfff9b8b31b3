"""Whom the words of a comment say that it answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.read import read_file

if TYPE_CHECKING:
    from pathlib import Path

    from argmap.model import Thread

TAXES = "A tax on second homes would fill the school again."
RENT = "It would fill nothing, the rents would rise and that is all."


def read(tmp_path: Path, *comments: tuple[str, str]) -> Thread:
    file = tmp_path / "paste.txt"
    lines = [f"{name}\n{hours} hours ago\n{text}\nLike\nShare" for hours, (name, text) in enumerate(comments, 2)]
    file.write_text("\n".join(lines), encoding="utf-8")
    return next(iter(read_file(str(file))))


def test_words_that_begin_with_whom_they_answer_lose_that(tmp_path: Path) -> None:
    thread = read(tmp_path, ("Ann Lee", TAXES), ("Ben Ray", RENT), ("Cy Moss", f"Reply to @Ann Lee: {RENT} Or so."))
    last = thread.comments[2]
    assert (last.parent, last.text) == ("c1", f"{RENT} Or so.")


def test_a_name_that_nobody_has_is_left_among_the_words(tmp_path: Path) -> None:
    said = f"Reply to @Dora: {RENT}"
    last = read(tmp_path, ("Ann Lee", TAXES), ("Ben Ray", RENT), ("Cy Moss", said)).comments[2]
    assert (last.parent, last.text) == (None, said)


def test_a_message_quoted_above_the_words_is_answered(tmp_path: Path) -> None:
    quoted = f"Ann Lee\n{TAXES[:30]}…\nAnd who pays?"
    comments = read(tmp_path, ("Ann Lee", TAXES), ("Ann Lee", RENT), ("Cy Moss", quoted), ("Ben Ray", RENT)).comments
    assert (comments[2].parent, comments[2].text) == ("c1", "And who pays?")


def test_a_name_over_other_words_quotes_nothing(tmp_path: Path) -> None:
    comments = read(tmp_path, ("Ann Lee", TAXES), ("Ben Ray", RENT), ("Cy Moss", "Ann Lee\nyou are right.")).comments
    assert comments[2].text == "Ann Lee\nyou are right."
