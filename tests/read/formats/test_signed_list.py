"""Lists of what was said, with the names behind the lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.read import read_file

if TYPE_CHECKING:
    from pathlib import Path

    from argmap.model import Thread

SAID = (
    ("Homework keeps me busy for the whole evening.", "Mina"),
    ("Without it I would forget half of the lesson.", "Tariq L."),
    ("To 1: then start before dinner, like I do.", "Joel"),
    ("I do start before dinner, there is too much of it!", "Mina"),
)


def read(tmp_path: Path, *lines: str) -> Thread:
    file = tmp_path / "list.txt"
    file.write_text("\n".join(lines), encoding="utf-8")
    return next(iter(read_file(str(file))))


def test_names_in_brackets_and_numbers_that_are_answered(tmp_path: Path) -> None:
    lines = [f"{number}. {words} ({name})" for number, (words, name) in enumerate(SAID, 1)]
    thread = read(tmp_path, 'Question on the board: "Is homework fair?"', "", *lines, "", "Next lesson: vote.")
    assert thread.origin.format == "signed-list"
    assert thread.title == "Is homework fair?"
    assert [(one.author, one.text) for one in thread.comments] == [(name, words) for words, name in SAID]
    assert [one.parent for one in thread.comments] == [None, None, "c1", None]


def test_names_behind_a_dash(tmp_path: Path) -> None:
    thread = read(tmp_path, *(f"- {words} – {name}" for words, name in SAID))
    assert [one.author for one in thread.comments] == [name for _, name in SAID]


def test_brackets_that_hold_no_name_leave_the_line_unsigned(tmp_path: Path) -> None:
    said = [*SAID, ("I would rather not say what I think.", "did not want to be named")]
    thread = read(tmp_path, *(f"{at}. {words} ({name})" for at, (words, name) in enumerate(said, 1)))
    assert thread.comments[-1].author is None


def test_a_list_of_books_is_no_list_of_what_was_said(tmp_path: Path) -> None:
    books = [f"{at}. The Long Walk Home ({name})" for at, (_, name) in enumerate(SAID, 1)]
    assert read(tmp_path, *books).origin.format != "signed-list"
