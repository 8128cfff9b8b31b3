"""Records that are not laid out with name and date above the words: date below, both below, pictures, handles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.read.infer.embedded import is_advert
from argmap.read.infer.frames import unsaid
from argmap.read.infer.headers import LONGEST_NAME, is_content, is_initial
from argmap.read.infer.names import likeness
from argmap.read.infer.people import plain
from argmap.read.infer.record import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.read.infer.rows import Row

LONGEST_TITLE = 90
"""The most characters of what stands beside an author and says something of them."""

MOST_BADGES = 3
"""So many lines may stand between a name and the handle, less one."""

SIGNED = 2
"""So many lines of unknown use has a record with words and a name at least."""

LIKE = 0.5
"""From this likeness on a last line may be a name."""

HEADINGS = 3
"""So many lines of the page may stand above a name."""

_SCORE = re.compile(r"\S\s?\(\d[\d.,]*\)|\s\d+\s(?:points?|pts?|karma|votes?)$", re.IGNORECASE)
"""A count behind a name: `ann(412) 6 points`."""

_PAGE_END = frozenset({"closers", "form"})
_OVER = frozenset({"openers", "heading"})
_HANDLE = frozenset({"handle"})
_NO_NAME = frozenset(
    {"buttons", "counts", "stubs", "openers", "heading", "sign", "answers", "closers", "events", "handle"}
)


def split(rows: Sequence[Row], anchors: list[int], floors: list[int]) -> list[Record]:
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
    _by_scores(rows, records)
    after = anchors[-1] + 1
    while after < len(rows) and (rows[after].foot or rows[after].may(frozenset({"sign", "emoji"}))):
        records[-1].foot.append(after)
        after += 1
    return records


def _by_scores(rows: Sequence[Row], records: Sequence[Record]) -> None:
    """Where most names have a count behind them, it is the line with one: a heading stands above some."""
    if sum(_SCORE.search(record.name or "") is not None for record in records) * 5 < 3 * len(records):
        return
    for record in records:
        if record.name is None or _SCORE.search(record.name):
            continue
        at = next((at for at in record.body[:HEADINGS] if _SCORE.search(rows[at].text)), -1)
        if at >= 0 and len(rows[at].text) <= LONGEST_NAME:
            record.dropped += [record.at, *(one for one in record.body if one < at)]
            record.body = [one for one in record.body if one > at]
            record.name, record.at = rows[at].text, at


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
    if said := _said_first(rows, floors, anchors, content):
        return said
    names = {_first_name(rows, floor, end) for floor, end in zip(floors[1:], anchors[1:], strict=True)}
    again = [place for place in content if plain(rows[place].text) in names]
    if again:
        return again[0]
    if sizes and len(content) > max(sizes):  # the end of the page's head stands above the first comment
        return content[-min(sizes)] if min(sizes) > 1 else at
    return at


def _said_first(rows: Sequence[Row], floors: list[int], anchors: list[int], content: Sequence[int]) -> int:
    """The line above the first date that ends in a verb of saying, where all lines with names do; else 0."""
    firsts = [
        next((at for at in range(floor + 1, end) if is_content(rows[at])), -1)
        for floor, end in zip(floors[1:], anchors[1:], strict=True)
    ]
    all_said = len(firsts) > 1 and all(at >= 0 and unsaid(rows[at].text)[1] for at in firsts)
    return next((at for at in content if unsaid(rows[at].text)[1]), 0) if all_said else 0


def _first_name(rows: Sequence[Row], floor: int, anchor: int) -> str:
    """The first line of unknown use below a date, for comparison: a name, in this way."""
    return next((plain(rows[at].text) for at in range(floor + 1, anchor) if is_content(rows[at])), "")


def below(rows: Sequence[Row], anchors: list[int], floors: list[int]) -> list[Record]:
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
            if len(body) > 1 and plain(rows[body[-1]].text) == plain(record.name):  # a picture's text
                record.head.append(body.pop())
            while body and rows[body[-1]].foot:
                record.foot.append(body.pop())
            record.body = body
        records.append(record)
    return records


def date_first(rows: Sequence[Row], anchors: list[int], _: list[int]) -> list[Record]:
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


def are_signed(rows: Sequence[Row], anchors: list[int], floors: list[int]) -> bool:
    """Whether what could be a name stands above most dates, below the words of the record above, but the first."""
    signed = sum(_signature(rows, floor, end) >= 0 for floor, end in zip(floors[1:], anchors[1:], strict=True))
    over = max((at for at in range(anchors[0]) if rows[at].may(_OVER)), default=-1)
    above = [at for at in range(max(over, floors[0]) + 1, anchors[0]) if is_content(rows[at])]
    named = bool(above) and len(rows[above[-1]].text) <= LONGEST_NAME and likeness(rows[above[-1]].text) >= LIKE
    return signed * 5 >= 4 * (len(anchors) - 1) and not named


def _signature(rows: Sequence[Row], start: int, end: int) -> int:
    """The row below somebody's words that could be the name, between two dates; -1 where there is none."""
    content = [at for at in range(start + 1, end) if is_content(rows[at])]
    if len(content) < SIGNED or len(rows[content[-1]].text) > LONGEST_NAME:
        return -1
    return content[-1] if likeness(rows[content[-1]].text) >= LIKE else -1


def signed(rows: Sequence[Row], anchors: list[int], _: list[int]) -> list[Record]:
    """Records whose date stands above the words, and whose name below."""
    records = []
    for anchor, end in zip(anchors, [*anchors[1:], len(rows)], strict=True):
        record = Record(date=rows[anchor].date, dated=anchor)
        stop = next((at for at in range(anchor + 1, end) if rows[at].may(_PAGE_END)), end)
        record.body = list(range(anchor + 1, stop))
        record.dropped = list(range(stop, end))
        at = _signature(rows, anchor, stop)
        if at >= 0:
            record.name, record.at = rows[at].text, at
            record.foot = [one for one in record.body if one > at]
            record.body = [one for one in record.body if one < at]
        records.append(record)
    return records


def by_pictures(rows: Sequence[Row], pictures: list[int]) -> list[Record]:
    """Records that begin with the text of a picture, which names the author."""
    records = []
    ends = [*pictures[1:], len(rows)]
    late = 2 * sum(_ends_in_date(rows, *span) for span in zip(pictures, ends, strict=True)) > len(pictures)
    for picture, end in zip(pictures, ends, strict=True):
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
        behind = [at for at in inside if at > dated]
        if dated >= 0 and (late or not any(is_content(rows[at]) for at in behind)):
            record.foot = [at for at in behind if not is_content(rows[at])]
            record.dropped = [at for at in behind if is_content(rows[at])]
            inside = [at for at in inside if at < dated]
        elif dated >= 0 and all(_says_of_author(rows[at]) for at in inside if at < dated):
            record.extras = [at for at in inside if at < dated and is_content(rows[at])]
            record.head += [at for at in inside if at < dated and not is_content(rows[at])]
            inside = [at for at in inside if at > dated]
        record.body = [at for at in inside if at != dated]
        records.append(record)
    return records


def _ends_in_date(rows: Sequence[Row], start: int, end: int) -> bool:
    """Whether between two pictures nobody's words stand below the first date, and some do above it."""
    dated = next((at for at in range(start, end) if rows[at].date), end)
    return start + 2 < dated < end and not any(map(is_content, rows[dated + 1 : end]))


def _says_of_author(row: Row) -> bool:
    """Whether a line between name and date could say something of the author rather than be somebody's words."""
    return not is_content(row) or (len(row.text) <= LONGEST_TITLE and not row.text.endswith((".", "!", "?", "…")))


def handled(rows: Sequence[Row]) -> list[int]:
    """The rows of handles that stand right below a name."""
    return [
        at
        for at in range(1, len(rows))
        if rows[at].groups == _HANDLE
        and (name := named_above(rows, at)) >= 0
        and rows[at].index - rows[name].index <= at - name
        and not rows[name].date
        and not rows[name].may(_NO_NAME)
    ]


def _names_above(rows: Sequence[Row], handles: Sequence[int]) -> list[int]:
    """The rows of the names above handles: what stands above several people's handles is a badge below the name."""
    names = [named_above(rows, handle) for handle in handles]
    whose: dict[str, set[str]] = {}
    for name, handle in zip(names, handles, strict=True):
        whose.setdefault(rows[name].text, set()).add(rows[handle].text)
    return [
        name - 1
        if len(whose[rows[name].text]) > 1
        and name
        and is_content(rows[name - 1])
        and rows[name].index - rows[name - 1].index == 1
        else name
        for name in names
    ]


def named_above(rows: Sequence[Row], handle: int) -> int:
    """The row of the name above a handle: a badge may stand between them."""
    at = handle - 1
    while at > 0 and "badges" in rows[at].groups and handle - at < MOST_BADGES:
        at -= 1
    near = rows[handle].index - rows[max(at, 0)].index == handle - at
    return at if at >= 0 and near and is_content(rows[at]) else handle - 1


def by_handles(rows: Sequence[Row], handles: list[int]) -> list[Record]:
    """Records that begin with a name above a handle; the date stands beside them, or below the words."""
    records: list[Record] = []
    names = _names_above(rows, handles)
    for number, (handle, name) in enumerate(zip(handles, names, strict=True)):
        end = names[number + 1] if number + 1 < len(handles) else len(rows)
        record = Record(name=rows[name].text, at=name, head=list(range(name + 1, handle + 1)))
        at = handle + 1
        while at < end and record.dated < 0 and (rows[at].date or rows[at].beside):
            record.dated = at if rows[at].date else -1
            record.head += [] if rows[at].date else [at]
            at += 1
        late = record.dated < 0
        record.dated = next((one for one in range(at, end) if rows[one].date), -1) if late else record.dated
        stop = record.dated if late and record.dated >= 0 else end
        record.date = rows[record.dated].date if record.dated >= 0 else None
        record.body = list(range(at, stop))
        for one in range(stop + 1, end):
            (record.dropped if rows[one].plain else record.foot).append(one)
        records.append(record)
    return _without_quoted(rows, records)


def _without_quoted(rows: Sequence[Row], records: list[Record]) -> list[Record]:
    """The records; those that stand right below another's words, where the others end in counts, are quoted there."""
    ends = [bool(one.rows) and not rows[one.bottom].plain for one in records]
    if sum(ends) * 4 < 3 * len(ends):
        return records
    kept: list[Record] = []
    inside = False
    for number, record in enumerate(records):
        inside = number > 0 and not inside and not ends[number - 1] and not is_advert(rows, records[number - 1])
        if not inside:
            kept.append(record)
            continue
        feet = [at for at in record.body if rows[at].foot]
        kept[-1].quoted += [at for at in record.rows if at not in feet]
        kept[-1].foot += feet
    return kept
