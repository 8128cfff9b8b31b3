"""The chat of a Zoom meeting, saved (`10:32:15 From Name to Everyone:`) or copied (`Name to Everyone 10:32 AM`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.read.common.copied import Copied, before_words, in_line
from argmap.read.common.shapes import Shape
from argmap.read.common.stamps import STAMP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.read.common.chat import Head, Message, Said

_HEAD = Shape(
    rf"^\ufeff?[ \t]*(?P<date>{STAMP})[ \t]+(?:From|Von|De|Da|Van)[ \t]+(?P<name>[^\s:][^:\n]{{0,90}})[ \t]+"
    r"(?:to|an|à|a|para|aan)[ \t]+(?P<whom>[^:\n]{1,300}?)[ \t]*:",
    re.IGNORECASE,
)
_TO_ALL = Shape(
    rf"^\ufeff?[ \t]*(?P<date>{STAMP})[ \t]+(?:From|Von|De|Da|Van)[ \t]+(?P<name>[^\s:][^:\n]{{0,90}}?)[ \t]*:",
    re.IGNORECASE,
)
"""Older programs name only those to whom a private message goes."""

_CLOUD = Shape(r"^\ufeff?(?P<date>\d{1,2}:\d\d:\d\d)\t+[ ]*(?P<name>[^\t]{1,90}?)[ ]*:?\t+")
"""The chat of a recording in the cloud: time, name and words in columns."""

_BEHIND = Shape(
    rf"[ \t]*(?:(?:From|Von|De|Da|Van)[ \t]+)?(?P<name>[^\s:][^:\n]{{0,90}}?)[ \t]+(?:to|an|à|a|para|aan)[ \t]+"
    r"(?:Everyone|Alle|Tout le monde|Todos|Tutti|Iedereen|Me|You|Waiting Room|All Panelists|Hosts?|Panelists"
    r"|[^:\n]{1,90}?:?[ \t]*\((?:Privately|Direct Message|Direktnachricht|privat|DM)\))(?: in Meeting)?"
    rf":?[ \t]*(?:\((?:Privately|Direct Message|Direktnachricht|privat|DM)\))?:?[ \t]*(?P<date>{STAMP})[ \t]*:?[ \t]*",
    re.IGNORECASE,
)
_ANSWER = Shape(r"""(?:Replying to|Antwort auf|Répondre à|Respondiendo a)\s["“„«](?P<words>.+?)["”“»]""", re.IGNORECASE)
_REACTION = Shape(
    r"""(?:Reacted to ["“].*["”] with .+|Removed an? .{1,40} reaction from ["“].*["”]?"""
    r"""|Reagierte auf ["“„].*|Hat mit .{1,40} auf .*reagiert)""",
    re.IGNORECASE,
)


def _heads(lines: Sequence[str]) -> Sequence[Head]:
    heads = {head.top: head for shape in (_TO_ALL, _HEAD) for head in before_words(shape)(lines)}
    return [heads[top] for top in sorted(heads)] or before_words(_CLOUD)(lines) or in_line(_BEHIND)(lines)


def _clean(message: Message, said: Said) -> bool:
    """Leaves out reactions; takes off the line that quotes the message answered, where that is found."""
    full = [line.strip() for line in message.lines if line.strip()]
    if full and all(_REACTION.fullmatch(line) for line in full):
        return False
    message.lines = [line.removeprefix("\t") for line in message.lines]
    if full and (answer := _ANSWER.fullmatch(full[0])):
        message.parent = said.by_words(re.sub(r"(?:\.{3}|…)$", "", answer["words"]))
        if message.parent is not None:
            message.lines = message.lines[next(n for n, line in enumerate(message.lines) if line.strip()) + 1 :]
    return True


KIND = "plain"

READER = Copied(
    name="zoom-chat",
    title="Zoom meeting chat",
    how="in the meeting's chat: the menu with three dots, Save chat; the file is meeting_saved_chat.txt",
    example="10:32:15 From Name to Everyone:",
    heads=_heads,
    sure=0.96,
    clean=_clean,
).reader
