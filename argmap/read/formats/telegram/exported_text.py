"""A Telegram chat exported as a page and copied from it: the name's first letter, the time, and the name below."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.read.common.chat import Head
from argmap.read.common.copied import Copied
from argmap.read.common.dates import find_dates
from argmap.read.common.shapes import Shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.read.common.chat import Message, Said

_TIME = Shape(r"\s*(?P<date>\d{1,2}:\d\d(?::\d\d)?)\s*")
_ANSWER = Shape(r"\s*(?:In reply to this message|In reply to a message in another chat)\s*")
_VIA = Shape(r"(?P<name>.{1,80}?) via @\w{1,40}")
_MEDIA = Shape(
    r"\s*(?:Not included, change data exporting settings to download\.|Exceeds maximum size, .{1,80}"
    r"|\d{1,5}[×x]\d{1,5}, [\d.]+ [KM]B|(?:.{1,8}, )?[\d.]+ [KM]B)\s*"
)
_SERVICE = Shape(
    r".{1,80} (?:created group «.*|joined group by .*|invited .{1,80}|removed .{1,80}|pinned .{1,80}"
    r"|changed (?:the )?group .{1,80}|left the group|converted .{1,80})",
    re.IGNORECASE,
)
LETTERS = 2
"""At most so many letters stand in place of a picture."""


def _heads(lines: Sequence[str]) -> list[Head]:
    """The heads with a letter and a name, and the times alone of further messages of the same person."""
    heads: list[Head] = []
    for place, line in enumerate(lines):
        if not (match := _TIME.fullmatch(line)):
            continue
        letter = lines[place - 1].strip() if place else ""
        name = lines[place + 1].strip() if place + 1 < len(lines) else ""
        if 0 < len(letter) <= LETTERS and name.casefold().startswith(letter[0].casefold()):
            via = _VIA.fullmatch(name)
            heads.append(Head(place - 1, place + 1, via["name"] if via else name, match["date"]))
        elif heads:
            heads.append(Head(place, place, "", match["date"]))
    return heads


def _clean(message: Message, _said: Said) -> bool:
    """Takes off what the export says in place of a picture, the line of an answer, and the day that follows."""
    kept = [line for line in message.lines if not _ANSWER.fullmatch(line) and not _MEDIA.fullmatch(line)]
    while kept and (not kept[-1].strip() or _is_day(kept[-1]) or _SERVICE.fullmatch(kept[-1])):
        kept.pop()
    message.lines = kept
    return True


def _is_day(line: str) -> bool:
    dates = find_dates(line)
    return len(dates) == 1 and dates[0].day and line[dates[0].start : dates[0].end] == line.strip()


KIND = "plain"

READER = Copied(
    name="telegram-export-text",
    title="Telegram export page as text",
    how="in Telegram Desktop: export the chat history as HTML, open the page, select all, copy, paste into a text file",
    example="A, 18:02 and Ann on lines of their own",
    heads=_heads,
    clean=_clean,
).reader
