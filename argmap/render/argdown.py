"""The graph in Argdown: comments and commenters as arguments, merged claims as statements, links as relations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.render.base import GRAPHS, Form

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.model import ArgumentMap
    from argmap.render.base import Options
    from argmap.render.graph.picture import Picture
    from argmap.views.graph import GraphEdge, GraphNode

_TITLE = str.maketrans({"<": "‹", ">": "›", "[": "⟦", "]": "⟧", "\\": "⧵", "\n": " ", "\t": " "})


def argdown_text(shown: Picture) -> str:
    """A graph in Argdown.

    Args:
        shown: The graph with its surroundings.

    Returns:
        Every node with its words, its claims, their confidence and evidence as data, and below it what it supports
        (`+>`) and attacks (`->`), with the evidence as a comment. Replies without either are comments too.
    """
    graph = shown.graph
    names = _names(graph.nodes)
    away: dict[str, list[GraphEdge]] = {}
    for edge in graph.edges:
        away.setdefault(edge.source, []).append(edge)
    rows = ["===", f"title: {_quoted(shown.title)}", "model:", "    mode: loose", "===", ""]
    rows += [f"// {_comment(row)}" for row in shown.counts]
    rows.append("")
    for node in graph.nodes:
        rows.append(f"{names[node.id]}: {_words(node, shown)} {_data(node, shown)}")
        for edge in away.get(node.id, ()):
            if edge.relation != "reply":
                arrow = "->" if edge.relation == "rebuttal" else "+>"
                rows.append(f"    {arrow} {names[edge.target]} // {_comment(_told(edge))}")
        if node.point:
            rows += _sides(node)
        rows += [
            f"// answers {_comment(names[edge.target])}, neither found; {edge.confidence}"
            for edge in away.get(node.id, ())
            if edge.relation == "reply"
        ]
        rows.append("")
    if graph.level == "comments":
        for node in _points(shown):
            rows += [f"{_statement(node)}: {_words(node, shown)} {_data(node, shown)}", *_sides(node, names), ""]
    return "\n".join(rows)


def _points(shown: Picture) -> Iterator[GraphNode]:
    """The points as nodes, for a graph of comments."""
    from argmap.views.graph import graph  # noqa: PLC0415

    return (node for node in graph(shown.at, "claims").nodes if node.point)


def _statement(node: GraphNode) -> str:
    return _names((node,))[node.id]


def _sides(node: GraphNode, names: Mapping[str, str] | None = None) -> list[str]:
    """Who holds a point (`+`) and who denies it (`-`), each once: a comment of the graph, else its words."""
    from argmap.render.escape import argdown, visible  # noqa: PLC0415
    from argmap.views.wording import flat, shorten  # noqa: PLC0415

    rows: dict[str, str] = {}
    for one in node.sayings:
        sign = "-" if one.manner == "denies" else "+"
        if names is not None and one.comment in names:
            rows.setdefault(f"    {sign} {names[one.comment]}", "")
        else:
            called = one.label if one.name == one.label else f"{one.label} {one.name}"
            title = visible(f"{called} on {shorten(node.label, 50).text}").translate(_TITLE)
            rows.setdefault(f"    {sign} <{flat(title)}>", f": {argdown(one.quote)}")
    return [f"{head}{words}" for head, words in rows.items()]


def _told(edge: GraphEdge) -> str:
    from argmap.render.graph.lines import told  # noqa: PLC0415  # forms are all imported to be listed

    return told(edge).replace("\n", " | ")


def _names(nodes: tuple[GraphNode, ...]) -> dict[str, str]:
    """For each node its title between Argdown's own brackets; each title once."""
    from argmap.render.escape import visible  # noqa: PLC0415
    from argmap.views.wording import flat, shorten  # noqa: PLC0415

    found: dict[str, str] = {}
    taken: set[str] = set()
    for node in nodes:
        label = node.label if node.who in {"", node.label} else f"{node.label} {node.who}"
        title = shorten(flat(visible(label).translate(_TITLE)).lstrip("- ") or node.kind, 90).text
        if title in taken and node.sayings:
            title = f"{title} ({visible(node.sayings[0].label)})"
        number = 2
        while title in taken:
            title, number = f"{title.removesuffix(f' ({number - 1})')} ({number})", number + 1
        taken.add(title)
        found[node.id] = f"[{title}]" if node.kind == "claim" else f"<{title}>"
    return found


def _words(node: GraphNode, shown: Picture) -> str:
    """The words of a node: a comment's whole text, a claim's best quotation, what a commenter holds."""
    from argmap.render.escape import argdown  # noqa: PLC0415

    if node.kind in {"comment", "post"}:
        return argdown(shown.at.comments[node.id.removeprefix("comment:")].text) or "no words"
    if node.kind == "claim":
        return argdown(node.label)
    return argdown("; ".join(f"{one.label}: {one.quote}" for one in node.sayings)) or "no claim found"


def _data(node: GraphNode, shown: Picture) -> str:
    """Claims with their confidence and evidence, as YAML that is JSON too, without a brace inside a string."""
    from argmap.render.graph.lines import inside, notes_of  # noqa: PLC0415
    from argmap.render.graph.records import because_words  # noqa: PLC0415

    rows = []
    for one in node.sayings:
        claim = shown.at.claims[one.claim]
        notes = notes_of(one)
        said = f"{claim.id} {claim.role} {claim.confidence} {one.label} {', '.join(one.tags)} “{one.quote}”"
        rows.append(_quoted(f"{said}{f' ({notes})' if notes else ''} because {because_words(claim.because)}"))
    links = [_quoted(f"{one.link}: {inside(one)}") for one in node.inside]
    fields = [f"kind: {_quoted(node.kind)}", f"claims: [{', '.join(rows)}]"]
    if links:
        fields.append(f"inside: [{', '.join(links)}]")
    return "{" + ", ".join(fields) + "}"


def _quoted(text: str) -> str:
    """A string in double quotes, of which neither YAML nor Argdown takes a part for its own."""
    import json  # noqa: PLC0415

    from argmap.render.escape import visible  # noqa: PLC0415

    out = json.dumps(visible(text), ensure_ascii=False)
    for char in "{}=\u007f\u0085":
        out = out.replace(char, f"\\u{ord(char):04x}")
    return out


def _comment(text: str) -> str:
    """A text behind `//`, up to the end of its line; brackets go, for Argdown looks for a title's end that far."""
    from argmap.render.escape import visible  # noqa: PLC0415

    return visible(text).translate(_TITLE)


def _render(found: ArgumentMap, options: Options) -> bytes:
    from argmap.render.graph.picture import picture  # noqa: PLC0415

    return argdown_text(picture(found, options)).encode("utf-8")


FORM = Form(
    "argdown",
    "Argdown, claims or comments with support and attack",
    (".argdown", ".ad"),
    ("graph",),
    _render,
    uses=GRAPHS,
)
