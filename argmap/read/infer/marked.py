"""A layout of marks as a reading, so that it can be compared with others by what it explains."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from argmap.read.infer.record import Reading, Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.read.infer.layout import Block, Layout
    from argmap.read.infer.lines import Page
    from argmap.read.infer.record import Way
    from argmap.read.infer.rows import Row


def as_reading(page: Page, rows: Sequence[Row], layout: Layout) -> Reading:
    """The records that a layout of marks shows."""
    places = [row.index for row in rows]
    blocks = layout.blocks
    ends = [block.top for block in blocks[1:]] + [len(page.raw)]
    records = []
    before = layout.opening
    for block, end in zip(blocks, ends, strict=True):
        record = _record(rows, places, block)
        if layout.side == "footer":
            span = (before + 1, block.top)
        elif layout.side == "split":
            span = (block.bottom + 1, block.closing)
        elif layout.side == "inline":
            span = (block.top, end)
        else:
            span = (block.bottom + 1, end)
        record.body = list(range(bisect_left(places, span[0]), bisect_left(places, span[1])))
        before = block.bottom
        _trim(rows, record)
        records.append(record)
    ways: dict[str, Way] = {"footer": "below", "split": "split"}
    opening = bisect_left(places, layout.opening) if layout.opening >= 0 else -1
    return Reading(ways.get(layout.side, "above"), records, opening, layout.stated)


def _record(rows: Sequence[Row], places: list[int], block: Block) -> Record:
    span = range(bisect_left(places, block.top), bisect_left(places, block.bottom + 1))
    at = bisect_left(places, block.mark.line)
    record = Record(name=block.name, date=block.date, at=at)
    record.head = [place for place in span if place != at and not _is_extra(rows[place], block)]
    record.extras = [place for place in span if place != at and _is_extra(rows[place], block)]
    if block.closing >= 0:
        closing = bisect_left(places, block.closing)
        if closing < len(rows) and rows[closing].date:
            record.dated = closing
    return record


def _is_extra(row: Row, block: Block) -> bool:
    return row.plain and (block.name or "").casefold() not in row.text.casefold()


def _trim(rows: Sequence[Row], record: Record) -> None:
    """Buttons and counts at the ends of a body are no part of it."""
    body = record.body
    while len(body) > 1 and (rows[body[0]].foot or rows[body[0]].beside) and body[0] != record.at:
        record.head.append(body.pop(0))
    while len(body) > 1 and (rows[body[-1]].foot or "sign" in rows[body[-1]].groups):
        record.foot.append(body.pop())
