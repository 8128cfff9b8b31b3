"""A big graph split over pages: whole nodes on each, and where an edge leads to another page, a reference to it."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from argmap.render.graph.dot_text import ALONE, Stub, alone, parents
from argmap.render.graph.lines import Fit, edge_words, parts, wrapped, wrapped_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.render.graph.lines import Part
    from argmap.views.graph import Bearing, Graph, GraphEdge, GraphNode

Direction = Literal["RL", "BT"]
ON_PAGE = Fit(36, 3, 110)
"""What a node says on one page of many."""
_COLUMN = 5.35
_ROW = 12.3
"""Points of a column and a row of text, about: what is guessed too low makes a page a little smaller."""
_NAMED = 14
"""References of a node that are named one by one; more are counted, with their pages."""
_GAP: dict[Direction, float] = {"RL": 105.0, "BT": 46.0}


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a graph.

    Args:
        graph: The nodes here and the edges between them.
        stubs: References to other pages.
    """

    graph: Graph
    stubs: tuple[Stub, ...] = ()


@dataclass(frozen=True, slots=True)
class _Room:
    """What a page holds, in points: along the way from answer to answered, and across it."""

    along: float
    across: float


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


def split(graph: Graph, ends: frozenset[str], way: Direction, room: tuple[float, float]) -> list[Page]:
    """Part a graph over pages.

    Args:
        graph: The graph.
        ends: Ids of claims at which links start or end.
        way: The direction in which it is laid out.
        room: Points on a page, across and down.

    Returns:
        Pages in the order of the thread. Every node stands on one of them.
    """
    across, down = room
    limits = _Room(across, down) if way == "RL" else _Room(down, across)
    sizes = {node.id: _size(parts(node, ends, graph.level, ON_PAGE), way) for node in graph.nodes}
    sizes |= {name: (sizes[name][0], sizes[name][1] / ALONE) for name in alone(graph)}
    shares = _shares(graph, sizes, limits, _GAP[way])
    page_of = {name: number for number, share in enumerate(shares) for name in share}
    labels = {node.id: _called(node) for node in graph.nodes}
    crossing = [edge for edge in graph.edges if page_of[edge.source] != page_of[edge.target]]
    pages = []
    for number, share in enumerate(shares):
        here = set(share)
        part = replace(
            graph,
            nodes=tuple(node for node in graph.nodes if node.id in here),
            edges=tuple(edge for edge in graph.edges if edge.source in here and edge.target in here),
        )
        pages.append(Page(part, tuple(_stubs(here, crossing, page_of, labels, graph.level, number))))
    return pages


def _called(node: GraphNode) -> str:
    """How a node is called on another page: a merged claim by its heading, a single one by its comment."""
    if node.kind != "claim":
        return node.label
    first = node.sayings[0]
    return f"“{node.label}”" if first.tags or node.comments > 1 else first.label


def _size(rows: Iterable[Part], way: Direction) -> tuple[float, float]:
    """How much room a node takes along and across."""
    lines = sum(len(wrapped(part, ON_PAGE.width)) for part in rows)
    wide, high = ON_PAGE.width * _COLUMN + 16, lines * _ROW + 12
    return (wide, high + 11) if way == "RL" else (high, wide + 11)


def _shares(graph: Graph, sizes: Mapping[str, tuple[float, float]], room: _Room, gap: float) -> list[list[str]]:
    """The ids on each page: answers with what they answer, as far as a page holds them."""
    above = _forest(graph)
    below: dict[str, list[str]] = {}
    for name, parent in above.items():
        below.setdefault(parent, []).append(name)
    order = {node.id: number for number, node in enumerate(graph.nodes)}
    roots = deque(node.id for node in graph.nodes if node.id not in above)
    shares: list[list[str]] = []
    here: set[str] = set()
    used = room.across + 1
    while roots:
        root = roots.popleft()
        if used + sizes[root][1] > room.across or above.get(root) in here:
            shares.append([])
            here, used = set(), 0.0
        rest: list[str] = []
        stack = [(root, 0.0, 0.0)]  # node, where it starts along, how much of its row is taken already
        while stack:
            name, start, taken = stack.pop()
            along, across = sizes[name]
            more = max(0.0, across - taken)
            full = used + more > room.across or start + along > room.along
            if full and name != root:
                rest.append(name)
                continue
            shares[-1].append(name)
            here.add(name)
            used += more
            answers = sorted(below.get(name, ()), key=order.__getitem__)
            for place, child in reversed(list(enumerate(answers))):
                stack.append((child, start + along + gap, max(across, taken) if place == 0 else 0.0))
        roots.extendleft(reversed(rest))
    return shares


def _forest(graph: Graph) -> dict[str, str]:
    """For each node but the first of its tree the one beside which it should stand."""
    if graph.level == "comments":
        return parents(graph)
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


def _stubs(  # noqa: PLR0913, PLR0917  # what is here, and what is known of elsewhere
    here: set[str],
    crossing: Iterable[GraphEdge],
    page_of: Mapping[str, int],
    labels: Mapping[str, str],
    level: str,
    page: int,
) -> Iterable[Stub]:
    """The references of a page: one for each node, kind of edge and direction."""
    bundles: dict[tuple[str, Bearing, bool], list[GraphEdge]] = {}
    for edge in crossing:
        if edge.source in here:
            bundles.setdefault((edge.source, edge.relation, True), []).append(edge)
        elif edge.target in here:
            bundles.setdefault((edge.target, edge.relation, False), []).append(edge)
    for number, ((node, relation, away), edges) in enumerate(bundles.items(), 1):
        by_page: dict[int, list[str]] = {}
        for edge in edges:
            other = edge.target if away else edge.source
            by_page.setdefault(page_of[other] + 1, []).append(labels[other])
        rows = [f"{', '.join(found)}: page {at}" for at, found in sorted(by_page.items())]
        if len(edges) > _NAMED:  # each of them names its page in turn
            rows = [f"{len(edges)} {'comments' if level == 'comments' else 'others'}: {_ranges(sorted(by_page))}"]
        text = "\n".join(line for row in rows for line in wrapped_words(row, 20))
        words = edge_words(edges[0], level) if away and len(edges) == 1 else ()
        yield Stub(f"page {page + 1} stub {number}", text, node, relation, away, words)


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
