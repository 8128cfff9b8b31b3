"""Telegram Desktop exports as JSON: one chat, or all chats of an account."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from argmap.model import Comment, Note, Quote
from argmap.read.common.reader import Reader
from argmap.read.common.threads import make_thread, stem
from argmap.read.common.values import any_of, comment, get, items, load, table, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Thread
    from argmap.read.sources.source import Source

_LISTS = ("chats", "left_chats")


def sniff(source: Source) -> float:
    """Sure where messages have Telegram's fields."""
    head = source.head.lstrip("\ufeff \t\r\n")
    if not head.startswith("{") or '"messages"' not in head:
        return 0.0
    return 0.95 if any_of(head, '"from_id"', '"actor_id"', '"date_unixtime"', '"text_entities"') > 1 else 0.0


def read(source: Source) -> Iterator[Thread]:
    """A thread for each chat that holds a message.

    Raises:
        ArgmapError: I005 where none does; else as `values.load` says.
    """
    whole = load(source)
    chats = [whole] if get(whole, "messages") is not None else []
    chats += [chat for name in _LISTS for chat in items(get(whole, name, "list"))]
    found = False
    for number, chat in enumerate(chats, 1):
        rows = items(chat.get("messages"))
        comments = [_comment(row, place) for place, row in enumerate(rows, 1) if row.get("type") != "service"]
        if not comments:
            continue
        found = True
        name = stem(source) if len(chats) == 1 else text(chat.get("id")) or f"chat{number}"
        notes = []
        if len(comments) < len(rows):
            what = f"{len(rows) - len(comments)} service messages (who joined, what was pinned) left out"
            notes.append(Note(what, kind="left out"))
        yield make_thread(name, text(chat.get("name")), comments, notes=notes)
    if not found:
        raise source.problem("I005", "the export holds no message")


def _comment(row: dict[str, Any], place: int) -> Comment:
    words = _words(row.get("text")) or _words(get(row, "poll", "question"))
    made = comment(
        text(row.get("id")) or f"c{place}", words, author=row.get("from"), date=row.get("date"),
        machine=row.get("date_unixtime"), parent=row.get("reply_to_message_id"),
    )  # fmt: skip
    forwarded = text(row.get("forwarded_from"))
    return replace(made, quotes=(Quote(0, len(made.text), forwarded),)) if forwarded and made.text else made


def _words(value: object) -> str:
    """The words of a text that is a string, or a list of strings and of tables with a `text`."""
    if isinstance(value, list):
        return "".join(text(table(part).get("text")) if isinstance(part, dict) else text(part) for part in value)
    return text(value)


KIND = "json"

READER = Reader(
    name="telegram-json",
    title="Telegram export",
    how="in Telegram Desktop: the chat's menu, Export chat history, format JSON; the file is result.json",
    suffixes=(".json",),
    sniff=sniff,
    read=read,
)
