"""How well what stands above and below the comments of a reading fits: the page's lines, and no comment more."""

from __future__ import annotations

import re
from collections import Counter
from statistics import fmean
from typing import TYPE_CHECKING

from argmap.read.common.expressions import expression
from argmap.read.infer.date_kinds import kind
from argmap.read.infer.interface import is_notice, normal
from argmap.read.infer.names import likeness
from argmap.read.infer.people import plain
from argmap.read.infer.words import is_form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.read.infer.record import Reading
    from argmap.read.infer.rows import Row

_PAGE = frozenset({
    "openers", "closers", "heading", "form", "buttons", "counts", "stubs", "number", "sign", "badges", "pictures",
})  # fmt: skip
LOST_LINES = 3
"""So many lines weigh for a comment that is lost: its name, its date, its words."""

_ANSWERED = expression(
    r"\W*(?:answered|replied|commented|beantwortet|geantwortet|kommentiert|répondu|respondido|respondió|commenté)\b",
    re.IGNORECASE,
)
"""With a date behind it: it stands beside a comment, and over no post."""

SENTENCE = 3
"""So many words make a sentence at least."""

STRAY = 0.7
"""What is so much like a name may be one."""


def usual(rows: Sequence[Row], places: Sequence[Sequence[int]], *, least: int) -> set[str]:
    """The forms of the lines that stand at these places in most records."""
    counts = Counter(normal(rows[at].text) for one in places for at in one)
    return {form for form, count in counts.items() if count >= least and count * 2 > len(places)}


def _is_sentence(row: Row) -> bool:
    """Whether a row is somebody's sentence, and none of the page's."""
    text = row.text
    return (
        row.plain
        and "closers" not in row.groups
        and text.endswith((".", "!", "?", "…"))
        and len(text.split()) >= SENTENCE
        and not is_form(text)
        and not is_notice(text)
    )


class Outside:
    """What stands outside the comments of one reading.

    Args:
        rows, reading, marks: As in `explained`.
        authors: The names, for comparison.
        clocks: Whether the comments have a time of day alone.
    """

    def __init__(
        self, rows: Sequence[Row], reading: Reading, marks: frozenset[int], authors: Counter[str], *, clocks: bool
    ) -> None:
        self._rows = rows
        self._reading = reading
        self._records = reading.records
        self._marks = marks
        self._authors = authors
        self._clocks = clocks

    def lost(self) -> list[float]:
        """Lines above the first comment and below the last that look like the head of one more."""
        last, end = self._records[-1], self._reading.ending
        below = {*last.dropped, *range(last.bottom + 1, len(self._rows))}
        below -= set(self._reading.events)
        lost = [at for at in below if not 0 <= end <= at and (self._rows[at].date or at in self._marks)]
        stray = [0.0] if self._is_stray(self._records[0].top - 1) else []
        led = [at for at in range(self._records[0].top) if _ANSWERED.match(self._rows[at].text) and self._rows[at].date]
        lost += [*led, *self._unread()] * LOST_LINES
        return [*stray, *(-1.5 for _ in (*lost, *self._heads_above(self._records[0].top)[1:]))]

    def _unread(self) -> list[int]:
        """A sentence that belongs to no comment: the next below the last footer, or above the first header."""
        rows, start = self._rows, self._reading.opening
        if self._reading.way == "split":
            return self._one_more()
        if self._reading.way == "below":
            near = range(self._records[-1].bottom + 1, len(rows))
        elif self._reading.way == "above" and start >= 0:
            near = range(start + 1, self._records[0].top)
        else:
            return []
        at = next((at for at in near if not (rows[at].foot or rows[at].beside)), -1)
        return [at] if at >= 0 and _is_sentence(rows[at]) else []

    def _one_more(self) -> list[int]:
        """The next line below the last date, where it is an author's, or the buttons of the others stand below it."""
        rows, last = self._rows, self._records[-1]
        at = next((at for at in range(last.dated + 1, len(rows)) if rows[at].plain and at not in last.foot), -1)
        if at < 0:
            return []
        if plain(rows[at].text) in self._authors:
            return [at]
        feet = usual(self._rows, [[one for one in record.foot if rows[one].foot] for record in self._records], least=2)
        return [at] if any(normal(row.text) in feet for row in rows[at + 1 :]) else []

    def _is_stray(self, at: int) -> bool:
        """Whether a line under the heading, right above the first comment, could be the name that was not taken."""
        if not 0 <= self._reading.opening < at:
            return False
        row = self._rows[at]
        return row.plain and row.index + 1 == self._rows[at + 1].index and likeness(row.text) >= STRAY

    def worth(self) -> float:
        """How well the lines above and below the comments fit as what they are taken for."""
        top, bottom = self._records[0].top, self._records[-1].bottom
        left = set(self._records[-1].dropped)
        worth = [
            1.0 if 0 <= self._reading.ending <= at else 0.8 if self._is_event(at) else self._apart(row, above=at < top)
            for at, row in enumerate(self._rows)
            if at < top or at > bottom or at in left
        ]
        return max(fmean(worth), 0.0) if worth else 1.0

    def _heads_above(self, top: int) -> list[int]:
        """The dates above the comments that stand by a handle or an author; the first may be the post's."""
        rows = self._rows
        return [
            at
            for at in range(top)
            if rows[at].date
            and any("handle" in row.groups or plain(row.text) in self._authors for row in rows[max(at - 3, 0) : at])
        ]

    def _is_event(self, at: int) -> bool:
        """Whether a date stands above a line of the service's own: "Meeting started"."""
        return bool(self._rows[at].date) and at + 1 < len(self._rows) and "events" in self._rows[at + 1].groups

    def _apart(self, row: Row, *, above: bool) -> float:
        if row.date:
            return (
                1.0
                if self._clocks and kind(row.date) == "day"
                else 0.5
                if above and self._reading.opening >= 0
                else -1.0
            )
        return 1.0 if row.may(_PAGE) else 0.8
