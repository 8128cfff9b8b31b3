"""A Slack channel or thread copied from the program or browser: a name, its time below or in brackets, the words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.read.common.chat import Head
from argmap.read.common.copied import Copied
from argmap.read.common.shapes import Shape
from argmap.read.common.stamps import DATED, STAMP, TIME

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.read.common.chat import Message, Said

_BADGE = r"(?::[\w+'-]+:|APP|BOT|WORKFLOW|External|[\u2600-\u27bf\U0001f000-\U0001faff]\ufe0f?)"
_BADGES = Shape(_BADGE)
_MOST_BADGES = 4
_WHEN = rf"(?:{STAMP}|\d{{1,2}}\s(?:minutes?|hours?|days?|months?|years?)\sago|just\snow)"
_BELOW = Shape(
    rf"^(?:[ \t\u00a0]{{2,}}|(?:{_BADGE}[ \t\u00a0]{{1,3}}){{1,3}})(?P<date>{_WHEN})[ \t\u00a0]*$",
    re.IGNORECASE,
)
_UNINDENTED = Shape(rf"(?P<date>{DATED})[ \t\u00a0]*", re.IGNORECASE)
"""The time of a thread's first messages, where the others are indented."""

_BESIDE = Shape(
    rf"^(?P<name>\S.{{0,80}}?)(?<!,)(?:[ \t]+(?:APP|BOT))?[ \t]+\[(?P<date>{STAMP})\][ \t]*$", re.IGNORECASE
)
_SPACED = Shape(
    r"(?P<name>\S.{0,80}?)(?:[ \t]+(?:APP|BOT))?[ \t\u00a0]{2,}(?P<date>\d{1,2}:\d\d[ \t\u00a0\u202f][AP]M)[ \t]*"
)
_ALONE = Shape(rf"^(?:\[(?P<boxed>{TIME})\]|(?P<bare>{TIME}))[ \t]*$", re.IGNORECASE)
_DAY_LINE = (
    r"(?:Today|Yesterday|New|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:,? [A-Z][a-z]+ \d{1,2}(?:st|nd|rd|th)?"
    r"(?:, \d{4})?)?|[A-Z][a-z]+ \d{1,2}(?:st|nd|rd|th)?(?:, \d{4})?)"
)
_FURNITURE = Shape(
    rf"{_DAY_LINE}|\d{{1,4}} repl(?:y|ies)|\d{{1,4}} new messages?|.{{0,60}}View thread|Last reply .{{0,40}}"
    rf"|\(edited\)|Also sent to the channel"
    r"|Message #?\S.{0,60}|(?:Shift \+ )?Return to (?:add|send).{0,40}|Also send to(?:[ \n].{0,80})?|Reply…?"
    r"|Add reaction…?"
    r"|Add a bookmark|Saved for later.{0,30}|Pinned by .{1,60}|Only visible to you|Loading history\.{3}"
    r"|View newer replies"
    r"|(?P<file>[\w() .,-]{1,80}\.[a-z\d]{2,4})\s*\n\n?(?P=file)\s*"
    r"|See new messages"
)
_EVENT = Shape(
    r"(?:(?:has )?(?:joined|left) (?:the channel|#?[\w-]+)\b.{0,60}|(?:set|cleared) the channel (?:topic|purpose"
    r"|description)"
    r".{0,300}|(?:un)?pinned a message.{0,60}|(?:has )?renamed the channel .{0,120}|was (?:added to"
    r"|removed from) .{0,120}"
    r"|(?:un)?archived the channel.{0,60}|made this channel .{0,60}|started a huddle.{0,60}"
    r"|A huddle happened[\s\S]{0,120})",
    re.IGNORECASE,
)
_IN_THREAD = Shape(r"(?:replied to|commented on) (?:a thread|.{1,60} message|.{1,60} file):?", re.IGNORECASE)
_DELETED = Shape(r"This message was deleted\.?", re.IGNORECASE)


def _heads(lines: Sequence[str]) -> list[Head]:
    """The heads with a name, and between them the times that stand alone above a further message of the same person."""
    heads: list[Head] = []
    mixed = sum(_BELOW.match(line) is not None and not _UNINDENTED.fullmatch(line.strip()) for line in lines) > 1
    for place, line in enumerate(lines):
        match = _BELOW.match(line) or (_UNINDENTED.fullmatch(line) if mixed else None)
        if match and place and _is_name(lines[top := _above(lines, place)]):
            heads.append(Head(top, place, lines[top].strip(), match["date"]))
        elif match := _BESIDE.match(line) or _SPACED.fullmatch(line):
            heads.append(Head(place, place, match["name"], match["date"]))
        elif heads and (match := _ALONE.match(line)) and place + 1 < len(lines) and lines[place + 1].strip():
            heads.append(Head(place, place, "", match["boxed"] or match["bare"]))
    return heads


def _above(lines: Sequence[str], place: int) -> int:
    """The line above a time in which the name stands: badges and signs of a status may stand between them."""
    top = place - 1
    while top and place - top < _MOST_BADGES and _BADGES.fullmatch(lines[top].strip()):
        top -= 1
    return top


def _is_name(line: str) -> bool:
    return (
        0 < len(line.strip()) <= 80
        and not line[0].isspace()
        and not _FURNITURE.fullmatch(line.strip())
        and not _ALONE.match(line)
    )


def _clean(message: Message, said: Said) -> bool:
    """Takes off the line that says which message of the channel's a reply in a thread is to."""
    if len(message.lines) > 2 and _IN_THREAD.fullmatch(message.lines[0].strip()):
        message.parent = said.by_words(message.lines[1])
        message.lines = message.lines[2:] if message.parent is not None else message.lines[1:]
    return True


KIND = "plain"

READER = Copied(
    name="slack-text",
    title="Slack messages as text",
    how="select the messages of the channel or thread, copy, and paste into a text file",
    example="10:32 AM, below a name",
    heads=_heads,
    furniture=_FURNITURE,
    edited=("(edited)",),
    event=_EVENT,
    deleted=_DELETED,
    clean=_clean,
).reader
