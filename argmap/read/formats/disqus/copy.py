"""Comments of Disqus copied from a page: `NAME  NAME ANSWERED • AGE`, or lines of their own in the newer design."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.read.common.chat import Head, Message, Said, explained, gathered, split, to_thread, without_tail
from argmap.read.common.dates import find_dates
from argmap.read.common.reader import Reader
from argmap.read.common.shapes import Shape
from argmap.read.infer.people import parted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.model import Thread
    from argmap.read.sources.source import Source

_ONE_LINE = Shape(r"\s*(?P<names>\S.{0,120}?)\s•\s(?P<date>[^•]{2,40}?)(?:\s•\s(?:edited|.{0,20}))?\s*")
_AGE = Shape(r"\s*(?P<date>\S.{2,40}?)(?:\s+\(?edited\)?)?\s*")
_SHARE = Shape(
    r"\s*(?:[\d.k]*\s*•?\s*(?:Reply|Antworten|Répondre|Responder)\s*•?\s*)?(?:Share|Teilen|Partager|Compartir)\s*›\s*"
)
_BADGE = Shape(r"\s*(?:Mod|Moderator|Author|Subscriber|Top Commenter|Guest Author)\s*")
_BADGE_BEHIND = re.compile(r"\s+(?:Mod|Moderator|Author)$")
_FURNITURE = Shape(
    r"(?:\d{1,5}\s*)?(?:•\s*)?Reply(?:\s*•\s*Share ›)?|•?\s*Share ›|\d{1,5}|see more|(?:−|-|\+|–)|Edit"
    r"|Flag.{0,30}|View"
    r"|Show more replies|Load more comments|Avatar|Thumbnail|Featured by .{1,60}|.{1,60} liked this"
)
_AVATAR = Shape(r"\s*(?:Avatar|Thumbnail)\s*")
_ANSWERED = re.compile(r"\s{2,}")


def sniff(source: Source) -> float:
    """Sure where the page's buttons recur, as much as the comments between them explain of the file."""
    if "›" not in source.head:
        return 0.0
    lines = source.plain_lines
    shared = sum(_SHARE.fullmatch(line) is not None for line in lines)
    heads = _heads(lines)
    if len({len(line) - len(line.lstrip()) for head in heads for line in lines[head.bottom : head.bottom + 1]}) > 1:
        return 0.0  # indentation tells more of who answers whom
    return 0.95 * min(1.0, 1.2 * explained(lines, heads)) if shared > 1 and 2 * shared >= len(heads) else 0.0


def read(source: Source) -> Iterator[Thread]:
    """The comments of a page; the name of the person answered stands behind or below the author's.

    Raises:
        ArgmapError: I004 where no comment stands in it.
    """
    lines = source.text.split("\n")
    heads = _heads(lines)
    if not heads:
        raise source.problem("I004", "no line such as `Name • 2 years ago` stands in the text")
    names = [_names(lines, head) for head in heads]
    glued = parted([name for name, _ in names])
    answered = [other or behind or "" for (_, other), (_, behind) in zip(names, glued, strict=True)]
    named = [
        Head(head.top, head.bottom, name if other else one or "", head.date)
        for head, (name, other), (one, _) in zip(heads, names, glued, strict=True)
    ]
    kept, service = gathered(split(lines, named), _Finish(answered))
    yield to_thread(source, kept, service=service, above=lines[: heads[0].top])


def _heads(lines: Sequence[str]) -> list[Head]:
    """The heads; their author is still as it stands, with badges and the name of the person answered."""
    heads: list[Head] = []
    for place, line in enumerate(lines):
        if (match := _ONE_LINE.fullmatch(line)) and _is_age(match["date"]):
            top = place - 1 if place and _AVATAR.fullmatch(lines[place - 1]) else place
            heads.append(Head(top, place, match["names"], match["date"]))
        elif (match := _AGE.fullmatch(line)) and _is_age(match["date"]):
            least = heads[-1].bottom + 1 if heads else 0
            top = place
            while top > least and place - top < 5 and lines[top - 1].strip() and not _ends(lines[top - 1]):
                top -= 1
            if top < place:
                heads.append(Head(top, place, "", match["date"]))
    return heads


def _ends(line: str) -> bool:
    return _SHARE.fullmatch(line) is not None or line.strip() in ("Best", "Newest", "Oldest", "Sort by", "Reply")


def _is_age(words: str) -> bool:
    dates = find_dates(words)
    return bool(dates) and dates[0].start == 0 and dates[0].end >= len(words.strip()) - 1


def _names(lines: Sequence[str], head: Head) -> tuple[str, str]:
    """The author and the person answered, or the empty text."""
    if head.author:
        parts = _ANSWERED.split(_BADGE_BEHIND.sub("", head.author.strip()), maxsplit=1)
        return parts[0], parts[1] if len(parts) > 1 else ""
    names = [line.strip() for line in lines[head.top : head.bottom] if not _BADGE.fullmatch(line)]
    if len(names) > 1 and (_AVATAR.fullmatch(names[0]) or (len(names[0]) == 1 and names[1].startswith(names[0]))):
        names = names[1:]
    return (names[0] if names else ""), (names[1] if len(names) > 1 else "")


class _Finish:
    """Takes the buttons off a comment, and finds the latest one of the person that it answers.

    Args:
        answered: Whom the heads name, in order.
    """

    def __init__(self, answered: Sequence[str]) -> None:
        self._answered = iter(answered)

    def __call__(self, message: Message, said: Said) -> bool:
        message.parent = said.by_name(next(self._answered))
        stop = next((at for at, line in enumerate(message.lines) if _SHARE.fullmatch(line)), len(message.lines))
        message.lines = without_tail(message.lines[:stop], _FURNITURE)
        return True


READER = Reader(
    name="disqus-text",
    title="Disqus comments as text",
    how="open the page with all comments shown, select them, copy, and paste into a text file",
    suffixes=(".txt",),
    sniff=sniff,
    read=read,
)
