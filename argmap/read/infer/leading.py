"""What stands above the comments: a title, and a post with its author and date."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from argmap.model import POST, Comment
from argmap.read.common.dates import certain
from argmap.read.common.expressions import expression
from argmap.read.infer.dedenting import dedented
from argmap.read.infer.frames import is_lead
from argmap.read.infer.interface import is_notice
from argmap.read.infer.marks import parse
from argmap.read.infer.names import likeness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.read.infer.marks import Mark
    from argmap.read.infer.rows import Row

TITLE = 160
"""A longer line is no title."""

_CRUMBS = expression(r"(?<=\S)\s+[»›>/]\s+(?=\S)")
"""What stands between the parts of a page's place: `Home » Opinion » Title`."""

_HEADINGS = frozenset({"heading", "openers"})
_QUOTED = expression('[“«„"‘]\\s?([^“”«»„"]{3,160}?)\\s?[”»“"’]')
_COUNTED = expression(r"[^\w]*(?:\w+\s[·•|]\s)?\d[\d.,]*\s?[KkMm]?\s\w+(?:\s\w+)?[^\w]*$")
"""How many follow, read or belong: `84K subscribers`, `Group · 312 members`."""

_PLACE = expression(
    r"r/\w+|go to \w+$|skip to |(?:search|try) \w+\+?$|[←→] |feed post|beitrag von |post by "
    r"|publicaci[oó]n de |publication de |view |my network$",
    re.IGNORECASE,
)
"""Where on a site the page is: a part of it, or a way to another."""

BYLINE = 0.8
"""What looks less like a name is none behind "By" alone."""

NAME = 40
"""A longer line is no name."""

SITE = 3
"""A name of a site has so many words at most."""

MOST_WORDS = 8
"""More words make a line no likelier to be a headline."""

NEAR = 6
"""How many rows above a post its author is looked for."""


def lead(raw: Sequence[str], rows: Sequence[Row], authors: frozenset[str]) -> tuple[str, Comment | None]:
    """The title and the post in the rows above the comments.

    Args:
        raw: The lines of the paste.
        rows: The rows above the first comment.
        authors: The names of those who comment, in lower case.
    """
    prose = [at for at, row in enumerate(rows) if _is_prose(row)]
    if not prose:
        return _title(rows, authors), None
    if len(prose) > 1 and _byline(rows[prose[-1] :][:1]) is not None:
        prose.pop()
    first, last = prose[0], prose[-1]
    body = [at for at in range(first, last + 1) if rows[at].plain and not is_notice(rows[at].text)]
    above = rows[:first]
    byline = _byline(above, authors) or _byline(rows[last + 1 : last + 4])
    author = (byline.author or "").split(", ")[0] if byline is not None else _author(above, authors)
    dates = [row.date for row in above[-NEAR:] if row.date] or [
        row.date for row in rows[last + 1 : last + 4] if row.date
    ]
    date = byline.date if byline is not None and byline.date else dates[-1] if dates else None
    chosen = {rows[at].index for at in body}
    span = range(rows[first].index, rows[last].index + 1)
    lines = [raw[line] for line in span if line in chosen or not raw[line].strip()]
    text = "\n".join(dedented(lines)).strip("\n")
    lines_of_author = {byline.line} if byline is not None else {row.index for row in above if row.text == author}
    said = _said_of_author(above, author)
    title = _title([row for row in above if row.index not in lines_of_author | said], authors)
    return _titled(title, lines[0], author, alone=len(body) == 1), Comment(
        POST, text, author=author, date=date, posted=certain(date) if date else None
    )


def _titled(title: str, words: str, author: str | None, *, alone: bool) -> str:
    """The title; where there is none, or the post is a question alone, its first line is what the comments answer."""
    line = words.strip("#*_= ")
    asks = line.endswith("?")
    if len(line) > TITLE or not line[:1].isalpha():
        return title
    if not title:
        return line if asks or (author is None and line[-1] not in ".:!…") else ""
    return line if asks and alone and author is None and ". " not in line else title


def _byline(above: Sequence[Row], authors: frozenset[str] = frozenset()) -> Mark | None:
    """The line above a post that says by whom and when it is: "Posted by Ann on March 3"; or an author and a date."""
    for row in reversed(above[-NEAR:]):
        mark = parse(row.index, row.text)
        if mark is None or not mark.author:
            continue
        if mark.by and (mark.kind.startswith("D") or _is_byline(mark)):
            return mark
        if mark.kind.startswith("D") and mark.body < 0 and mark.author.casefold() in authors:
            return mark
    return None


def _is_byline(mark: Mark) -> bool:
    """Whether a line with "by" and no date names a person: `By Ann Lee, reporter`."""
    name = (mark.author or "").split(", ")[0]
    return not mark.kind and len(name.split()) > 1 and likeness(name) >= BYLINE


def _is_prose(row: Row) -> bool:
    """Whether a line is somebody's sentences rather than a heading or a menu."""
    if not row.plain or "closers" in row.groups or is_notice(row.text):
        return False
    words = len(row.text.split())
    return len(row.text) >= 80 or (words >= 5 and row.text.endswith((".", "!", "?", "…", ":", ")", "”", '"')))


def _author(above: Sequence[Row], authors: frozenset[str]) -> str | None:
    near = list(above[-NEAR:])
    for number in range(len(near) - 1, -1, -1):
        row = near[number]
        if not row.plain or len(row.text) > 60:
            continue
        if number + 1 < len(near) and "handle" in near[number + 1].groups and "handle" not in row.groups:
            return near[number + 1].text.removeprefix("u/") if is_lead(row.text) else row.text
        if row.text.casefold() in authors:
            return row.text
    for number in range(len(near) - 1, 0, -1):
        over = [row.text for row in near[max(number - 2, 0) : number] if row.plain]
        if near[number].date and over and near[number - 1].plain and len(over[-1]) <= NAME:
            return max(over, key=lambda text: len(text) <= NAME and likeness(text))
    return None


def _said_of_author(above: Sequence[Row], author: str | None) -> set[int]:
    """The lines between the author of a post and its date, which say something of the author: a job, a place."""
    at = next((number for number, row in enumerate(above) if author and row.text == author), len(above))
    dated = next((number for number in range(at, len(above)) if above[number].date or _is_of_page(above[number])), at)
    return {row.index for row in above[at:dated]}


def _title(rows: Sequence[Row], authors: frozenset[str]) -> str:
    """What a heading over the comments quotes; else the line that is most like a headline among the short ones."""
    for row in rows:
        if row.may(_HEADINGS) and (quoted := _QUOTED.search(row.text)) is not None:
            return quoted[1].strip()
    fits = [
        row.text
        for row in rows
        if row.plain
        and "handle" not in row.groups
        and len(row.text) <= TITLE
        and row.text.casefold() not in authors
        and not is_notice(row.text)
        and not _is_of_page(row)
    ]
    if not fits:
        return ""
    often = Counter(fits)
    fits = [_CRUMBS.split(text)[-1] for text in fits]
    best = max(fits, key=lambda text: _headline(text, again=often[text] > 1))
    return best.strip("#*_= ") if len(best.split()) > 1 else fits[0].strip("#*_= ")


def _headline(text: str, *, again: bool) -> float:
    """How much a line is like a headline: by its words; less where all have capitals, as in the name of a site."""
    words = text.split()
    name = len(words) <= SITE and all(word[0].isupper() or not word[0].isalpha() for word in words)
    return min(len(words), MOST_WORDS) + 3 * text.endswith("?") + 2 * again - 2 * name


def _is_of_page(row: Row) -> bool:
    """Whether a line tells of the page what no headline does: who follows it, where it is, when somebody wrote."""
    mark = parse(row.index, row.text)
    dated = mark is not None and bool(mark.kind) and mark.body < 0 and not row.text.isupper()
    return dated or "@" in row.text or _COUNTED.match(row.text) is not None or _PLACE.match(row.text) is not None
