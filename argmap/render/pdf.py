"""PDF: the graph, or one of the typeset views, each with its fonts inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.render.base import Form

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.render.base import Options

_TYPESET = frozenset({"brief", "flow", "worksheet"})


def _render(found: ArgumentMap, options: Options) -> bytes:
    if options.view in _TYPESET:
        from argmap.render.paper import pdf  # noqa: PLC0415  # forms are all imported to be listed

        return pdf(found, options)
    from argmap.render.graph.picture import picture  # noqa: PLC0415
    from argmap.render.graph.sheets import sheets  # noqa: PLC0415

    return sheets(picture(found, options), options)


FORM = Form(
    "pdf", "PDF, the graph or a typeset view", (".pdf",), ("graph", "brief", "flow", "worksheet"), _render, binary=True
)
