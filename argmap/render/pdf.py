"""PDF: the graph, or one of the typeset views, each with its fonts inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.render.base import GRAPHS, Form

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.render.base import Options


def _render(found: ArgumentMap, options: Options) -> bytes:
    if options.view not in {None, "graph"}:
        from argmap.render.paper import pdf  # noqa: PLC0415  # forms are all imported to be listed

        return pdf(found, options)
    from argmap.render.graph.picture import picture  # noqa: PLC0415
    from argmap.render.graph.sheets import sheets  # noqa: PLC0415
    from argmap.render.paper import with_overview  # noqa: PLC0415

    drawn = sheets(picture(found, options, drawing=True), options)
    return drawn if options.graph != "comments" else with_overview(drawn, found, options)


FORM = Form(
    "pdf",
    "PDF, the graph or a typeset view",
    (".pdf",),
    ("graph", "overview", "tree", "claims", "sides", "matrix", "flow", "unanswered", "stances", "brief", "worksheet"),
    _render,
    binary=True,
    uses=(*GRAPHS, "paper", "key", "pages"),
)
