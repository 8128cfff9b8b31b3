"""The messages of a chat's export made into a thread: the program's own left out, and told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.model import Note
from argmap.read.common.threads import make_thread, stem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from argmap.model import Comment, Thread
    from argmap.read.sources.source import Source


def messages(  # noqa: PLR0913  # a thread has so many parts
    source: Source,
    every: Sequence[dict[str, Any]],
    said: Callable[[dict[str, Any]], bool],
    made: Callable[[dict[str, Any], int], Comment],
    *,
    title: str = "",
    notes: Iterable[Note] = (),
) -> Thread:
    """The thread of an export.

    Args:
        source: The file.
        every: All that it holds, in order.
        said: Whether a row is a person's.
        made: The comment of a row, and its number from 1.
        title: Of the thread.
        notes: More that is to be said.

    Raises:
        ArgmapError: I005 where no row is a person's.
    """
    rows = [row for row in every if said(row)]
    if not rows:
        raise source.problem("I005", "the export holds no message")
    comments = [made(row, number) for number, row in enumerate(rows, 1)]
    told = list(notes)
    if left := len(every) - len(rows):
        count = "one message" if left == 1 else f"{left} messages"
        told.insert(0, Note(f"{count} of the program's own (who joined, what was pinned) left out", kind="left out"))
    return make_thread(stem(source), title, comments, notes=told)
