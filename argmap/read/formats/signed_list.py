"""What a class or group said, written down as a list: a line each, and who said it behind it: `Ban them. (Ann)`."""

from __future__ import annotations

import re
from statistics import fmean
from typing import TYPE_CHECKING

from argmap.model import Comment
from argmap.read.common.reader import Reader
from argmap.read.common.shapes import Shape
from argmap.read.common.threads import make_thread, stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.model import Thread
    from argmap.read.sources.source import Source

LEAST = 4
"""So many such lines make a list."""

SHARE = 0.6
"""So many of the lines are such lines, end in a sentence, and have names."""

LIKE = 0.6
"""From this likeness on it is a name."""

SENTENCE = 4
"""So many words a line has before the name, mostly."""

_ITEM = Shape(
    r"\s*(?:(?P<number>\d{1,3})[.):]\s+|[-*•–·]\s+)?(?P<words>\S.{3,600}?)\s*"
    r"(?:\((?P<name>[^()]{1,40})\)|\s[–—-]\s*(?P<dash>[^\s–—()][^–—()]{0,39}?)(?:,\s?\d{1,2})?)\s*"
)
_ENDS = (".", "!", "?", "…", '"', "”", "“", "»", "'", "’")
_TO = Shape(
    r"(?:to|re|on|zu|auf|an|à|a|aan|op)\s(?:no\.?\s?|nr\.?\s?|n°\s?|#)?(?P<number>\d{1,3})\s?[:,–-].*", re.IGNORECASE
)
_DATED = re.compile(r"\d[/:.\-]\d|\d{4}")
"""A date behind the name: then it is a page's line, which the reader of pastes knows."""

_QUOTED = re.compile(r"[“\"„«]\s?([^“”\"„«»]{3,160}?)\s?[”\"“»]")


def sniff(source: Source) -> float:
    """Sure where most lines are sentences with a name behind them."""
    return 0.9 if _found(source.plain_lines) else 0.0


def read(source: Source) -> Iterator[Thread]:
    """The one list.

    Raises:
        ArgmapError: I004 where no list with names stands in it.
    """
    lines = source.text.split("\n")
    found = _found(lines)
    if not found:
        raise source.problem("I004", "no line such as `They should be banned. (Ann)` stands in the text")
    numbers = {int(match["number"]): f"c{at}" for at, (_, match) in enumerate(found, 1) if match["number"]}
    comments = [
        Comment(
            f"c{at}",
            match["words"].strip(),
            author=_name(match) if _looks(_name(match)) >= LIKE else None,
            parent=numbers.get(int(to["number"])) if (to := _TO.fullmatch(match["words"])) else None,
        )
        for at, (_, match) in enumerate(found, 1)
    ]
    above = [line.strip() for line in lines[: found[0][0]] if line.strip()]
    asked = [match[1] for line in above if (match := _QUOTED.search(line))]
    title = next(iter([*asked, *(line for line in above if line.endswith("?")), *above]), "").rstrip(" :")
    yield make_thread(stem(source), title, comments)


def _found(lines: Sequence[str]) -> list[tuple[int, re.Match[str]]]:
    """The lines of a list with their places; none where the text is no such list."""
    both = [(at, match) for at, line in enumerate(lines) if (match := _ITEM.fullmatch(line))]
    bracketed = sum(bool(match["name"]) for _, match in both) * 2 >= len(both)
    found = [one for one in both if bool(one[1]["name"]) == bracketed]
    if len(found) < LEAST or len({_name(match) for _, match in found}) < 2:
        return []
    inside = sum(bool(line.strip()) for line in lines[found[0][0] : found[-1][0] + 1])
    spoken = sum(
        match["words"].rstrip().endswith(_ENDS) and len(match["words"].split()) >= SENTENCE for _, match in found
    )
    names = fmean(_looks(_name(match)) >= LIKE for _, match in found)
    fits = len(found) >= SHARE * inside and spoken >= SHARE * len(found) and names >= SHARE
    return found if fits else []


def _name(match: re.Match[str]) -> str:
    return (match["name"] or match["dash"]).strip()


def _looks(name: str) -> float:
    from argmap.read.infer.names import likeness  # noqa: PLC0415  # compiles many expressions

    named = (name[:1].isupper() or " " not in name) and not _DATED.search(name)
    return likeness(name) if named else 0.0


KIND = "plain"

READER = Reader(
    name="signed-list",
    title="List of what was said",
    how="write a line for each, and behind it the name in brackets, or behind a dash",
    suffixes=(".txt",),
    sniff=sniff,
    read=read,
)
