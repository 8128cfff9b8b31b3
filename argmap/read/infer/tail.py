"""The tail of a reading: blocks with a date below the last comment that are of the page, not comments."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from argmap.read.infer.interface import normal
from argmap.read.infer.words import is_form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.read.infer.record import Reading, Record
    from argmap.read.infer.rows import Row

_BUTTONS = frozenset({"buttons"})
LEAST = 4
"""A tail is looked for below so many comments at least."""


def without_tail(rows: Sequence[Row], reading: Reading) -> None:
    """Take off the last records that lack the buttons which the others have, and are unlike these beside.

    A last comment may lack them, because the paste ends before them: it is kept where its head is like the others'.
    """
    records = reading.records
    while len(records) > LEAST:
        *others, last = records
        counts = Counter(form for record in others for form in _buttons(rows, record))
        common = {form for form, count in counts.items() if count * 5 >= len(others) * 4}
        if not common or common & _buttons(rows, last) or not _is_apart(rows, others, last):
            return
        records.pop()
        reading.ending = last.top
        others[-1].dropped += last.rows


def _buttons(rows: Sequence[Row], record: Record) -> set[str]:
    return {normal(rows[at].text) for at in record.foot if rows[at].may(_BUTTONS)}


def _is_apart(rows: Sequence[Row], others: Sequence[Record], last: Record) -> bool:
    """Whether a record stands below words of the page's end, or has more lines beside its date than any other."""
    before = others[-1]
    edge = max([*before.body, *(at for at in before.foot if rows[at].may(_BUTTONS)), before.dated])
    between = [rows[at] for at in range(edge + 1, max(last.dated, last.at) + 1)]
    ended = any(row.groups & {"closers", "form"} or is_form(row.text) for row in between)
    beside = max(len(record.extras) for record in others)
    return ended or (len(last.extras) > beside + 1) or (last.name is None and all(record.name for record in others))
