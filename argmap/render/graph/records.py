"""A graph as flat records, for forms and libraries that keep attributes of nodes and edges: the same in each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.render.graph.lines import inside, notes_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.model import Evidence
    from argmap.render.graph.picture import Picture
    from argmap.views.graph import GraphNode
    from argmap.views.groups import Saying

Value = str | int | float | bool
Record = dict[str, Value]

NODE_FIELDS: dict[str, str] = {
    "id": "string", "kind": "string", "label": "string", "who": "string", "date": "string", "text": "string",
    "words": "string", "claims": "int", "comments": "int", "tags": "string", "for": "string",
    "against": "string", "side": "string", "evidence": "string", "inside": "string",
}  # fmt: skip
EDGE_FIELDS: dict[str, str] = {
    "relation": "string", "confidence": "double", "partial": "boolean", "count": "int", "links": "string",
    "basis": "string", "on": "string", "evidence": "string",
}  # fmt: skip
"""Every attribute with its type as GraphML calls it."""


def node_records(shown: Picture) -> list[tuple[str, Record]]:
    """Each node with its attributes; those that hold several things hold them in lines."""
    rows: list[tuple[str, Record]] = []
    for node in shown.graph.nodes:
        comment = shown.at.comments.get(node.id.removeprefix("comment:")) if node.kind in {"comment", "post"} else None
        tags = dict.fromkeys(tag for one in node.sayings for tag in one.tags)
        rows.append(
            (
                node.id,
                {
                    "id": node.id,
                    "kind": node.kind,
                    "label": node.label,
                    "who": node.who,
                    "date": node.date,
                    "text": comment.text if comment is not None else "",
                    "words": "\n".join(one.quote for one in node.sayings) or node.opening,
                    "claims": len(node.sayings),
                    "comments": node.comments,
                    "tags": ", ".join(tags),
                    "for": _who(node, against=False),
                    "against": _who(node, against=True),
                    "side": node.side or "",
                    "evidence": "\n".join(_said(one, shown) for one in node.sayings),
                    "inside": "\n".join(f"{one.link}: {inside(one)}" for one in node.inside),
                },
            )
        )
    return rows


def _who(node: GraphNode, *, against: bool) -> str:
    """Who holds a point, or denies it: labels with names, each once."""
    said = [one for one in node.sayings if node.kind == "claim" and (one.manner == "denies") is against]
    return ", ".join(dict.fromkeys(one.label if one.name == one.label else f"{one.label} {one.name}" for one in said))


def _said(one: Saying, shown: Picture) -> str:
    """`c6.1 claim 0.81 by #6 Ines: tags.money “about money”`."""
    claim = shown.at.claims[one.claim]
    notes = notes_of(one)
    return (
        f"{one.claim} {claim.role} {one.confidence} by {shown.at.called(one.comment)}"
        f"{f' ({notes})' if notes else ''}: {because_words(claim.because)}"
    )


def edge_records(shown: Picture) -> list[tuple[str, str, str, Record]]:
    """Each edge: its id, where it starts and ends, and its attributes."""
    links = {link.id: link for link in shown.at.found.links}
    rows: list[tuple[str, str, str, Record]] = []
    for number, edge in enumerate(shown.graph.edges, 1):
        behind = [links[one.link] for one in edge.links]
        reply = shown.at.reply.get(edge.source) if edge.relation == "reply" else None
        evidence = [
            f"{link.id} {link.source} to {link.target} {link.confidence}: {because_words(link.because)}"
            for link in behind
        ]
        basis = ", ".join(dict.fromkeys(link.basis for link in behind)) or (reply.basis if reply else "")
        rows.append(
            (
                f"e{number}",
                edge.source,
                edge.target,
                {
                    "relation": edge.relation,
                    "confidence": edge.confidence,
                    "partial": edge.partial,
                    "count": edge.count,
                    "links": " ".join(link.id for link in behind),
                    "basis": basis,
                    "on": ", ".join(edge.on),
                    "evidence": "\n".join(evidence) if behind else because_words(reply.because) if reply else "",
                },
            )
        )
    return rows


def because_words(because: Iterable[Evidence]) -> str:
    """Evidence on one line: rules, the words that they matched, and weights."""
    said = []
    for one in because:
        weight = "" if one.weight is None else f" {one.weight:+.2f}"
        said.append(f"{one.rule}{f' “{one.text}”' if one.text else ''}{weight}")
    return "; ".join(said)
