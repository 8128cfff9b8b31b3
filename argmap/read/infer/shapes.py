"""Shapes: the ways in which the rows of a paste can be parted into records, around lines that hold a date alone.

Every way is tried over the whole paste: names above and below the date, the date above and below the words, the first
and the last of the lines beside a date as the name. `explained` says which of them fits.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.read.infer.headers import choose_names, is_content, is_initial
from argmap.read.infer.interface import normal
from argmap.read.infer.people import plain
from argmap.read.infer.record import Reading, Record
from argmap.read.infer.rows import FOOT
from argmap.read.infer.words import heading

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from argmap.read.infer.record import Way
    from argmap.read.infer.rows import Row

Parts = Callable[[Sequence["Row"], list[int], list[int]], list[Record]]
"""What parts rows into records, given the row of each date, and for each the row below which its record begins."""

DEEPEST = 5
"""The most lines of which nothing is known that may stand beside a date."""

LONGEST_TITLE = 90
"""The most characters of what stands beside an author and says something of them."""

MOST_ANCHORS = 5000
_HARD = FOOT - {"number"}
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
    often = Counter(normal(row.text) for row in rows if "closers" in row.groups)
    for at, row in enumerate(rows):
        if "closers" not in row.groups or row.may(_HARD | _OVER) or often[normal(row.text)] > 1:
            continue
        before = sum(one < at for one in dated)
        if before > 1 and 0 < (len(dated) - before) * 4 <= before:
            return at
    return -1


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
            yield from (_way(rows, chosen, start, name, number) for number in range(len(_PARTS)))
    pictures = [at for at, row in enumerate(rows) if "pictures" in row.groups and row.name]
    for start in begins:
        chosen = [at for at in pictures if at > start]
        if len(chosen) > 2 and len(chosen) * 2 >= len(pictures):
            yield Reading("pictures", _by_pictures(rows, chosen), start, stated(rows, start))


def _anchor_sets(rows: Sequence[Row]) -> list[tuple[str, list[int]]]:
    """Sets of lines that hold a date alone, with their names: all of them, and those of one form."""
    dated = _apart(rows, [at for at, row in enumerate(rows) if row.date])[:MOST_ANCHORS]
    sets = [("all", dated)]
    for form in (_form, _kind):
        forms = Counter(form(rows[at].date) for at in dated)
        sets += [(one, [at for at in dated if form(rows[at].date) == one]) for one, count in forms.items() if count > 1]
    unique: dict[tuple[int, ...], str] = {}
    for name, one in sets:
        unique.setdefault(tuple(one), name)
    return [(name, list(one)) for one, name in unique.items() if len(one) > 1][:8]


def _apart(rows: Sequence[Row], dated: list[int]) -> list[int]:
    """Dates without those that only follow another: when a comment was edited, or the same date said twice."""
    kept: list[int] = []
    for at in dated:
        between = rows[kept[-1] + 1 : at] if kept else ()
        if kept and len(between) < 3 and not any(is_content(row) or row.foot for row in between):
            continue
        kept.append(at)
    return kept


def _form(date: str) -> str:
    """Whether a date is an age, a clock time, a day, or both of these."""
    kind = _kind(date)
    return kind + (" clock" if ":" in date and kind == "day" else "")


def _kind(date: str) -> str:
    letters = sum(map(str.isalpha, date))
    digits = sum(map(str.isdigit, date))
    if digits >= 3 and ":" in date and (letters <= 2 or date.lower().rstrip(".m ").endswith(("a", "p"))) and digits < 7:
        return "clock"
    return "day" if digits >= 3 or (letters >= 3 and " " in date and not date[:1].isdigit()) else "age"


def starts(rows: Sequence[Row]) -> list[int]:
    """Rows under which the comments may begin: the last of each run of headings and sort orders; and the very start."""
    over = [at for at, row in enumerate(rows) if row.may(_OVER) and not row.date and "stubs" not in row.groups]
    often = Counter(normal(rows[at].text) for at in over)
    over = [at for at in over if often[normal(rows[at].text)] < (2 if rows[at].may(_HARD) else 4)]
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
            if not record.body or (record.name is None and unnamed * 3 < len(records))
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


def _event(rows: Sequence[Row], record: Record) -> list[int]:
    """The rows of a record without words, which tell of what somebody did at a date."""
    if record.body or (record.at >= 0 and (len(rows[record.at].text) > 40 or rows[record.at].text.endswith("."))):
        return [record.dated]
    return [at for at in (record.at, record.dated) if at >= 0]


def _headed(head: Callable[[Sequence[Row], int, int], int], *, first: bool) -> Parts:
    """A way with name and date above the words, for one notion of where the lines beside the date begin."""

    def parts(rows: Sequence[Row], anchors: list[int], floors: list[int]) -> list[Record]:
        tops = [head(rows, at, floor) for at, floor in zip(anchors, floors, strict=True)]
        sizes = [
            sum(map(is_content, rows[top:anchor])) if top >= 0 else -1
            for top, anchor in zip(tops, anchors, strict=True)
        ]
        known = Counter(size for size in sizes[1:] if size > 0)
        usual = known.most_common(1)[0][0] if known else 1
        tops = [
            top if top >= 0 else _near(rows, anchor, floor, usual)
            for top, anchor, floor in zip(tops, anchors, floors, strict=True)
        ]
        return _above(rows, anchors, tops, first=first)

    return parts


def _to_button(rows: Sequence[Row], anchor: int, floor: int) -> int:
    return _upward(rows, anchor, floor, _HARD)


def _to_count(rows: Sequence[Row], anchor: int, floor: int) -> int:
    return _upward(rows, anchor, floor, FOOT)


def _upward(rows: Sequence[Row], anchor: int, floor: int, feet: frozenset[str]) -> int:
    """The top of the lines beside a date: below the last button, or at a picture's text; -1 where there is none."""
    at, content = anchor - 1, 0
    while at > floor:
        row = rows[at]
        if "pictures" in row.groups:
            return at
        if row.may(feet) and not row.beside:
            break
        content += is_content(row)
        if content > DEEPEST:
            break
        at -= 1
    if content > DEEPEST or (at == floor and (floor < 0 or rows[floor].date)):
        return -1
    return at + 1


def _to_gap(rows: Sequence[Row], anchor: int, floor: int) -> int:
    """The top of the lines beside a date that no empty line parts; -1 where there is none."""
    at, content = anchor - 1, 0
    while at > floor and content <= DEEPEST:
        content += is_content(rows[at])
        if content and rows[at].index - 1 > (rows[at - 1].index if at else -1):
            return at
        at -= 1
    return -1


def _near_one(rows: Sequence[Row], anchor: int, floor: int) -> int:
    return _near(rows, anchor, floor, 1)


def _near_two(rows: Sequence[Row], anchor: int, floor: int) -> int:
    return _near(rows, anchor, floor, 2)


def _near(rows: Sequence[Row], anchor: int, floor: int, wanted: int) -> int:
    """The row of the name that stands a number of lines above a date, with badges and pictures above it."""
    at = anchor
    while wanted and at - 1 > floor and anchor - at < 8:
        at -= 1
        if rows[at].foot and anchor - at > 1:
            return at + 1
        wanted -= is_content(rows[at])
    while at - 1 > floor and rows[at - 1].beside and not rows[at - 1].may(FOOT):
        at -= 1
    return at


def _above(rows: Sequence[Row], anchors: list[int], tops: list[int], *, first: bool) -> list[Record]:
    """Records whose name and date stand above the words."""
    records = []
    for anchor, end in zip(anchors, [*tops[1:], len(rows)], strict=True):
        record = Record(date=rows[anchor].date, dated=anchor)
        record.body = list(range(anchor + 1, max(end, anchor + 1)))
        records.append(record)
    heads = [list(range(top, anchor)) for anchor, top in zip(anchors, tops, strict=True)]
    choose_names(rows, records, heads, first=first)
    return records


def _split(rows: Sequence[Row], anchors: list[int], floors: list[int]) -> list[Record]:
    """Records whose name stands above the words and whose date below."""
    records: list[Record] = []
    for number, anchor in enumerate(anchors):
        at = floors[number] + 1 if number else _first_of_split(rows, floors, anchors)
        beside = []
        while at < anchor and not is_content(rows[at]):
            beside.append(at)
            at += 1
        record = Record(date=rows[anchor].date, dated=anchor)
        if at < anchor:
            if len(rows[at].text) < 3 and at + 1 < anchor and is_initial(rows, at, at + 1):
                record.head.append(at)
                at += 1
            record.name, record.at = rows[at].text, at
            record.head += [one for one in beside if not rows[one].foot]
            body = list(range(at + 1, anchor))
            while body and rows[body[-1]].foot:
                record.foot.append(body.pop())
            record.body = body
        if records:
            records[-1].foot += [one for one in beside if rows[one].foot]
        records.append(record)
    after = anchors[-1] + 1
    while after < len(rows) and (rows[after].foot or rows[after].may(frozenset({"sign", "emoji"}))):
        records[-1].foot.append(after)
        after += 1
    return records


def _first_of_split(rows: Sequence[Row], floors: list[int], anchors: list[int]) -> int:
    """Where the first record may begin: below the heading and the last button above its date, near the date."""
    start, anchor = floors[0], anchors[0]
    at = start + 1
    for place in range(start + 1, anchor - 1):
        if rows[place].foot or rows[place].may(_OVER):
            later = any(is_content(rows[one]) for one in range(place + 1, anchor - 1))
            at = place + 1 if later and start < 0 else at
    sizes = [sum(map(is_content, rows[floor + 1 : end])) for floor, end in zip(floors[1:], anchors[1:], strict=True)]
    content = [place for place in range(at, anchor) if is_content(rows[place])]
    if sizes and len(content) > max(sizes):  # the end of the page's head stands above the first comment
        return content[-min(sizes)] if min(sizes) > 1 else at
    return at


def _below(rows: Sequence[Row], anchors: list[int], floors: list[int]) -> list[Record]:
    """Records whose name and date stand below the words."""
    records: list[Record] = []
    for number, anchor in enumerate(anchors):
        at = floors[number] + 1
        while at < anchor and not is_content(rows[at]):
            if records:
                records[-1].foot.append(at)
            at += 1
        record = Record(date=rows[anchor].date, dated=anchor)
        name = anchor - 1
        while name > at and not is_content(rows[name]):
            record.head.append(name)
            name -= 1
        if name > at:
            record.name, record.at = rows[name].text, name
            body = list(range(at, name))
            while body and rows[body[-1]].foot:
                record.foot.append(body.pop())
            record.body = body
        records.append(record)
    return records


def _date_first(rows: Sequence[Row], anchors: list[int], _: list[int]) -> list[Record]:
    """Records that begin with a date, under which the name stands."""
    records = []
    for number, anchor in enumerate(anchors):
        end = anchors[number + 1] if number + 1 < len(anchors) else len(rows)
        record = Record(date=rows[anchor].date, dated=anchor)
        at = anchor + 1
        while at < end and not is_content(rows[at]):
            record.head.append(at)
            at += 1
        if at < end:
            record.name, record.at = rows[at].text, at
            record.body = list(range(at + 1, end))
        records.append(record)
    return records


def _by_pictures(rows: Sequence[Row], pictures: list[int]) -> list[Record]:
    """Records that begin with the text of a picture, which names the author."""
    records = []
    for number, picture in enumerate(pictures):
        end = pictures[number + 1] if number + 1 < len(pictures) else len(rows)
        record = Record(name=rows[picture].name, head=[picture])
        inside = list(range(picture + 1, end))
        named = next((at for at in inside[:3] if plain(rows[at].text) == plain(rows[picture].name)), -1)
        if named >= 0:
            record.name, record.at = rows[named].text, named
            record.head += [at for at in inside if at < named]
            inside = [at for at in inside if at > named]
        dated = next((at for at in inside if rows[at].date), -1)
        if dated >= 0:
            record.date, record.dated = rows[dated].date, dated
        if dated >= 0 and not any(is_content(rows[at]) for at in inside if at > dated):
            record.foot = [at for at in inside if at > dated]
            inside = [at for at in inside if at < dated]
        elif dated >= 0 and all(_says_of_author(rows[at]) for at in inside if at < dated):
            record.extras = [at for at in inside if at < dated and is_content(rows[at])]
            record.head += [at for at in inside if at < dated and not is_content(rows[at])]
            inside = [at for at in inside if at > dated]
        record.body = [at for at in inside if at != dated]
        records.append(record)
    return records


def _says_of_author(row: Row) -> bool:
    """Whether a line between name and date could say something of the author rather than be somebody's words."""
    return not is_content(row) or (len(row.text) <= LONGEST_TITLE and not row.text.endswith((".", "!", "?", "…")))


_HEADS = (_to_button, _to_count, _to_gap, _near_one, _near_two)
_PARTS: tuple[tuple[Way, Parts], ...] = (
    *(("above", _headed(head, first=first)) for head in _HEADS for first in (True, False)),
    ("split", _split),
    ("below", _below),
    ("date first", _date_first),
)
