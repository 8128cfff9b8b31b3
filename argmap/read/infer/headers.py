"""The lines beside a date: which of them is the name, and what the others say of the author."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from argmap.read.common.expressions import expression
from argmap.read.infer.names import likeness
from argmap.read.infer.people import is_labelled, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.read.infer.record import Record
    from argmap.read.infer.rows import Row

_CLOCK = expression(r"\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?", re.IGNORECASE)
_SHORT = expression(r"\s[^\W\d_]\.$")
"""A name's last letter: `Ann L.`."""

LONGEST_NAME = 60
LETTERS = 3
"""So many capitals may be a name in short."""

UNLIKE = 0.3
"""What looks less like a name, or is longer, is somebody's words."""

LIKE = 0.6
"""From this likeness on a line is a person's name, below which a rank or a town may stand."""

_BADGES = frozenset({"badges"})
_SIGNS = frozenset({"emoji", "sign"})
"""A name of signs alone, where a handle stands below it."""

By = Literal["handle", "first", "last"]
"""By what a name is chosen among the lines beside a date."""


def is_content(row: Row) -> bool:
    """Whether a line could be a name, a title or somebody's words."""
    return row.plain and "initial" not in row.groups


def choose_names(rows: Sequence[Row], records: Sequence[Record], heads: Sequence[list[int]], *, first: bool) -> None:
    """Choose the name among the lines beside each date; the others say something of the author.

    Args:
        rows: Of the paste.
        records: Of the reading.
        heads: The rows beside the date of each record.
        first: Whether the name is the first of the lines that could be one, or the last.
    """
    by: By = "handle" if _are_handles(rows, heads) else "first" if first else "last"
    several = [[at for at in head if is_content(rows[at])] if len(head) > 1 else head for head in heads]
    headings: set[int] = set()
    if any(len(one) > 1 for one in several):
        loud = [[at for at in one if _is_loud(rows[at].text)] for one in several]
        headings = {at for one in loud for at in one} if sum(map(bool, loud)) * 3 < len(heads) else set()
        headings |= _shared(rows, several)
    numbers = sum(bool(head) and "number" in rows[head[0]].groups for head in heads)
    for number, (record, head) in enumerate(zip(records, heads, strict=True)):
        lines = _lines_of_first(rows, heads) if number == 0 else head
        own = [at for at in lines if at not in headings]
        record.at = _name_row(rows, own if any(is_content(rows[at]) for at in own) else lines, by)
        _place(rows, record, head, lines)
        if record.at < 0 and record.name is None and numbers * 5 <= len(heads):
            _take_number(rows, record, head)


def _shared(rows: Sequence[Row], contents: Sequence[list[int]]) -> set[int]:
    """Lines below the first of a head that stand below several people's, and first in no head: a rank, a town."""
    named = [[at for at in one if not _is_letters(rows[at].text)] for one in contents]
    firsts = {plain(rows[one[0]].text) for one in named if one}
    over: dict[str, set[str]] = {}
    for one in named:
        for at in one[1:]:
            if likeness(rows[one[0]].text) >= LIKE:
                over.setdefault(plain(rows[at].text), set()).add(plain(rows[one[0]].text))
    shared = {text for text, above in over.items() if len(above) > 1 and text not in firsts}
    return {at for one in named for at in one[1:] if plain(rows[at].text) in shared}


def _is_loud(text: str) -> bool:
    """Whether a line is in capitals, as a heading between comments is: `AGAINST`."""
    words = text.split()
    return text.isupper() and all(map(str.isalpha, words)) and max(map(len, words)) >= LETTERS and len(text) > LETTERS


def carry_names(rows: Sequence[Row], records: Sequence[Record]) -> None:
    """Give messages with a time alone to the author above: what stands above such a time are the words before it."""
    if sum(_CLOCK.fullmatch(record.date or "") is not None for record in records) * 5 < len(records) * 4:
        return
    for before, record in pairwise(records):
        if (
            record.at == record.dated - 1
            and before.name
            and record.at > before.dated
            and _is_said(rows[record.at].text)
        ):
            before.body = [*before.body, *range(max(before.dated + 1, max(before.body, default=0) + 1), record.at + 1)]
            record.head, record.extras = [], []
            record.name, record.at = before.name, record.dated


def _is_said(text: str) -> bool:
    """Whether a line is somebody's words rather than a name."""
    return (
        len(text) > LONGEST_NAME
        or likeness(text) < UNLIKE
        or (text[-1] in ".!?…" and len(text.split()) > 1 and not _SHORT.search(text))
    )


def _are_handles(rows: Sequence[Row], heads: Sequence[list[int]]) -> bool:
    """Whether most authors are shown by a handle alone, with no name above it."""
    shown = [[at for at in head if "handle" in rows[at].groups] for head in heads]
    alone = [
        found
        for found, head in zip(shown, heads, strict=True)
        if found and not any(is_content(rows[at]) and "handle" not in rows[at].groups for at in head)
    ]
    return len(alone) * 2 > len(heads)


def _lines_of_first(rows: Sequence[Row], heads: Sequence[list[int]]) -> list[int]:
    """The lines beside the first date without those of the page's head that stand above them.

    The author comes again below, or as many lines stand beside the date as beside most others.
    """
    head, *others = heads
    content = [at for at in head if is_content(rows[at])]
    counts = [[at for at in other if is_content(rows[at])] for other in others]
    again = {plain(rows[other[0]].text) for other in counts if other}
    usual = Counter(len(other) for other in counts if other).most_common(1)
    if len(content) < 2 or not usual or any("pictures" in rows[at].groups for at in head):
        return head
    known = [at for at in content if plain(rows[at].text) in again]
    near = content[-max(usual[0][0], 2) :]
    likely = max(near, key=lambda at: likeness(rows[at].text))
    start = known[0] if known else likely if len(content) > usual[0][0] else head[0]
    return [at for at in head if at >= start]


def _place(rows: Sequence[Row], record: Record, head: list[int], lines: list[int]) -> None:
    """The name from its row, or from a picture; the other lines of the head as what they are."""
    pictures = [at for at in lines if "pictures" in rows[at].groups]
    record.name = rows[record.at].text if record.at >= 0 else rows[pictures[0]].name or None if pictures else None
    for one in head:
        if one == record.at:
            continue
        content = one in lines and is_content(rows[one]) and "handle" not in rows[one].groups
        same = record.name is not None and plain(rows[one].text) == plain(record.name)
        introduces = record.name is not None and one < record.at and _holds(rows[one].text, record.name)
        beside = not content or same or introduces or (one < record.at and _is_letters(rows[one].text))
        (record.head if beside else record.extras).append(one)


def _take_number(rows: Sequence[Row], record: Record, head: list[int]) -> None:
    """Take a number alone for the name, where it is the first line beside the date and no count stands there."""
    found = [at for at in head if "number" in rows[at].groups]
    above = [at for at in head if "number sign" not in rows[at].groups]
    if found == above[:1] and found and rows[found[0]].text.split()[-1].isdigit():
        record.at, record.name = found[0], rows[found[0]].text
        record.head.remove(found[0])


def _is_letters(text: str) -> bool:
    """Whether a line is so short as what stands in place of a picture: a letter, or two in capitals."""
    return len(text) == 1 or (len(text) < 3 and text.isupper())


def is_initial(rows: Sequence[Row], one: int, two: int) -> bool:
    """Whether a line is the letter, or the letters, that stand in place of a picture."""
    return _is_letters(rows[one].text) and rows[two].text.lstrip("@")[:1].casefold() == rows[one].text[:1].casefold()


def _holds(longer: str, name: str) -> bool:
    """Whether a line speaks of the name below it: `Comment posted by Ann, 3 May`, above `Ann`."""
    more = len(longer.split()) > len(name.split())
    return len(name) > 1 and more and plain(name) in longer.casefold() and len(name) < 40


def _name_row(rows: Sequence[Row], lines: list[int], by: By) -> int:
    """The row of the name: as a picture says, above a handle, else the first or the last of those that could be one."""
    handles = [at for at in lines if "handle" in rows[at].groups]
    content = [at for at in lines if is_content(rows[at]) and at not in handles]
    shown = {plain(rows[at].name) for at in lines if "pictures" in rows[at].groups}
    pictured = [at for at in content + handles if plain(rows[at].text) in shown]
    labelled = [at for at in lines if is_labelled(rows[at].text)]
    if pictured or labelled:
        return (pictured or labelled)[0]
    if by == "handle" and handles:
        return handles[-1]
    if content:
        if handles and handles[0] - 1 in content:
            return handles[0] - 1
        return _last_of(rows, content) if by == "last" else _first_of(rows, content)
    if len(lines) == 1 and rows[lines[0]].name and rows[lines[0]].groups == _BADGES:  # "Writes From the Shed"
        return lines[0]
    odd = [at for at in lines if handles and at + 1 == handles[0] and rows[at].may(_SIGNS)]
    return next(iter(odd or handles), -1)


def _last_of(rows: Sequence[Row], content: list[int]) -> int:
    """The last line, or the one above where the last says whose it is: `Ann`, below it `Ann's Letters`."""
    one, two = content[-2:] if len(content) > 1 else (content[-1], content[-1])
    return one if rows[two].text.startswith(tuple(f"{rows[one].text}{sign}s " for sign in "'’")) else two


def _first_of(rows: Sequence[Row], content: list[int]) -> int:
    """The first line, or the second where the first is its letter or speaks of it."""
    one, two = content[0], content[min(1, len(content) - 1)]
    letter = len(rows[one].text) < 3 and is_initial(rows, one, two)
    return two if letter or _holds(rows[one].text, rows[two].text) else one
