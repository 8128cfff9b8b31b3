"""Comments on passages of a text, as of Google Docs: each passage stands in quotation marks over its discussion."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from argmap.read.common.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.read.infer.record import Record
    from argmap.read.infer.rows import Row

_PASSAGE = expression(r"[\"“„«].{3,300}[\"”“»]")


def part_passages(rows: Sequence[Row], records: Sequence[Record]) -> None:
    """Gives a passage at the end of a comment's words to the comment below, where one stands over the first."""
    if not _is_over(rows, records[0]):
        return
    for record, below in pairwise(records):
        told = [at for at in record.head if at > record.dated and "events" in rows[at].groups]
        if len(record.body) + len(told) > 1 and record.body and _PASSAGE.fullmatch(rows[record.body[-1]].text):
            below.head.append(record.body.pop())
        if told and not record.body:  # "Marked as resolved"
            record.head, record.body = [at for at in record.head if at not in told], told


def find_discussions(rows: Sequence[Row], records: Sequence[Record]) -> None:
    """The comments below a passage answer the first of them, where several passages stand among them."""
    starts = [number for number, record in enumerate(records) if _is_over(rows, record)]
    if len(starts) < 2 or starts[0]:
        return
    first = 0
    for number, record in enumerate(records):
        if number in starts:
            first = number
        elif record.to is None and record.under < 0:
            record.under = first


def _is_over(rows: Sequence[Row], record: Record) -> bool:
    """Whether a passage stands right above the author of a comment, or among the lines beside him."""
    over = [at for at in (*record.head, *record.extras, record.top - 1) if 0 <= at < record.at]
    return any(_PASSAGE.fullmatch(rows[at].text) for at in over)
