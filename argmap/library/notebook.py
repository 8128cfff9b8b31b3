"""How a map shows itself in a notebook: its counts, and its graph where that is small enough to be read there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.errors import ArgmapError
from argmap.render.base import Options
from argmap.render.escape import xml
from argmap.render.graph.picture import picture

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.render.graph.picture import Picture

MOST = 60
"""Graphs of more nodes are not drawn in a notebook: the map is shown as the terminal would."""
_FRAME = "background:#fff;color:#000;padding:.5em;overflow:auto;max-height:80vh"


def shown(found: ArgumentMap) -> str:
    """A map as HTML that needs nothing else.

    Args:
        found: The map.
    """
    for_graph = picture(found, Options())
    if len(for_graph.graph.nodes) <= MOST:
        drawing = _drawn(found)
        if drawing is not None:
            return f'<div style="{_FRAME}">{drawing}</div>'
    return f'<div style="{_FRAME}">{_head(for_graph)}<pre style="white-space:pre-wrap">{_text(found)}</pre></div>'


def _drawn(found: ArgumentMap) -> str | None:
    """The graph in SVG, without the head that stands only in a file; None where it cannot be drawn."""
    from argmap.render.svg import FORM  # noqa: PLC0415

    try:
        text = FORM.render(found, Options()).decode("utf-8")
    except ArgmapError:
        return None
    return text[text.index("<svg") :]


def _head(for_graph: Picture) -> str:
    return f"<b>{xml(for_graph.title)}</b><br>" + "<br>".join(map(xml, for_graph.counts))


def _text(found: ArgumentMap) -> str:
    from argmap.render.text import FORM  # noqa: PLC0415

    return xml(FORM.render(found, Options(view="tree", width=100)).decode("utf-8"))
