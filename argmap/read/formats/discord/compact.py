"""A Discord channel copied in the compact view: `[9:14 PM]name: words`, and `[9:14 PM]words` of the same person."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from argmap.read.common.chat import Head
from argmap.read.common.copied import Copied
from argmap.read.common.shapes import Shape
from argmap.read.common.stamps import TIME
from argmap.read.formats.discord.copy import READING, Contexts
from argmap.read.infer.names import likeness

if TYPE_CHECKING:
    from collections.abc import Sequence

_TIMED = Shape(rf"^\[(?P<date>{TIME})\](?=\S)", re.IGNORECASE)
_NAMED = Shape(r"(?P<name>[^\s:][^:\n]{0,60}?):[ \t]", longest=10_000)
_LIKE = 0.6
"""Words before a colon that stand there once are a name where they look like one."""


def _heads(lines: Sequence[str]) -> list[Head]:
    timed = [(place, match) for place, line in enumerate(lines) if (match := _TIMED.match(line[:400]))]
    rest = {place: lines[place][match.end() :] for place, match in timed}
    named = {place: match["name"] for place, words in rest.items() if (match := _NAMED.match(f"{words} "))}
    often = Counter(named.values())
    heads: list[Head] = []
    for place, match in timed:
        name = named.get(place, "")
        if name and (often[name] > 1 or likeness(name) >= _LIKE):
            heads.append(Head(place, place, name, match["date"], rest[place][len(name) + 1 :]))
        elif heads:
            heads.append(Head(place, place, "", match["date"], rest[place]))
    return heads


KIND = "plain"

READER = Copied(
    name="discord-compact",
    title="Discord messages in the compact view as text",
    how="select the messages of the channel, copy, and paste into a text file",
    example="[9:14 PM]name: words",
    heads=_heads,
    hints=("]",),
    furniture=READING.furniture,
    edited=READING.edited,
    cleaner=Contexts,
).reader
