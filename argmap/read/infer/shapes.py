"""Shapes: the ways in which the rows of a paste can be parted into records, around lines that hold a date alone.

Every way is tried over the whole paste: names above and below the date, the date above and below the words, the first
and the last of the lines beside a date as the name. `explained` says which of them fits.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from argmap.read.infer.above import (
    HARD,
    HEADS,
    has_buttons_beside,
    has_counts_beside,
    headed,
    past_counts,
    to_first_button,
)
from argmap.read.infer.date_kinds import is_day, kind
from argmap.read.infer.embedded import adverts, is_advert
from argmap.read.infer.headers import LONGEST_NAME, is_content
from argmap.read.infer.interface import normal
from argmap.read.infer.record import Reading
from argmap.read.infer.ways import (
    are_signed,
    below,
    by_handles,
    by_pictures,
    date_first,
    handled,
    signed,
    split,
)
from argmap.read.infer.words import heading

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from argmap.read.infer.record import Parts, Record, Way
    from argmap.read.infer.rows import Row

MOST_ANCHORS = 5000
_OVER = frozenset({"openers", "heading"})


def shapes(rows: Sequence[Row]) -> Iterator[Reading]:
    """The ways to see a paste. Names are still to be cleaned, bodies to be cut."""
    yield from _shapes(rows)
    end = ending(rows, [at for at, row in enumerate(rows) if row.date])
    if end >= 0:
        for reading in _shapes(rows[:end]):
            reading.ending = end
            yield reading


def ending(rows: Sequence[Row], dated: Sequence[int]) -> int:
    """The row at which other things of the page begin: what else to read, whom to follow; -1 where there is none.

    Args:
        rows: Of the paste.
        dated: The rows that hold dates.
    """
    closing = [row for row in rows if "closers" in row.groups]
    often = Counter(normal(row.text) for row in closing)
    begun = Counter(row.text.split()[0] for row in closing if row.name)
    for at, row in enumerate(rows):
        if "closers" not in row.groups or row.may(HARD | _OVER) or often[normal(row.text)] > 1:
            continue
        if row.name and begun[row.text.split()[0]] > 2:  # "message 4: by Ann" stands over every comment
            continue
        before = sum(one < at for one in dated)
        if before > 1 and 0 < (len(dated) - before) * 2 <= before and not _goes_on(rows, at, before):
            return at
    return -1


def _goes_on(rows: Sequence[Row], at: int, before: int) -> bool:
    """Whether the buttons and names of the comments above a row stand below it as well: it is between comments."""
    counts = Counter(normal(row.text) for row in rows[:at] if row.may(HARD))
    usual = {form for form, count in counts.items() if count >= max(before, 2)}
    alike = any(row.may(HARD) and normal(row.text) in usual for row in rows[at + 1 :])
    above = [row.text for row, below in pairwise(rows[: at + 1]) if is_content(row) and _is_dated(below)]
    often = Counter(text for text in above if len(text) <= LONGEST_NAME)
    again = {text for text, count in often.items() if count > 1}
    return alike and (not again or any(row.text in again for row in rows[at + 1 :]))


def _is_dated(row: Row) -> bool:
    """Whether a line could stand below a name: it is a date, or beside an author."""
    return bool(row.date) or row.beside


def shaped(rows: Sequence[Row], recipes: Collection[tuple[str, int, int]]) -> Iterator[Reading]:
    """The same ways as in readings of the beginning of a paste."""
    sets = dict(_anchor_sets(rows))
    for name, start, number in recipes:
        chosen = [at for at in sets.get(name, ()) if at > start]
        if len(chosen) > 1:
            yield _way(rows, chosen, start, name, number)


def _shapes(rows: Sequence[Row]) -> Iterator[Reading]:
    begins = starts(rows)
    for name, anchors in _anchor_sets(rows):
        for start in begins:
            chosen = [at for at in anchors if at > start]
            if len(chosen) < 2 or len(chosen) * 3 <= 2 * (len(anchors) if start >= 0 else 0):
                continue
            floors = [start, *chosen[:-1]]
            more = (has_buttons_beside(rows, chosen, floors), has_counts_beside(rows, chosen, floors))
            if are_signed(rows, chosen, floors):
                yield Reading("signed", signed(rows, chosen, floors), start, stated(rows, start))
            yield from (_way(rows, chosen, start, name, number) for number in _ways(more))
    pictures = [at for at, row in enumerate(rows) if "pictures" in row.groups and row.name]
    for start in begins:
        chosen = [at for at in pictures if at > start]
        if len(chosen) > 2 and len(chosen) * 2 >= len(pictures):
            records = by_pictures(rows, chosen)
            yield Reading("pictures", records, start, stated(rows, start))
            if records[0].dated < 0 and all(record.dated >= 0 for record in records[1:]):  # it is the page's head
                yield Reading("pictures", by_pictures(rows, chosen[1:]), start, stated(rows, start))
    handles = handled(rows)
    if len(handles) > 2:
        yield _by_handles(rows, handles)


def _by_handles(rows: Sequence[Row], handles: list[int]) -> Reading:
    """Records at handles; the first is the post where it alone has its date below the words."""
    records = by_handles(rows, handles)
    late = [record.dated > min(record.body, default=record.dated) for record in records]
    if len(records) > 2 and late[0] and not any(late[1:]):
        return Reading("handles", records[1:], records[0].bottom, -1, post=records[0])
    if len(records) > 3 and records[0].dated < 0 and all(record.dated >= 0 for record in records[1:]):
        records = records[1:]  # the first is the reader's own name over the page
    start = max((at for at in starts(rows) if at < records[0].top), default=-1)
    return Reading("handles", records, start, stated(rows, start))


def _anchor_sets(rows: Sequence[Row]) -> list[tuple[str, list[int]]]:
    """Sets of lines that hold a date alone, with their names: all of them, and those of one form."""
    dated = _apart(rows, [at for at, row in enumerate(rows) if row.date])[:MOST_ANCHORS]
    sets = [("all", dated)]
    for form in (_form, kind):
        forms = Counter(form(rows[at].date) for at in dated)
        sets += [(one, [at for at in dated if form(rows[at].date) == one]) for one, count in forms.items() if count > 1]
    unique: dict[tuple[int, ...], str] = {}
    for name, one in sets:
        unique.setdefault(tuple(sorted({*one, *adverts(rows, one)})), name)
    return [(name, list(one)) for one, name in unique.items() if len(one) > 1][:8]


def _apart(rows: Sequence[Row], dated: list[int]) -> list[int]:
    """Dates without those that only follow another: when a comment was edited, or the same date said twice."""
    kept: list[int] = []
    days = [is_day(rows[at].date) for at in dated]
    clocks = 3 * sum(days) <= len(dated)
    for at, day in zip(dated, days, strict=True):
        between = rows[kept[-1] + 1 : at] if kept else ()
        if kept and len(between) < 3 and not any(is_content(row) or row.foot for row in between):
            if clocks and not day and is_day(rows[kept[-1]].date):  # the day stands over the messages
                kept[-1] = at
            continue
        kept.append(at)
    return kept


def _form(date: str) -> str:
    """Whether a date is an age, a clock time, a day, or both of these."""
    found = kind(date)
    return found + (" clock" if ":" in date and found == "day" else "")


def starts(rows: Sequence[Row]) -> list[int]:
    """Rows under which the comments may begin: the last of each run of headings and sort orders; and the very start."""
    over = [at for at, row in enumerate(rows) if row.may(_OVER) and not row.date and "stubs" not in row.groups]
    often = Counter(normal(rows[at].text) for at in over)
    over = [at for at in over if often[normal(rows[at].text)] < (2 if rows[at].may(HARD) else 4)]
    last = [at for at, after in zip(over, [*over[1:], len(rows) + 9], strict=False) if after - at > 3]
    return [-1, *last[:6]]


def stated(rows: Sequence[Row], start: int) -> int:
    """The count in a heading, in the lines above the first comment."""
    counts = [count for row in rows[max(start - 12, 0) : start + 1] if (count := heading(row.text) or -1) > 0]
    return counts[-1] if counts and start >= 0 else -1


def _way(rows: Sequence[Row], anchors: list[int], start: int, name: str, number: int) -> Reading:
    """One way to part a paste around some dates; again without the dates that have neither name nor words."""
    floors = [start, *anchors[:-1]]
    way, parts = _PARTS[number]
    records = parts(rows, anchors, floors)
    again = _Without(rows, anchors, floors, parts)
    return Reading(way, records, start, stated(rows, start), recipe=(name, start, number), again=again)


@dataclass(frozen=True)
class _Without:
    """A way once more, without the dates whose records have no words, or alone no name.

    Args:
        rows, anchors, floors: What was parted.
        parts: The way.
    """

    rows: Sequence[Row]
    anchors: list[int]
    floors: list[int]
    parts: Parts

    def __call__(self, reading: Reading) -> Reading | None:
        records = reading.records
        unnamed = sum(record.name is None for record in records)
        bad = {
            number
            for number, record in enumerate(records)
            if not is_advert(self.rows, record)
            and (
                (not record.body and not self._is_lost(record)) or (record.name is None and unnamed * 3 < len(records))
            )
        }
        kept = [number for number in range(len(records)) if number not in bad]
        if not bad or len(bad) > len(kept) or len(kept) < 2:
            return None
        fewer = self.parts(self.rows, [self.anchors[one] for one in kept], [self.floors[one] for one in kept])
        events = {at for number in bad for at in _event(self.rows, records[number])}
        for record in fewer:
            record.dropped = [at for at in record.body if at in events]
            record.body = [at for at in record.body if at not in events]
        return Reading(reading.way, fewer, reading.opening, reading.stated, recipe=reading.recipe)

    def _is_lost(self, record: Record) -> bool:
        """Whether the line in place of the name says that the comment is gone."""
        return record.at >= 0 and "lost" in self.rows[record.at].groups


def _event(rows: Sequence[Row], record: Record) -> list[int]:
    """The rows of a record without words, which tell of what somebody did at a date."""
    if record.body or (record.at >= 0 and (len(rows[record.at].text) > 40 or rows[record.at].text.endswith("."))):
        return [record.dated]
    return [at for at in (record.at, record.dated) if at >= 0]


def _ways(beside: Sequence[bool]) -> Iterator[int]:
    """The numbers of the ways: those that are always tried, and of the last those whose occasion is there."""
    always = len(_PARTS) - 2 * len(beside)
    yield from range(always)
    for number, given in enumerate(beside):
        if given:
            yield from range(always + 2 * number, always + 2 * number + 2)


_PARTS: tuple[tuple[Way, Parts], ...] = (
    *(("above", headed(head, first=first)) for head in HEADS for first in (True, False)),
    ("split", split),
    ("below", below),
    ("date first", date_first),
    *(("above", headed(to_first_button, first=first)) for first in (True, False)),
    *(("above", headed(past_counts, first=first)) for first in (True, False)),
)
"""The ways; the last are tried two by two, where buttons or counts stand beside names."""
