"""The flow sheet as text: columns by turn side by side; where they do not fit, the next ones follow below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding

from argmap.render.terminal.pen import STAY, Run, styled
from argmap.render.terminal.signs import RELATION_SIGNS, STYLES
from argmap.render.turns import ALONE, NO_LINE, TURNS, ended, held_by
from argmap.views.wording import NO_REPLY, TOWARD, VERBS, listed, shorten, standing, sure

if TYPE_CHECKING:
    from rich.console import RenderableType

    from argmap.render.terminal.pen import Lines, Pen
    from argmap.views.flow import Flow, FlowCell, FlowRow

ARROW = 4
"""Columns of an arrow from one turn to the next."""
COLUMN = 24
"""A column is at least so wide."""


def flow_lines(pen: Pen, sheet: Flow) -> Lines:
    """The sheet: each line of argument with an arrow where it goes on, and what stands alone below."""
    lines: Lines = []
    if not sheet.lines:
        lines += [*pen.lines([(NO_LINE, "")]), ""]
    across = max(2, min(sheet.turns, (pen.width + ARROW) // (COLUMN + ARROW)))
    wide = min(48, (pen.width - ARROW * (across - 1)) // across)
    if sheet.lines:
        for start in range(0, max(1, sheet.turns - 1), across - 1):
            lines += _sheet(pen, sheet, start, across, wide)
    if sheet.alone:
        lines += pen.lines([("In no line", "bold"), (f"  claims {ALONE}", "dim")])
        for cell in sheet.alone:
            lines += pen.lines(_runs(pen, cell, 110), first="  ", rest="    ")
        lines.append("")
    if sheet.silent:
        lines += [*pen.lines([(f"Neither a claim nor a link: {listed(sheet.silent)}.", "dim")]), ""]
    return lines


def _sheet(pen: Pen, sheet: Flow, start: int, across: int, wide: int) -> Lines:
    """The columns from one turn on, of the lines that reach them; the first repeats the last of the sheet before."""
    end = min(start + across, max(sheet.turns, 2))
    reach = [line for line in sheet.lines if start == 0 or any(row.start + len(row.cells) > start + 1 for row in line)]
    heads: list[RenderableType] = [styled(pen.fit(_turn(turn), wide), "bold") for turn in range(start, end)]
    widths = [wide] * (end - start)
    lines: Lines = [pen.grid([heads], widths, gap=ARROW)]
    if start:
        lines = [*pen.lines([(f"The same lines from turn {start + 1} on", "dim")]), *lines]
    for line in reach:
        lines.append(pen.rule(sum(widths) + ARROW * (len(widths) - 1)))
        for row in line:
            lines += _row(pen, row, start, end, wide)
    return [*lines, ""]


def _turn(turn: int) -> str:
    return TURNS[turn] if turn < len(TURNS) else f"Turn {turn + 1}"


def _row(pen: Pen, row: FlowRow, start: int, end: int, wide: int) -> Lines:
    """A row's cells that lie between two turns, side by side; nothing where only a repeated first cell would stand."""
    last = row.start + len(row.cells) - 1
    if last < start or row.start >= end or (start and last == start and row.start < start):
        return []
    blocks: list[RenderableType] = []
    widths: list[int] = []
    for turn in range(start, end):
        cell = row.cells[turn - row.start] if row.start <= turn <= last else None
        arrow = cell is not None and turn > start and turn > row.start
        corner = cell is not None and turn > start and turn == row.start and row.start > 0
        if turn > start:
            blocks.append("──→" if arrow else "└─→" if corner else "")
            widths.append(ARROW)
        words: Lines = [Padding(pen.text(*_runs(pen, cell, 3 * wide)), (0, 1, 0, 0))] if cell is not None else []
        over = turn == last == end - 1 and not row.cells[-1].answered
        if turn == last + 1 or over:
            words.append(pen.text((ended(row.cells[-1]), "dim")))
        blocks.append(Group(*words))
        widths.append(wide)
    return [pen.grid([blocks], widths, gap=0)]


def _runs(pen: Pen, cell: FlowCell, room: int) -> list[Run]:
    who = f"{cell.label} {cell.name}".strip()
    runs: list[Run] = []
    if cell.says:
        doubt = "" if cell.sure else " (?)"
        return [(f"{cell.says}{doubt}", "bold"), (f" {held_by(cell)}", "who")]
    if cell.denies:
        runs += [(f"{pen.mark('○')}{STAY}denies", STYLES["rebuttal"]), (" ", "")]
    elif cell.relation is not None:
        doubt = "" if sure(cell.confidence) else "?"
        part = f"{STAY}in{STAY}part" if cell.partial else ""
        verb = f"{pen.mark(RELATION_SIGNS[cell.relation])}{STAY}{VERBS[cell.relation]}{doubt}"
        sign = f"{verb}{part}{STAY}{standing(cell.confidence)}"
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
