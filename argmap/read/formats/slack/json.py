"""Slack exports: the JSON of one day of a channel, and what the programming interface returns."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

from argmap.errors import ArgmapError
from argmap.model import Comment, Note
from argmap.read.common.exported import messages
from argmap.read.common.expressions import expression
from argmap.read.common.reader import Reader
from argmap.read.common.values import comment, get, items, load, table, text
from argmap.read.sources.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.model import Thread

_EVENT = expression(
    r"(?:channel|group|huddle|reminder)_.*|(?:un)?pinned_item|bot_(?:add|remove)|.*_posting_permissions"
)
_LINK = expression(r"<([^<>|\n]{1,2000})(?:\|([^<>\n]{0,500}))?>")
_STAMPED = expression(r'"ts"\s*:\s*"?\d{9,10}\.\d{6}')


def sniff(source: Source) -> float:
    """Sure where messages have Slack's kind of time."""
    head = source.head.lstrip("\ufeff \t\r\n")
    if head[:1] not in ("[", "{") or not _STAMPED.search(head):
        return 0.0
    return 0.95 if re.search(r'"type"\s*:\s*"message"', head) else 0.0


def read(source: Source) -> Iterator[Thread]:
    """The messages of a file as one thread; the answers of a Slack thread stand below its first message.

    Raises:
        ArgmapError: I005 where it holds no message; else as `values.load` says.
    """
    whole = load(source)
    every = items(whole) or items(get(whole, "messages"))
    names = _users(source) | {text(row.get("user")): name for row in every if (name := _profile(row))}
    unnamed = any(_author(row, names) in ("", text(row.get("user"))) for row in every if _is_said(row))
    what = "some people are named by their id; the channel's folder or the export's zip, given whole, has their names"
    notes = [Note(what)] if unnamed else []
    yield messages(source, every, _is_said, lambda row, _: _comment(row, names), notes=notes)


def _is_said(row: dict[str, Any]) -> bool:
    return bool(text(row.get("ts"))) and not _EVENT.fullmatch(text(row.get("subtype")))


def _users(source: Source) -> dict[str, str]:
    """The names by id, of the list of users beside the file in its archive."""
    try:
        rows = items(load(Source("users.json", source.beside.get("users.json", b"[]"))))
    except ArgmapError:
        return {}
    return {text(row.get("id")): name for row in rows if (name := _profile(row))}


def _profile(row: dict[str, Any]) -> str:
    about = table(row.get("user_profile") or row.get("profile"))
    return next((name for key in ("display_name", "real_name", "name") if (name := text(about.get(key)))), "")


def _author(row: dict[str, Any], names: Mapping[str, str]) -> str:
    user = text(row.get("user"))
    if user == "USLACKBOT" and row.get("subtype") == "tombstone":
        return ""
    return names.get(user) or text(row.get("username")) or text(get(row, "bot_profile", "name")) or user


def _comment(row: dict[str, Any], names: Mapping[str, str]) -> Comment:
    name, above = text(row["ts"]), text(row.get("thread_ts"))
    deleted = row.get("subtype") in ("tombstone", "message_deleted")
    return comment(
        name, _words(text(row.get("text")), names), author=_author(row, names), date=name.split(".", maxsplit=1)[0],
        parent=above if above != name else None, state="deleted" if deleted else None,
    )  # fmt: skip


def _words(words: str, names: Mapping[str, str]) -> str:
    """A message as people see it: names for ids, labels for links."""

    def seen(match: re.Match[str]) -> str:
        what, label = match[1], match[2]
        if what.startswith("@"):
            return "@" + (label or names.get(what[1:], what[1:]))
        if what.startswith("#"):
            return "#" + (label or what[1:])
        return label or ("@" + what[1:].split("^", 1)[0] if what.startswith("!") else what)

    return html.unescape(_LINK.sub(seen, words))


KIND = "json"

READER = Reader(
    name="slack-json",
    title="Slack export",
    how="as the workspace's owner: Settings, Import/Export data; give the zip, or a channel's folder with its days",
    suffixes=(".json",),
    sniff=sniff,
    read=read,
)
