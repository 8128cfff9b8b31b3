"""The map as one page for a browser: the graph beside the thread, reasons, filters, and every view; no network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.render.base import Form

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.render.base import Options, View


def _render(found: ArgumentMap, options: Options) -> bytes:
    if options.anonymous:
        from argmap.views.anonymous import anonymous  # noqa: PLC0415  # spares every other command its import

        found = anonymous(found)
    if options.view == "worksheet":
        from argmap.render.html.worksheet import worksheet_page  # noqa: PLC0415

        return worksheet_page(found, key=options.key).encode("utf-8")
    from argmap.render.html.page import page  # noqa: PLC0415  # reads the style and the script

    first: View = "overview" if options.graph == "comments" else "tree"  # a level was asked for: the graph is there
    return page(found, options.view or first, options.graph).encode("utf-8")


FORM = Form(
    "html",
    "A page for a browser, in one file",
    (".html", ".htm"),
    ("overview", "tree", "claims", "matrix", "flow", "unanswered", "stances", "brief", "worksheet"),
    _render,
    uses=("graph", "key"),
)
