"""A graph in DOT: the text that Graphviz draws and that `-o map.dot` writes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from rich.cells import cell_len

from argmap.render.escape import dot, xml
from argmap.render.graph.lines import (
    FULL,
    Fit,
    Line,
    Run,
    edge_words,
    parts,
    told,
    told_node,
    wrapped,
    wrapped_words,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from argmap.model import Side
    from argmap.views.graph import Bearing, Graph, GraphEdge, GraphNode

FONT = "DejaVu Sans Condensed"
"""The font that argmap ships with, so that a map looks the same on every machine."""
FOOT = 130
"""Columns of the words above a picture."""
PAPER = 100
"""Columns of the words above a drawing on paper, in 9 points."""
# Colours are dark enough to be black on a photocopier; the line's style and the sign carry the meaning.
_EDGES = {
    "agreement": 'style=solid penwidth=1.6 arrowhead=normal color="#14558f" fontcolor="#14558f"',
    "rebuttal": 'style=dashed penwidth=2.4 arrowhead=tee arrowsize=1.1 color="#9c2f12" fontcolor="#9c2f12"',
    "because": 'style=solid penwidth=1 arrowhead=empty arrowsize=0.8 color="#444444" fontcolor="#333333"',
    "reply": 'style=dotted penwidth=1.6 arrowhead=vee arrowsize=0.7 color="#555555" fontcolor="#444444"',
}
# A side has a colour and a shape, and its word stands beside the name.
_SIDES: dict[Side | None, str] = {
    "for": 'fillcolor="#dcebf8"',
    "against": 'fillcolor="#fbe6da" style="filled"',
    "both": 'fillcolor="#eee8f6" style="filled,rounded,dashed"',
}
_NODES = {
    "post": 'penwidth=2.2 fillcolor="#eeeeee"',
    "comment": "penwidth=1",
    "claim": "penwidth=1.4",
    "commenter": 'penwidth=1.4 peripheries=2 style="filled"',
}


@dataclass(frozen=True, slots=True)
class Stub:
    """A reference to a node that is drawn on another page.

    Args:
        id: Its name in DOT.
        text: What it says: `#12 on page 3`.
        node: The id of the node here to which it belongs.
        relation: Of the edge that crosses, or reply.
        away: Whether the edge leads from the node here to the other page; else it comes from there.
        words: What stands beside the edge.
    """

    id: str
    text: str
    node: str
    relation: Bearing
    away: bool
    words: tuple[str, ...] = ()


def names(graph: Graph) -> dict[str, str]:
    """A readable name in DOT for each node: `#6`, `post`, or a letter and a number."""
    found: dict[str, str] = {}
    for number, node in enumerate(graph.nodes, 1):
        if node.kind in {"post", "comment"}:
            found[node.id] = node.label
        else:
            found[node.id] = f"{node.kind} {number}"
    return found


def dot_text(  # noqa: PLR0913  # each is a part of the picture
    graph: Graph,
    ends: frozenset[str],
    foot: Sequence[str],
    *,
    head: str = "",
    inside: Mapping[str, str] | None = None,
    stubs: Sequence[Stub] = (),
    told_too: bool = False,
    way: Literal["RL", "BT"] = "RL",
    fit: Fit = FULL,
    dpi: int = 0,
) -> str:
    """A graph in DOT.

    Args:
        graph: What to draw; an edge is drawn where both its nodes are.
        ends: Ids of claims at which links start or end.
        foot: Lines above the picture: counts and legend.
        head: The title above it; none where it is empty.
        inside: Names of the nodes, where they are to be those of a larger graph.
        stubs: References to other pages.
        told_too: Whether tooltips with all the evidence are written; drawings get theirs otherwise.
        way: Answers to the right of what they answer, or below it.
        fit: How much nodes and edges say.
        dpi: Dots per inch, for a picture of dots.
    """
    named = inside or names(graph)
    rows = [
        "digraph map {",
        f'  graph [rankdir={way} {_gaps(fit)} ordering=in bgcolor=white fontname="{FONT}" fontsize=11',
        f"         margin=0 labelloc=t labeljust=l {_label(head, foot)}{f' dpi={dpi}' if dpi else ''}]",
        f'  node [shape=box style="filled,rounded" fillcolor=white color="#222222" fontname="{FONT}" fontsize=10',
        '        margin="0.11,0.07"]',
        f'  edge [fontname="{FONT}" fontsize=9 arrowsize=0.9]',
    ]
    for number, node in reversed(list(enumerate(graph.nodes, 1))):  # Graphviz stacks what is not tied from below
        rows.append(_node(node, named[node.id], f"n{number}", graph.level, ends, fit, told_too=told_too))
    rows += [f'  "{dot(stub.id)}" [shape=plain style="" fontsize=9 label="{dot(stub.text)}"]' for stub in stubs]
    tree = parents(graph)
    place = {node.id: number for number, node in enumerate(graph.nodes)}
    for number, edge in sorted(enumerate(graph.edges, 1), key=lambda one: place[one[1].source]):  # answers in order
        rows.append(_edge(edge, named, f"e{number}", graph.level, tree, fit, told_too=told_too))
    rows += _rows_of_alone(graph, named, stubs)
    for stub in stubs:
        pair = (named[stub.node], stub.id) if stub.away else (stub.id, named[stub.node])
        words = dot("\n".join(row for line in stub.words for row in wrapped_words(line)))
        rows.append(f'  "{dot(pair[0])}" -> "{dot(pair[1])}" [{_EDGES[stub.relation]} label="{words}"]')
    return "\n".join([*rows, "}", ""])


def parents(graph: Graph) -> dict[str, str]:
    """For each node the one to which its first edge leads: these edges lay out the graph, all others follow."""
    found: dict[str, str] = {}
    replies = [edge for edge in graph.edges if edge.relation == "reply"]
    for edge in (*replies, *graph.edges) if graph.level == "comments" else ():
        found.setdefault(edge.source, edge.target)
    return found


ALONE = 3
"""Nodes without an edge that stand side by side."""


def alone(graph: Graph, stubs: Sequence[Stub] = ()) -> list[str]:
    """Ids of the nodes at which no edge starts or ends, in order."""
    tied = {end for edge in graph.edges for end in (edge.source, edge.target)} | {stub.node for stub in stubs}
    return [node.id for node in graph.nodes if node.id not in tied]


def _rows_of_alone(graph: Graph, named: Mapping[str, str], stubs: Sequence[Stub]) -> list[str]:
    """Edges that are not seen and put the nodes that stand alone side by side."""
    left = alone(graph, stubs)
    return [
        f'  "{dot(named[right])}" -> "{dot(named[name])}" [style=invis]'
        for at, (name, right) in enumerate(pairwise(left), 1)
        if at % ALONE
    ]


def _node(  # noqa: PLR0913, PLR0917  # each is a part of the picture
    node: GraphNode, name: str, id_: str, level: str, ends: frozenset[str], fit: Fit, *, told_too: bool
) -> str:
    lines = [line for part in parts(node, ends, level, fit) for line in wrapped(part, fit.width)]
    label = "".join(f'{_html(line)}<BR ALIGN="LEFT"/>' for line in lines)
    more = [_NODES[node.kind], *([_SIDES[node.side]] if node.side in _SIDES else [])]
    if node.kind == "comment" and not node.sayings and level == "comments":
        more.append('color="#999999"')
    if told_too:
        more.append(f'tooltip="{dot(told_node(node))}"')
    return f'  "{dot(name)}" [id={id_} {" ".join(more)} label=<{label}>]'


def _html(line: Line) -> str:
    """A line as Graphviz' HTML-like text."""
    out = []
    for run in line:
        text = xml(run.text).replace("\n", " ").replace("\t", " ")
        text = _blanks(text)
        if run.marked:
            text = f"<U>{text}</U>"
        if run.bold:
            text = f"<B>{text}</B>"
        if run.faint:
            text = f'<FONT COLOR="#444444">{text}</FONT>'
        out.append(text)
    return "".join(out)


def _blanks(text: str) -> str:
    """Spaces at the start of a text, kept as they are."""
    bare = text.lstrip(" ")
    return "&#160;" * (len(text) - len(bare)) + bare


def _edge(  # noqa: PLR0913, PLR0917  # each is a part of the picture
    edge: GraphEdge,
    named: Mapping[str, str],
    id_: str,
    level: str,
    tree: Mapping[str, str],
    fit: Fit,
    *,
    told_too: bool,
) -> str:
    words = "\n".join(row for line in edge_words(edge, level, words=fit.words) for row in wrapped_words(line))
    more = [f"id={id_}", _EDGES[edge.relation]]
    aside = bool(tree) and tree.get(edge.source) != edge.target
    if aside:
        more.append("constraint=false")
    if words:
        more.append(f"label=<{_on_white(words)}>")
    if told_too:
        more.append(f'tooltip="{dot(told(edge))}" labeltooltip="{dot(told(edge))}"')
    return f'  "{dot(named[edge.source])}" -> "{dot(named[edge.target])}" [{" ".join(more)}]'


def _gaps(fit: Fit) -> str:
    return "ranksep=0.55 nodesep=0.16" if fit.words else "ranksep=0.3 nodesep=0.1"


def _on_white(words: str) -> str:
    """A label that hides the line below it, for edges that run between others."""
    rows = "<BR/>".join(xml(row) for row in words.split("\n"))
    return f'<TABLE BORDER="0" CELLBORDER="0" CELLPADDING="0" BGCOLOR="white"><TR><TD>{rows}</TD></TR></TABLE>'


def _label(title: str, foot: Sequence[str], columns: int = FOOT) -> str:
    """What stands above the picture."""
    named = '<BR ALIGN="LEFT"/>'.join(xml(row) for row in wrapped_words(title, columns * 3 // 5))
    rows = [f'<FONT POINT-SIZE="14"><B>{named}</B></FONT>'] if title else []
    rows += [_html((Run(row),)) for line in foot for row in _rows(line, columns)]
    label = "".join(f'{row}<BR ALIGN="LEFT"/>' for row in rows)
    return f"label=<{label}>" if rows else ""


def _rows(line: str, columns: int) -> list[str]:
    """A line in rows: between the signs that wide gaps part, else between words."""
    if cell_len(line) <= columns or "   " not in line:
        return [line] if cell_len(line) <= columns else wrapped_words(line, columns)
    rows = [""]
    for part in re.split(" {3,}", line):
        joined = f"{rows[-1]}     {part}" if rows[-1] else part
        if rows[-1] and cell_len(joined) > columns:
            rows.append(part)
        else:
            rows[-1] = joined
    return rows


def head_text(title: str, foot: Sequence[str]) -> str:
    """A drawing of the words above a picture alone, as wide as upright paper."""
    return (
        f'digraph head {{ graph [fontname="{FONT}" fontsize=9 labelloc=t labeljust=l margin=0 pad=0 '
        f"{_label(title, foot, PAPER)}] x [shape=none label=_ fontsize=1 fontcolor=white width=0 height=0] }}\n"
    )
