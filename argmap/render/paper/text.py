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

UPRIGHT, LYING = 792, 1188
"""Points of type times columns across a page of A4 or Letter, whichever is narrower: 88 and 132 columns at 9 points."""
SIZES = (11, 10, 9)
"""Points of type that are tried, the roomiest first."""
_WIDE = frozenset({"matrix"})
_KINDS = {"agree": "agreement", "rebut": "rebuttal"}
_SPACE = "\u00a0"


def text_sheet(at: Index, options: Options, points: int) -> dict[str, Any]:
    """The lines of the view that `options` name, in blocks.

    Args:
        at: The map's index.
        options: The view, and how much of it.
        points: Size of the type, and so how many columns a line has.
    """
    view = options.view or "overview"
    lying = view in _WIDE
    pen = Pen((LYING if lying else UPRIGHT) // points)
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
        "size": points,
        "blocks": [block for block in blocks if block],
    }


def _runs(line: list[Run]) -> list[tuple[str, str]]:
    """A line's runs by kind; its spaces do not end it, for the line is full as it is."""
    return [(_KINDS.get(style, style), text.replace(" ", _SPACE)) for text, style in line if text]
