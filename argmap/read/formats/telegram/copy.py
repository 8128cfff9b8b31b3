"""Telegram messages copied from the desktop program: `Name, [12.03.2024 18:22]` above each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.read.common.copied import Copied, in_line
from argmap.read.common.shapes import Shape
from argmap.read.common.stamps import STAMP

if TYPE_CHECKING:
    from argmap.read.common.chat import Message, Said

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


def _clean(message: Message, said: Said) -> bool:
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


KIND = "plain"

READER = Copied(
    name="telegram-text",
    title="Telegram messages as text",
    how="in Telegram Desktop: select the messages, copy, and paste into a text file",
    example="Name, [12.03.2024 18:22]",
    hints=(", [",),
    heads=in_line(_HEAD),
    clean=_clean,
).reader
