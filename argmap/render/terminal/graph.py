"""The graph of claims or of commenters as text: each node with the edges that start at it and end at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.render.terminal.pen import STAY, Run
from argmap.render.terminal.signs import MANNER_SIGNS, evidence, legend, relation
from argmap.views.wording import count, shorten, sure

if TYPE_CHECKING:
    from argmap.render.terminal.pen import Lines, Pen
    from argmap.views.graph import Graph, GraphEdge, GraphNode


def graph_lines(pen: Pen, drawn: Graph) -> Lines:
    """Nodes in order, and under each what goes out from it and what comes in."""
    by_id = {node.id: node for node in drawn.nodes}
    lines: Lines = []
    used: set[str] = set()
    alone: list[GraphNode] = []
    for node in drawn.nodes:
        leaving = [edge for edge in drawn.edges if edge.source == node.id]
        coming = [edge for edge in drawn.edges if edge.target == node.id]
        if node.kind == "claim" and not node.point and not coming and leaving and not any(e.links for e in leaving):
            continue  # it stands as the reason below what it is given for
        if not (leaving or coming or node.inside or node.kind == "claim"):
            alone.append(node)
            continue
        lines += _node(pen, node, used)
        for edge in leaving:
            lines += _edge(pen, edge, by_id[edge.target])
            used |= _signs(edge)
        for edge in coming:
            lines += _incoming(pen, edge, by_id[edge.source])
        for link in node.inside:
            used |= {"⊕" if link.relation == "agreement" else "⊖", "" if sure(link.confidence) else "?"}
            run = relation(pen, link.relation, link.confidence, partial=link.partial, to=link.target_label)
            runs: list[Run] = [(f"{link.label} ", "who"), run, (f"  {evidence(link.words, link.basis)}", "")]
            lines += pen.lines(runs, first="    ", rest="       ")
        lines.append("")
    if alone:
        names = ", ".join(_short(node) for node in alone)
        lines += [*pen.lines([(f"With no link: {names}", "dim")], rest="  "), ""]
    if drawn.aside:
        lines += [*pen.lines([(f"Not drawn: {drawn.aside} {drawn.aside_what}", "dim")]), ""]
    return [*lines, *legend(pen, used), ""]


def _signs(edge: GraphEdge) -> set[str]:
    if not edge.links:
        return set()
    return {"⊕" if edge.relation == "agreement" else "⊖", "" if edge.sure else "?"}


def _short(node: GraphNode) -> str:
    return (
        shorten(node.label, 60).text
        if node.kind == "claim"
        else f"{node.label} {node.who if node.kind != 'commenter' else ''}".strip()
    )


def _node(pen: Pen, node: GraphNode, used: set[str]) -> Lines:
    side = f" ({node.side})" if node.side not in {None, "unclear"} else ""
    runs: list[Run] = [(f"{_short(node)}{side}", "bold")]
    if node.kind == "commenter":
        runs.append((f"  {count(node.comments, 'comment')}, {count(len(node.sayings), 'claim')}", "dim"))
    elif node.kind == "claim":
        for manner, sign in MANNER_SIGNS.items():
            labels = dict.fromkeys(s.label for s in node.sayings if s.manner == manner and not s.reported)
            if labels:
                used.add(sign)
                runs.append((f"   {pen.mark(sign)}{STAY}" + " ".join(labels), ""))
        reported = dict.fromkeys(s.label for s in node.sayings if s.reported)
        if reported:
            runs.append((f"   reported:{STAY}" + " ".join(reported), ""))
    else:
        runs.append((f"  “{node.opening}”", ""))
    return pen.lines(runs, rest="    ")


def _edge(pen: Pen, edge: GraphEdge, target: GraphNode) -> Lines:
    if edge.relation == "reply":
        return pen.lines([(f"answers {_short(target)}", "dim")], first="    ")
    if edge.relation == "because":
        return pen.lines([(f"a reason for {_short(target)}", "dim")], first="    ", rest="       ")
    run = relation(pen, edge.relation, edge.confidence, partial=edge.partial)
    times = f" ×{edge.count}" if edge.count > 1 else ""
    on = f"  on {', '.join(edge.on)}" if edge.on and target.kind == "commenter" else ""
    first = edge.links[0]
    where = f"  {first.label}{STAY}{pen.mark('→')}{STAY}{first.target_label}" if target.kind != "comment" else ""
    where += ", who denies it" if edge.turned else ""
    runs: list[Run] = [run, (times, ""), (f" {pen.mark('→')} {_short(target)}", "bold"), (on, ""), (where, "dim")]
    return pen.lines([*runs, (f"  {evidence(first.words, first.basis)}", "")], first="    ", rest="       ")


def _incoming(pen: Pen, edge: GraphEdge, source: GraphNode) -> Lines:
    if edge.relation == "reply":
        return []
    if edge.relation == "because":
        return pen.lines([(f"because {_short(source)}", "dim")], first="    ", rest="       ")
    passive = "agreed with by" if edge.relation == "agreement" else "rebutted by"
    return pen.lines([(f"{pen.mark('←')} {passive} {_short(source)}", "dim")], first="    ", rest="       ")
