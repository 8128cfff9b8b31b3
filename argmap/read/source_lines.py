"""The lines of a text file from which each comment came, for a person who checks a reading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.errors import ArgmapError
from argmap.read.common.markup import is_markup
from argmap.read.sources.opening import open_sources

if TYPE_CHECKING:
    from argmap.model import Thread

HEAD = 6
"""So many lines above the words of a comment are shown, at most: its author and date stand there."""

LARGEST = 2 << 20
"""The lines of a longer text, in characters, are not looked for."""


@dataclass(frozen=True, slots=True)
class Span:
    """The lines of a comment.

    Args:
        first, last: Numbers of its first and last line, from 1.
        head: Lines above its words and below the comment before, with their numbers; then the first of its words.
    """

    first: int
    last: int
    head: tuple[tuple[int, str], ...]


def text_of(path: str) -> str | None:
    """The text of a file that holds lines a person pasted or exported; None for markup, archives and standard input."""
    if path == "-":
        return None
    try:
        sources = list(open_sources(path))
        if len(sources) != 1 or is_markup(sources[0].head) or len(sources[0].text) > LARGEST:
            return None
        return sources[0].text
    except ArgmapError:
        return None


def spans(text: str, thread: Thread) -> dict[str, Span]:
    """The lines of each comment whose words stand in the text as they are, in the text's order."""
    lines = text.split("\n")
    bare = [line.strip() for line in lines]
    order = {name: place for place, name in enumerate(thread.origin.order)}
    found: dict[str, Span] = {}
    below = 0
    for comment in sorted(thread.comments, key=lambda one: order.get(one.id, 0)):
        words = [line.strip() for line in comment.text.split("\n") if line.strip()]
        first = _find(bare, words[0], below) if words else -1
        if first < 0:
            continue
        last = first
        for line in words[1:]:
            place = _find(bare, line, last + 1)
            last = place if place >= 0 else last
        top = max(below, first - HEAD)
        head = [(place + 1, lines[place]) for place in range(top, first + 1) if bare[place]]
        found[comment.id] = Span(head[0][0], last + 1, tuple(head))
        below = last + 1
    return found


def _find(bare: list[str], words: str, start: int) -> int:
    """The first line from a place on that is these words, or ends in them behind a name."""
    for place in range(start, len(bare)):
        if bare[place] == words or (len(words) > 2 and bare[place].endswith(words)):
            return place
    return -1
