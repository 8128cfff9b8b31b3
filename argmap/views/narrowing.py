"""A graph with less on it: without links that are not sure enough, or disputes alone; what is left out is counted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.views.graph import Graph


def narrowed(drawn: Graph, *, least: float = 0.0, disputes: bool = False) -> Graph:
    """A graph without what was not asked for.

    Args:
        drawn: The whole graph.
        least: Agreements and rebuttals below this confidence are left out, also inside a node.
        disputes: Only nodes at which a rebuttal starts or ends, and the edges between them.

    Returns:
        The graph; `aside` counts what is not drawn, and `aside_what` says what that is.
    """
    kept = [edge for edge in drawn.edges if edge.relation in {"reply", "because"} or edge.confidence >= least]
    nodes = [replace(n, inside=tuple(one for one in n.inside if one.confidence >= least)) for n in drawn.nodes]
    unsure = len(drawn.edges) - len(kept)
    if disputes:
        ends = {end for edge in kept if edge.relation == "rebuttal" for end in (edge.source, edge.target)}
        nodes = [n for n in nodes if n.id in ends or any(one.relation == "rebuttal" for one in n.inside)]
        here = {node.id for node in nodes}
        kept = [edge for edge in kept if edge.source in here and edge.target in here]
    left = len(drawn.nodes) - len(nodes)
    parts = [(drawn.aside, drawn.aside_what)] if drawn.aside else []
    parts += [(unsure, f"links less sure than {least:g} (--min-confidence)")] if unsure else []
    parts += [(left, f"{drawn.level} that no rebuttal touches (--only disputes)")] if left else []
    if not parts:
        return drawn
    (aside, what), *more = parts
    words = "".join(f", {number} {said}" for number, said in more)
    return replace(drawn, nodes=tuple(nodes), edges=tuple(kept), aside=aside, aside_what=what + words)
