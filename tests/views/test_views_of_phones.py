"""What each view finds in a map made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from phones import CLAIMS, LINKS, phones, words

from argmap.errors import ArgmapError
from argmap.model import ArgumentMap, Motion, Point, Side, Stand
from argmap.views.brief import brief, question
from argmap.views.claims import claims_view
from argmap.views.flow import flow
from argmap.views.graph import Level, graph
from argmap.views.groups import groups
from argmap.views.index import index, resolve
from argmap.views.ledger import ledger
from argmap.views.matrix import matrix
from argmap.views.sides import ORDER, sides
from argmap.views.stances import stances
from argmap.views.tree import tree
from argmap.views.unanswered import unanswered

FOUND = phones()
AT = index(FOUND)


def test_the_ledger_counts_and_balances() -> None:
    counts = ledger(FOUND)
    assert (counts.comments, counts.placed, counts.balanced) == (9, 9, True)
    assert (counts.claims, counts.premises, counts.agreements, counts.rebuttals) == (13, 3, 4, 4)
    assert (counts.silent, counts.unsure, counts.alone) == (("#8",), 3, 6)
    assert (counts.given, counts.guessed) == (0, 9)


def test_claims_are_ordered_by_how_contested_they_are() -> None:
    assert [group.id for group in groups(FOUND)] == ["p1", "p2", "p3", "s1"]
    learning = groups(FOUND)[0]
    assert learning.holders == ("@Ines", "@Ruth Sorell")
    assert learning.opposers == ("@Kofi", "@Ines")
    assert [s.label for s in learning.by("denies")] == ["#2", "#9"]
    assert [s.label for s in learning.by("asserts", reported=True)] == ["post"]
    assert [s.hedge for s in groups(FOUND)[2].by("hedges")] == ["probably"]


def test_nobody_holds_or_denies_a_subject() -> None:
    calling = groups(FOUND)[-1]
    assert (calling.id, calling.kind, calling.holders, calling.opposers) == ("s1", "subject", (), ())


def test_that_nobody_denies_it_is_said_only_where_several_later_comments_speak_of_it() -> None:
    assert [group.id for group in groups(FOUND) if group.undenied] == []
    spoken = ("c1.1", "c3.1", "c6.2")
    agreed = replace(FOUND, points=(Point("p1", "It helps", spoken, "words", 0.6),), links=())
    assert [group.id for group in groups(agreed) if group.undenied] == ["p1"]
    short = replace(agreed, points=(Point("p1", "It helps", spoken[:2], "words", 0.6),))
    assert [group.id for group in groups(short) if group.undenied] == []


def test_the_claims_view_holds_every_claim() -> None:
    assert claims_view(FOUND).count == len(CLAIMS)
    assert claims_view(FOUND).silent == ("#8",)


def test_the_tree_hangs_comments_under_what_they_answer() -> None:
    (root,) = tree(FOUND).roots
    assert [node.label for node in root.children] == ["#1", "#5", "#9"]
    six = next(node for node in root.walk() if node.label == "#6")
    assert [(link.id, link.upward, link.target_label) for link in six.links] == [("l4", True, "#4"), ("l5", True, "#4")]
    seven = next(node for node in root.walk() if node.label == "#7")
    assert [(link.id, link.upward) for link in seven.links] == [("l6", True), ("l7", False)]
    assert not next(node for node in root.walk() if node.label == "#5").certain


def test_folding_is_counted_wherever_it_happens() -> None:
    for options in ({"depth": 0}, {"depth": 2}, {"focus": "c4"}, {"focus": "#7"}, {"only": "claims"}):
        drawn = tree(FOUND, **options)
        shown = list(drawn.walk())
        assert len(shown) + drawn.folded == 10
        assert sum(node.folded for node in shown) == drawn.folded
    assert [node.label for node in tree(FOUND, focus="7").walk()] == ["post", "#5", "#7", "#8"]


def test_the_matrix_has_a_mark_for_every_manner() -> None:
    table = matrix(FOUND)
    learning = [group.id for group in table.columns].index("p1")
    marks = {row.name: row.cells[learning].mark for row in table.rows}
    assert marks == {"Mr Abara": "r", "Ines": "±", "Kofi": "−", "Ruth Sorell": "+"}
    assert table.totals[learning] == (2, 2)
    assert table.others == ("Dee", "#8")
    assert len(table.rows) + len(table.others) == len(AT.commenters)
    safety = [group.id for group in table.columns].index("p3")
    assert [row.cells[safety].hedged for row in table.rows if row.name == "Kofi"] == [True]


def test_a_line_of_the_flow_goes_on_until_nobody_answers() -> None:
    sheet = flow(FOUND)
    assert sheet.turns == 3
    assert [(line[0].cells[0].says, line[0].cells[0].held) for line in sheet.lines] == [
        ("It’s about learning", ("Mr Abara", "Ines", "Ruth Sorell")),
        ("They already search our bags", ("Kofi",)),
        ("It makes people less safe", ("Kofi", "Ruth Sorell")),
        ("", ()),
    ]
    assert [[cell.label for row in line for cell in row.cells if not cell.says] for line in sheet.lines] == [
        ["#2", "#9"],
        ["#4", "#6"],
        [],
        ["#5", "#7"],
    ]
    assert sheet.alone == ()
    assert sheet.silent == ("#8",)
    assert sheet.comments == 10


def test_a_claim_is_taken_up_where_a_link_means_it_or_its_whole_comment() -> None:
    view = unanswered(FOUND)
    assert [one.id for one in view.claims] == ["c2.2", "c3.2", "c9.2"]
    assert [(one.kind, one.label, one.whom) for one in view.challenges] == [("rebuttal", "#9", ("#3",))]
    assert {one.name for one in view.commenters} == {"Kofi", "Ruth Sorell", "Ines"}
    assert view.answered + len({"c2.2", "c3.2", "c9.2"}) == view.total == len(CLAIMS)


def test_a_stance_that_changed_shows_both_quotes() -> None:
    (ines,) = [one for one in stances(FOUND) if one.name == "Ines"]
    (change,) = ines.changes
    assert (change.before.label, change.after.label) == ("#1", "#9")
    assert [toward.name for toward in ines.rebuts] == ["Kofi", "Ruth Sorell"]
    assert len(stances(FOUND)) == len(AT.commenters)


FIRST = {"Ines": "Yes", "Kofi": "Not convinced", "Ruth Sorell": "Ines is right"}
STOOD: dict[str, Side] = {"Ines": "for", "Kofi": "against", "Ruth Sorell": "both"}


def moved() -> ArgumentMap:
    """The phones with a motion: Ines for it, Kofi against, Ruth Sorell both, the rest unclear."""
    stands = tuple(
        Stand(who.comments, STOOD[who.name], 0.9, (words(who.comments[0], FIRST[who.name], "sides.stand"),))
        if who.name in STOOD
        else Stand(who.comments, "unclear")
        for who in AT.commenters.values()
        if who.comments[0] != "post"
    )
    return replace(FOUND, motion=Motion("Phones should go into lockers", "given", stands))


def test_sides_stand_point_by_point_and_nobody_is_left_out() -> None:
    view = sides(moved())
    assert view is not None
    assert {side: [one.name for one in view.on(side)] for side in ORDER} == {
        "for": ["Ines"],
        "against": ["Kofi"],
        "both": ["Ruth Sorell"],
        "unclear": ["Dee", "#8"],
    }
    assert [(row.heading, row.pro and row.pro.label, row.con and row.con.label) for row in view.rows[:2]] == [
        ("It’s about learning", "#1", "#2"),
        ("They already search our bags", "#4", "#2"),
    ]
    assert view.on("for")[0].words == ("Yes",)


def test_without_a_motion_there_are_no_sides() -> None:
    assert sides(FOUND) is None
    assert [side.name for side in brief(FOUND).sides] == ["What is claimed"]
    assert all(not row.side for row in matrix(FOUND).rows)


def test_with_a_motion_brief_and_matrix_say_who_is_on_which_side() -> None:
    found = moved()
    assert [side.name for side in brief(found).sides] == ["For the motion", "Against it", "Both", "Unclear"]
    assert {row.name: row.side for row in matrix(found).rows}["Kofi"] == "against"
    assert brief(found).question == "Phones should go into lockers"


def test_the_summary_names_the_dispute_its_sides_and_the_reason_of_each() -> None:
    assert brief(FOUND).summary == (
        "Disputed: It’s about learning – for Ines and Ruth Sorell; against Kofi: “It isn't about learning” (#2).",
        "Disputed: They already search our bags – for Kofi; against Ines: “nobody searches bags” (#4).",
        "Widely held: It makes people less safe (Kofi and Ruth Sorell).",
    )
    first, pro, con, *_ = brief(moved()).summary
    assert first == "Debated: Phones should go into lockers – for Ines; against Kofi; both Ruth Sorell."
    assert pro.startswith("For: ")
    assert con.startswith("Against: ")


def test_the_brief_has_question_clashes_concessions_and_what_to_ask() -> None:
    view = brief(FOUND)
    assert view.question == "Phones in a locker from bell to bell?"
    assert [clash.link.link for clash in view.clashes] == ["l1", "l4", "l3", "l8"]
    assert [one.kind for one in view.concessions] == ["in part", "changed"]
    assert any("what would settle it?" in asked for asked in view.questions)
    untitled = replace(FOUND, thread=replace(FOUND.thread, title="Lockers"))
    assert question(index(untitled)) == "Lockers: Should we do it?"


@pytest.mark.parametrize("level", ["comments", "claims", "commenters"])
def test_no_graph_loses_a_link(level: Level) -> None:
    drawn = graph(FOUND, level)
    on_edges = [link.link for edge in drawn.edges for link in edge.links]
    inside = [link.link for node in drawn.nodes for link in node.inside]
    assert sorted(on_edges + inside) == [link.id for link in LINKS]
    names = {node.id for node in drawn.nodes}
    assert len(names) == len(drawn.nodes)
    assert {end for edge in drawn.edges for end in (edge.source, edge.target)} <= names


def test_commenters_are_edges_with_how_often_and_on_which_points() -> None:
    drawn = graph(FOUND, "commenters")
    edge = next(e for e in drawn.edges if (e.source, e.target, e.relation) == ("@Kofi", "@Ines", "rebuttal"))
    assert (edge.count, edge.on, edge.confidence) == (2, ("“They already search our bags”",), 0.968517)


@pytest.mark.parametrize(
    ("name", "meant"),
    [("c6", "c6"), ("#6", "c6"), ("6", "c6"), ("6.1", "c6.1"), ("#6.2", "c6.2"), ("post", "post"), ("l3", "l3")],
)
def test_a_thing_is_found_by_id_label_and_number(name: str, meant: str) -> None:
    assert resolve(AT, name) == meant


@pytest.mark.parametrize("name", ["", "c99", "#0", "6.9", "l99", "Ines"])
def test_what_is_not_there_is_refused_with_what_is(name: str) -> None:
    with pytest.raises(ArgmapError, match=r"Q001[^\n]*\n.*#9.*claims such as post.1.*l1 to l8"):
        resolve(AT, name)


def test_without_points_the_summary_tells_what_is_rebutted_most_in_the_words_of_both() -> None:
    lines = brief(replace(FOUND, points=())).summary
    assert lines[0].startswith("Disputed: “")
    assert "– against: “" in lines[0]
    assert [line.partition(":")[0] for line in lines] == ["Disputed", "Disputed", "Common ground"]
    bare = brief(replace(FOUND, points=(), links=())).summary
    assert bare
    assert all(line.startswith("Also: “") for line in bare)
