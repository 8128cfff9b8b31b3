"""DiscordChatExporter's JSON, and lists of messages as Discord's programming interface returns them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.read.common.exported import messages
from argmap.read.common.reader import Reader
from argmap.read.common.values import any_of, comment, get, items, load, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Comment, Thread
    from argmap.read.sources.source import Source

_SAID = frozenset(("Default", "Reply", "ThreadStarterMessage", "ChatInputCommand", "ContextMenuCommand", ""))
"""The types of messages that people write, by the exporter's names; an unknown number is one, too."""
_SAID_NUMBERS = frozenset((0, 19, 20, 21, 23))


def sniff(source: Source) -> float:
    """Sure where messages have the exporter's or the interface's fields."""
    head = source.head.lstrip("\ufeff \t\r\n")
    if head[:1] not in ("{", "["):
        return 0.0
    if '"guild"' in head and any_of(head, '"discriminator"', '"timestampEdited"', '"isPinned"', '"exportedAt"') > 1:
        return 0.96
    return 0.9 if any_of(head, '"edited_timestamp"', '"mention_everyone"', '"channel_id"', '"author"') > 2 else 0.0


def read(source: Source) -> Iterator[Thread]:
    """The one channel of a file.

    Raises:
        ArgmapError: I005 where it holds no message; else as `values.load` says.
    """
    whole = load(source)
    every = items(get(whole, "messages")) or items(whole)
    yield messages(source, every, _is_said, _comment, title=text(get(whole, "channel", "name")))


def _is_said(row: dict[str, Any]) -> bool:
    kind = row.get("type", "")
    return kind in _SAID_NUMBERS if isinstance(kind, int) else text(kind) in _SAID


def _comment(row: dict[str, Any], number: int) -> Comment:
    author = row.get("author")
    names = (text(get(author, key)) for key in ("nickname", "global_name", "name", "username"))
    above = get(row, "reference", "messageId") or get(row, "message_reference", "message_id")
    return comment(
        text(row.get("id")) or f"c{number}", text(row.get("content")), author=next(filter(None, names), ""),
        date=row.get("timestamp"), parent=above,
    )  # fmt: skip


KIND = "json"

READER = Reader(
    name="discord-json",
    title="DiscordChatExporter, JSON",
    how="export the channel with DiscordChatExporter, format JSON",
    suffixes=(".json",),
    sniff=sniff,
    read=read,
)
