"""The flow sheet for paper: as many turns beside each other as a landscape page holds; deeper ones follow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.render.paper.runs import called, relation, runs
from argmap.render.turns import ALONE, NO_LINE, held_by, parts
from argmap.views.flow import flow
from argmap.views.wording import TOWARD, count, listed, shorten

if TYPE_CHECKING:
    from argmap.render.paper.runs import Run
    from argmap.render.turns import Slot
    from argmap.views.flow import FlowCell
    from argmap.views.index import Index

ROOM = 110
"""Letters of a quotation in a cell."""


def flow_sheet(at: Index) -> dict[str, Any]:
    """The parts of the sheet, and what stands in no line."""
    sheet = flow(at)
    tables = [
        {
            "heads": part.heads,
            "lines": [[[_slot(slot) for slot in row] for row in line] for line in part.lines],
            "name": part.name,
        }
        for part in parts(sheet)
    ]
    return {
        "parts": tables,
        "none": "" if tables else NO_LINE,
        "alone": [_cell(cell) for cell in sheet.alone],
        "alone_head": f"In no line: {count(len(sheet.alone), 'comment')} with claims {ALONE}",
        "silent": f"Neither a claim nor a link: {listed(sheet.silent)}." if sheet.silent else "",
    }


def _slot(slot: Slot) -> dict[str, Any] | None:
    if slot.turn is None:
        return {"mark": "", "kind": "end", "runs": runs(("soft", slot.end)), "end": ""} if slot.end else None
    return {"mark": slot.mark, "kind": slot.turn.relation or "", "runs": _cell(slot.turn), "end": slot.end}


def _cell(cell: FlowCell) -> list[Run]:
    if cell.says:
        return runs(("b", cell.says), ("soft", "" if cell.sure else " (?)"), ("t", f"\n{held_by(cell)}"))
    if cell.denies:
        sign: Run | None = ("rebuttal", "○ denies")
    else:
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
