"""Where the words of a record end: at the buttons and counts below them, at the page's end."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from argmap.read.infer.interface import normal
from argmap.read.infer.people import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.read.infer.record import Reading, Record
    from argmap.read.infer.rows import Row

SHORT = 60
"""A longer line that ends like a sentence is somebody's words."""

LEAST = 3
"""Fewer comments do not show that the first is a post."""

_PAGE_END = frozenset({"openers", "closers", "heading", "form"})
_BADGES = frozenset({"badges"})
_SIGN = frozenset({"sign"})
_TAIL = frozenset({"sign", "events", "emoji", "number sign"})


def cut_feet(rows: Sequence[Row], reading: Reading) -> None:
    """Cut every body where the buttons below it begin."""
    records = reading.records
    feet = _Feet(rows, records)
    for record in records:
        if reading.way != "below":
            feet.cut(record, last=record is records[-1])
        feet.trim(record)
    for _ in range(4):
        if not feet.trim_recurring():
            break
    if reading.way == "above":
        feet.trim_date_of_post()
    if reading.way != "below":
        feet.trim_signatures()


class _Feet:
    """What stands below the words, over a whole reading.

    Args:
        rows, records: Of the reading.
    """

    def __init__(self, rows: Sequence[Row], records: Sequence[Record]) -> None:
        self._rows = rows
        self._records = records
        self._names = frozenset(plain(record.name) for record in records if record.name)
        self._widest = max((_gap(rows, record) for record in records[:-1]), default=9)
        first = [next((at for at in record.body[1:] if rows[at].foot or rows[at].may(_SIGN)), -1) for record in records]
        forms = Counter(_form(rows[at]) for at in first if at >= 0)
        self._forms = frozenset(form for form, count in forms.items() if count >= max(2, 0.3 * len(records)))

    def cut(self, record: Record, *, last: bool) -> None:
        """Cut a body where its buttons begin; what stands below them is dropped."""
        rows, body = self._rows, record.body
        for place in range(1, len(body)):
            row = rows[body[place]]
            if self._is_profile(record, place):
                record.body, record.foot = body[:place], record.foot + body[place:]
                break
            ruled = last and row.may(_SIGN) and _form(row) in self._forms
            if not (row.foot or ruled or (last and row.may(_PAGE_END))):
                continue
            end = next((one for one in range(place, len(body)) if rows[body[one]].plain), len(body))
            run = sum(rows[at].foot for at in body[place:end])
            sure = run > 1 or _form(row) in self._forms or (last and _is_end(rows, body[place:]))
            if sure or not any(rows[at].plain for at in body[end:]):
                record.body, record.foot = body[:place], record.foot + body[place:end]
                record.dropped += body[end:]
                break
        if last:
            _cut_list(rows, record, self._widest)

    def _is_profile(self, record: Record, place: int) -> bool:
        """Whether the author's name stands at a line once more, with a rank or a count of posts below it."""
        rows, body = self._rows, record.body
        return (
            plain(rows[body[place]].text) == plain(record.name)
            and place + 1 < len(body)
            and rows[body[place + 1]].may(frozenset({"badges", "counts"}))
        )

    def trim(self, record: Record) -> None:
        """Take off buttons, signs, and lines that say what somebody did, at the end of a body."""
        rows = self._rows
        while len(record.body) > 1 and (rows[record.body[-1]].foot or self._is_tail(rows[record.body[-1]])):
            at = record.body.pop()
            record.foot.append(at)
            if (
                "events" in rows[at].groups
                and len(record.body) > 1
                and plain(rows[record.body[-1]].text) in self._names
            ):
                record.dropped.append(record.body.pop())

    def trim_recurring(self) -> bool:
        """Take off last lines that are the same in most comments but for a number: an unknown site's buttons."""
        ends = {
            number: normal(self._rows[one.body[-1]].text)
            for number, one in enumerate(self._records)
            if len(one.body) > 1
        }
        forms = Counter(ends.values())
        common = {form for form, count in forms.items() if count > 2 and count * 2 > len(self._records)}
        for number, form in ends.items():
            if form in common:
                record = self._records[number]
                record.foot.append(record.body.pop())
                self.trim(record)
        last = self._records[-1]
        forms_of_last = [normal(self._rows[at].text) for at in last.body]
        place = next((place for place, form in enumerate(forms_of_last) if place and form in common), 0)
        if place:  # the page's end follows the button
            last.body, last.dropped = last.body[:place], [*last.body[place:], *last.dropped]
        return bool(common)

    def trim_date_of_post(self) -> None:
        """Take off the date below the words of the first record, where no other has a second one: it is the post."""
        ends = [one.date and len(one.body) > 1 and self._rows[one.body[-1]].date for one in self._records]
        if len(ends) > LEAST and ends[0] and ":" in ends[0] and not any(ends[1:]):
            self._records[0].foot.append(self._records[0].body.pop())

    def trim_signatures(self) -> None:
        """Take off a last line that stands below everything that somebody says."""
        ends: dict[str, list[tuple[Record, str]]] = defaultdict(list)
        for record in self._records:
            if record.body and record.name:
                ends[plain(record.name)].append((record, self._rows[record.body[-1]].text))
        for found in ends.values():
            same = len({text for _, text in found}) == 1 and not _is_signed(*found[0])
            if same and len(found) > 1 and all(len(record.body) > 1 for record, _ in found):
                for record, _ in found:
                    record.foot.append(record.body.pop())

    @staticmethod
    def _is_tail(row: Row) -> bool:
        return (row.may(_TAIL) and not row.date) or (bool(row.name) and row.groups == _BADGES)


def _is_signed(record: Record, text: str) -> bool:
    """Whether a last line is the author's own name, with which a mail ends."""
    return bool(set(plain(text).split()) & set(plain(record.name).split()))


def _form(row: Row) -> str:
    return "0" if "number" in row.groups else normal(row.text) or row.text


def _cut_list(rows: Sequence[Row], record: Record, widest: int) -> None:
    """Drop a list of short lines behind a gap wider than any in another comment."""
    body = record.body
    for place in range(1, len(body)):
        rest = [rows[at].text for at in body[place:]]
        gap = rows[body[place]].index - rows[body[place - 1]].index - 1
        if (
            gap > max(widest, 2)
            and len(rest) > 2
            and all(len(text) <= 40 and text[-1] not in ".!?…:;," for text in rest)
        ):
            record.body, record.dropped = body[:place], body[place:] + record.dropped
            return


def _gap(rows: Sequence[Row], record: Record) -> int:
    """The widest gap of empty lines in a body."""
    return max((rows[two].index - rows[one].index - 1 for one, two in pairwise(record.body)), default=0)


def _is_end(rows: Sequence[Row], rest: Sequence[int]) -> bool:
    """Whether the page's end begins: hardly a line below is a sentence of somebody's."""
    near = [rows[at] for at in rest[:25]]
    prose = sum(row.plain and len(row.text) > SHORT and row.text.endswith((".", "!", "?")) for row in near)
    return prose * 4 <= len(near)
