"""A layout of marks as a reading, so that it can be compared with others by what it explains."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from argmap.read.infer.layout import odd_marks, styles
from argmap.read.infer.people import plain
from argmap.read.infer.record import Reading, Record
from argmap.read.infer.shapes import ending, starts, stated
from argmap.read.infer.words import is_article_foot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.read.infer.block import Block
    from argmap.read.infer.layout import Layout
    from argmap.read.infer.lines import Page
    from argmap.read.infer.marks import Mark
    from argmap.read.infer.record import Way
    from argmap.read.infer.rows import Row

LEAST = 4
"""Of so many marks the first may be the article's at least."""

PROFILE = 9
"""So many rows of a profile stand above a mark, at most."""


RARE = 5
"""A mark of a kind that one in so many has may be none."""


def by_marks(page: Page, rows: Sequence[Row]) -> Iterator[Reading]:
    """The ways to part a paste at lines that name author and date together, each style of them by itself."""
    places = {row.index: at for at, row in enumerate(rows)}
    for style in styles(page):
        marks = {
            places[mark.line]: mark
            for mark in style
            if mark.body < 0 and mark.author and mark.kind and mark.line in places
        }
        yield from _by_style(rows, marks)
        end = ending(rows, list(marks))
        if end >= 0:
            for reading in _by_style(rows[:end], {at: mark for at, mark in marks.items() if at < end}):
                reading.ending = end
                yield reading


def _by_style(rows: Sequence[Row], marks: dict[int, Mark]) -> Iterator[Reading]:
    for start in starts(rows):
        chosen = [at for at in marks if at > start]
        if len(chosen) > 2 and len(chosen) * 2 >= len(marks):
            count = stated(rows, start)
            yield Reading("above", _headed(rows, chosen, marks), start, count)
            yield Reading("below", _footed(chosen, marks, start), start, count)
    foot = _article_foot(rows, list(marks))
    below = [at for at in marks if at > foot]
    if foot >= 0 and len(below) > 2:
        yield Reading("below", _footed(below, marks, foot), foot, stated(rows, foot))
    first = _byline(marks)
    below = [at for at in marks if at > first]
    if first >= 0:
        yield Reading("above", _headed(rows, below, marks), first, stated(rows, first))


def _article_foot(rows: Sequence[Row], marked: list[int]) -> int:
    """The row of the first marks that is the article's own: it counts comments, as hardly another does; else -1."""
    feet = [at for at in marked if is_article_foot(rows[at].text)]
    return feet[0] if feet and feet[0] in marked[:2] and len(feet) * 4 <= len(marked) else -1


def _byline(marks: dict[int, Mark]) -> int:
    """The row of the first mark, if it is the article's: all others have a verb or a number by the name; else -1."""
    if len(marks) < LEAST:
        return -1
    first, *others = marks
    told = [(marks[at].said or marks[at].by, marks[at].number is not None) for at in others]
    one = (marks[first].said or marks[first].by, marks[first].number is not None)
    alike = any(all(flags) and not own for own, *flags in zip(one, *told, strict=True))
    return first if alike else -1


def _headed(rows: Sequence[Row], chosen: list[int], marks: dict[int, Mark]) -> list[Record]:
    """Records that begin with a mark, or with pictures and badges above it."""
    tops = []
    for at in chosen:
        top = at
        while top and rows[top - 1].beside and not rows[top - 1].foot and top - 1 not in marks:
            top -= 1
        tops.append(_named_above(rows, at, marks) or top)
    records = []
    for at, top, end in zip(chosen, tops, [*tops[1:], len(rows)], strict=True):
        record = _of_mark(at, marks[at])
        record.head = list(range(top, at))
        record.body = list(range(at + 1, end))
        records.append(record)
    return records


def _named_above(rows: Sequence[Row], at: int, marks: dict[int, Mark]) -> int:
    """The row above a mark in which its author's name stands alone, over a profile; 0 where there is none."""
    for above in range(at - 1, max(at - PROFILE, 0), -1):
        if above in marks:
            return 0
        if plain(rows[above].text) == plain(marks[at].author):
            return above
    return 0


def _footed(chosen: list[int], marks: dict[int, Mark], start: int) -> list[Record]:
    """Records that end with a mark."""
    records = []
    for at, before in zip(chosen, [start, *chosen[:-1]], strict=True):
        record = _of_mark(at, marks[at])
        record.body = list(range(before + 1, at))
        records.append(record)
    return records


def _of_mark(at: int, mark: Mark) -> Record:
    return Record(name=mark.author, date=mark.date, to=mark.to, at=at, dated=at)


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
        record.start = max(block.mark.body, 0) if layout.side == "inline" else 0
        before = block.bottom
        records.append(record)
    ways: dict[str, Way] = {"footer": "below", "split": "split"}
    opening = bisect_left(places, layout.opening) if layout.opening >= 0 else -1
    foot = _article_foot(rows, [record.at for record in records]) if layout.side == "footer" and opening < 0 else -1
    if foot == records[0].at:
        opening = records.pop(0).at
    reading = Reading(ways.get(layout.side, "above"), records, opening, layout.stated, sure=abs(layout.sure))
    kinds = Counter((block.mark.by, block.mark.said) for block in blocks)
    rare = [block for block in blocks if kinds[block.mark.by, block.mark.said] * RARE <= len(blocks)]
    unlike = odd_marks(blocks)
    reading.odd = [bisect_left(places, block.mark.line) for block in rare if block.mark.line in unlike]
    return reading


def _record(rows: Sequence[Row], places: list[int], block: Block) -> Record:
    span = range(bisect_left(places, block.top), bisect_left(places, block.bottom + 1))
    marked = bisect_left(places, block.mark.line)
    at = (
        marked
        if block.mark.author == block.name
        else next((place for place in span if plain(rows[place].text) == plain(block.name)), marked)
    )
    record = Record(name=block.name, date=block.date, to=block.mark.to, at=at, dated=marked if at != marked else -1)
    record.number = block.mark.number
    record.head = [place for place in span if place not in (at, marked) and not _is_extra(rows[place], block)]
    record.extras = [place for place in span if place not in (at, marked) and _is_extra(rows[place], block)]
    if block.closing >= 0:
        closing = bisect_left(places, block.closing)
        if closing < len(rows) and rows[closing].date:
            record.dated = closing
    return record


def _is_extra(row: Row, block: Block) -> bool:
    return row.plain and (block.name or "").casefold() not in row.text.casefold()
