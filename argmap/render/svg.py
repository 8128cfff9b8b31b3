"""The graph as one drawing in SVG; pointing at a mark shows the evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.render.base import GRAPHS, Form

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.render.base import Options


def _render(found: ArgumentMap, options: Options) -> bytes:
    from argmap.render.graph.dot_text import dot_text  # noqa: PLC0415  # forms are all imported to be listed
    from argmap.render.graph.draw import draw  # noqa: PLC0415
    from argmap.render.graph.pages import direction  # noqa: PLC0415
    from argmap.render.graph.picture import picture  # noqa: PLC0415
    from argmap.render.graph.svg_text import svg_text  # noqa: PLC0415

    shown = picture(found, options, drawing=True)
    (drawn,) = draw(
        [dot_text(shown.graph, shown.ends, shown.foot, head=shown.title, way=direction(shown.graph))], "svg"
    )
    return svg_text(drawn, shown)


FORM = Form("svg", "SVG, the graph as a drawing", (".svg",), ("graph",), _render, uses=GRAPHS)
