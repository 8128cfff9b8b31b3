"""A topic of a Discourse forum copied from the browser: user name, full name, whom it answers, a short date."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.read.common.chat import Head
from argmap.read.common.copied import Copied, Page
from argmap.read.common.dates import find_dates
from argmap.read.common.shapes import Shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.read.common.chat import Message, Said

_DATE = Shape(
    r"\s*(?:[A-Z][a-z]{2,8} (?:\d{1,2}|\d{4}|['’]\d\d)(?:, \d{4})?|\d{1,2} [A-Z][a-z]{2,8}(?: (?:\d{4}|['’]\d\d))?"
    r"|\d{1,3}(?:s|m|h|d|mon|y))\s*"
)
_MAP = Shape(
    r"(?:created|last reply|repl(?:y|ies)|views?|users?|likes?|links?|read(?: time)?|(?:\d+ ?)?min)", re.IGNORECASE
)
_BELOW = Shape(
    r"\s*(?:Suggested Topics|Related [Tt]opics|New & Unread Topics|New Topics|Topic\tReplies.*|Powered by Discourse.*"
    r"|Want to read more\?.*|There (?:is|are) \d+ (?:new|unread).*)\s*"
)
_PLACE = Shape(r"\s*\d{1,5}\s?/\s?\d{1,5}\s*")
"""How far down the topic one has read, between its first date and its last."""

_LISTED = Shape(r"\s*(?:Topic\tReplies\t.*|Suggested Topics|Related Topics)\s*", re.IGNORECASE)
_EVENT_WORDS = (
    r"\S{1,60} (?:closed|opened|pinned|unpinned|archived|split|merged|listed|unlisted|moved|invited|removed|assigned)"
    r" (?:this|globally|@?\S+)\b.{0,80}|\d+ posts? (?:was|were) (?:split|merged|moved).{0,120}"
)
_EVENT = Shape(rf"\s*(?:{_EVENT_WORDS})\s*")
_FURNITURE = Shape(
    r"post by \S{1,60} on .{4,30}|(?:Tracking|Watching|Normal|Muted)|\d{1,3} (?:days?|months?|years?) later"
    r"|You will (?:see|receive|be notified|never).{0,140}"
    r"|\d{1,5} Likes?|\d{1,4} Repl(?:y|ies)(?:\s+\d{1,5})?|Repl(?:y|ies)|\d{1,5}"
    r"|Solution|Share|Bookmark|Flag|Like|Show More|last visit"
    r"|Closed on .{1,40}"
    r"|Solved by .{1,60}|Read time.{0,20}|Jump to.{0,20}|This topic was automatically closed.{0,120}"
    rf"|{_EVENT_WORDS}"
)
_GAP = 2
_MOST_LINES = 4
"""So many lines name a user at most: user name, full name, title, flair."""


def _heads(lines: Sequence[str]) -> list[Head]:
    """Dates alone on a line, with the lines above up to a wide gap: the first of these is the user's name."""
    heads: list[Head] = []
    for place, line in enumerate(lines):
        if not _DATE.fullmatch(line) or not (find_dates(line) or re.search(r"\d", line)):
            continue
        top, gap = place, 0
        least = heads[-1].bottom + 1 if heads else 0
        for above in range(place - 1, max(least, place - 9) - 1, -1):
            gap = 0 if lines[above].strip() else gap + 1
            if gap >= _GAP or any(shape.fullmatch(lines[above]) for shape in (_EVENT, _PLACE)):
                break
            top = above if lines[above].strip() else top
        while top < place and not _is_user(lines[top].strip()):
            top += 1
        top = _above_answered(lines, top, place, least)
        names = [line.strip() for line in lines[top:place] if line.strip()]
        below = next((line.strip() for line in lines[place + 1 : place + 3] if line.strip()), "")
        if names and len(names) < 6 and not _MAP.fullmatch(below) and not _PLACE.fullmatch(below):
            heads.append(Head(top, place, names[0], line.strip()))
    return heads


def _above_answered(lines: Sequence[str], top: int, place: int, least: int) -> int:
    """The line of the user where a gap parts him from the one whom he answers, who stands alone above the date."""
    if sum(bool(line.strip()) for line in lines[top:place]) != 1:
        return top
    end = next((at for at in range(top - 1, least - 1, -1) if lines[at].strip()), -1)
    if not _GAP <= top - 1 - end <= _GAP + 1 or end < 0:
        return top
    start = end
    while start - 1 >= least and lines[start - 1].strip():
        start -= 1
    wide = all(not line.strip() for line in lines[max(start - _GAP - 1, 0) : start])
    named = end - start < _MOST_LINES and _is_user(lines[start].strip())
    return start if wide and named and not _FURNITURE.fullmatch(lines[start].strip()) else top


def _is_user(line: str) -> bool:
    """Whether a line could be a user's name: one word that is no count."""
    return 0 < len(line) <= 60 and not any(map(str.isspace, line)) and not line.isdigit() and not _MAP.fullmatch(line)


def _sure(lines: Sequence[str], _heads: Sequence[Head]) -> float:
    alone = {line.strip() for line in lines}
    return (
        0.93
        if len({"views", "replies", "users", "likes"} & alone) > 1 or any(_LISTED.fullmatch(line) for line in lines)
        else 0.0
    )


def _page(lines: Sequence[str], heads: Sequence[Head]) -> Page:
    last = next((at for at in range(heads[-1].bottom, len(lines)) if _BELOW.fullmatch(lines[at])), len(lines))
    users = {head.author for head in heads[1:]}
    top = heads[0].top
    near = [line for line in range(top, heads[0].bottom) if _is_user(lines[line].strip())]
    again = [line for line in near if lines[line].strip() in users]
    small = [line for line in near if lines[line].strip()[0].islower()]
    if (first := next(iter(again or small), top)) > top:  # a category stands above the first user
        heads = [replace(heads[0], top=first, author=lines[first].strip()), *heads[1:]]
    users.add(heads[0].author)
    named = [replace(head, whom=_answered(lines, head, users)) for head in heads]
    return Page(named, next((line.strip() for line in lines[: heads[0].top] if line.strip()), ""), last=last)


def _answered(lines: Sequence[str], head: Head, users: set[str]) -> str:
    """The other user that a head names below its own."""
    names = [line.strip() for line in lines[head.top + 1 : head.bottom]]
    return next((name for name in names if name in users and name != head.author), "")


def _clean(message: Message, _said: Said) -> bool:
    """Cuts the opening post at the counts of the topic."""
    stop = next((at for at in range(len(message.lines) - 1) if _is_map(message.lines, at)), len(message.lines))
    message.lines = READING.words(message.lines[:stop])
    return True


def _is_map(lines: Sequence[str], place: int) -> bool:
    """Whether the counts of the topic begin at a line: a number or date with its name below."""
    below = lines[place + 1].strip()
    return bool(_MAP.fullmatch(below)) and bool(
        _DATE.fullmatch(lines[place]) or re.fullmatch(r"\s*\d[\d.,]*k?\s*", lines[place])
    )


READING = Copied(
    name="discourse-text",
    title="Discourse topic as text",
    how="open the topic with all posts shown, select all, copy, and paste into a text file",
    example="Mar 2024, below a user name",
    heads=_heads,
    sure=_sure,
    whole=0.83,
    furniture=_FURNITURE,
    clean=_clean,
    page=_page,
)
KIND = "plain"

READER = READING.reader
