"""One mail with the whole thread quoted below it: `On … wrote:` and `>` once more for each older mail."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from argmap.model import Comment, Note
from argmap.read.common.dates import find_dates
from argmap.read.common.expressions import expression
from argmap.read.common.quote_marks import attribution
from argmap.read.common.reader import Reader
from argmap.read.common.threads import make_thread, stem
from argmap.read.common.values import when
from argmap.read.formats.mail.opening import STORED, stored

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.model import Thread
    from argmap.read.sources.source import Source

_DEPTH = expression(r"(?:[ \t]{0,3}>){0,30}[ \t]?")
_LONGEST = 300


@dataclass
class _Mail:
    """One mail of the chain: who wrote it and when, as the line above its quote says, and its words."""

    author: str | None
    date: str | None
    lines: list[str] = field(default_factory=list)


def sniff(source: Source) -> float:
    """Sure where each mail is quoted once deeper than the one above, down to the end, and nothing stands below."""
    if ">" not in source.head or stored(source.head) >= STORED:
        return 0.0
    mails = _chain(source.plain_lines)
    return (0.9 if len(mails) > 2 else 0.6) if len(mails) > 1 and any(line.strip() for line in mails[0].lines) else 0.0


def read(source: Source) -> Iterator[Thread]:
    """The mails of the chain, of which each answers the one quoted below it.

    Raises:
        ArgmapError: I004 where no mail is quoted.
    """
    mails = chained(source.text)
    if len(mails) < 2:
        raise source.problem("I004", "no line such as `On … wrote:` with a quote below it stands in the text")
    comments = []
    for number, (author, date, text) in enumerate(mails, 1):
        above = f"c{number + 1}" if number < len(mails) else None
        comments.append(Comment(f"c{number}", text, author=author, date=date, posted=when(date)[1], parent=above))
    yield make_thread(stem(source), "", comments, notes=[Note("the newest mail names no author", line=1)])


def chained(body: str) -> list[tuple[str | None, str | None, str]]:
    """Author, date and words of a mail and of those that it quotes, newest first; the first names no author."""
    return [(mail.author, mail.date, "\n".join(mail.lines).strip()) for mail in _chain(body.split("\n"))]


def _chain(lines: Sequence[str]) -> list[_Mail]:
    """The mails, newest first; none where somebody writes below or between what he quotes."""
    mails = [_Mail(None, None)]
    depth = 0
    for line in lines:
        mark = _DEPTH.match(line[:_LONGEST])
        here = mark[0].count(">") if mark else 0
        words = line[mark.end() :].rstrip() if mark and here else line.rstrip()
        if here == depth + 1 and (announced := _announced(mails[-1].lines)) is not None:
            count, author, date = announced
            del mails[-1].lines[-count:]
            mails.append(_Mail(author, date))
            depth = here
        elif here != depth and words:
            return []
        if here == depth:
            mails[-1].lines.append(words)
    return mails


def _announced(lines: Sequence[str]) -> tuple[int, str | None, str | None] | None:
    """How many lines at the end announce a quote, and the name and date in them."""
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    for count in (1, 2):
        words = " ".join(line.strip() for line in lines[max(0, end - count) : end])
        if end >= count and len(words) <= _LONGEST and (name := attribution(words)) is not None:
            dates = find_dates(words)
            date = words[dates[0].start : dates[-1].end] if dates else None
            return len(lines) - end + count, name, date
    return None


KIND = "plain"

READER = Reader(
    name="mail-chain",
    title="One mail with its thread quoted",
    how="open the newest mail of the thread, copy all of it with what it quotes, and paste into a text file",
    suffixes=(".txt",),
    sniff=sniff,
    read=read,
)
