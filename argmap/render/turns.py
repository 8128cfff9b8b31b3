"""The flow sheet cut into parts as wide as a page: for forms that set it in a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from argmap.views.wording import NO_REPLY, REPLIED

if TYPE_CHECKING:
    from argmap.views.flow import Flow, FlowCell, FlowRow

ACROSS = 5
"""Columns of a part; the first of a later one repeats the last of the one before."""
TURNS = ("Point or claim", "Answer", "Answer to the answer")
NO_LINE = "Nothing here is held by two or answered: there is no line to follow."
UNDENIED = "replies, but nobody denies it"
ALONE = "under no point, and no link touches them"


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in the table.

    Args:
        turn: What is said there, or None.
        mark: `→` where the line goes on from the left, `↳` where it branches off, or empty.
        end: What to say of a line that ends or leaves the part here, or empty.
    """

    turn: FlowCell | None = None
    mark: Literal["", "→", "↳"] = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A table: the columns' heads, and the lines, each of rows, each of a slot a column; a name for a later part."""

    heads: tuple[str, ...]
    lines: tuple[tuple[tuple[Slot, ...], ...], ...]
    name: str


def held_by(cell: FlowCell) -> str:
    """Who holds the point of a cell: "held by #2, #5"."""
    return f"held by {', '.join(cell.held)}"


def parts(sheet: Flow) -> tuple[Part, ...]:
    """The tables of a flow sheet, in order; empty where there is no line."""
    across = max(3, min(ACROSS, sheet.turns))
    out: list[Part] = []
    for start in range(0, max(1, sheet.turns - 1), across - 1) if sheet.lines else ():
        end = start + across
        lines = [tuple(r for row in line if (r := _row(row, start, end))) for line in sheet.lines]
        heads = tuple(TURNS[turn] if turn < len(TURNS) else f"Turn {turn + 1}" for turn in range(start, end))
        name = f"The same lines from turn {start + 1} on" if start else ""
        out.append(Part(heads, tuple(line for line in lines if line), name))
    return tuple(out)


def _row(row: FlowRow, start: int, end: int) -> tuple[Slot, ...]:
    """The slots of a row between two turns; none where nothing but a repeated first one would stand."""
    last = row.start + len(row.cells) - 1
    if last < start or row.start >= end or (start and last == start and row.start < start):
        return ()
    return tuple(_slot(row, turn, last, end) for turn in range(start, end))


def _slot(row: FlowRow, turn: int, last: int, end: int) -> Slot:
    if not row.start <= turn <= last:
        closed = turn == last + 1 and (row.cells[-1].relation is not None or bool(row.cells[-1].says))
        return Slot(end=ended(row.cells[-1])) if closed else Slot()
    cell = row.cells[turn - row.start]
    here = turn == last and not cell.answered and (turn == end - 1 or (cell.relation is None and not cell.says))
    leaves = turn == end - 1 and turn < last
    said = ended(cell) if here else f"on at turn {turn + 2} →" if leaves else ""
    return Slot(cell, "→" if turn > row.start else "↳" if row.start else "", said)


def ended(cell: FlowCell) -> str:
    """What to say where nobody takes a line further."""
    if cell.says:
        return UNDENIED if cell.replied else NO_REPLY
    return REPLIED if cell.replied else NO_REPLY
