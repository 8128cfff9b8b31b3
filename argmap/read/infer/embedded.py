"""Embedded posts: advertisements between comments, and posts quoted in a comment, which have heads of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.read.infer.record import Reading, Record
    from argmap.read.infer.rows import Row

ADVERTS = frozenset({"adverts"})
"""What a row of an advertisement holds in place of a date."""

FOOTED = 0.8
"""The share of posts that must end in counts or buttons, so that one without them is followed by a quoted one."""

_QUOTED = frozenset({"quoted"})


def adverts(rows: Sequence[Row], dated: Sequence[int]) -> list[int]:
    """The rows that name an advertisement in place of a date ("Ad", "Promoted by …"), among rows with dates."""
    if len(dated) < 2:  # they stand between the first and the last
        return []
    return [at for at in range(dated[0] + 1, dated[-1]) if rows[at].may(ADVERTS)]


def without_embedded(rows: Sequence[Row], reading: Reading) -> None:
    """Take off the records that are advertisements, or posts quoted in the comment above; their rows are kept."""
    records = reading.records
    quoted = {number for number in range(1, len(records)) if _is_quoted(rows, records[number - 1], records[number])}
    quoted |= _footless(rows, records)
    if len(quoted) * 2 >= len(records):  # a button of that name stands below every comment
        quoted = set()
    gone = {number for number, record in enumerate(records) if is_advert(rows, record)} | quoted
    if len(gone) * 2 >= len(records):
        return
    for number in sorted(gone):
        record = records[number]
        if number in quoted:
            above = next(records[one] for one in range(number - 1, -1, -1) if one not in gone or one == 0)
            over = record.top - 1
            above.body = [at for at in above.body if at != over or not rows[at].may(_QUOTED)]
            above.quoted += [over] if rows[over].may(_QUOTED) else []
            above.quoted += [at for at in record.rows if at not in record.foot]
            above.foot += record.foot
        else:
            reading.adverts.append(record.top)
    records[:] = [record for number, record in enumerate(records) if number not in gone]


def _footless(rows: Sequence[Row], records: Sequence[Record]) -> set[int]:
    """The records with handles right below another's words, where nearly all others end in counts: they are quoted.

    What speaks to somebody ("@ann no") answers.
    """
    ends = [bool(record.foot) or bool(record.dropped) for record in records]
    handles = [any("handle" in rows[at].groups for at in record.head) for record in records]
    if not all(handles) or sum(ends) < FOOTED * len(ends):
        return set()
    none = {number for number, record in enumerate(records) if is_advert(rows, record) or _speaks_to(rows, record)}
    pairs = (number for number in range(len(ends) - 1) if not ends[number] and ends[number + 1])
    return {number + 1 for number in pairs if none.isdisjoint((number, number + 1))}


def _speaks_to(rows: Sequence[Row], record: Record) -> bool:
    return bool(record.body) and rows[record.body[0]].text.startswith("@")


def is_advert(rows: Sequence[Row], record: Record) -> bool:
    """Whether a record has the name of an advertisement where others have their date."""
    at = [record.dated] if record.dated >= 0 else record.head
    return any(rows[one].may(ADVERTS) for one in at)


def _is_quoted(rows: Sequence[Row], above: Record, record: Record) -> bool:
    """Whether the row over a record says that it is quoted: it stands right below the words of the comment above."""
    over = record.top - 1
    return (
        over > 0
        and rows[over].may(_QUOTED)
        and rows[over - 1].plain
        and all(at >= over for at in (*above.foot, *above.dropped))
    )
