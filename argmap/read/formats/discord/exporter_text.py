"""DiscordChatExporter's plain text: `[14-Mar-24 06:22 PM] name` above each message, rules of `=` around the whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.read.common.copied import Copied, Page, in_line
from argmap.read.common.expressions import expression
from argmap.read.common.shapes import Shape
from argmap.read.common.stamps import STAMP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.read.common.chat import Head, Message, Said

_HEAD = Shape(rf"^\[(?P<date>{STAMP})\] (?P<name>\S.{{0,80}}?)(?:#\d{{4}})?(?: \(pinned\))?$", re.IGNORECASE)
_PREAMBLE = expression(r"\s*={20,}\n(?:Guild|Server): .*\nChannel: (?P<channel>.*)\n")
_EVENT = Shape(
    r"(?:Joined the server|Pinned a message|Started a call.{0,80}|(?:Added|Removed) .{1,60} (?:to|from) the group"
    r"|Left the group|Changed the channel (?:name: .{1,100}|icon)|Started a thread)\.?",
    re.IGNORECASE,
)


def _page(lines: Sequence[str], heads: Sequence[Head]) -> Page:
    preamble = _PREAMBLE.match("\n".join(lines[: heads[0].top]))
    return Page(heads, preamble["channel"].strip() if preamble else "")


def _sure(lines: Sequence[str], heads: Sequence[Head]) -> float:
    return 0.97 if _PREAMBLE.match("\n".join(lines[: heads[0].top])) else 0.0


def _clean(message: Message, _said: Said) -> bool:
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
    return True


KIND = "plain"

READER = Copied(
    name="discord-exporter-text",
    title="DiscordChatExporter, plain text",
    how="export the channel with DiscordChatExporter, format plain text",
    example="[14-Mar-24 06:22 PM] name",
    hints=("=====",),
    heads=in_line(_HEAD),
    sure=_sure,
    whole=0.6,
    event=_EVENT,
    clean=_clean,
    page=_page,
).reader
