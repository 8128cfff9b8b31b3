"""The graph of points: reasons as edges, denials that turn a link round, and points that nothing ties."""

from __future__ import annotations

from dataclasses import replace

from phones import phones

from argmap.model import Evidence, Link, Motion, Stand
from argmap.render.base import Options
from argmap.render.graph.picture import picture
from argmap.render.tables import table
from argmap.views.graph import apart, graph
from argmap.views.worksheet import worksheet

YES = Evidence("sides.stand", "Yes", "c1", 0, 3)


def test_a_reason_leads_to_what_it_is_given_for() -> None:
    drawn = graph(phones(), "claims")
    assert {(edge.source, edge.target) for edge in drawn.edges if edge.relation == "because"} == {
        ("c1.2", "p1"), ("c9.2", "p1"), ("c5.2", "c5.1"),
    }  # fmt: skip


def test_who_agrees_with_a_denial_rebuts_the_point() -> None:
    link = Link(
        "l9", "c5.1", "c2.1", "agreement", "stated", 0.8, (Evidence("stance.agreed", "Agreed", "c5", 0, 6, 2.0),)
    )
    drawn = graph(replace(phones(), links=(link,)), "claims")
    (edge,) = [edge for edge in drawn.edges if edge.links]
    assert (edge.source, edge.target, edge.relation, edge.turned) == ("c5.1", "p1", "rebuttal", True)


def test_points_without_a_tie_have_no_node_in_a_drawing_and_are_named_beside_it() -> None:
    found = replace(phones(), links=phones().links[:1])
    drawn = graph(found, "claims")
    shown, alone = apart(drawn)
    tied = {end for edge in shown.edges for end in (edge.source, edge.target)}
    assert alone
    assert all(node.id in tied or node.inside for node in shown.nodes)
    foot = "\n".join(picture(found, Options(graph="claims"), drawing=True).foot)
    assert all(f"no link: {node.label}" in foot for node in alone)


def test_sides_stand_in_words_and_in_the_legend() -> None:
    found = replace(phones(), motion=Motion("Lock them up", "given", (Stand(("c1",), "for", 0.9, (YES,)),)))
    sides = {node.label: node.side for node in graph(found).nodes}
    assert (sides["#1"], sides["#2"]) == ("for", None)
    assert any(row.startswith("on the motion: ") for row in picture(found, Options()).foot)
    assert not any(row.startswith("on the motion: ") for row in picture(phones(), Options()).foot)


def test_a_table_of_points_tells_who_is_for_and_against() -> None:
    first = table(phones(), "points")[0]
    assert (first["says"], first["against"], first["for_count"]) == ("It’s about learning", "#2 Kofi, #9 Ines", 3)


def test_the_key_of_a_worksheet_tells_the_sides_of_each_point() -> None:
    first = worksheet(phones()).points[0]
    assert (first.says, first.sides) == ("It’s about learning", "for post, #1, #3 · against #2, #9")
