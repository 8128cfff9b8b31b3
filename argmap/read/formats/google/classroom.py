"""Class comments copied from Google Classroom: a heading with their count, below it names, dates and words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.model import POST, Comment
from argmap.read.common.chat import Head, Message, Said, explained, gathered, split, to_thread, trimmed, without_tail
from argmap.read.common.reader import Reader
from argmap.read.common.shapes import Shape
from argmap.read.common.stamps import DAY, TIME

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.model import Thread
    from argmap.read.sources.source import Source

_HEADING = Shape(r"\s*(?:(?P<count>\d{1,4}) )?(?:class comments?|Kommentare? (?:im Kurs|zum Kurs))\s*", re.IGNORECASE)
_DATE = Shape(
    rf"\s*(?P<date>(?:{DAY}|\d{{1,2}}\.?\s[^\W\d_]{{3,10}}\.?"
    rf"|{TIME})(?:,?\s{TIME})?)(?:\s\(Edited[^)\n]{{0,40}}\))?\s*",
    re.IGNORECASE,
)
_FURNITURE = Shape(r"Add (?:a )?(?:class )?comment(?:…|\.{3})?|Kommentar.{0,20}hinzufügen.{0,3}|Reply|Post|more_vert")


def sniff(source: Source) -> float:
    """Sure where names with dates recur below such a heading."""
    lines = source.plain_lines
    opening = _opening(lines)
    if opening is None:
        return 0.0
    below = lines[opening + 1 :]
    return 0.93 * explained(below, _heads(below))


def read(source: Source) -> Iterator[Thread]:
    """The comments below a post, which is the thread's post.

    Raises:
        ArgmapError: I004 where none stands in the file.
    """
    lines = source.text.split("\n")
    opening = _opening(lines)
    start = -1 if opening is None else opening
    heads = [head for head in _heads(lines) if head.top > start]
    if not heads:
        raise source.problem("I004", "no name with a date below a line such as `3 class comments` stands in the text")
    kept, service = gathered(split(lines, heads), _finish)
    yield to_thread(source, kept, post=_post(lines[: start + 1]), service=service)


def _opening(lines: Sequence[str]) -> int | None:
    return next((at for at, line in enumerate(lines) if _HEADING.fullmatch(line)), None)


def _heads(lines: Sequence[str]) -> list[Head]:
    return [
        Head(place - 1, place, lines[place - 1].strip(), match["date"])
        for place, line in enumerate(lines)
        if place and (match := _DATE.fullmatch(line)) and 0 < len(lines[place - 1].strip()) <= 80
    ]


def _post(lines: Sequence[str]) -> Comment | None:
    """What stands above the heading below the last name and date."""
    heads = _heads(lines)
    if not heads:
        return None
    words = "\n".join(trimmed(lines[heads[-1].bottom + 1 : -1]))
    return Comment(POST, words, author=heads[-1].author, date=heads[-1].date) if words else None


def _finish(message: Message, _said: Said) -> bool:
    message.lines = without_tail(message.lines, _FURNITURE)
    return True


READER = Reader(
    name="google-classroom",
    title="Google Classroom comments as text",
    how="open the post with its class comments, select all, copy, and paste into a text file",
    suffixes=(".txt",),
    sniff=sniff,
    read=read,
)
