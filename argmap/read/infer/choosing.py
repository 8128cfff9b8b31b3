"""The reading of a paste that explains most of it, among all ways to see it."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from argmap.model import Note
from argmap.read.infer.explained import Explained, explained
from argmap.read.infer.layout import acceptable, layouts
from argmap.read.infer.lines import page as page_of
from argmap.read.infer.marked import as_reading, by_marks
from argmap.read.infer.people import plain
from argmap.read.infer.recurring import with_recurring
from argmap.read.infer.rows import rows, with_dates_in_part
from argmap.read.infer.settling import settle
from argmap.read.infer.shapes import shaped, shapes
from argmap.read.infer.tail import without_tail

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from argmap.read.infer.layout import Layout
    from argmap.read.infer.lines import Page
    from argmap.read.infer.marks import Mark
    from argmap.read.infer.record import Reading
    from argmap.read.infer.rows import Row

FLOOR = 0.5
"""A reading that explains less is none."""

LONG = 1500
"""A paste with more lines is seen like its beginning, so that reading it takes time in proportion to its length."""

SAMPLE = 700
"""The lines of a long paste that are looked at to choose how to see it."""

WELL = 0.65
"""A reading that explains less is doubted: two of 215 pastes that are read rightly."""

FITS = 0.9
"""Where a reading scores so much, dates with other words beside them are not tried."""

NEAR = 0.98
"""Another reading that scores so much of the best one's score is spoken of."""

HEADED = 1.05
"""How much more a reading is worth that begins under a heading over the comments."""

MARKED = 1.03
"""How much more a reading is worth whose lines name author and date together."""


@dataclass(frozen=True)
class Choice:
    """A reading with what it explains.

    Args:
        score: How much it explains, for comparison.
        explained: The parts of that.
        reading: The records.
        rows: The rows of the page as the reading sees them.
        layout: Where lines name author and date together: how they are laid out.
    """

    score: float
    explained: Explained
    reading: Reading
    rows: tuple[Row, ...]
    layout: Layout | None = None


def choices(page: Page) -> list[Choice]:
    """The readings of a page that may be right, the one that explains most first."""
    lines = rows(page.raw)
    found = _like_its_beginning(page, lines) if len(lines) > LONG else _choices(page, lines)
    if found:
        without_tail(found[0].rows, found[0].reading)
    return found


def unsure(found: Sequence[Choice]) -> Iterator[Note]:
    """What is to be said where no reading fits well, or another one fits nearly as well."""
    best = found[0]
    if best.score < WELL:
        what = f"its lines do not repeat as evenly as those of comments do ({best.score:.2f}; {WELL} is usual)"
        yield Note(f"the file may be misread: {what} (argmap read --check, --layout)", kind="doubt")
    names = _names(best)
    other = next((choice for choice in found[1:] if _names(choice) != names), None)
    if other is None or other.score < best.score * NEAR or len(_names(other)) != len(names):
        return
    for number, (one, two) in enumerate(zip(names, _names(other), strict=True)):
        if one and two and one != two:
            record, rival = best.reading.records[number], other.reading.records[number]
            what = f"comment {number + 1} is read as by “{record.name}”; it may be by “{rival.name}”"
            yield Note(f"{what} (argmap read --layout)", line=best.rows[record.top].index + 1)
            return


def _names(choice: Choice) -> list[str]:
    return [plain(record.name) for record in choice.reading.records]


def _like_its_beginning(page: Page, lines: tuple[Row, ...]) -> list[Choice]:
    """The readings of a long page, of the kind that explains its beginning best."""
    head = page_of("\n".join(page.raw[: lines[SAMPLE].index]))
    found = choices(head)
    marks = _marks(page, lines)
    if not found or found[0].layout is not None:
        return sorted(_by_marks(page, lines, marks), key=lambda choice: -choice.score)
    recipes = list(dict.fromkeys(choice.reading.recipe for choice in found if choice.reading.recipe is not None))
    if found[0].reading.recipe is None or not recipes:
        return _choices(page, lines)
    seen = lines if found[0].rows == rows(head.raw) else with_dates_in_part(lines, _signed(page, lines))
    made = _settled(seen, marks, shaped(seen, recipes[:2]))
    return sorted(made, key=lambda choice: -choice.score) or _choices(page, lines)


def _marks(page: Page, lines: tuple[Row, ...]) -> frozenset[int]:
    return frozenset(at for at, row in enumerate(lines) if _is_mark(page.marks[row.index]))


def _signed(page: Page, lines: tuple[Row, ...]) -> frozenset[int]:
    """The rows that name author and date, with "by" before the name."""
    marks = ((at, page.marks[row.index]) for at, row in enumerate(lines))
    return frozenset(at for at, mark in marks if mark is not None and mark.by and mark.author and mark.kind)


def _choices(page: Page, lines: tuple[Row, ...]) -> list[Choice]:
    marks = _marks(page, lines)
    found = [*_by_dates(lines, marks), *_by_styles(page, lines, marks), *_by_marks(page, lines, marks)]
    if max((choice.score for choice in found), default=0.0) < FITS:
        more = with_dates_in_part(lines, _signed(page, lines))
        found += _by_dates(more, marks) if more is not lines else []
        more = with_recurring(lines, marks)
        found += [*_by_dates(more, marks), *_by_styles(page, more, marks)] if more is not lines else []
    return sorted(found, key=lambda choice: -choice.score)


def _by_dates(lines: tuple[Row, ...], marks: frozenset[int]) -> list[Choice]:
    return _settled(lines, marks, shapes(lines))


def _settled(lines: tuple[Row, ...], marks: frozenset[int], readings: Iterable[Reading]) -> list[Choice]:
    found = []
    seen: set[tuple[object, ...]] = set()
    for first in readings:
        reading: Reading | None = first
        while reading is not None and (key := _as_parted(reading)) not in seen:
            seen.add(key)
            settle(lines, reading)
            found.append(_weighed(lines, marks, reading))
            reading = reading.again(reading) if reading.again is not None else None
    return [choice for choice in found if choice.score >= FLOOR]


def _as_parted(reading: Reading) -> tuple[object, ...]:
    """What two readings have in common that part a paste alike, by whichever way."""
    parts = tuple(
        (one.at, one.dated, one.name, *one.body[:1], len(one.body), *one.head, -1, *one.extras, -1, *one.dropped)
        for one in reading.records
    )
    return (reading.way, reading.opening, reading.ending, parts)


def _by_styles(page: Page, lines: tuple[Row, ...], marks: frozenset[int]) -> list[Choice]:
    found = []
    for reading in by_marks(page, lines):
        settle(lines, reading)
        found.append(_weighed(lines, marks, reading))
    return [choice for choice in found if choice.score >= FLOOR]


def _by_marks(page: Page, lines: tuple[Row, ...], marks: frozenset[int]) -> list[Choice]:
    best = next((layout for layout in layouts(page) if acceptable(page, layout)), None)
    if best is None:
        return []
    reading = as_reading(page, lines, best)
    settle(lines, reading)
    return [_weighed(lines, marks, reading, best)]


def _is_mark(mark: Mark | None) -> bool:
    """Whether a line by itself looks like the head or foot of a comment: it names an author, and a date or "said"."""
    if mark is None or mark.body >= 0 or mark.author is None:
        return False
    return mark.weight >= 1.1 and bool(mark.kind or mark.said or mark.by)


def _weighed(lines: tuple[Row, ...], marks: frozenset[int], reading: Reading, layout: Layout | None = None) -> Choice:
    parts = explained(lines, reading, marks)
    factor = (HEADED if reading.opening >= 0 else 1.0) * (MARKED if layout is not None else 1.0)
    if reading.stated == len(reading.records):
        factor *= HEADED
    if layout is None and reading.way == "below" and _begins_with_article(lines, reading):
        factor *= 0.5
    return Choice(parts.whole * factor, parts, reading, lines, layout)


def _begins_with_article(lines: tuple[Row, ...], reading: Reading) -> bool:
    """Whether the first comment is many times as long as the others: what stands above the comments is in it."""
    if reading.opening >= 0:
        return False
    first, *others = (sum(len(lines[at].text) for at in record.body) for record in reading.records)
    return first > max(2 * median(others), 120)
