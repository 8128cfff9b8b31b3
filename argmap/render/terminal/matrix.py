"""Commenters by claims as a table; a wide one in parts that can be read one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from argmap.render.terminal.pen import Run, styled
from argmap.views.wording import count, listed

if TYPE_CHECKING:
    from argmap.render.terminal.pen import Lines, Pen
    from argmap.views.matrix import Cell, Matrix, Row

NAME = 20
"""Columns for a commenter's name, at most."""
SLIM = 4
"""Columns for a claim's name, at least."""
HEAD = 16
"""Columns for a claim's name, at most."""


def matrix_lines(pen: Pen, table: Matrix) -> Lines:
    """The table, its parts, and what the marks in it mean."""
    if not table.columns:
        return [*pen.lines([("No two people make the same point here: there is nothing to put into columns.", "")]), ""]
    wide = min(NAME, pen.width // 3, max(11, *(cell_len(pen.clean(_named(row))) for row in table.rows)))
    heads = [pen.fit(group.name, min(HEAD, max(8, pen.width - wide - 2))) for group in table.columns]
    parts = _parts([max(SLIM, cell_len(head)) for head in heads], pen.width - wide)
    lines: Lines = []
    for number, part in enumerate(parts, 1):
        if len(parts) > 1:
            lines += pen.lines([(f"Part {number} of {len(parts)}", "bold")])
        lines += [*_part(pen, table, part, heads, wide), ""]
    lines += _below(pen, table, heads)
    marks = "+ asserts   − denies   ± both   ? asks or supposes   r reports   ~ always hedged   a number: how often"
    return [*lines, *pen.lines([(pen.mark(marks), "dim")]), ""]


def _named(row: Row) -> str:
    """The commenter's name, with the side on the motion where there is one."""
    return f"{row.name} ({row.side})" if row.side else row.name


def _parts(widths: list[int], room: int) -> list[list[int]]:
    """Columns in parts that fit a room."""
    parts: list[list[int]] = [[]]
    used = 0
    for number, width in enumerate(widths):
        if parts[-1] and used + width + 2 > room:
            parts.append([])
            used = 0
        parts[-1].append(number)
        used += width + 2
    return parts


def _part(pen: Pen, table: Matrix, part: list[int], heads: list[str], wide: int) -> Lines:
    drawn = Table(box=SIMPLE_HEAD, padding=(0, 1), pad_edge=False, show_edge=False, show_footer=True)
    label = Text(pen.fit("for:against", wide), "dim")
    drawn.add_column("", label, width=wide, no_wrap=True)
    for number in part:
        hold, deny = table.totals[number]
        width = max(SLIM, cell_len(heads[number]))
        drawn.add_column(styled(heads[number], "bold"), styled(f"{hold}:{deny}", "dim"), width=width, no_wrap=True)
    said = [row for row in table.rows if any(row.cells[number].count for number in part)]
    for row in said:
        name = styled(pen.fit(_named(row), wide), "who")
        drawn.add_row(name, *(_mark(pen, row.cells[number]) for number in part))
    lines: Lines = [drawn]
    if left := len(table.rows) - len(said):
        lines += pen.lines([(f"{count(left, 'commenter')} of the table say nothing about these", "dim")])
    return lines


def _mark(pen: Pen, cell: Cell) -> str:
    if not cell.mark:
        return pen.mark("·")
    return pen.mark(cell.mark) + ("~" if cell.hedged else "") + (str(cell.count) if cell.count > 1 else "")


def _below(pen: Pen, table: Matrix, heads: list[str]) -> Lines:
    """What the columns say in full, who is not in the table, and how many claims."""
    lines: Lines = []
    wide = max(map(cell_len, heads))
    for head, group in zip(heads, table.columns, strict=True):
        if group.kind == "point" or head != pen.clean(group.heading):
            runs: list[Run] = [(head, "bold"), (" " * (wide - cell_len(head) + 2), ""), (group.heading, "")]
            lines += pen.lines(runs, rest=" " * (wide + 2))
    lines.append("")
    if table.others:
        lines += pen.lines([(f"Says nothing on these points: {listed(table.others)}.", "dim")], rest="  ")
    if table.outside:
        what = f"{count(table.outside, 'claim')} under no point (--as claims)."
        lines += pen.lines([(what[:1].upper() + what[1:], "dim")])
    return lines
