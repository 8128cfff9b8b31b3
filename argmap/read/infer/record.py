"""A record: the lines of one comment, each with the part that it plays; and a reading, which is all of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from argmap.read.infer.rows import Row

    Parts = Callable[[Sequence[Row], list[int], list[int]], list["Record"]]
    """What parts rows into records, given the row of each date, and for each the row below which its record begins."""

Way = Literal["above", "split", "below", "date first", "signed", "pictures", "handles"]
"""Where name and date stand: both above the words, the name above and the date below, both below, the date above the
name, the date above the words and the name below;
or records that begin with the text of a picture, or with a name above a handle."""


@dataclass
class Record:
    """One comment's lines, as places in the rows of a paste.

    Args:
        name: The author, or None.
        date: The words of the date, or None.
        to: Whom it answers by name, where the page says so.
        under: The number of the record that it answers, where the page says that without a name, or -1.
        at: The row of the name, or -1.
        dated: The row of the date, or -1.
        head: Rows beside the author: pictures, badges, signs, the name twice, whom it answers.
        extras: Rows that say something of the author: a town, a job, a rank.
        body: Rows of the comment's own words.
        foot: Rows of buttons and counts.
        dropped: Rows of unknown use below the buttons, which are left out.
        quoted: Rows of another post that the page shows in the comment.
        start: The column at which the words begin in the first row of the body, where the name stands before them.
        number: The comment's number, where the page numbers them.
    """

    name: str | None = None
    date: str | None = None
    to: str | None = None
    under: int = -1
    at: int = -1
    dated: int = -1
    head: list[int] = field(default_factory=list)
    extras: list[int] = field(default_factory=list)
    body: list[int] = field(default_factory=list)
    foot: list[int] = field(default_factory=list)
    dropped: list[int] = field(default_factory=list)
    quoted: list[int] = field(default_factory=list)
    start: int = 0
    number: int | None = None

    @property
    def rows(self) -> list[int]:
        """All rows of the record, in order."""
        return sorted(
            {
                *self.head,
                *self.extras,
                *self.body,
                *self.foot,
                *self.dropped,
                *self.quoted,
                *(row for row in (self.at, self.dated) if row >= 0),
            }
        )

    @property
    def top(self) -> int:
        """The first row."""
        return min(self.rows)

    @property
    def bottom(self) -> int:
        """The last row."""
        return max(self.rows)


@dataclass
class Reading:
    """One way to see a paste.

    Args:
        way: Where names and dates stand.
        records: In order.
        opening: The row of the heading over the comments, or -1.
        stated: The count in that heading, or -1.
        ending: The row below which the page speaks of other things, or -1.
        events: Rows of what the page says that somebody did, in the form of a comment.
        score: How much of the file it explains, from 0 to 1.
        recipe: How the records were made: the set of dates, the row above the first, the way; None for other readings.
        again: The same way without the dates of records that turn out to be none.
        post: What the records comment on, where it has a head like theirs.
        adverts: The first row of each advertisement that was taken off.
        odd: Rows that name an author as the others do not, and are taken for heads all the same.
        sure: How clear it is whether names and dates stand above or below: near 0 is not.
    """

    way: Way
    records: list[Record]
    opening: int = -1
    stated: int = -1
    ending: int = -1
    events: list[int] = field(default_factory=list)
    score: float = 0.0
    recipe: tuple[str, int, int] | None = None
    again: Callable[[Reading], Reading | None] | None = None
    post: Record | None = None
    adverts: list[int] = field(default_factory=list)
    odd: list[int] = field(default_factory=list)
    sure: float = 9.0
