"""Microsoft Teams messages as the Graph interface gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.read.common.exported import messages
from argmap.read.common.reader import Reader
from argmap.read.common.values import any_of, comment, get, items, load, text
from argmap.read.html.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Comment, Thread
    from argmap.read.sources.source import Source


def sniff(source: Source) -> float:
    """Sure where messages have the interface's fields."""
    head = source.head.lstrip("\ufeff \t\r\n")
    if head[:1] not in ("{", "["):
        return 0.0
    return 0.95 if any_of(head, '"messageType"', '"createdDateTime"', '"replyToId"', '"contentType"') > 2 else 0.0


def read(source: Source) -> Iterator[Thread]:
    """The messages of a chat or channel; answers stand below the message that they answer.

    Raises:
        ArgmapError: I005 where it holds no message; else as `values.load` says.
    """
    whole = load(source)
    every = items(get(whole, "value")) or items(get(whole, "messages")) or items(whole)
    every = [one for row in every for one in (row, *items(row.get("replies")))]
    yield messages(source, every, _is_said, _comment, title=text(get(every, 0, "subject")))


def _is_said(row: dict[str, Any]) -> bool:
    return text(row.get("messageType") or "message") == "message"


def _comment(row: dict[str, Any], number: int) -> Comment:
    words = text(get(row, "body", "content"))
    senders = (text(get(row, "from", kind, "displayName")) for kind in ("user", "application"))
    return comment(
        text(row.get("id")) or f"c{number}",
        plain(words) if text(get(row, "body", "contentType")).lower() == "html" else words,
        author=next(filter(None, senders), ""), date=row.get("createdDateTime"), parent=row.get("replyToId"),
        state="deleted" if row.get("deletedDateTime") else None,
    )  # fmt: skip


KIND = "json"

READER = Reader(
    name="teams-json",
    title="Microsoft Teams messages, JSON",
    how="what https://graph.microsoft.com/v1.0/chats/ID/messages returns",
    suffixes=(".json",),
    sniff=sniff,
    read=read,
)
