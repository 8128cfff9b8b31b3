"""The terminal's views on paper: their lines in type of one width, blocks kept together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.render.terminal.overview import overview_lines
from argmap.render.terminal.pen import Pen
from argmap.render.text import TITLES, body
from argmap.views.overview import overview

if TYPE_CHECKING:
    from argmap.render.base import Options
    from argmap.render.terminal.pen import Run
    from argmap.views.index import Index

UPRIGHT, LYING = 88, 132
"""Columns of 9-point type across a page of A4 or Letter, whichever is narrower."""
_WIDE = frozenset({"matrix"})
_KINDS = {"agree": "agreement", "rebut": "rebuttal"}
_SPACE = "\u00a0"


def text_sheet(at: Index, options: Options) -> dict[str, Any]:
    """The lines of the view that `options` name, in blocks."""
    view = options.view or "overview"
    lying = view in _WIDE
    pen = Pen(LYING if lying else UPRIGHT)
    blocks: list[list[list[tuple[str, str]]]] = [[]]
    lines = overview_lines(pen, overview(at), paper=True) if view == "overview" else body(view, pen, at, options)
    for line in pen.styled_lines(lines):
        if line:
            blocks[-1].append(_runs(line))
        elif blocks[-1]:
            blocks.append([])
    return {
        "kind": "text",
        "name": (TITLES[view] or view).capitalize(),
        "landscape": lying,
        "blocks": [block for block in blocks if block],
    }


def _runs(line: list[Run]) -> list[tuple[str, str]]:
    """A line's runs by kind; its spaces do not end it, for the line is full as it is."""
    return [(_KINDS.get(style, style), text.replace(" ", _SPACE)) for text, style in line if text]
