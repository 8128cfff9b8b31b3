"""Microsoft Teams messages as the Graph interface gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.model import Comment, Note
from argmap.read.common.reader import Reader
from argmap.read.common.threads import make_thread, stem
from argmap.read.common.values import any_of, comment, get, items, load, text
from argmap.read.html.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Thread
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
    rows = [row for row in every if text(row.get("messageType") or "message") == "message"]
    if not rows:
        raise source.problem("I005", "the file holds no message")
    notes = []
    if len(rows) < len(every):
        what = f"{len(every) - len(rows)} messages of the program's own (who joined, what was renamed) left out"
        notes.append(Note(what, kind="left out"))
    comments = [_comment(row, number) for number, row in enumerate(rows, 1)]
    yield make_thread(stem(source), text(get(rows, 0, "subject")), comments, notes=notes)


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
