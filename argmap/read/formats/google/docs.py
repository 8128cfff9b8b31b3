"""Comments copied from the margin of a Google document: a name, then `10:32 AM Mar 3`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.read.common.chat import Head, Message, Said, explained, gathered, split, to_thread, without_tail
from argmap.read.common.reader import Reader
from argmap.read.common.shapes import Shape
from argmap.read.common.stamps import DAY, TIME

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.model import Thread
    from argmap.read.sources.source import Source

_DAY = rf"(?:{DAY}|\d{{1,2}}\.?\s[^\W\d_]{{3,10}}\.?)"
_DATE = Shape(rf"\s*(?P<date>{TIME},?\s{_DAY})\s*", re.IGNORECASE)
_CLOSES = Shape(
    r"\s*(?:Reply or add others with @|Antworten oder weitere Personen mit @ hinzufügen|Reply(?:…|\.{3})?)\s*"
)
_FURNITURE = Shape(r"Show (?:more|less)|Reply|Edited|More options.{0,40}|Link to this comment|\d{1,3} repl(?:y|ies)")
_EVENT = Shape(
    r"\s*(?:Marked as (?:resolved|done)|Re-?opened|Als (?:geklärt|erledigt) markiert|Assigned to .{1,90})\s*"
)


def sniff(source: Source) -> float:
    """Sure where a time stands before the day below names, as much as that explains of the file."""
    lines = source.plain_lines
    return 0.95 * explained(lines, _heads(lines))


def read(source: Source) -> Iterator[Thread]:
    """The comments of a document; those up to "Reply or add others with @" answer the first of them.

    Raises:
        ArgmapError: I004 where no comment stands in it.
    """
    lines = source.text.split("\n")
    heads = _heads(lines)
    if not heads:
        raise source.problem("I004", "no name with a line such as `10:32 AM Mar 3` below it stands in the text")
    closed = any(_CLOSES.fullmatch(line) and "@" in line for line in lines)
    kept, service = gathered(split(lines, heads), _Finish(threaded=closed))
    yield to_thread(source, kept, service=service, above=lines[: heads[0].top])


def _heads(lines: Sequence[str]) -> list[Head]:
    return [
        Head(place - 1, place, lines[place - 1].strip(), match["date"])
        for place, line in enumerate(lines)
        if place and (match := _DATE.fullmatch(line)) and 0 < len(lines[place - 1].strip()) <= 80
    ]


class _Finish:
    """Takes buttons and events off a comment, and ties it to the first of its thread.

    Args:
        threaded: Whether the file marks where threads end.
    """

    def __init__(self, *, threaded: bool) -> None:
        self._threaded = threaded
        self._first: int | None = None

    def __call__(self, message: Message, said: Said) -> bool:
        stop = next((at for at, line in enumerate(message.lines) if _CLOSES.fullmatch(line)), len(message.lines))
        closes = stop < len(message.lines)
        lines = without_tail(message.lines[:stop], _FURNITURE)
        event = bool(lines) and _EVENT.fullmatch(lines[0]) is not None
        message.lines = lines[1:] if event else lines
        own = not event or bool(message.text)
        if own and self._threaded:
            message.parent = self._first
            self._first = len(said) if self._first is None else self._first
        if closes:
            self._first = None
        return own


READER = Reader(
    name="google-docs",
    title="Google Docs comments as text",
    how="open all comments of the document, select them, copy, and paste into a text file",
    suffixes=(".txt",),
    sniff=sniff,
    read=read,
)
