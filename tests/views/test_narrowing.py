"""A graph with less on it, and the count of what is left out."""

from __future__ import annotations

from phones import phones

from argmap.views.graph import Graph, graph
from argmap.views.narrowing import narrowed
from argmap.views.tree import tree

WHOLE = graph(phones(), "comments")


def links(drawn: Graph) -> int:
    return sum(1 for edge in drawn.edges if edge.relation != "reply")


def test_without_options_all_is_drawn() -> None:
    assert narrowed(WHOLE) is WHOLE


def test_links_that_are_not_sure_enough_are_counted_and_not_drawn() -> None:
    drawn = narrowed(WHOLE, least=0.75)
    left = links(WHOLE) - links(drawn)
    assert left > 0
    assert all(edge.confidence >= 0.75 for edge in drawn.edges if edge.relation != "reply")
    assert f"{left} links less sure than 0.75" in f"{drawn.aside} {drawn.aside_what}"
    assert len(drawn.nodes) == len(WHOLE.nodes)


def test_of_disputes_alone_every_node_has_one() -> None:
    drawn = narrowed(WHOLE, disputes=True)
    rebutted = {end for edge in drawn.edges if edge.relation == "rebuttal" for end in (edge.source, edge.target)}
    assert {node.id for node in drawn.nodes} == rebutted
    assert (
        f"{len(WHOLE.nodes) - len(drawn.nodes)} comments that no rebuttal touches"
        in f"{drawn.aside} {drawn.aside_what}"
    )


def test_the_tree_of_disputes_keeps_what_they_answer() -> None:
    shown = {node.label for node in tree(phones(), only="disputes").walk()}
    assert {"post", "#1", "#2", "#4", "#6", "#3", "#9"} <= shown
    assert not {"#5", "#7", "#8"} & shown
