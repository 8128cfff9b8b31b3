"""A numbered list of statements that nobody signs, each a comment: what a class hands in, or a sheet of opinions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.model import Comment
from argmap.read.common.expressions import expression
from argmap.read.common.reader import Reader
from argmap.read.common.threads import make_thread, stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.model import Thread
    from argmap.read.sources.source import Source

_ITEM = expression(r"[ \t]*(?:#|[Nn]o\.? ?)?(?P<number>\d{1,4})[ \t]*[.):][ \t]+(?P<words>\S.*)")
_OUTLINE = expression(r"[ \t]*\d+[.)]")
_FEWEST = 3
"""So few items are a list."""
_WORDS = 3
"""Most items of a list of statements have so many words."""
_NAME = 30
"""A name before a colon has at most so many characters."""


def sniff(source: Source) -> float:
    """Less sure than any other reader, for what is signed or dated is read by them."""
    return 0.1 if _items(source.head) else 0.0


def read(source: Source) -> Iterator[Thread]:
    """The one thread of a list.

    Raises:
        ArgmapError: I004 where something else than items stands in the text.
    """
    found = _items(source.text)
    if found is None:
        raise source.problem("I004", "this is no list of statements alone", "begin each with its number: 1. 2. 3.")
    title, items = found
    yield make_thread(stem(source), title, [Comment(f"c{number}", words) for number, words in enumerate(items, 1)])


def _items(text: str) -> tuple[str, Sequence[str]] | None:
    """The line above the list, and its items; None where anything else stands there, such as an article around it."""
    title, *lines = text.strip().split("\n")
    if _ITEM.fullmatch(title):
        title, lines = "", [title, *lines]
    items: list[str] = []
    after_space = False
    for line in lines:
        item = _ITEM.fullmatch(line)
        if item and int(item["number"]) == len(items) + 1:
            items.append(item["words"].rstrip())
        elif line.strip():
            if not items or _OUTLINE.match(line) or (after_space and line[:1] not in " \t"):
                return None
            items[-1] += ("\n\n" if after_space else "\n") + line.strip()
        after_space = not line.strip()
    said = sum(len(item.split()) >= _WORDS for item in items)
    signed = sum(0 < item.find(": ") <= _NAME for item in items)
    return (title.strip(), items) if len(items) >= _FEWEST and 2 * said > len(items) >= 2 * signed else None


KIND = "plain"

READER = Reader(
    name="statements",
    title="Numbered list of statements",
    how="type or paste the statements, each with its number in front (1. 2. 3.); a heading may stand above",
    suffixes=(".txt",),
    sniff=sniff,
    read=read,
    on_page=True,
)
