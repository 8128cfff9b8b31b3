"""The lines beside a date: which of them is the name, and what the others say of the author."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.read.infer.people import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.read.infer.record import Record
    from argmap.read.infer.rows import Row


def is_content(row: Row) -> bool:
    """Whether a line could be a name, a title or somebody's words."""
    return row.plain and "initial" not in row.groups


def choose_name(rows: Sequence[Row], record: Record, head: list[int], *, first: bool) -> None:
    """Choose the name among the lines beside a date; the others say something of the author."""
    content = [at for at in head if is_content(rows[at]) and "handle" not in rows[at].groups]
    handles = [at for at in head if "handle" in rows[at].groups]
    pictures = [at for at in head if "pictures" in rows[at].groups]
    shown = {plain(rows[at].name) for at in pictures}
    pictured = [at for at in content + handles if plain(rows[at].text) in shown]
    at = pictured[0] if pictured else _name_row(rows, head, content, handles, first=first)
    record.at = at
    record.name = rows[at].text if at >= 0 else None
    if at < 0 and pictures:
        record.name = rows[pictures[0]].name or None
    for one in head:
        if one == at:
            continue
        same = record.name is not None and plain(rows[one].text) == plain(record.name)
        introduces = record.name is not None and one < at and _holds(rows[one].text, record.name)
        beside = one not in content or same or introduces or (one < at and len(rows[one].text) < 3)
        (record.head if beside else record.extras).append(one)


def is_initial(rows: Sequence[Row], one: int, two: int) -> bool:
    """Whether a line is the letter that stands in place of a picture."""
    return rows[two].text.lstrip("@")[:1].casefold() == rows[one].text[:1].casefold()


def _holds(longer: str, name: str) -> bool:
    """Whether a line speaks of the name below it: `Comment posted by Ann, 3 May`, above `Ann`."""
    more = len(longer.split()) > len(name.split())
    return len(name) > 1 and more and plain(name) in longer.casefold() and len(name) < 40


def _name_row(rows: Sequence[Row], head: list[int], content: list[int], handles: list[int], *, first: bool) -> int:
    """The row of the name: above a handle, else the first or the last of those that could be one."""
    if content and handles and handles[0] - 1 in content:
        return handles[0] - 1
    if content:
        if not first or len(content) == 1:
            return content[0] if first else content[-1]
        one, two = content[:2]
        letter = len(rows[one].text) < 3 and is_initial(rows, one, two)
        return two if letter or _holds(rows[one].text, rows[two].text) else one
    if handles:
        emoji = [at for at in head if "emoji" in rows[at].groups and at + 1 == handles[0]]
        return (emoji or handles)[0]
    return -1
