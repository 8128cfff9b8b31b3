"""What passes between two commenters in the whole thread."""

from __future__ import annotations

import pytest

from argmap.model import ArgumentMap, Claim, Comment, Evidence, Link, Point, Relation, Thread
from argmap.views.exchanges import exchanges
from argmap.views.graph import graph
from argmap.views.groups import groups

BECAUSE = (Evidence("stance.x", "no", None, 0, 2, 1.0),)
COMMENTS = tuple(
    Comment(f"c{n}", "A town needs its ferry.", who) for n, who in enumerate(["Ann", "Ben", "Ann", "Ben", "Cem"])
)


def made(*links: tuple[str, str, Relation, float], points: tuple[Point, ...] = ()) -> ArgumentMap:
    claims = tuple(Claim(f"{c.id}.1", c.id, 0, len(c.text), c.text, BECAUSE) for c in COMMENTS)
    found = tuple(
        Link(f"l{n}", source, target, relation, "stated", sure, BECAUSE)
        for n, (source, target, relation, sure) in enumerate(links, 1)
    )
    return ArgumentMap(Thread("t", "", COMMENTS), claims, (), found, points=points)


def test_two_who_rebut_each_other_disagree_in_general() -> None:
    (two,) = exchanges(
        made(("c1", "c0", "rebuttal", 0.6), ("c2", "c1.1", "rebuttal", 0.5), ("c3", "c2", "agreement", 0.3))
    )
    assert (two.one, two.other, two.standing) == ("@Ann", "@Ben", "disagree")
    assert (two.agreements, two.rebuttals) == (1, 2)
    assert two.confidence == pytest.approx(0.8)


def test_who_does_both_as_much_is_said_to_do_both() -> None:
    (two,) = exchanges(made(("c1", "c0", "rebuttal", 0.6), ("c2", "c1", "agreement", 0.5)))
    assert two.standing == "both"


def test_points_are_shared_or_part_the_two() -> None:
    points = (
        Point("p1", "A town needs its ferry", ("c0.1", "c1.1"), "tag", 0.6, against=("c1.1",)),
        Point("p2", "The fare is too high", ("c2.1", "c3.1", "c4.1"), "tag", 0.6),
    )
    (two,) = exchanges(made(("c1", "c0", "rebuttal", 0.6), points=points))
    assert (two.parted, two.shared) == (("A town needs its ferry",), ("The fare is too high",))


def test_links_of_one_commenter_to_themselves_are_no_exchange() -> None:
    assert exchanges(made(("c2", "c0", "rebuttal", 0.6))) == ()


def test_an_edge_between_two_people_sums_their_links_and_names_the_points_on_which_they_part() -> None:
    point = Point("p1", "A town needs its ferry", ("c0.1", "c1.1"), "words", 0.6, against=("c1.1",))
    links: list[tuple[str, str, Relation, float]] = [("c1", "c0", "rebuttal", 0.6), ("c3", "c2", "rebuttal", 0.5)]
    (edge,) = graph(made(*links, points=(point,)), "commenters").edges
    assert (edge.source, edge.target, edge.relation) == ("@Ben", "@Ann", "rebuttal")
    assert edge.confidence == pytest.approx(0.8)
    assert edge.on == ("“A town needs its ferry”",)


def test_who_rebuts_one_that_denies_a_point_does_not_deny_it() -> None:
    point = Point("p1", "A town needs its ferry", ("c0.1", "c1.1", "c4.1"), "words", 0.6, against=("c1.1",))
    (group,) = groups(made(("c4.1", "c1.1", "rebuttal", 0.8), points=(point,)))
    assert (group.holders, group.opposers) == (("@Ann", "@Cem"), ("@Ben",))
