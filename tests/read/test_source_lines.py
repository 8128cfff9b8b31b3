from __future__ import annotations

from typing import TYPE_CHECKING

import reading

from argmap.read.check import check
from argmap.read.source_lines import spans, text_of
from argmap.render.check import check_text

if TYPE_CHECKING:
    from pathlib import Path

PASTE = """3 Comments

Ann Lee
3 May 2024

The fence is mine.

It always was.
Reply
Ben Ode
4 May 2024
No.
Reply
Cyril West
4 May 2024
Ask the map.
Reply
"""


def test_a_comment_is_shown_beside_its_lines() -> None:
    found = spans(PASTE, reading.thread(PASTE.encode(), "paste.txt"))
    assert [(one.first, one.last) for one in found.values()] == [(1, 8), (9, 12), (13, 16)]
    assert found["c2"].head == ((9, "Reply"), (10, "Ben Ode"), (11, "4 May 2024"), (12, "No."))


def test_a_comment_whose_words_are_not_in_the_text_has_no_lines() -> None:
    thread = reading.thread(PASTE.encode(), "paste.txt")
    assert spans(PASTE.replace("Ask the map.", "Ask no map, ask me."), thread).keys() == {"c1", "c2"}


def test_the_check_prints_numbers_and_lines() -> None:
    printed = check_text(reading.thread(PASTE.encode(), "paste.txt"), text=PASTE)
    assert "    10 | Ben Ode" in printed
    assert "lines 9 to 12" in printed
    assert " | " not in check_text(reading.thread(PASTE.encode(), "paste.txt"))


def test_the_strangest_comment_is_among_those_shown() -> None:
    names = [f"{first} {last}" for first in ("Ann", "Ben", "Cyril", "Dora") for last in ("Lee", "Ode")]
    names[4] = "Top fan of the 3 gates of the old town"
    text = "".join(f"{name}\n3 May 2024\nWords number {n} stand here.\nReply\n" for n, name in enumerate(names))
    shown = check(reading.thread(text.encode(), "paste.txt")).glimpses
    assert names[4] in [glimpse.author for glimpse in shown]


def test_only_text_has_lines_to_show(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PASTE, encoding="utf-8")
    (tmp_path / "a.html").write_text("<!DOCTYPE html><html><body><p>No.</p></body></html>", encoding="utf-8")
    assert text_of(str(tmp_path / "a.txt")) == PASTE
    assert text_of(str(tmp_path / "a.html")) is None
    assert text_of("-") is None
