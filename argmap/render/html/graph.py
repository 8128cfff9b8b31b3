"""The graph at three levels: comments as a tree, claims merged across commenters, and commenters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.render.html.arcs import Arc, Row, drawing
from argmap.render.html.markup import Markup, el
from argmap.render.html.place import main
from argmap.views.graph import graph
from argmap.views.wording import TOWARD, count, listed, standing, sure, tag_name

if TYPE_CHECKING:
    from argmap.render.html.place import Page
    from argmap.views.graph import Graph, GraphEdge, GraphNode
    from argmap.views.tree import Tree

LEVELS = ("comments", "claims", "commenters")


def drawings(page: Page, tree: Tree) -> dict[str, Markup]:
    """A drawing a level, each with what is not on it in words.

    Args:
        page: The map.
        tree: The whole tree; its order is that of the comments' rows.
    """
    claims, people = graph(page.at, "claims"), graph(page.at, "commenters")
    return {"comments": _comments(page, tree), "claims": _merged(page, claims), "commenters": _merged(page, people)}


def _comments(page: Page, tree: Tree) -> Markup:
    at = page.at
    nodes = list(tree.walk())
    place = {node.comment: number for number, node in enumerate(nodes)}
    rows: list[Row] = []
    for node in nodes:
        number = page.comments[node.comment]
        claims = [claim for claim in at.claims_of.get(node.comment, ()) if main(claim)]
        names = ", ".join(dict.fromkeys(tag_name(tag) for claim in claims for tag in claim.tags))
        label = f"{node.label} {node.name}".strip()
        rows.append(
            Row(
                label=label,
                said=names,
                whole=f"{label}: {names}" if names else label,
                href=f"#{page.anchor(node.comment)}",
                kind="named" if names else "some" if claims else "bare",
                depth=node.depth,
                children=tuple(place[child.comment] for child in node.children),
                id=f"n{number}",
            )
        )
    arcs = []
    for link in sorted(at.found.links, key=lambda link: link.confidence):
        source, target = at.home[link.source], at.home[link.target]
        doubt = "" if sure(link.confidence) else "?"
        whole = f"{at.called(source)} {TOWARD[link.relation]}{doubt} {at.called(target)} {standing(link.confidence)}"
        number = page.links[link.id]
        ends = place[source], place[target]
        arcs.append(Arc(*ends, link.relation, sure(link.confidence), whole, (number,), f"a{number}"))
    return drawing(rows, arcs, _label("comment", len(rows), len(arcs)))


def _label(noun: str, rows: int, arcs: int) -> str:
    return f"Graph of {count(rows, noun)} and {count(arcs, 'link')}, which stand in words in the thread"


def _merged(page: Page, view: Graph) -> Markup:
    """Claims or commenters: a row a node, an arc for all links of a kind between two."""
    place = {node.id: number for number, node in enumerate(view.nodes)}
    numbers = {group.id: number for number, group in enumerate(page.groups)}
    people = {who: number for number, who in enumerate(page.at.commenters)}
    linked = {end for edge in view.edges for end in (edge.source, edge.target)}
    rows = [_row(node, page, numbers, people, linked=node.id in linked) for node in view.nodes]
    arcs = [
        _edge(edge, page, place)
        for edge in sorted(view.edges, key=lambda edge: edge.confidence)
        if edge.relation != "reply"
    ]
    inside = sum(len(node.inside) for node in view.nodes)
    notes = [f"{view.aside} {view.aside_what} are not drawn"] if view.aside else []
    notes += [f"{count(inside, 'link')} within one claim"] if inside else []
    noun = "commenter" if view.level == "commenters" else "claim"
    reasons = sum(not arc.links for arc in arcs)
    given = f" and {count(reasons, 'reason')}" if reasons else ""
    label = f"Graph of {count(len(rows), noun)}, {count(len(arcs) - reasons, 'bundle')} of links{given}"
    said = el("p", f"{listed(notes)}; they stand in the thread.".capitalize(), class_="none") if notes else Markup()
    return Markup(drawing(rows, arcs, label) + said)


def _row(node: GraphNode, page: Page, numbers: dict[str, int], people: dict[str, int], *, linked: bool) -> Row:
    at = page.at
    if node.kind == "commenter":
        first = at.commenters[node.id].comments[0]
        names = ", ".join(dict.fromkeys(tag for one in node.sayings for tag in one.tags))
        kind = "named" if names else "some" if linked else "bare"
        whole = f"{node.label}, {count(node.comments, 'comment')}" + (f": {names}" if names else "")
        return Row(node.label, names, whole, f"#{page.anchor(first)}", kind, person=people[node.id])
    if node.kind != "claim":
        name = node.id.removeprefix("comment:")
        return Row(f"{node.label} {node.who}".strip(), "as a whole", node.opening, f"#{page.anchor(name)}", "bare")
    hold = len({one.commenter for one in node.sayings if one.manner in {"asserts", "hedges"} and not one.reported})
    deny = len({one.commenter for one in node.sayings if one.manner == "denies" and not one.reported})
    sides = ", ".join(part for part in (f"{hold} for" if hold else "", f"{deny} against" if deny else "") if part)
    signs = " ".join(part for part in (f"+{hold}" if hold else "", f"−{deny}" if deny else "") if part)
    number = numbers.get(node.id)
    href = f"#{page.anchor(node.sayings[0].comment)}"
    whole = f"{node.label}: {sides}" if sides else node.label
    return Row(node.label, signs, whole, href, "named" if number is not None else "some", claim=number)


def _edge(edge: GraphEdge, page: Page, place: dict[str, int]) -> Arc:
    ends = place[edge.source], place[edge.target]
    if edge.relation == "because":
        return Arc(*ends, "because", edge.sure, "a reason given for it", ())
    first = edge.links[0]
    on = f" on {listed(edge.on)}" if edge.on else ""
    times = f", {edge.count} times" if edge.count > 1 else ""
    doubt = "" if edge.sure else "?"
    relation = edge.relation if edge.relation != "reply" else first.relation
    denied = ", who denies it" if edge.turned else ""
    whole = (
        f"{first.name} {TOWARD[first.relation]}{doubt} {page.at.name(page.at.home[first.target])}{denied}{times}{on}"
    )
    links = tuple(page.links[link.link] for link in edge.links)
    whole = f"{whole} {standing(edge.confidence)}"
    return Arc(*ends, relation, edge.sure, whole, links)
