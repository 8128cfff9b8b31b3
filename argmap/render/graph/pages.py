"""A big graph in pieces: each sub-thread one, cut where it is larger than a sheet, with references across the cuts."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from argmap.render.graph.dot_text import Stub, parents
from argmap.render.graph.lines import Fit, edge_words, wrapped_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from argmap.views.graph import Bearing, Graph, GraphEdge, GraphNode

Direction = Literal["RL", "BT"]
ON_PAGE = Fit(32, 3, 110, dates=False)
"""What a node says on one page of many."""
_NAMED = 14
"""References of a node that are named one by one; more are counted, with their pages."""
UNKNOWN = 87
"""A page of two figures, from 0 on, in drawings that are only measured."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a graph that is drawn by itself.

    Args:
        graph: The nodes here and the edges between them.
        stubs: References to what is drawn elsewhere.
    """

    graph: Graph
    stubs: tuple[Stub, ...] = ()


def direction(graph: Graph) -> Direction:
    """Answers beside what they answer; below it, where the thread is one long line."""
    depth, broad = _shape(graph)
    return "BT" if depth * 380 > 2200 and broad * 290 < depth * 380 else "RL"


def _shape(graph: Graph) -> tuple[int, int]:
    """How many levels a graph has, and how many nodes its fullest."""
    above = parents(graph)
    levels: dict[str, int] = {}
    for node in graph.nodes:
        trail: list[str] = []
        at: str | None = node.id
        while at is not None and at not in levels and at not in trail:
            trail.append(at)
            at = above.get(at)
        level = levels.get(at, -1) if at is not None else -1
        for name in reversed(trail):
            level += 1
            levels[name] = level
    numbers = list(levels.values())
    return max(numbers, default=0) + 1, max((numbers.count(n) for n in set(numbers)), default=0)


class Forest:
    """Which node stands beside which: the trees in which a graph is drawn over pages.

    Args:
        graph: The graph. Answers to its post start trees of their own.
    """

    def __init__(self, graph: Graph) -> None:
        self._order = {node.id: number for number, node in enumerate(graph.nodes)}
        posts = {node.id for node in graph.nodes if node.kind == "post"}
        above = parents(graph) if graph.level == "comments" else _beside(graph)
        self._above = {name: parent for name, parent in above.items() if parent not in posts}
        self._below: dict[str, list[str]] = {}
        for name, parent in sorted(self._above.items(), key=lambda pair: self._order[pair[0]]):
            self._below.setdefault(parent, []).append(name)

    def trees(self) -> list[tuple[str, ...]]:
        """The ids of each tree, in the order of the thread."""
        return [self._all_of(name, self._order.keys()) for name in self._order if name not in self._above]

    def cut(self, names: Sequence[str], most: int) -> list[tuple[str, ...]]:
        """A tree in smaller ones: the first with at most so many nodes, then what was cut off it.

        Args:
            names: Its ids.
            most: At least one, and fewer than there are.
        """
        inside = set(names)
        root = next(name for name in names if self._above.get(name) not in inside)
        kept, left = [root], []
        waiting = deque(self._children(root, inside))
        while waiting:
            child = waiting.popleft()
            whole = self._all_of(child, inside)
            if len(kept) + len(whole) <= most:
                kept += whole
            elif len(whole) > most > len(kept):
                kept.append(child)
                waiting.extendleft(reversed(self._children(child, inside)))
            else:
                left.append(whole)
        return [tuple(sorted(kept, key=self._order.__getitem__)), *left]

    def _children(self, name: str, inside: Iterable[str]) -> list[str]:
        return [child for child in self._below.get(name, ()) if child in inside]

    def _all_of(self, root: str, inside: Iterable[str]) -> tuple[str, ...]:
        found = [root]
        for name in found:  # grows while it is read
            found += self._children(name, inside)
        return tuple(sorted(found, key=self._order.__getitem__))


def _beside(graph: Graph) -> dict[str, str]:
    """For each node but the first of its tree the one beside which it should stand, where nothing answers another."""
    beside: dict[str, list[str]] = {node.id: [] for node in graph.nodes}
    for edge in graph.edges:
        beside[edge.source].append(edge.target)
        beside[edge.target].append(edge.source)
    above: dict[str, str] = {}
    seen: set[str] = set()
    for node in graph.nodes:
        queue = deque([node.id] if node.id not in seen else [])
        seen.add(node.id)
        while queue:
            name = queue.popleft()
            for other in beside[name]:
                if other not in seen:
                    seen.add(other)
                    above[other] = name
                    queue.append(other)
    return above


def pieces(graph: Graph, shares: Sequence[Sequence[str]], pages: Sequence[int] | None = None) -> list[Piece]:
    """Each part of a graph with its references to the others.

    Args:
        graph: The graph.
        shares: The ids of each part; every node is in one.
        pages: The page of each part; None while it is not known, for drawings that are only measured.
    """
    share_of = {name: number for number, share in enumerate(shares) for name in share}
    labels = {node.id: _called(node) for node in graph.nodes}
    posts = {node.id for node in graph.nodes if node.kind == "post"}
    inner: list[list[GraphEdge]] = [[] for _ in shares]
    crossing: list[list[GraphEdge]] = [[] for _ in shares]
    for edge in graph.edges:
        one, two = share_of[edge.source], share_of[edge.target]
        if one == two:
            inner[one].append(edge)
        elif edge.relation != "reply" or edge.target not in posts:  # where a tree starts, it answers the post
            crossing[one].append(edge)
            crossing[two].append(edge)
    nodes: list[list[GraphNode]] = [[] for _ in shares]
    for node in graph.nodes:
        nodes[share_of[node.id]].append(node)
    page_of = {name: UNKNOWN if pages is None else pages[other] for name, other in share_of.items()}
    made = []
    for number, share in enumerate(shares):
        here = None if pages is None else pages[number]
        stubs = tuple(_stubs(set(share), crossing[number], page_of, labels, graph.level, here))
        made.append(Piece(replace(graph, nodes=tuple(nodes[number]), edges=tuple(inner[number])), stubs))
    return made


def _called(node: GraphNode) -> str:
    """How a node is called on another page: a merged claim by its heading, a single one by its comment."""
    if node.kind != "claim":
        return node.label
    first = node.sayings[0]
    return f"“{node.label}”" if first.tags or node.comments > 1 else first.label


def _stubs(  # noqa: PLR0913, PLR0917  # what is here, and what is known of elsewhere
    here: set[str],
    crossing: Iterable[GraphEdge],
    page_of: Mapping[str, int],
    labels: Mapping[str, str],
    level: str,
    page: int | None,
) -> Iterable[Stub]:
    """The references of a piece: one for each node, kind of edge and direction."""
    bundles: dict[tuple[str, Bearing, bool], list[GraphEdge]] = {}
    for edge in crossing:
        if edge.source in here:
            bundles.setdefault((edge.source, edge.relation, True), []).append(edge)
        else:
            bundles.setdefault((edge.target, edge.relation, False), []).append(edge)
    for number, ((node, relation, away), edges) in enumerate(bundles.items(), 1):
        by_page: dict[int, list[str]] = {}
        for edge in edges:
            other = edge.target if away else edge.source
            by_page.setdefault(page_of[other], []).append(labels[other])
        rows = [
            f"{', '.join(found)}: {'this page' if at == page else f'page {at + 1}'}"
            for at, found in sorted(by_page.items())
        ]
        if len(edges) > _NAMED:  # each of them names its page in turn
            at = _ranges([number + 1 for number in sorted(by_page)])
            rows = [f"{len(edges)} {'comments' if level == 'comments' else 'others'}: {at}"]
        text = "\n".join(line for row in rows for line in wrapped_words(row, 20))
        words = edge_words(edges[0], level) if away and len(edges) == 1 else ()
        yield Stub(f"stub {number}", text, node, relation, away, words)


def _ranges(pages: list[int]) -> str:
    """Pages in few words.

    >>> _ranges([2, 3, 4, 7]), _ranges([5])
    ('pages 2–4, 7', 'page 5')
    """
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    said = ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
    return f"{'page' if len(pages) == 1 else 'pages'} {said}"
