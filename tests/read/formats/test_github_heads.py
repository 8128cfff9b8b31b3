"""Heads of a copied GitHub issue whose parts stand on lines of their own."""

from __future__ import annotations

from argmap.read.formats.github.copy import READER
from argmap.read.sources.source import Source


def test_a_name_over_what_it_did_and_when_begins_a_comment() -> None:
    head = "annlee\ncommented on Feb {day}, 2025\nannlee\non Feb {day}, 2025\nMember\nMore actions\n"
    said = head + "Number {day}, I would keep it.\n"
    text = "Keep the old flag #12\nOpen\n" + "".join(said.format(day=day) for day in (11, 12, 13)) + "Add a comment\n"
    (thread,) = READER.read(Source("issue.txt", text.encode()))
    assert [(one.author, one.date, one.text) for one in thread.comments] == [
        ("annlee", f"on Feb {day}, 2025", f"Number {day}, I would keep it.") for day in (11, 12, 13)
    ]
