"""DiscordChatExporter's plain text: `[14-Mar-24 06:22 PM] name` above each message, rules of `=` around the whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.read.common.chat import Head, Message, Said, gathered, split, to_thread
from argmap.read.common.reader import Reader
from argmap.read.common.shapes import Shape
from argmap.read.common.stamps import STAMP

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.model import Thread
    from argmap.read.sources.source import Source

_HEAD = Shape(rf"^\[(?P<date>{STAMP})\] (?P<name>\S.{{0,80}}?)(?:#\d{{4}})?(?: \(pinned\))?$", re.IGNORECASE)
_PREAMBLE = re.compile(r"\s*={20,}\n(?:Guild|Server): .*\nChannel: (?P<channel>.*)\n")
_EVENT = Shape(
    r"(?:Joined the server|Pinned a message|Started a call.{0,80}|(?:Added|Removed) .{1,60} (?:to|from) the group"
    r"|Left the group|Changed the channel (?:name: .{1,100}|icon)|Started a thread)\.?",
    re.IGNORECASE,
)


def sniff(source: Source) -> float:
    """Sure where the preamble names the channel."""
    return 0.97 if _PREAMBLE.match(source.head[:2000]) else 0.0


def read(source: Source) -> Iterator[Thread]:
    """The one channel of an export.

    Raises:
        ArgmapError: I004 where no message stands in it.
    """
    lines = source.text.split("\n")
    heads = _heads(lines)
    kept, service = gathered(split(lines, heads), _finish)
    if not kept:
        raise source.problem("I004", "no line such as `[14-Mar-24 06:22 PM] name` stands in the text")
    preamble = _PREAMBLE.match(source.head[:2000])
    yield to_thread(source, kept, title=preamble["channel"].strip() if preamble else "", service=service)


def _heads(lines: Sequence[str]) -> list[Head]:
    return [
        Head(place, place, match["name"], match["date"])
        for place, line in enumerate(lines)
        if (match := _HEAD.match(line.rstrip()))
    ]


def _finish(message: Message, _said: Said) -> bool:
    """Takes off reactions and the closing rules; addresses of attachments stay."""
    kept: list[str] = []
    lines = iter(message.lines)
    for line in lines:
        if line == "{Reactions}":
            next(lines, None)
        elif line in ("{Attachments}", "{Stickers}", "{Embed}"):
            continue
        elif re.fullmatch(r"={20,}", line):
            break
        else:
            kept.append(line)
    message.lines = kept
    return not _EVENT.fullmatch(message.text)


READER = Reader(
    name="discord-exporter-text",
    title="DiscordChatExporter, plain text",
    how="export the channel with DiscordChatExporter, format plain text",
    suffixes=(".txt",),
    sniff=sniff,
    read=read,
)
