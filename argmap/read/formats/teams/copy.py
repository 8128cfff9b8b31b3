"""Microsoft Teams messages copied: `[12/03/2024 10:32] Name` above each, or a name and a date below a preview line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.read.common.chat import Head
from argmap.read.common.copied import Copied, in_line
from argmap.read.common.shapes import Shape
from argmap.read.common.stamps import STAMP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.read.common.chat import Message, Said

_BOXED = Shape(
    rf"^\[(?P<date>(?:\d{{1,2}}[/.]\d{{1,2}}\.?,?\s)?{STAMP})\][ \t]+(?P<name>[^:<>\n]{{1,60}}?)[ \t]*$", re.IGNORECASE
)
_DATE = Shape(rf"^[ \t]*(?P<date>{STAMP})[ \t]*$", re.IGNORECASE)
_PREVIEW = Shape(r"^(?P<begin>Begin Reference, )?.{0,200}? by (?P<name>\S.{0,90}?)(?:, has an attachment\.?)?$")
_FURNITURE = Shape(
    r"(?:like|heart|laugh|surprised|sad|angry|yes|follow-?up|celebrate)\s\d{1,4}"
    r"|(?:\S{1,12}\n)?\d{1,4} [\w !'-]{1,60} reactions?\.(?:\n\d{1,4})?"
    r"|Edited|Last read|[Hh]as context menu\.?|Type a (?:new )?message|Reply|See (?:more|less)|Translate"
    r"|\d{1,4} repl(?:y|ies) from .{1,120}|Unread|Today|Yesterday"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:, [A-Z][a-z]+ \d{1,2}(?:, \d{4})?)?",
)
_DELETED = Shape(r"This message (?:has been|was) deleted\.?", re.IGNORECASE)


_boxed = in_line(_BOXED)


def _heads(lines: Sequence[str]) -> Sequence[Head]:
    heads = _boxed(lines)
    return heads if len(heads) > 1 else _previewed(lines)


def _previewed(lines: Sequence[str]) -> list[Head]:
    """The heads of the program's own copy: "words … by NAME", the name, the date."""
    heads = []
    for place, line in enumerate(lines[:-2]):
        preview = _PREVIEW.match(line.strip())
        if preview and lines[place + 1].strip() == preview["name"] and (date := _DATE.match(lines[place + 2])):
            heads.append(Head(place, place + 2, preview["name"], date["date"]))
    return heads


def _clean(message: Message, said: Said) -> bool:
    """Takes off the quoted message in front of an answer where it stands above."""
    full = [place for place, line in enumerate(message.lines) if line.strip()]
    if len(full) > 3 and _DATE.match(message.lines[full[1]]):
        name, words = message.lines[full[0]].strip(), message.lines[full[2]]
        message.parent = said.by_words(re.sub(r"(?:\.{3}|…)$", "", words), name)
        if message.parent is not None:
            message.lines = message.lines[full[2] + 1 :]
    elif len(full) > 2 and (name := message.lines[full[0]].strip()) != message.author:
        _unquote(message, said, name, full[1])
    return True


def _unquote(message: Message, said: Said, name: str, place: int) -> None:
    """Takes off a name and the words of that person's earlier message, where more words stand below."""
    for stop in range(len(message.lines) - 1, place, -1):
        quoted = "\n".join(message.lines[place:stop])
        if quoted.strip() and (answered := said.by_words(quoted, name)) is not None:
            message.parent, message.lines = answered, message.lines[stop:]
            return


KIND = "plain"

READER = Copied(
    name="teams",
    title="Microsoft Teams messages as text",
    how="select the messages, copy, and paste into a text file",
    example="[12/03/2024 10:32] Name",
    heads=_heads,
    sure=0.93,
    furniture=_FURNITURE,
    deleted=_DELETED,
    clean=_clean,
).reader
