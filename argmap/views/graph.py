"""The map as nodes and edges at three levels: comments, claims merged across commenters, and commenters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from argmap.views.exchanges import Exchange, any_of, exchanges
from argmap.views.groups import Answer, Group, Saying, answer, saying, statements
from argmap.views.index import Index, index
from argmap.views.wording import shorten, sure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.model import ArgumentMap, Claim, Link, Relation, Side

Level = Literal["comments", "claims", "commenters"]
Bearing = Literal["agreement", "rebuttal", "because", "reply"]


POINT = 48
"""Characters of a point's sentence beside an edge between two people."""


@dataclass(frozen=True, slots=True)
class GraphNode:
    """One node.

    Args:
        id: A comment's, group's or commenter's id; unique in the graph.
        kind: What it is. At the level of claims, a comment without a claim stands where a link means it.
        label: A short name: `#6`, the heading of a claim, a commenter's name.
        who: The commenter's name at the level of comments, where there is one; else empty.
        date: The words of the date, at the level of comments; else empty.
        sayings: The claims in it, in order.
        opening: The first words of a comment without a claim; else empty.
        comments: How many comments it stands for.
        inside: Links that start and end in it (two commenters on one point; never lost).
        side: Where its commenter stands on the motion; None where there is none, and at the level of claims.
        point: Whether it is a point: one statement, with all who hold it and deny it.
    """

    id: str
    kind: Literal["post", "comment", "claim", "commenter"]
    label: str
    who: str
    date: str
    sayings: tuple[Saying, ...]
    opening: str
    comments: int
    inside: tuple[Answer, ...] = ()
    side: Side | None = None
    point: bool = False


@dataclass(frozen=True, slots=True)
class GraphEdge:
    """One edge.

    Args:
        source, target: Node ids: the answering, the answered.
        relation: agreement, rebuttal, because, where the source is a reason given for the target, or reply, where one
            comment answers another without either.
        links: The links that it stands for, the surest first; empty for a reply or a reason.
        confidence: Of the surest link, of the reply target, or of the claim that is given as a reason; between two
            commenters that at least one of the links would be signed.
        turned: Whether its links end at claims that deny the target's statement: who agrees with these rebuts it.
        on: Names of the tags that its links' ends carry; between two commenters the points on which they part or meet.
    """

    source: str
    target: str
    relation: Bearing
    links: tuple[Answer, ...]
    confidence: float
    on: tuple[str, ...] = ()
    turned: bool = False

    @property
    def sure(self) -> bool:
        """Whether it is printed without a question mark."""
        return sure(self.confidence)

    @property
    def partial(self) -> bool:
        """Whether every link of it holds in part only."""
        return bool(self.links) and all(link.partial for link in self.links)

    @property
    def count(self) -> int:
        """How many links it stands for."""
        return len(self.links)


@dataclass(frozen=True, slots=True)
class Graph:
    """A graph.

    Args:
        level: What a node is.
        title: The thread's.
        nodes, edges: In the thread's order; claims by how contested they are.
        aside: Claims (at the level of claims: those without name and link) or links (within one commenter) not drawn.
        aside_what: What those are, in words; empty where there are none.
    """

    level: Level
    title: str
    nodes: tuple[GraphNode, ...]
    edges: tuple[GraphEdge, ...]
    aside: int = 0
    aside_what: str = ""


def graph(found: ArgumentMap | Index, level: Level = "comments") -> Graph:
    """The graph of a map.

    Args:
        found: The map.
        level: What a node is.
    """
    at = found if isinstance(found, Index) else index(found)
    return {"comments": _comments, "claims": _claims, "commenters": _commenters}[level](at)


def _comments(at: Index) -> Graph:
    nodes = tuple(_comment_node(name, at) for name in at.comments)
    edges = _edges(at.found.links, {end: at.home[end] for end in at.home}, at)
    drawn = {(edge.source, edge.target) for edge in edges}
    replies = [
        GraphEdge(reply.source, reply.target, "reply", (), reply.confidence)
        for reply in at.reply.values()
        if (reply.source, reply.target) not in drawn
    ]
    return Graph("comments", at.found.thread.title, nodes, (*edges, *replies))


def _comment_node(name: str, at: Index) -> GraphNode:
    comment = at.comments[name]
    claims = at.claims_of.get(name, ())
    label = at.labels[name]
    return GraphNode(
        id=name,
        kind="post" if label == "post" else "comment",
        label=label,
        who="" if at.name(name) == label else at.name(name),
        date=comment.date or "",
        sayings=tuple(saying(claim, at) for claim in claims),
        opening="" if claims else shorten(comment.text, 120).text,
        comments=1,
        side=_sides(at).get(name),
    )


def _sides(at: Index) -> dict[str, Side]:
    """Where the writer of each comment stands on the motion."""
    stands = at.found.motion.sides if at.found.motion is not None else ()
    return {name: stand.side for stand in stands for name in stand.comments}


def _claims(at: Index) -> Graph:
    """Points and claims that links or reasons tie; a link at a whole comment goes to what it is there to say."""
    everything = statements(at)
    of_claim: dict[str, str] = {}
    for group in everything:
        for one in group.sayings:
            of_claim.setdefault(one.claim, group.id)
    node_of: dict[str, str] = dict(of_claim)
    for name in at.comments:
        thesis = _thesis(name, at)
        node_of[name] = of_claim[thesis.id] if thesis is not None else f"comment:{name}"
    reasons = _reasons(of_claim, at)
    used = {node_of[end] for link in at.found.links for end in (link.source, link.target)}
    used |= {edge.source for edge in reasons if edge.target in used | set(at.points)}
    drawn = [group for group in everything if group.kind != "claim" or group.id in used]
    whole = [name for name in at.comments if f"comment:{name}" in used]
    within: dict[str, list[Link]] = {}
    for link in at.found.links:
        if node_of[link.source] == node_of[link.target]:
            within.setdefault(node_of[link.source], []).append(link)
    nodes = [_claim_node(group, within.get(group.id, []), at) for group in drawn]
    for name in whole:
        opening = shorten(at.comments[name].text, 120).text
        nodes.append(replace(_comment_node(name, at), id=f"comment:{name}", opening=opening, side=None))
    here = {node.id for node in nodes}
    denying = frozenset(claim for point in at.points.values() if point.basis != "sense" for claim in point.against)
    edges = (
        *_edges(at.found.links, node_of, at, _denials(denying, at)),
        *(e for e in reasons if e.source in here and e.target in here),
    )
    aside = len(everything) - len(drawn)
    what = "claims that are under no point and that no link touches" if aside else ""
    return Graph("claims", at.found.thread.title, tuple(nodes), edges, aside, what)


def _thesis(comment: str, at: Index) -> Claim | None:
    """What a comment is there to say: its surest claim that is no reason, under a point rather than not."""
    own = at.claims_of.get(comment, ())
    return max(own, key=lambda c: (c.role == "claim", c.id in at.points_of, c.confidence), default=None)


def _denials(denying: frozenset[str], at: Index) -> frozenset[str]:
    """Claims that deny their point, and comments that are there to do so."""
    theses = ((name, _thesis(name, at)) for name in at.comments)
    return denying | {name for name, thesis in theses if thesis is not None and thesis.id in denying}


def _reasons(of_claim: Mapping[str, str], at: Index) -> list[GraphEdge]:
    """An edge for each two nodes of which a claim of the one is given as a reason for a claim of the other."""
    surest: dict[tuple[str, str], float] = {}
    for claim in at.found.claims:
        if claim.supports is not None and of_claim[claim.id] != of_claim[claim.supports]:
            ends = of_claim[claim.id], of_claim[claim.supports]
            surest[ends] = max(claim.confidence, surest.get(ends, 0.0))
    return [GraphEdge(*ends, "because", (), confidence) for ends, confidence in surest.items()]


def apart(drawn: Graph) -> tuple[Graph, tuple[GraphNode, ...]]:
    """A graph of points and claims without those that nothing ties to another, where any are tied; and those."""
    tied = {end for edge in drawn.edges for end in (edge.source, edge.target)}
    tied |= {node.id for node in drawn.nodes if node.inside}
    if drawn.level != "claims" or not tied:
        return drawn, ()
    alone = tuple(node for node in drawn.nodes if node.id not in tied)
    return replace(drawn, nodes=tuple(node for node in drawn.nodes if node.id in tied)), alone


def _claim_node(group: Group, within: list[Link], at: Index) -> GraphNode:
    return GraphNode(
        id=group.id,
        kind="claim",
        label=group.heading,
        who="",
        date="",
        sayings=group.sayings,
        opening="",
        comments=len({s.comment for s in group.sayings}),
        inside=tuple(answer(link, at) for link in sorted(within, key=lambda link: -link.confidence)),
        point=group.kind == "point",
    )


def _commenters(at: Index) -> Graph:
    sides = _sides(at)
    nodes = tuple(
        GraphNode(
            id=who.id,
            kind="commenter",
            label=who.name,
            who=who.name,
            date="",
            sayings=tuple(saying(claim, at) for name in who.comments for claim in at.claims_of.get(name, ())),
            opening="",
            comments=len(who.comments),
            side=sides.get(who.comments[0]),
        )
        for who in at.commenters.values()
    )
    own = sum(1 for link in at.found.links if not at.strangers(link))
    between = {frozenset((two.one, two.other)): two for two in exchanges(at)}
    found = _edges(at.found.links, {end: at.by[home] for end, home in at.home.items()}, at)
    edges = tuple(_in_general(edge, between[frozenset((edge.source, edge.target))]) for edge in found)
    return Graph("commenters", at.found.thread.title, nodes, edges, own, "links within one commenter" if own else "")


def _in_general(edge: GraphEdge, two: Exchange) -> GraphEdge:
    """An edge between two people: as sure as that one of its links would be signed; on what they part or meet."""
    points = two.parted if edge.relation == "rebuttal" else two.shared
    on = tuple(f"“{shorten(says, POINT).text}”" for says in points) or edge.on
    return replace(edge, confidence=any_of(one.confidence for one in edge.links), on=on)


_TURNED: dict[Relation, Relation] = {"agreement": "rebuttal", "rebuttal": "agreement"}


def _edges(
    links: tuple[Link, ...], node_of: dict[str, str], at: Index, denials: frozenset[str] = frozenset()
) -> tuple[GraphEdge, ...]:
    """One edge for each pair of nodes and relation, in the order of the first link; `denials` turn links to them."""
    bundles: dict[tuple[str, str, Relation, bool], list[Link]] = {}
    for link in links:
        source, target = node_of[link.source], node_of[link.target]
        if source != target:
            turned = link.target in denials
            relation = _TURNED[link.relation] if turned else link.relation
            bundles.setdefault((source, target, relation, turned), []).append(link)
    edges: list[GraphEdge] = []
    for (source, target, relation, turned), bundle in bundles.items():
        surest = sorted(bundle, key=lambda link: -link.confidence)
        answers = tuple(answer(link, at) for link in surest)
        edges.append(GraphEdge(source, target, relation, answers, surest[0].confidence, _on(surest, at), turned))
    return tuple(edges)


def _on(links: list[Link], at: Index) -> tuple[str, ...]:
    """Names of the tags that the links' ends carry, each once."""
    ends = [at.claims[end] for link in links for end in (link.target, link.source) if end in at.claims]
    return tuple(dict.fromkeys(tag.replace("_", " ") for claim in ends for tag in claim.tags))
