"""The map as text: for a terminal, a pipe or a file. The same map, width and options give the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.render.base import GRAPHS, Form, implied
from argmap.render.terminal.ledger import foot_lines, head_lines
from argmap.render.terminal.pen import Lines, Pen
from argmap.views.index import index
from argmap.views.ledger import ledger

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.render.base import Options, View
    from argmap.views.index import Index


MOST = 6
"""Claims of a comment that the tree names; the rest is counted, and all are named where one comment is in focus."""


def _render(found: ArgumentMap, options: Options) -> bytes:
    if options.anonymous:
        from argmap.views.anonymous import anonymous  # noqa: PLC0415  # spares every other command its import

        found = anonymous(found)
    at = index(found)
    counts = ledger(at)
    pen = Pen(options.width, options.colour, options.ascii)
    view = options.view or implied(options)
    bare = view == "worksheet" and not options.key
    if view == "overview":
        first = _overview(pen, at)
        more = ["", *_tree(pen, at, options), *foot_lines(pen, counts)] if options.full else []
        return pen.draw([*first, *more]).encode("utf-8")
    lines: Lines = [
        *head_lines(pen, found.thread.title, counts, TITLES[view], bare=bare),
        *body(view, pen, at, options),
        *foot_lines(pen, counts, _example(at), bare=bare),
    ]
    return pen.draw(lines).encode("utf-8")


def _overview(pen: Pen, at: Index) -> Lines:
    from argmap.render.terminal.overview import overview_lines  # noqa: PLC0415
    from argmap.views.overview import overview  # noqa: PLC0415

    return overview_lines(pen, overview(at))


TITLES: dict[View, str] = {
    "overview": "",
    "tree": "",
    "claims": "the claims, the most contested first",
    "sides": "for and against",
    "matrix": "who says what",
    "flow": "flow sheet",
    "unanswered": "unanswered",
    "stances": "who stands where",
    "brief": "brief",
    "graph": "the graph",
    "worksheet": "worksheet",
}


def _example(at: Index) -> str:
    """Two labels between which there is a link, for `argmap why`."""
    for link in at.found.links:
        source, target = at.labels[at.home[link.source]], at.labels[at.home[link.target]]
        return f"{source.lstrip('#')} {target.lstrip('#')}"
    return ""


def body(view: View, pen: Pen, at: Index, options: Options) -> Lines:  # noqa: C901, PLR0911  # a table of views
    """The lines of a view; each view's modules are imported only when it is asked for."""
    match view:
        case "overview":
            return _overview(pen, at)
        case "claims":
            from argmap.render.terminal.claims import claims_lines  # noqa: PLC0415
            from argmap.views.claims import claims_view  # noqa: PLC0415

            return claims_lines(pen, claims_view(at))
        case "sides":
            from argmap.render.terminal.sides import sides_lines  # noqa: PLC0415
            from argmap.views.sides import sides  # noqa: PLC0415

            return sides_lines(pen, sides(at))
        case "matrix":
            from argmap.render.terminal.matrix import matrix_lines  # noqa: PLC0415
            from argmap.views.matrix import matrix  # noqa: PLC0415

            return matrix_lines(pen, matrix(at))
        case "flow":
            from argmap.render.terminal.flow import flow_lines  # noqa: PLC0415
            from argmap.views.flow import flow  # noqa: PLC0415

            return flow_lines(pen, flow(at))
        case "unanswered":
            from argmap.render.terminal.people import unanswered_lines  # noqa: PLC0415
            from argmap.views.unanswered import unanswered  # noqa: PLC0415

            return unanswered_lines(pen, unanswered(at))
        case "stances":
            from argmap.render.terminal.people import stances_lines  # noqa: PLC0415
            from argmap.views.stances import stances  # noqa: PLC0415

            return stances_lines(pen, stances(at))
        case "brief":
            from argmap.render.terminal.brief import brief_lines  # noqa: PLC0415
            from argmap.views.brief import brief  # noqa: PLC0415

            return brief_lines(pen, brief(at))
        case "worksheet":
            from argmap.render.terminal.worksheet import worksheet_lines  # noqa: PLC0415
            from argmap.views.worksheet import worksheet  # noqa: PLC0415

            return worksheet_lines(pen, worksheet(at), key=options.key)
        case "graph" if options.graph != "comments" or options.least:
            from argmap.render.terminal.graph import graph_lines  # noqa: PLC0415
            from argmap.views.graph import graph  # noqa: PLC0415
            from argmap.views.narrowing import narrowed  # noqa: PLC0415

            drawn = graph(at, options.graph)
            return graph_lines(pen, narrowed(drawn, least=options.least, disputes=options.only == "disputes"))
        case _:
            return _tree(pen, at, options)


def _tree(pen: Pen, at: Index, options: Options) -> Lines:
    from argmap.render.terminal.tree import tree_lines  # noqa: PLC0415
    from argmap.views.tree import tree  # noqa: PLC0415

    most = MOST if options.focus is None else None
    drawn = tree(at, depth=options.depth, focus=options.focus, only=options.only, most=most)
    return [*tree_lines(pen, drawn), ""]


FORM = Form(
    "text",
    "Text, as the terminal shows it",
    (".txt", ".text"),
    ("overview", "tree", "claims", "sides", "matrix", "flow", "unanswered", "stances", "brief", "graph", "worksheet"),
    _render,
    uses=("full", "depth", "focus", "key", *GRAPHS),
)
