"""Comments on passages of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.read import read_file

if TYPE_CHECKING:
    from pathlib import Path

    from argmap.model import Thread

SAID = "{}\n{}:14 PM Sep 2\n{}\n\n"
DOGS, GATE = '"Dogs are welcome in the garden."', '"The gate is locked at nine."'


def read(tmp_path: Path, *blocks: str) -> Thread:
    file = tmp_path / "draft.txt"
    file.write_text("Rules of the garden\nComments\n" + "".join(blocks), encoding="utf-8")
    return next(iter(read_file(str(file))))


def said(name: str, hour: int, words: str) -> str:
    return SAID.format(name, hour, words)


def test_each_passage_opens_a_discussion(tmp_path: Path) -> None:
    thread = read(
        tmp_path,
        f"{DOGS}\n",
        said("Ann Lee", 2, "On a lead, please, there are children."),
        said("Ben Ray", 3, "Children are not on a lead either."),
        f"{GATE}\n",
        said("Cy Moss", 4, "Nine is too early in June."),
        said("Ann Lee", 5, "Then let us say ten in summer."),
    )
    assert [one.parent for one in thread.comments] == [None, "c1", None, "c3"]
    assert thread.comments[1].text == "Children are not on a lead either."


def test_what_somebody_marked_is_no_comment(tmp_path: Path) -> None:
    thread = read(
        tmp_path,
        f"{DOGS}\n",
        said("Ann Lee", 2, "On a lead, please, there are children."),
        said("Ben Ray", 3, "Marked as resolved"),
        f"{GATE}\n",
        said("Cy Moss", 4, "Nine is too early in June."),
        said("Dee Fox", 5, "It is not too early in March."),
    )
    assert [one.author for one in thread.comments] == ["Ann Lee", "Cy Moss", "Dee Fox"]


def test_a_comment_may_end_in_a_quotation(tmp_path: Path) -> None:
    thread = read(
        tmp_path,
        said("Ann Lee", 2, f"I read it twice:\n{DOGS}"),
        said("Ben Ray", 3, "Children are not on a lead either."),
        said("Cy Moss", 4, "Nine is too early in June."),
    )
    assert thread.comments[0].text.endswith(DOGS)
