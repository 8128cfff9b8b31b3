"""What the signs of a drawing mean: those that stand in it, and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.render.graph.lines import FULL, MARKS, PREMISE, SIDES, SIGNS, Fit
from argmap.render.terminal.signs import doubtful

if TYPE_CHECKING:
    from argmap.views.graph import Bearing, Graph

LINES: dict[Bearing, str] = {
    "agreement": f"{MARKS['agreement']} ───▶ agrees",
    "rebuttal": f"{MARKS['rebuttal']} ━ ━ ┫ rebuts",
    "reply": "┈┈▷ answers, neither found",
    "because": "─── because ──▷ a reason given for it",
}
"""The lines as they are drawn."""
SHAPES = {
    "for": "blue and round is for it",
    "against": "orange and square against it",
    "both": "dashed for and against",
}


def legend(graph: Graph, fit: Fit = FULL) -> tuple[str, ...]:
    """Lines that say what the signs of a graph mean.

    Args:
        graph: What is drawn.
        fit: How much nodes and edges say.
    """
    sayings = [one for node in graph.nodes for one in node.sayings]
    drawn = {edge.relation for edge in graph.edges}
    signed = any(relation not in {"reply", "because"} for relation in drawn)
    first = [words for relation, words in LINES.items() if relation in drawn]
    if fit.words and signed:
        first.append("a number: how sure")
    if graph.level == "comments" and any(one.words for one in sayings):
        first.append("underlined: what a rule matched")
    said = {one.manner for one in sayings if not one.premise or graph.level == "claims"}
    second = [f"{sign} {manner}" for manner, sign in SIGNS.items() if manner in said]
    if graph.level == "comments" and any(one.premise for one in sayings):
        second.append(f"{PREMISE} premise")
    guessed = any(not edge.sure for edge in graph.edges)
    if guessed or (graph.level == "comments" and any(doubtful(one) for one in sayings)):
        second.append("? a guess: link below 0.75, claim below 0.5")
    stands = {node.side for node in graph.nodes}
    shown = [words for side, words in SHAPES.items() if side in stands]
    rows = ["     ".join(first), "   ".join(second)]
    if shown:
        white = ", white unclear" if stands - set(SIDES) - {None} else ""
        rows.append(f"on the motion: {', '.join(shown)}{white}")
    return tuple(row for row in rows if row)
