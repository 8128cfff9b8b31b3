"""Words that look like the page's ("Agree", "+1", an emoji), given back to the comments that have no other words."""

from __future__ import annotations

from collections import Counter
from itertools import takewhile
from statistics import median
from typing import TYPE_CHECKING

from argmap.read.infer.interface import normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from argmap.read.infer.record import Record
    from argmap.read.infer.rows import Row

_NEVER = frozenset({"stubs", "openers", "heading", "events", "answers", "pictures", "handle", "sign"})
_BUTTONS = frozenset({"buttons", "counts"})
_NUMBER = frozenset({"number", "number sign"})


def restore(rows: Sequence[Row], records: Sequence[Record], *, below: bool) -> None:
    """Give back the last line above the buttons to each record without words.

    Args:
        rows: Of the paste.
        records: Of the reading.
        below: Whether the date stands below the words.
    """
    empty = [record for record in records if not record.body]
    if not empty:
        return
    forms = Counter(form for record in records for form in {_form(rows[at]) for at in (*record.head, *record.foot)})
    feet = Counter(form for record in records for form in {_form(rows[at]) for at in record.foot})
    usual = {form for form, count in feet.items() if form != "0" and count > 1 and count * 2 >= len(records)}
    worded = [record for record in records if record.body]
    counts = [_numbers(rows, _above(rows, record, usual, below=below)) for record in worded]
    over = sum(_numbers(rows, [at for at in record.head if at < record.body[0]]) for record in worded)
    first = over * 2 < len(worded)  # the counts stand below the words
    for record in empty:
        above = _above(rows, record, usual, below=below)
        more = bool(counts) and _numbers(rows, above) > median(counts)
        found = [at for at in above if _is_free(rows[at], forms, len(records), more=more)]
        sure = [at for at in found if could_be_said(rows[at])]
        said = [at for at in sure if not rows[at].may(_BUTTONS)]
        if found:
            chosen = (said or sure or found)[0 if first and not sure else -1]
            for part in (record.head, record.foot, record.dropped):
                part[:] = [at for at in part if at != chosen]
            record.body = [chosen]


def could_be_said(row: Row) -> bool:
    """Whether a line that looks like the page's could be all that somebody says."""
    if row.date or row.may(_NEVER):
        return False
    return not row.may(_NUMBER) or row.text.startswith(("+", "#", "^"))


def _above(rows: Sequence[Row], record: Record, usual: Iterable[str], *, below: bool) -> list[int]:
    """The rows beside and below a record's name and date, above the first button that most records have."""
    edge = record.at if below else max(record.at, record.dated)
    stop = record.dated if below and record.dated > edge else len(rows)
    after = sorted(at for at in (*record.head, *record.foot) if edge < at < stop)
    return list(takewhile(lambda at: _form(rows[at]) not in usual, after))


def _is_free(row: Row, forms: Counter[str], count: int, *, more: bool) -> bool:
    """Whether a line is like none of the other records', or more counts stand there than elsewhere."""
    if "number" in row.groups and more:
        return True
    often = forms[_form(row)]
    return could_be_said(row) and (often == 1 or ("emoji" in row.groups and often * 3 <= count))


def _numbers(rows: Sequence[Row], places: Iterable[int]) -> int:
    return sum("number" in rows[at].groups for at in places)


def _form(row: Row) -> str:
    return normal(row.text) or row.text
