"""The graph in Mermaid, for pages that draw it from text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.render.base import GRAPHS, Form

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.render.base import Options
    from argmap.render.graph.picture import Picture

LIMIT = 50_000
"""The most characters that Mermaid reads where nobody allows it more (its `maxTextSize`)."""
EDGES = 500
"""The most edges that it draws (its `maxEdges`)."""
_TRIES = ((5, 400), (3, 160), (2, 90), (1, 64), (1, 40), (0, 40))
"""Claims to a node and characters to a line, from the most to the fewest: the first that keep within the limit."""
_WIDE = '%%{init: {"flowchart": {"wrappingWidth": 300}}}%%'
"""Lines as long as in a drawing by Graphviz, about."""
_ARROWS = {"agreement": "-->", "rebuttal": "==x", "because": "-->", "reply": "-.->"}
_INK = {
    "agreement": "stroke:#14558f,stroke-width:2px",
    "rebuttal": "stroke:#9c2f12,stroke-width:3px,stroke-dasharray:7 4",
    "because": "stroke:#444444,stroke-width:1px",
    "reply": "stroke:#555555,stroke-width:1.5px",
}
_CLASSES = (
    "classDef post fill:#eeeeee,stroke:#222222,stroke-width:3px,color:#000000,text-align:left",
    "classDef default fill:#ffffff,stroke:#222222,color:#000000,text-align:left",
    "classDef for fill:#dcebf8,stroke:#222222,color:#000000,text-align:left",
    "classDef against fill:#fbe6da,stroke:#222222,color:#000000,text-align:left",
    "classDef both fill:#eee8f6,stroke:#222222,stroke-dasharray:4 3,color:#000000,text-align:left",
    "classDef claim fill:#ffffff,stroke:#222222,stroke-width:2px,color:#000000,text-align:left",
    "classDef commenter fill:#ffffff,stroke:#222222,stroke-width:2px,color:#000000,text-align:left",
)


def mermaid_text(shown: Picture) -> str:
    """A graph in Mermaid.

    Args:
        shown: The graph with its surroundings.

    Returns:
        A flowchart. Where it would be longer than Mermaid reads, fewer claims are named in each node, the rest is
        counted there, quotations are shorter (…) and dates go; where that is not enough, or the edges are too many, a
        comment at its head says what to set.
    """
    for most, room in _TRIES:
        text = _text(shown, most, room)
        if len(text) <= LIMIT - 400:
            break
    head = [_WIDE, *(f"%% {_comment(row)}" for row in (shown.title, *shown.counts))]
    if len(text) > LIMIT - 400 or len(shown.graph.edges) > EDGES:
        size, edges = max(LIMIT, len(text) * 2), max(EDGES, len(shown.graph.edges))
        head.append(
            f"%% larger than Mermaid draws unasked: mermaid.initialize with maxTextSize: {size}, maxEdges: {edges}"
        )
    return "\n".join([*head, text, ""])


def _text(shown: Picture, most: int, room: int) -> str:
    from argmap.render.escape import mermaid  # noqa: PLC0415  # forms are all imported to be listed
    from argmap.render.graph.lines import Fit, edge_words, parts  # noqa: PLC0415
    from argmap.render.graph.pages import direction  # noqa: PLC0415
    from argmap.views.wording import shorten  # noqa: PLC0415

    graph = shown.graph
    ids = {node.id: f"n{number}" for number, node in enumerate(graph.nodes, 1)}
    rows = [f"flowchart {direction(graph)}"]
    fit = Fit(most=most)
    for node in graph.nodes:
        bare = node if most else replace(node, date="")
        whole = ["".join(run.text for run in part.runs) for part in parts(bare, shown.ends, graph.level, fit)]
        said = "<br/>".join(mermaid(shorten(row, room).text) for row in whole)
        kind = node.side if node.side not in {None, "unclear"} else "" if node.kind == "comment" else node.kind
        left, right = ("(", ")") if node.side == "for" else ("[", "]")
        rows.append(f'  {ids[node.id]}{left}"{said}"{right}{f":::{kind}" if kind else ""}')
    kinds: dict[str, list[str]] = {}
    for number, edge in enumerate(graph.edges):
        words = "<br/>".join(mermaid(shorten(row, room).text) for row in edge_words(edge, graph.level)[: most or 1])
        label = f'|"{words}"|' if words else ""
        rows.append(f"  {ids[edge.source]} {_ARROWS[edge.relation]}{label} {ids[edge.target]}")
        kinds.setdefault(edge.relation, []).append(str(number))
    rows += [f"  linkStyle {','.join(numbers)} {_INK[kind]}" for kind, numbers in kinds.items()]
    used = {"default", *(node.kind for node in graph.nodes), *(node.side for node in graph.nodes)}
    return "\n".join([*rows, *(f"  {row}" for row in _CLASSES if row.split()[1] in used)])


def _comment(row: str) -> str:
    """A line of a comment, in which braces could start a directive."""
    from argmap.render.escape import visible  # noqa: PLC0415

    return visible(row).replace("\n", " ").replace("{", "(").replace("}", ")").replace("%", "％")


def _render(found: ArgumentMap, options: Options) -> bytes:
    from argmap.render.graph.picture import picture  # noqa: PLC0415

    return mermaid_text(picture(found, options, drawing=True)).encode("utf-8")


FORM = Form(
    "mermaid", "Mermaid, the graph as text that pages draw", (".mmd", ".mermaid"), ("graph",), _render, uses=GRAPHS
)
