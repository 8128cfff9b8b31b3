"""Plain text pasted from any page: the comments are inferred from what recurs in the text, not from a list of sites."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.read.common.markup import is_markup
from argmap.read.common.reader import Reader
from argmap.read.common.refusal import no_comments

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Thread
    from argmap.read.sources.source import Source


def sniff(source: Source) -> float:
    """Any text may be a paste, so every other format that fits comes first; markup and JSON are none."""
    return 0.0 if is_markup(source.head) else 0.2


def read(source: Source) -> Iterator[Thread]:
    """The one thread of a paste.

    Raises:
        ArgmapError: I004 where no comments can be recognised.
    """
    from argmap.read.infer.choosing import choices, unsure  # noqa: PLC0415  # compiles many expressions
    from argmap.read.infer.from_reading import thread_of  # noqa: PLC0415
    from argmap.read.infer.lines import page  # noqa: PLC0415

    text = page(source.text)
    found = choices(text)
    if not found:
        raise no_comments(source)
    best = found[0]
    thread = thread_of(source, text, best.rows, best.reading)
    notes = (*thread.origin.notes, *unsure(found))
    yield replace(thread, origin=replace(thread.origin, notes=notes))


KIND = "plain"

READER = Reader(
    name="text",
    title="Plain text paste",
    how="select the comments on the page, copy, and paste into a text file",
    suffixes=(".txt", ".text", ".md"),
    sniff=sniff,
    read=read,
    on_page=True,
)
