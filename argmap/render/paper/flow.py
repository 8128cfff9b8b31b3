"""The flow sheet for paper: as many turns beside each other as a landscape page holds; deeper ones follow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.render.paper.sheets import called, relation, runs
from argmap.render.terminal.flow import TURNS
from argmap.views.flow import flow
from argmap.views.wording import NO_REPLY, TOWARD, count, listed, shorten

if TYPE_CHECKING:
    from argmap.render.paper.sheets import Run
    from argmap.views.flow import FlowCell, FlowRow
    from argmap.views.index import Index

ACROSS = 5
"""Columns of a page; the first of a later part repeats the last of the one before."""
ROOM = 110
"""Letters of a quotation in a cell."""


def flow_sheet(at: Index) -> dict[str, Any]:
    """The parts of the sheet, and what stands in no line."""
    sheet = flow(at)
    across = max(3, min(ACROSS, sheet.turns))
    parts: list[dict[str, Any]] = []
    for start in range(0, max(1, sheet.turns - 1), across - 1) if sheet.lines else ():
        end = start + across
        lines = [
            rows
            for line in sheet.lines
            if (rows := [cells for row in line if (cells := _row(row, start, end)) is not None])
        ]
        heads = [TURNS[turn] if turn < len(TURNS) else f"Turn {turn + 1}" for turn in range(start, end)]
        name = "" if not start else f"The same lines from turn {start + 1} on"
        parts.append({"heads": heads, "lines": lines, "name": name})
    return {
        "parts": parts,
        "none": "" if parts else "No comment here agrees with or rebuts another: there is no line to follow.",
        "alone": [_cell(cell) for cell in sheet.alone],
        "alone_head": f"In no line: {count(len(sheet.alone), 'comment')} with claims that no link touches",
        "silent": f"Neither a claim nor a link: {listed(sheet.silent)}." if sheet.silent else "",
    }


def _row(row: FlowRow, start: int, end: int) -> list[dict[str, Any] | None] | None:
    """The cells of a row between two turns; None where nothing but a repeated first cell would stand."""
    last = row.start + len(row.cells) - 1
    if last < start or row.start >= end or (start and last == start and row.start < start):
        return None
    cells: list[dict[str, Any] | None] = []
    for turn in range(start, end):
        if row.start <= turn <= last:
            cell = row.cells[turn - row.start]
            mark = "" if turn == row.start == 0 else "↳" if turn == row.start else "→"
            here = turn == last and not cell.answered and (turn == end - 1 or cell.relation is None)
            on = turn == end - 1 and turn < last
            ended = _ended(cell) if here else f"on at turn {turn + 2} →" if on else ""
            cells.append({"mark": mark, "kind": cell.relation or "", "runs": _cell(cell), "end": ended})
        elif turn == last + 1 and row.cells[-1].relation is not None:
            cells.append({"mark": "", "kind": "end", "runs": runs(("soft", _ended(row.cells[-1]))), "end": ""})
        else:
            cells.append(None)
    return cells


def _ended(cell: FlowCell) -> str:
    return "replies, but none that agrees or rebuts" if cell.replied else NO_REPLY


def _cell(cell: FlowCell) -> list[Run]:
    sign = None if cell.relation is None else relation(cell.relation, cell.confidence, partial=cell.partial)
    whom = {kind: [label for k, label in cell.also if k == kind] for kind, _ in cell.also}
    others = [f"{TOWARD[kind]} {listed(dict.fromkeys(labels))}" for kind, labels in whom.items()]
    return runs(
        sign,
        ("t", "\n" if sign else ""),
        called(cell.label, cell.name),
        ("b", f" {cell.tags}" if cell.tags else ""),
        ("t", " "),
        ("q", shorten(cell.quote, ROOM).text),
        ("soft", f" also {listed(others)}" if others else ""),
    )
