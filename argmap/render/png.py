"""The graph as one picture of dots; a big one is drawn with fewer dots to the inch, so that viewers can open it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.render.base import GRAPHS, Form

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.render.base import Options

DPI = 144
_MANY = ((600, 60), (250, 72), (80, 96))
"""Dots to the inch, by the number of nodes from which on they hold."""


def _render(found: ArgumentMap, options: Options) -> bytes:
    from argmap.render.graph.dot_text import dot_text  # noqa: PLC0415  # forms are all imported to be listed
    from argmap.render.graph.draw import draw  # noqa: PLC0415
    from argmap.render.graph.pages import direction  # noqa: PLC0415
    from argmap.render.graph.picture import picture  # noqa: PLC0415

    shown = picture(found, options, drawing=True)
    dpi = next((dots for nodes, dots in _MANY if len(shown.graph.nodes) >= nodes), DPI)
    way = direction(shown.graph)
    text = dot_text(shown.graph, shown.ends, shown.foot, head=shown.title, way=way, dpi=dpi)
    return draw([text], "png")[0]


FORM = Form("png", "PNG, the graph as a picture", (".png",), ("graph",), _render, binary=True, uses=GRAPHS)
