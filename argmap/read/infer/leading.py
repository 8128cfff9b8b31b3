"""What stands above the comments: a title, and a post with its author and date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.model import POST, Comment
from argmap.read.common.dates import certain
from argmap.read.common.expressions import expression
from argmap.read.infer.dedenting import dedented
from argmap.read.infer.frames import is_lead
from argmap.read.infer.interface import is_notice
from argmap.read.infer.marks import parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.read.infer.marks import Mark
    from argmap.read.infer.rows import Row

TITLE = 160
"""A longer line is no title."""

_CRUMBS = expression(r"(?<=\S)\s+[»›>/]\s+(?=\S)")
"""What stands between the parts of a page's place: `Home » Opinion » Title`."""

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
    byline = _byline(above) or _byline(rows[last + 1 : last + 4])
    author = byline.author if byline is not None else _author(above, authors)
    dates = [row.date for row in above[-NEAR:] if row.date] or [
        row.date for row in rows[last + 1 : last + 4] if row.date
    ]
    date = byline.date if byline is not None else dates[-1] if dates else None
    chosen = {rows[at].index for at in body}
    span = range(rows[first].index, rows[last].index + 1)
    lines = [raw[line] for line in span if line in chosen or not raw[line].strip()]
    text = "\n".join(dedented(lines)).strip("\n")
    lines_of_author = {byline.line} if byline is not None else {row.index for row in above if row.text == author}
    title = _title([row for row in above if row.index not in lines_of_author], authors)
    return title, Comment(POST, text, author=author, date=date, posted=certain(date) if date else None)


def _byline(above: Sequence[Row]) -> Mark | None:
    """The line above a post that says by whom and when it is: "Posted by Ann on March 3"."""
    for row in reversed(above[-NEAR:]):
        mark = parse(row.index, row.text)
        if mark is not None and mark.by and mark.author and mark.kind.startswith("D"):
            return mark
    return None


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
        if near[number].date and near[number - 1].plain and len(near[number - 1].text) <= 40:
            return near[number - 1].text
    return None


def _title(rows: Sequence[Row], authors: frozenset[str]) -> str:
    """The line with most words among the short ones, which is seldom a menu or a name."""
    fits = [
        row.text
        for row in rows
        if row.plain
        and "handle" not in row.groups
        and len(row.text) <= TITLE
        and row.text.casefold() not in authors
        and not is_notice(row.text)
    ]
    if not fits:
        return ""
    fits = [_CRUMBS.split(text)[-1] for text in fits]
    best = max(fits, key=lambda text: min(len(text.split()), 8))
    return best.strip("#*_= ") if len(best.split()) > 1 else fits[0].strip("#*_= ")
