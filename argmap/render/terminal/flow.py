"""The flow sheet as text: columns by turn side by side; where they do not fit, the next ones follow below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.render.terminal.pen import STAY, Run
from argmap.render.terminal.signs import RELATION_SIGNS, STYLES
from argmap.views.wording import NO_REPLY, TOWARD, VERBS, decimal, listed, shorten, sure

if TYPE_CHECKING:
    from argmap.render.terminal.pen import Pen
    from argmap.views.flow import Flow, FlowCell, FlowRow

COLUMN = 24
"""A column is at least so wide."""
TURNS = ("Claim", "Answer", "Answer to the answer")


def flow_lines(pen: Pen, sheet: Flow) -> list[str]:
    """The sheet: each line of argument with an arrow where it goes on, and what stands alone below."""
    lines: list[str] = []
    if not sheet.lines:
        lines += [*pen.lines([("No comment here agrees with or rebuts another: there is no line to follow.", "")]), ""]
    across = max(2, min(sheet.turns, (pen.width + 4) // (COLUMN + 4)))
    wide = min(48, (pen.width - 4 * (across - 1)) // across)
    if sheet.lines:
        for start in range(0, max(1, sheet.turns - 1), across - 1):
            lines += _sheet(pen, sheet, start, across, wide)
    if sheet.alone:
        lines += pen.lines([("In no line", "bold"), ("  claims in comments that no link touches", "dim")])
        for cell in sheet.alone:
            lines += pen.lines(_runs(pen, cell, 110), first="  ", rest="    ")
        lines.append("")
    if sheet.silent:
        lines += [*pen.lines([(f"Neither a claim nor a link: {listed(sheet.silent)}.", "dim")]), ""]
    return lines


def _sheet(pen: Pen, sheet: Flow, start: int, across: int, wide: int) -> list[str]:
    """The columns from one turn on, of the lines that reach them; the first repeats the last of the sheet before."""
    end = min(start + across, max(sheet.turns, 2))
    reach = [line for line in sheet.lines if start == 0 or any(row.start + len(row.cells) > start + 1 for row in line)]
    heads = [[pen.paint(pen.fit(_turn(turn), wide), "bold")] for turn in range(start, end)]
    widths = [wide] * (end - start)
    lines = pen.beside(heads, widths, "    ")
    if start:
        lines = [*pen.lines([(f"The same lines from turn {start + 1} on", "dim")]), *lines]
    for line in reach:
        lines.append(pen.mark("─") * min(pen.width, sum(widths) + 4 * (len(widths) - 1)))
        for row in line:
            lines += _row(pen, row, start, end, wide)
    return [*lines, ""]


def _turn(turn: int) -> str:
    return TURNS[turn] if turn < len(TURNS) else f"Turn {turn + 1}"


def _row(pen: Pen, row: FlowRow, start: int, end: int, wide: int) -> list[str]:
    """A row's cells that lie between two turns, side by side; nothing where only a repeated first cell would stand."""
    last = row.start + len(row.cells) - 1
    if last < start or row.start >= end or (start and last == start and row.start < start):
        return []
    blocks: list[list[str]] = []
    widths: list[int] = []
    for turn in range(start, end):
        cell = row.cells[turn - row.start] if row.start <= turn <= last else None
        arrow = cell is not None and turn > start and turn > row.start
        corner = cell is not None and turn > start and turn == row.start and row.start > 0
        if turn > start:
            blocks.append([pen.mark("──→") if arrow else pen.mark("└─→") if corner else ""])
            widths.append(4)
        lines = pen.lines(_runs(pen, cell, 3 * wide), width=wide - 1) if cell is not None else []
        if turn == last + 1:
            lines = pen.lines([(_ended(row.cells[-1]), "dim")], width=wide)
        blocks.append(lines)
        widths.append(wide)
    lines = pen.beside(blocks, widths, "")
    if last == end - 1 and not row.cells[-1].answered:
        lines += pen.beside(
            [[""], pen.lines([(_ended(row.cells[-1]), "dim")], width=wide)], [sum(widths) - wide, wide], ""
        )
    return lines


def _ended(cell: FlowCell) -> str:
    return "replies, but none that agrees or rebuts" if cell.replied else NO_REPLY


def _runs(pen: Pen, cell: FlowCell, room: int) -> list[Run]:
    who = f"{cell.label} {cell.name}".strip()
    runs: list[Run] = []
    if cell.relation is not None:
        doubt = "" if sure(cell.confidence) else "?"
        part = f"{STAY}in{STAY}part" if cell.partial else ""
        verb = f"{pen.mark(RELATION_SIGNS[cell.relation])}{STAY}{VERBS[cell.relation]}{doubt}"
        sign = f"{verb}{part}{STAY}{decimal(cell.confidence)}"
        runs += [(sign, STYLES[cell.relation]), (" ", "")]
    runs.append((who, "who"))
    if cell.tags:
        runs.append((f" {cell.tags}:", "bold"))
    runs.append((f" “{shorten(cell.quote, max(30, room)).text}”", ""))
    if cell.also:
        whom = {kind: [label for k, label in cell.also if k == kind] for kind, _ in cell.also}
        others = [f"{TOWARD[kind]} {listed(dict.fromkeys(labels))}" for kind, labels in whom.items()]
        runs.append((f" (also {listed(others)})", "dim"))
    if cell.relation is None and not cell.answered and not cell.replied:
        runs.append((f" {NO_REPLY}", "dim"))
    return runs
