"""A Canvas discussion copied from the browser, in the old design ("Manage Discussion Entry") and the new one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.model import POST, Comment
from argmap.read.common.chat import Head, split, trimmed
from argmap.read.common.copied import Copied, Page
from argmap.read.common.dates import find_dates
from argmap.read.common.shapes import Shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.read.common.chat import Message, Said

_MANAGE = Shape(r"\s*Manage Discussion (?:Entry|by (?P<name>\S.{0,90}?))\s*")
_TOP = Shape(r"\s*(?:Collapse|Expand) Subdiscussion\s*(?P<name>.{0,90}?)\s*")
_EDITED = Shape(r"[\s|]*(?:Last edited|Edited by|Last reply)\b.{0,120}")
_ROLES = r"(?:Author|Teacher|TA|Student|Designer|Observer|Instructor)"
_ROLE = Shape(rf"\s*{_ROLES}(?:\s*\|\s*{_ROLES})*\s*", re.IGNORECASE)
_PRONOUNS = Shape(r"(?P<name>.{1,90}?)\s\([a-z]{2,5}(?:/[a-z]{2,6}){1,2}\)")
_HEADING = Shape(r"\s*Reply from (?P<name>\S.{0,90}?)\s*")
_TOPIC = Shape(r"\s*Discussion Topic:\s*(?P<title>\S.{0,200}?)\s*")
_POSTED = Shape(r"\s*(?:Posted|Edited|Due)\s.{0,60}")
_SHOWN = Shape(r"\s*Hide Replies\s*")
"""Below an entry whose answers follow."""
_FURNITURE = Shape(
    r"(?:Last edited|Edited by).{0,120}|(?:Reply )?Reply to (?:Comment|post from .{1,90})|Reply"
    r"|(?:Unl|L)ike(?: post from .{1,120})?"
    r"|\(?\d{1,4}(?: likes?)?\)?|\d{1,4} Repl(?:y|ies)(?:, \d{1,4} Unread)?|View Replies|Hide Replies"
    r"|(?:Mark (?:all )?as (?:Unread|Read))+|(?:Collapse|Expand) discussion thread from .{1,90}"
    r"|(?:Collapse|Expand) Subdiscussion.{0,90}|Load (?:older|newer) replies|View replies from .{1,90}"
    r"|(?:Previous|Next|Unread)+"
)
_SECTIONS = Shape(r"\s*(?:All Sections|From \S.{0,80}|\d+ Sections)\s*")
_TASK_ENDS = Shape(
    r"\s*(?:Search entries or author.*|Unread|Subscribed?|Unsubscribed?|Filter replies.*|(?:Reply )?Reply to .{1,120}"
    r"|Collapse replies|Expand replies|Search)\s*"
)


def _heads(lines: Sequence[str]) -> list[Head]:
    """The entries: a name, a date, perhaps who edited it and in which role, then the button."""
    heads: list[Head] = []
    if not any("Manage Discussion" in line for line in lines):
        return _headed(lines)
    for place, line in enumerate(lines):
        if not (match := _MANAGE.fullmatch(line)):
            continue
        above, date, least = place - 1, "", heads[-1].bottom + 1 if heads else 0
        while above >= least and place - above < 7:
            words = lines[above].strip()
            if not words or _EDITED.fullmatch(words) or _ROLE.fullmatch(words):
                above -= 1
            elif not date and find_dates(words):
                date, above = words, above - 1
            else:
                break
        name = match["name"] or (lines[above].strip() if above >= least else "")
        if not date or not name:
            continue
        top = above if above >= least and lines[above].strip() == name else place
        if top > least and _TOP.fullmatch(lines[top - 1]):
            top -= 1
        heads.append(Head(top, place, name, date))
    return heads


def _headed(lines: Sequence[str]) -> list[Head]:
    """The entries of a reader who may not change them: `Reply from NAME`, the name, perhaps a role, and a date."""
    heads: list[Head] = []
    for place, line in enumerate(lines):
        if not (match := _HEADING.fullmatch(line)):
            continue
        below = place + 1
        while below < min(place + 5, len(lines)) and (
            lines[below].strip() in ("", "Unread")
            or lines[below].strip().startswith(match["name"])
            or _ROLE.fullmatch(lines[below])
        ):
            below += 1
        if below > place + 1 and below < len(lines) and find_dates(lines[below]):
            heads.append(Head(place, below, match["name"], lines[below].strip()))
    return heads


def _page(lines: Sequence[str], heads: Sequence[Head]) -> Page:
    """The teacher's task is the post."""
    if _HEADING.fullmatch(lines[heads[0].top]):
        return Page(heads, *_topic(lines[: heads[0].top]))
    topic = _HEADING.fullmatch(_below(lines, heads[0])) is None and any(
        _HEADING.fullmatch(_below(lines, head)) for head in heads
    )
    title, post = _task(lines, heads[0], new=topic)
    return Page(heads[1:] if topic else heads, title, post)


def _topic(lines: Sequence[str]) -> tuple[str, Comment | None]:
    """The title and the teacher's task above the entries: `Discussion Topic: …`, the title, a name, a date."""
    at, match = next(((at, match) for at, line in enumerate(lines) if (match := _TOPIC.fullmatch(line))), (-1, None))
    if match is None:
        return "", None
    above = [line.strip() for line in lines[at + 1 :]]
    author, date, start = "", "", 0
    for place, line in enumerate(above[:8]):
        if line in ("", match["title"]) or _ROLE.fullmatch(line) or _EDITED.fullmatch(line):
            start = place + 1
        elif not author and len(line) <= 90:  # as in the shapes above
            author, start = line, place + 1
        elif _POSTED.fullmatch(line) or find_dates(line[:40]):
            date, start = line.removeprefix("Posted "), place + 1
        else:
            break
    words = "\n".join(trimmed(READING.words(lines[at + 1 + start :])))
    return match["title"], Comment(POST, words, author=author or None, date=date or None) if words else None


def _below(lines: Sequence[str], head: Head) -> str:
    return next((line for line in lines[head.bottom + 1 : head.bottom + 4] if line.strip()), "")


def _task(lines: Sequence[str], first: Head, *, new: bool) -> tuple[str, Comment | None]:
    """The title and the teacher's task: in the new design the first entry, in the old one above the entries."""
    if new:
        (message,) = split(lines[: _next_name(lines, first)], [first])
        body = trimmed(READING.words(message.lines))
        title = body[0] if body else ""
        words = "\n".join(trimmed(body[1:]))
        return title, Comment(POST, words, author=first.author, date=first.date) if words else None
    above = [line.strip() for line in lines[: first.top]]
    anchor = next((at for at, line in enumerate(above) if _SECTIONS.fullmatch(line)), -1)
    if anchor < 2:
        return "", None
    stop = next((at for at in range(anchor + 1, len(above)) if _TASK_ENDS.fullmatch(above[at])), len(above))
    words = "\n".join(trimmed(above[anchor + 1 : stop]))
    return above[anchor - 2], Comment(POST, words, author=above[anchor - 1] or None) if words else None


def _next_name(lines: Sequence[str], first: Head) -> int:
    """The line of the second entry's name."""
    return next((head.top for head in _heads(lines) if head.top > first.bottom), len(lines))


class _Entries:
    """Takes headings off an entry; the entry right below one at top level answers it."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._above = False

    def __call__(self, message: Message, said: Said) -> bool:
        top = _TOP.fullmatch(self._lines[message.line]) is not None
        if self._above and not top:
            message.parent = len(said) - 1
        self._above = top or self._shows(message.line)
        lines = message.lines
        while lines and (not lines[0].strip() or _HEADING.fullmatch(lines[0]) or _EDITED.fullmatch(lines[0])):
            lines.pop(0)
        return True

    def _shows(self, place: int) -> bool:
        """Whether the entry at a line has its answers shown below it."""
        for line in self._lines[place + 1 :]:
            if _HEADING.fullmatch(line) or _MANAGE.fullmatch(line):
                return False
            if _SHOWN.fullmatch(line):
                return True
        return False


READING = Copied(
    name="canvas",
    title="Canvas discussion as text",
    how="open the discussion, expand all replies, select all, copy, and paste into a text file",
    example="Manage Discussion Entry, below a name and a date",
    hints=("Manage Discussion", "Reply from "),
    heads=_heads,
    sure=0.97,
    whole=0.83,
    furniture=_FURNITURE,
    cleaner=_Entries,
    page=_page,
)
KIND = "plain"

READER = READING.reader
