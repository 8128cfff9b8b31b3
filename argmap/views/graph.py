"""The map as nodes and edges at three levels: comments, claims merged across commenters, and commenters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from argmap.views.groups import Answer, Group, Saying, answer, saying, statements
from argmap.views.index import Index, index
from argmap.views.wording import shorten, sure

if TYPE_CHECKING:
    from argmap.model import ArgumentMap, Link, Relation

Level = Literal["comments", "claims", "commenters"]


@dataclass(frozen=True, slots=True)
class GraphNode:
    """One node.

    Args:
        id: A comment's, group's or commenter's id; unique in the graph.
        kind: What it is. At the level of claims, a comment stands where a link means it as a whole.
        label: A short name: `#6`, the heading of a claim, a commenter's name.
        who: The commenter's name at the level of comments, where there is one; else empty.
        date: The words of the date, at the level of comments; else empty.
        sayings: The claims in it, in order.
        opening: The first words of a comment without a claim; else empty.
        comments: How many comments it stands for.
        inside: Links that start and end in it (two commenters on one merged claim; never lost).
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


@dataclass(frozen=True, slots=True)
class GraphEdge:
    """One edge.

    Args:
        source, target: Node ids: the answering, the answered.
        relation: agreement, rebuttal, or reply, where one comment answers another without either.
        links: The links that it stands for, the surest first; empty for a reply.
        confidence: Of the surest link, or of the reply target.
        on: Headings of the claims that its links start from or end at, each once.
    """

    source: str
    target: str
    relation: Relation | Literal["reply"]
    links: tuple[Answer, ...]
    confidence: float
    on: tuple[str, ...] = ()

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
    )


def _claims(at: Index) -> Graph:
    """Merged claims; a link at a whole comment goes to its one claim, or to the comment where there is not just one."""
    everything = statements(at)
    of_claim: dict[str, str] = {}
    for group in everything:
        for one in group.sayings:
            of_claim.setdefault(one.claim, group.id)
    node_of: dict[str, str] = dict(of_claim)
    for name in at.comments:
        own = at.claims_of.get(name, ())
        inside = {of_claim[c.id] for c in own if c.role == "claim"} or {of_claim[c.id] for c in own}
        node_of[name] = next(iter(inside)) if len(inside) == 1 else f"comment:{name}"
    used = {node_of[end] for link in at.found.links for end in (link.source, link.target)}
    drawn = [group for group in everything if group.kind != "claim" or group.id in used]
    whole = [name for name in at.comments if f"comment:{name}" in used]
    within: dict[str, list[Link]] = {}
    for link in at.found.links:
        if node_of[link.source] == node_of[link.target]:
            within.setdefault(node_of[link.source], []).append(link)
    nodes = [_claim_node(group, within.get(group.id, []), at) for group in drawn]
    for name in whole:
        node = _comment_node(name, at)
        nodes.append(
            GraphNode(
                f"comment:{name}",
                node.kind,
                node.label,
                node.who,
                node.date,
                (),
                shorten(at.comments[name].text, 120).text,
                1,
            )
        )
    aside = len(everything) - len(drawn)
    what = "claims that have neither a name nor a link" if aside else ""
    return Graph("claims", at.found.thread.title, tuple(nodes), _edges(at.found.links, node_of, at), aside, what)


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
    )


def _commenters(at: Index) -> Graph:
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
        )
        for who in at.commenters.values()
    )
    own = sum(1 for link in at.found.links if not at.strangers(link))
    edges = _edges(at.found.links, {end: at.by[home] for end, home in at.home.items()}, at)
    return Graph("commenters", at.found.thread.title, nodes, edges, own, "links within one commenter" if own else "")


def _edges(links: tuple[Link, ...], node_of: dict[str, str], at: Index) -> tuple[GraphEdge, ...]:
    """One edge for each pair of nodes and relation, in the order of the first link."""
    bundles: dict[tuple[str, str, Relation], list[Link]] = {}
    for link in links:
        source, target = node_of[link.source], node_of[link.target]
        if source != target:
            bundles.setdefault((source, target, link.relation), []).append(link)
    edges: list[GraphEdge] = []
    for (source, target, relation), bundle in bundles.items():
        surest = sorted(bundle, key=lambda link: -link.confidence)
        answers = tuple(answer(link, at) for link in surest)
        edges.append(GraphEdge(source, target, relation, answers, surest[0].confidence, _on(surest, at)))
    return tuple(edges)


def _on(links: list[Link], at: Index) -> tuple[str, ...]:
    """Names of the tags that the links' ends carry, each once."""
    ends = [at.claims[end] for link in links for end in (link.target, link.source) if end in at.claims]
    return tuple(dict.fromkeys(tag.replace("_", " ") for claim in ends for tag in claim.tags))
