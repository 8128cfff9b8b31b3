"""A transcript that a program wrote (Otter and its like): `Name  00:41` above each turn, the time since the start."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from argmap.read.common.copied import Copied, Page, in_line
from argmap.read.common.shapes import Shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.read.common.chat import Head

_HEAD = Shape(r"(?P<name>[^\s\d].{0,60}?)(?:[ \t\u00a0]{2,}|\t)\(?(?P<date>(?:\d{1,2}:)?\d{1,2}:\d\d)\)?[ \t]*")

_MADE_BY = Shape(
    r"\s*(?:Transcribed by|Transcript (?:created|provided) by|This transcript was|Transkribiert (?:von|mit))\b.{0,120}"
)
"""Below what was said."""


def _sure(_lines: Sequence[str], heads: Sequence[Head]) -> float:
    """Sure where the time only goes on: a conversation that was recorded, and no chat of several days."""
    times = [tuple(int(number) for number in (head.date or "").split(":")) for head in heads]
    seconds = [sum(number * 60**power for power, number in enumerate(reversed(time))) for time in times]
    return 0.93 if seconds[0] < 600 and all(one <= two for one, two in pairwise(seconds)) else 0.0


def _page(lines: Sequence[str], heads: Sequence[Head]) -> Page:
    above = lines[: heads[0].top]
    return Page(heads, next((line.strip() for line in above if line.strip()), ""), above=above)


KIND = "plain"

READER = Copied(
    name="transcript-timed",
    title="Transcript with times since the start",
    how="export the transcript of the recording as text, with speakers and times",
    example="Name  00:41",
    heads=in_line(_HEAD),
    sure=_sure,
    whole=0.6,
    page=_page,
    cut=_MADE_BY,
).reader
