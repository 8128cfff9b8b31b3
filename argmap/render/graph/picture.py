"""A map made ready to be drawn: its graph, what stands below it, and what is shown on hovering."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.render.graph.legend import legend
from argmap.render.graph.lines import ends_of
from argmap.views.graph import Graph, apart, graph
from argmap.views.index import Index, index
from argmap.views.ledger import ledger
from argmap.views.narrowing import narrowed
from argmap.views.wording import count, flat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.model import ArgumentMap
    from argmap.render.base import Options
    from argmap.views.graph import GraphNode


@dataclass(frozen=True, slots=True)
class Picture:
    """A graph with its surroundings.

    Args:
        at: The map looked up.
        graph: The graph at the level asked for.
        ends: Ids of claims at which links start or end.
        title: The thread's, or words in its place.
        counts: What is on the map, in one line; and what is not drawn, if anything.
    """

    at: Index
    graph: Graph
    ends: frozenset[str]
    title: str
    counts: tuple[str, ...]

    @property
    def foot(self) -> tuple[str, ...]:
        """The lines below a drawing: counts and legend."""
        return (*self.counts, *legend(self.graph))


def picture(found: ArgumentMap, options: Options, *, drawing: bool = False) -> Picture:
    """A map made ready.

    Args:
        found: The map.
        options: The level of the graph, and whether names are to be invented.
        drawing: Whether it is drawn: points that nothing ties to another are then named beside it and have no node.
    """
    found = named(found, options)
    at = index(found)
    drawn = narrowed(graph(at, options.graph), least=options.least, disputes=options.only == "disputes")
    drawn, alone = apart(drawn) if drawing else (drawn, ())
    pairs = [(link.id, end) for link in found.links for end in (link.source, link.target)]
    said = (*counts(at, drawn, alone), *(_lone(node) for node in alone))
    return Picture(at, drawn, ends_of(drawn, pairs), flat(found.thread.title) or "Thread without a title", said)


def _lone(node: GraphNode) -> str:
    """A point in words: `no link: It costs too much · for #2 #5 · against #4`."""
    sides = [
        (word, list(dict.fromkeys(one.label for one in node.sayings if (one.manner == "denies") == against)))
        for word, against in (("for", False), ("against", True))
    ]
    return " · ".join([f"no link: {node.label}", *(f"{word} {_some(who)}" for word, who in sides if who)])


def named(found: ArgumentMap, options: Options) -> ArgumentMap:
    """The map, with invented names where they are asked for."""
    if not options.anonymous:
        return found
    from argmap.views.anonymous import anonymous  # noqa: PLC0415  # spares every other command its import

    return anonymous(found)


def counts(at: Index, drawn: Graph | None = None, beside: Sequence[GraphNode] = ()) -> tuple[str, ...]:
    """What is on the map, held against what went in; and what a graph does not draw, if anything."""
    held = ledger(at)
    parts = [f"{count(held.comments, 'comment')} in, {held.placed} on the map"]
    parts.append(f"{len(held.silent)} without a claim" if held.silent else "a claim in each")
    claims = count(held.claims, "claim")
    parts.append(f"{claims} and {count(held.premises, 'premise')}" if held.premises else claims)
    links = [f"{count(held.agreements, 'agreement')}, {count(held.rebuttals, 'rebuttal')}"]
    if held.guessed:
        told = f"{held.given} given by the source" if held.given else "none given by the source"
        links.append(f"whom a comment answers: {held.guessed} guessed, {told}")
    rows = [" · ".join(parts), " · ".join(links)]
    if drawn is not None and drawn.aside:
        rows.append(f"not drawn here: {drawn.aside} {drawn.aside_what}")
    if drawn is not None and drawn.level == "claims":
        shown = {one.comment for node in (*drawn.nodes, *beside) for one in node.sayings}
        shown |= {node.id.removeprefix("comment:") for node in drawn.nodes if node.kind in {"comment", "post"}}
        left = [label for name, label in at.labels.items() if name not in shown]
        if left:
            rows.append(f"{count(len(left), 'comment')} with nothing drawn here: {_some(left)}")
    if held.checked:
        rows.append(held.checked)
    rows += [f"{note.kind}: {note.what}" for note in held.notes]
    return tuple(rows)


def _some(labels: list[str], most: int = 40) -> str:
    return ", ".join(labels[:most]) + (f" + {len(labels) - most} more" if len(labels) > most else "")
