"""The graph in DOT, with all the evidence as tooltips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.render.base import GRAPHS, Form

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.render.base import Options


def _render(found: ArgumentMap, options: Options) -> bytes:
    from argmap.render.graph.dot_text import dot_text  # noqa: PLC0415  # forms are all imported to be listed
    from argmap.render.graph.pages import direction  # noqa: PLC0415
    from argmap.render.graph.picture import picture  # noqa: PLC0415

    shown = picture(found, options, drawing=True)
    return dot_text(
        shown.graph, shown.ends, shown.foot, head=shown.title, way=direction(shown.graph), told_too=True
    ).encode("utf-8")


FORM = Form("dot", "DOT, the graph for Graphviz", (".dot", ".gv"), ("graph",), _render, uses=GRAPHS)
