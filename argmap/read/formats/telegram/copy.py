"""Telegram messages copied from the desktop program: `Name, [12.03.2024 18:22]` above each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.read.common.chat import Head, Message, Said, bare, explained, gathered, split, to_thread
from argmap.read.common.reader import Reader
from argmap.read.common.shapes import Shape
from argmap.read.common.stamps import STAMP

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.model import Thread
    from argmap.read.sources.source import Source

_HEAD = Shape(rf"^(?P<name>\S.{{0,80}}?), \[(?P<date>{STAMP})(?:[ ,]*\([^()\n]{{4,60}}\))?\]:?[ \t]*$", re.IGNORECASE)
_ANSWER = Shape(
    r"\[(?:In reply to|Als Antwort auf|Antwort auf|En réponse à|En respuesta a|In risposta a|Em resposta a"
    r"|Als antwoord op|В ответ на) (?P<name>.{1,90})\]",
    re.IGNORECASE,
)
_FORWARD = Shape(
    r"\[(?:Forwarded from|Weitergeleitet (?:von|aus)|Transféré de|Reenviado de|Inoltrato da|Encaminhado de"
    r"|Doorgestuurd van|Переслано из) (?P<name>.{1,90})\]",
    re.IGNORECASE,
)


def sniff(source: Source) -> float:
    """Sure where such heads recur, as much as they explain of the file."""
    if ", [" not in source.head:
        return 0.0
    lines = source.plain_lines
    return 0.95 * explained(lines, _heads(lines))


def read(source: Source) -> Iterator[Thread]:
    """The one conversation of a copy.

    Raises:
        ArgmapError: I004 where no message stands in it.
    """
    lines = source.text.split("\n")
    heads = _heads(lines)
    if not heads:
        raise source.problem("I004", "no line such as `Name, [12.03.2024 18:22]` stands in the text")
    kept, service = gathered(split(lines, heads), _finish)
    yield to_thread(source, kept, service=service, above=lines[: heads[0].top])


def _heads(lines: Sequence[str]) -> list[Head]:
    return [
        Head(place, place, match["name"], match["date"])
        for place, line in enumerate(lines)
        if (match := _HEAD.match(bare(line)))
    ]


def _finish(message: Message, said: Said) -> bool:
    """Takes off the lines that say whom a message answers and whose words it hands on."""
    while message.lines:
        line = message.lines[0].strip()
        if answer := _ANSWER.fullmatch(line):
            message.parent = said.by_name(answer["name"])
        elif forward := _FORWARD.fullmatch(line):
            message.source = forward["name"]
        else:
            break
        message.lines.pop(0)
    return True


READER = Reader(
    name="telegram-text",
    title="Telegram messages as text",
    how="in Telegram Desktop: select the messages, copy, and paste into a text file",
    suffixes=(".txt",),
    sniff=sniff,
    read=read,
)
