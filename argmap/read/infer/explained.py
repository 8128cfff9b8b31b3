"""How much of a paste a reading explains: the measure by which one is chosen, and below which a file is refused."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING

from argmap.read.infer.date_kinds import is_clock, kind
from argmap.read.infer.interface import groups, normal
from argmap.read.infer.names import is_town, likeness
from argmap.read.infer.outside import LOST_LINES, Outside, usual
from argmap.read.infer.people import plain
from argmap.read.infer.words import heading, is_form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.read.infer.record import Reading, Record
    from argmap.read.infer.rows import Row

_NO_NAME = frozenset({"buttons", "counts", "stubs", "number", "openers", "heading"})
_CLOSERS = frozenset({"closers"})
_BADGES = frozenset({"badges"})
_OVER = frozenset({"openers", "heading"})
_NO_PERSON = _NO_NAME | {"badges"}
_ENDS = (".", "!", "?", "…", ")", ":", '"', "”")
_FOREIGN = (
    (frozenset({"pictures"}), -1.0),
    (frozenset({"buttons", "counts", "stubs", "number", "openers"}), -0.5),
    (frozenset({"badges", "answers", "events"}), 0.0),
)
"""What a line of the page is worth among somebody's words."""

BUTTON_UNDER_DATE = 0.5
"""What a button or count is worth between the date and the words, where those below a comment may have slipped in."""

USUAL_UNDER_DATE = 0.85
"""The same, where most records have it there."""

CODE = 2
"""So many capitals stand for a country or in place of a picture, and seldom for a name."""

HEADING_INSIDE = -3.0
"""What a heading that counts comments is worth among somebody's words: the comments stand below it."""

UNDATED = -0.5
"""What a comment without a date costs where most have one."""

DAY_AMONG_CLOCKS = -1.5
"""What a comment costs that has a day where all others have a time: the day stands over the messages."""

NO_WORDS = -1.5
"""What a comment costs that consists of the page's form or end."""

FEW_ABOVE = 2
"""Below so many lines a name may have been left out when the page was copied."""

PLACES = 0.6
"""What names are worth of which many are towns."""

INITIALS = 2
"""At most so many letters stand in place of a picture."""

MOST_SPOKEN = 400
"""In longer threads it is not looked for whether somebody's words begin with a name."""


@dataclass(frozen=True)
class Explained:
    """The parts of the measure.

    Args:
        lines: The share of the lines between the first record and the last that play a part that fits.
        names: How much the names are like names, 0 to 1.
        words: The share of records that have words.
        outside: The share of the lines above and below that are the page's, or an article's, and hold no dates.
    """

    lines: float
    names: float
    words: float
    outside: float

    @property
    def whole(self) -> float:
        """The measure, from 0 to 1."""
        worded = max(0.0, 1 - 1.5 * (1 - self.words))
        return self.lines * (0.35 + 0.65 * self.names) * worded * (0.75 + 0.25 * self.outside)


def explained(rows: Sequence[Row], reading: Reading, marks: frozenset[int] = frozenset()) -> Explained:
    """How much of a paste a reading explains.

    Args:
        rows: All rows of the paste.
        reading: Its records.
        marks: Rows that look like the head or foot of a comment by themselves.
    """
    return _Measure(rows, reading, marks).whole()


class _Measure:
    """The measure of one reading.

    Args:
        rows, reading, marks: As in `explained`.
    """

    def __init__(self, rows: Sequence[Row], reading: Reading, marks: frozenset[int]) -> None:
        self._rows = rows
        self._reading = reading
        self._records = reading.records
        self._marks = marks
        self._authors = Counter(plain(record.name) for record in self._records if record.name)
        self._shown = {record.name for record in self._records if record.name}
        self._dated = sum(bool(record.date) for record in self._records) * 5 >= 4 * len(self._records)
        clocks = sum(is_clock(record.date or "") for record in self._records)
        self._clocks = clocks * 5 >= 4 * len(self._records)
        self._steady = self._said_of_one()
        self._openings = self._first_words()
        self._edges = self._recurring_edges()
        self._common = usual(self._rows, [record.extras for record in self._records], least=3)
        self._buttons_beside = usual(self._rows, [record.head for record in self._records], least=2)
        if reading.way == "below" and self._doubled():
            above = [[at for at in record.foot if at < record.at] for record in self._records]
            self._buttons_beside |= usual(self._rows, above, least=2)

    def whole(self) -> Explained:
        """The parts of the measure."""
        records = self._records
        parts = [part for record in records for part in self._parts(record)]
        outside = Outside(self._rows, self._reading, self._marks, self._authors, clocks=self._clocks)
        parts += [*outside.lost(), *(1.0 for _ in self._reading.events)]
        names = [self._name(record) for record in records] if self._authors else [0.5] * len(records)
        places = sum(map(is_town, self._shown))
        if places > 1 and places * 3 >= len(self._shown):
            names = [PLACES * name for name in names]
        if len(self._authors) == 1 and len(records) > 3:
            names = [0.3 * name for name in names]
        words = sum(bool(record.body) for record in records) / len(records)
        return Explained(max(fmean(parts), 0.0), fmean(names), words, outside.worth())

    def _parts(self, record: Record) -> list[float]:
        """What each line of a record is worth."""
        rows = self._rows
        parts = [1.0 for row in {record.at, record.dated} if row >= 0]
        edge = max(record.at, record.dated)
        free = min(record.body, default=0) if self._reading.way == "below" else -1
        parts += [self._beside(rows[at], edge=at > edge, below=at < free) for at in record.head]
        parts += [self._extra(record, at) for at in record.extras]
        between = record.at if self._reading.way == "below" else -1
        parts += [self._below(record, at, between) for at in record.foot]
        parts += [1.0 for _ in record.quoted]
        parts += [UNDATED] if self._dated and not record.date else []
        parts += [NO_WORDS] * LOST_LINES if record is self._records[0] and self._is_of_page(record) else []
        parts += [DAY_AMONG_CLOCKS] if self._clocks and record.date and kind(record.date) == "day" else []
        if record is not self._records[-1]:
            parts += [self._dropped(rows[at]) for at in record.dropped]
        parts += [self._word(record, place) for place in range(len(record.body))]
        if record.body and all(is_form(rows[at].text) or rows[at].groups == _CLOSERS for at in record.body):
            parts += [NO_WORDS] * LOST_LINES
        parts += [-0.5 for at in record.body if at in self._marks and at != record.at]
        return parts

    def _below(self, record: Record, at: int, between: int) -> float:
        """A line below the words: what tells of an author stands below the name, and hardly below all words."""
        row = self._rows[at]
        if self._reading.way == "signed" and at > record.at and row.groups == _BADGES:
            return 0.0
        return 1.0 if at > between or row.plain else self._misplaced(row)

    def _is_of_page(self, first: Record) -> bool:
        """Whether the first record alone has no name, though lines stand above its date: the date is the page's."""
        return (
            first.name is None
            and first.dated > FEW_ABOVE
            and len(self._authors) > 1
            and all(record.name for record in self._records[1:])
        )

    def _doubled(self) -> bool:
        """Whether most names stand twice, as a picture's text as well: they hardly belong to the words below."""
        twice = sum(any(plain(self._rows[at].text) == plain(one.name) for at in one.head) for one in self._records)
        return twice * 2 > len(self._records)

    def _beside(self, row: Row, *, edge: bool, below: bool) -> float:
        """A line beside the author: buttons and counts fit below the words, and hardly above them."""
        if below or not row.foot:
            return 0.0 if row.may(_OVER) and not row.beside else 1.0
        if edge:
            return USUAL_UNDER_DATE if normal(row.text) in self._buttons_beside else BUTTON_UNDER_DATE
        return self._misplaced(row)

    def _misplaced(self, row: Row) -> float:
        """A button or count between name and date; a button may stand there in most records."""
        return 0.0 if "number" in row.groups else 0.7 if normal(row.text) in self._buttons_beside else -0.5

    def _extra(self, record: Record, at: int) -> float:
        """A line that says something of the author: better below the name than above, best if it is always the same."""
        text = self._rows[at].text
        if normal(text) in self._common:
            return 0.9
        if "lost" in self._rows[at].groups or ("closers" in self._rows[at].groups and at < record.at):
            return -1.0
        if len(text) > 70 or (len(text.split()) > 6 and text.endswith((".", "!", "?"))):
            return -0.5
        return (0.75 if at > record.at else 0.4) + 0.2 * (self._steady.get(plain(text)) == record.name)

    def _said_of_one(self) -> dict[str, str | None]:
        """What is said beside one author more than once, and beside no other."""
        count: Counter[str] = Counter()
        whose: dict[str, set[str | None]] = {}
        for record in self._records:
            for at in record.extras:
                text = plain(self._rows[at].text)
                count[text] += 1
                whose.setdefault(text, set()).add(record.name)
        return {text: next(iter(names)) for text, names in whose.items() if len(names) == 1 and count[text] > 1}

    def _dropped(self, row: Row) -> float:
        """A line that is left out below a comment."""
        if row.date or row.groups == {"closers"} or "lost" in row.groups:
            return -0.5
        return 0.5 if not row.plain or plain(row.text) in self._authors else 0.0

    def _word(self, record: Record, place: int) -> float:
        """A line as words of a comment."""
        row = self._rows[record.body[place]]
        if row.date:
            return -1.5
        if "openers" in row.groups and (heading(row.text) or 0) > 1:
            return HEADING_INSIDE
        for foreign, worth in _FOREIGN:
            if row.may(foreign):
                return worth
        count = len(record.body)
        if plain(row.text) in self._authors:
            return -1.0 if place or count == 1 else -0.5
        if count > 1 and place in (0, count - 1) and normal(row.text) in self._edges:
            return -0.5
        edge = place + 1 == count > 1 and len(row.text) < 30 and not row.text.endswith(_ENDS)
        return 0.4 if edge and len(row.text.split()) < 4 else 1.0

    def _name(self, record: Record) -> float:
        """How well the name of a record fits as one."""
        name = record.name
        if name is None:
            return 0.9 if self._is_gone(record) else 0.35
        looks = 0.3 + 0.5 * likeness(name)
        if self._authors[plain(name)] > 1:
            looks = max(looks, 0.85)
        if len(name) == CODE and name.isupper():
            looks *= 0.6
        if record.at >= 0:
            row = self._rows[record.at]
            if (row.date or row.may(_NO_NAME)) and record.at != record.dated:
                looks = 0.4 if name.isdigit() and len(name) > 2 else 0.05
            elif "badges" in row.groups or (record.at == record.dated and groups(name) & _NO_PERSON):
                looks *= 0.3
            if self._shown_twice(record, row):
                looks = 1.0
        if len(name) > 60 or (name.endswith((".", "!", "?")) and len(name.split()) > 3):
            looks *= 0.3
        return 1.0 if self._spoken_to(name) else looks

    def _is_gone(self, record: Record) -> bool:
        """Whether the page says of a comment only that it is gone."""
        return len(record.body) == 1 and "lost" in self._rows[record.body[0]].groups

    def _shown_twice(self, record: Record, row: Row) -> bool:
        """Whether a picture, a handle or a second line beside it names the author as well."""
        name = plain(record.name)
        if "handle" in row.groups or self._under_initials(record):
            return True
        for at in record.head:
            other = self._rows[at]
            if "handle" in other.groups or ("pictures" in other.groups and plain(other.name) == name):
                return True
            if at != record.at and plain(other.text) == name:
                return True
        return False

    def _under_initials(self, record: Record) -> bool:
        """Whether right above the name stand its first letters, in place of a picture."""
        text = self._rows[record.at - 1].text if record.at - 1 in record.head else ""
        return 0 < len(text) <= INITIALS and text.isupper() and plain(record.name).startswith(text[0].casefold())

    def _recurring_edges(self) -> frozenset[str]:
        """The forms of first and last lines of most bodies: they are the page's, though nothing is known of them."""
        found: frozenset[str] = frozenset()
        for place in (0, -1):
            forms = Counter(
                normal(self._rows[record.body[place]].text) for record in self._records if len(record.body) > 1
            )
            found |= {form for form, count in forms.items() if count > 2 and count * 2 > len(self._records)}
        return found

    def _first_words(self) -> list[tuple[str, str, bool]]:
        """For each record its name, its first words, and whether these begin with "@"."""
        if len(self._records) > MOST_SPOKEN:
            return []
        return [
            (plain(record.name), plain(text[:80]), text.startswith("@"))
            for record in self._records
            if record.body and record.body[0] != record.at
            for text in (self._rows[record.body[0]].text,)
        ]

    def _spoken_to(self, name: str) -> bool:
        """Whether somebody else's words begin with the name."""
        known = plain(name)
        return len(known) > 2 and any(
            other != known and words.startswith(known) and (at or words != known) for other, words, at in self._openings
        )
