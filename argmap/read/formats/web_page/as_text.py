"""A saved page read as its text would be if it were copied from the browser: for pages whose make tells nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from argmap.model import Note
from argmap.read.html.dom import page_title
from argmap.read.html.text import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.model import Thread
    from argmap.read.sources.source import Source

LEAST = 0.7
"""How much of the page's text the thread must explain: an article without comments is no thread."""

TRIES = 4
"""So many readings of the text are tried."""

LARGEST = 1 << 20
"""Longer texts, in characters, are not tried."""


def as_text(source: Source, tree: Any) -> Thread | None:  # noqa: ANN401  # selectolax has no types
    """The thread of a page's text, or None where it is not certain that the text holds one.

    Args:
        source: The file.
        tree: Its tree.
    """
    from argmap.read.infer.choosing import choices  # noqa: PLC0415  # compiles many expressions
    from argmap.read.infer.from_reading import thread_of  # noqa: PLC0415
    from argmap.read.infer.judging import judge  # noqa: PLC0415
    from argmap.read.infer.lines import page  # noqa: PLC0415
    from argmap.read.infer.thread import to_thread  # noqa: PLC0415

    text = plain(tree.body, cells=True).text if tree.body is not None else ""
    if not text or len(text) > LARGEST:
        return None
    shown = page(text)
    for one in choices(shown)[:TRIES]:
        layout = one.layout
        found = to_thread(source, shown, layout) if layout else thread_of(source, shown, one.rows, one.reading)
        if not _is_signed(found) or _is_shifted(found, text.split("\n")):
            continue
        judgement = judge(text, [found])
        if judgement.share >= LEAST and not judgement.doubts:
            note = Note("the comments were inferred from the page's text, as if it had been copied", kind="unclear")
            origin = replace(found.origin, notes=(note, *found.origin.notes))
            return replace(found, title=page_title(tree) or found.title, origin=origin)
    return None


def _is_shifted(thread: Thread, lines: Sequence[str]) -> bool:
    """Whether the words of a comment stand right below the date of another one, with which they share a paragraph."""
    dates = {comment.date: comment.id for comment in thread.comments}
    above = {line.strip(): lines[place - 1].strip() for place, line in enumerate(lines) if place and line.strip()}
    firsts = ((comment, comment.text.split("\n", 1)[0].strip()) for comment in thread.comments)
    return any(dates.get(above.get(first), comment.id) != comment.id for comment, first in firsts)


def _is_signed(thread: Thread) -> bool:
    """Whether all comments but one in ten have names and dates, and more than one person wrote them."""
    every = thread.comments
    signed = sum(comment.author is not None and comment.date is not None for comment in every)
    return len(every) > 1 and signed * 10 >= 9 * len(every) and len({comment.author for comment in every}) > 1
