"""Which claims are one point, and who stands on which side of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from argmap.features.talk import Talk
from argmap.model import Claim, Comment, Evidence, Link, Point, Thread
from argmap.points.grouping import Grouped, Tie
from argmap.points.heading import _clauses, _complete, _shorter, sentence
from argmap.points.sides import sided, told

if TYPE_CHECKING:
    from argmap.mapping import Mapper
    from argmap.model import ArgumentMap


def mapped(mapper: Mapper, *texts: str, authors: str = "abcdefgh") -> ArgumentMap:
    pairs = zip(texts, authors, strict=False)
    return mapper.map(Thread("t", "", tuple(Comment(f"c{i}", text, author) for i, (text, author) in enumerate(pairs))))


def test_what_two_people_say_under_one_tag_is_a_point_and_who_denies_it_stands_against(mapper: Mapper) -> None:
    found = mapped(mapper, "It's all about money.", "It is not about money.", "This is about money, plain and simple.")
    (point,) = found.points
    assert (point.id, point.says, point.basis) == ("p1", "It's about money", "tag")
    assert [claim.partition(".")[0] for claim in point.claims] == ["c0", "c1", "c2"]
    assert [claim.partition(".")[0] for claim in point.against] == ["c1"]
    assert all("money" in one.text and one.comment for one in point.because)


def test_a_tag_that_names_its_thing_makes_one_point(mapper: Mapper) -> None:
    texts = ("People must take responsibility for what they buy.", "We all have to take responsibility for ourselves.")
    found = mapped(mapper, *texts, "You have to take responsibility for your debts.")
    assert [point.says for point in found.points if point.basis == "tag"] == ["People are responsible for themselves"]


def test_under_a_title_what_the_matter_turns_on_is_one_point_in_whatever_words(mapper: Mapper) -> None:
    texts = (
        "They listen in on our calls.",
        "My aunt likes the view.",
        "The bay is cold in May.",
        "The harbour office logs every keystroke.",
    )
    parents = (None, None, "c1", "c2")
    comments = (Comment(f"c{i}", texts[i], "abcd"[i], parent=parents[i]) for i in range(4))
    thread = Thread("t", "Cameras on the ferry", tuple(comments))
    assert "It's about surveillance" in [point.says for point in mapper.map(thread).points]


def test_one_person_alone_makes_no_point(mapper: Mapper) -> None:
    assert mapped(mapper, "It's all about money.", "I said it is all about money.", authors="aa").points == ()


def test_disputes_come_before_what_many_hold(mapper: Mapper) -> None:
    texts = ["It's about money."] * 3 + ["It's all about surveillance.", "It is not about surveillance."]
    assert [point.says for point in mapped(mapper, *texts).points] == ["It's about surveillance", "It's about money"]


def sides(point: Point) -> dict[str, str]:
    return {claim.partition(".")[0]: "against" if claim in point.against else "for" for claim in point.claims}


GARDENS = (
    "The allotments on Mill Lane bring neighbours together.",
    "Those allotments on Mill Lane do not bring neighbours together.",
    "Trains are slower than buses in this town.",
    "Every dog should have a garden to run in.",
    "Winters are far too long for motorbikes.",
    "Nobody repairs bicycles any more, shops sell new ones.",
)


def test_two_people_who_say_it_in_the_same_words_make_a_point_without_a_tag(mapper: Mapper) -> None:
    (point,) = [point for point in mapped(mapper, *GARDENS).points if point.basis == "words"]
    assert sides(point) == {"c0": "for", "c1": "against"}
    assert point.says == "The allotments on Mill Lane bring neighbours together"
    assert {one.text for one in point.because if one.comment == "c0"} <= {
        "allotments",
        "Lane",
        "Mill",
        "neighbours",
        "bring",
    }
    assert all(one.comment and one.weight for one in point.because)


@pytest.mark.parametrize(
    ("second", "side"),
    [
        ("The allotments on Mill Lane bring neighbours together like nothing else.", "for"),
        ("The allotments on Mill Lane are worse for neighbours than a wall.", "against"),
        ("The allotments on Mill Lane never bring neighbours together.", "against"),
    ],
)
def test_a_contrary_is_identified_by_negation_and_opposites(mapper: Mapper, second: str, side: str) -> None:
    texts = (
        "The allotments on Mill Lane are better for neighbours than a wall." if "worse" in second else GARDENS[0],
        second,
        *GARDENS[2:],
    )
    (point,) = [point for point in mapped(mapper, *texts).points if "c1" in sides(point)]
    assert sides(point)["c1"] == side


def test_a_heading_is_a_whole_sentence_that_needs_nothing_around_it(mapper: Mapper) -> None:
    texts = (
        "And they bring neighbours together, those allotments on Mill Lane.",
        "Because of the allotments on Mill Lane, and neighbours together.",
        "The allotments on Mill Lane bring even shy neighbours together.",
    )
    point = mapped(mapper, *texts, *GARDENS[2:]).points[0]
    assert point.basis == "words"
    assert point.says == "The allotments on Mill Lane bring even shy neighbours together"


def test_what_only_shares_common_words_is_no_point(mapper: Mapper) -> None:
    assert mapped(mapper, *GARDENS[2:]).points == ()


def test_one_word_of_the_whole_thread_ties_no_two_claims(mapper: Mapper) -> None:
    texts = (
        "The tram runs late.",
        "A tram costs millions.",
        "The tram is noisy.",
        "Our tram needs drivers.",
        "The tram looks lovely.",
    )
    assert [point for point in mapped(mapper, *texts).points if point.basis == "words"] == []


def test_a_sentence_that_a_whole_thread_repeats_is_a_point(mapper: Mapper) -> None:
    texts = (
        "The ferry should be free, because school is obligatory.",
        "No. The ferry should not be free, it costs the town too much.",
        "The ferry should be free.",
    )
    (point,) = [point for point in mapped(mapper, *texts).points if point.basis == "words"]
    assert point.says == "The ferry should be free"
    assert sides(point) == {"c0": "for", "c1": "against", "c2": "for"}


def test_adverbs_around_a_sentence_are_no_part_of_a_heading(mapper: Mapper) -> None:
    texts = (
        "Funnily enough, the allotments on Mill Lane bring neighbours together, though.",
        "And they bring neighbours together, those allotments on Mill Lane.",
    )
    (point,) = [point for point in mapped(mapper, *texts, *GARDENS[2:]).points if point.basis == "words"]
    assert point.says == "The allotments on Mill Lane bring neighbours together"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            (
                "The council has sold the old bakery on the corner to a man from the coast, "
                "but the ferry needs a new engine before the winter."
            ),
            {"The council has sold the old bakery on the corner to a man from the coast"},
        ),
        ("If the ferry stops, the island dies, and the harbour dies before it with all of its shops and cafes.", set()),
    ],
)
def test_a_long_sentence_gives_its_main_clauses(mapper: Mapper, text: str, says: set[str]) -> None:
    thread = Thread("t", "", (Comment("c1", text, "a"),))
    analysis = mapper.analyse(thread)["c1"]
    found = {"".join(text[clause[0].start : clause[-1].end]).rstrip(" ,") for clause in _clauses(analysis.tokens)}
    assert found >= says
    assert not any(one.startswith("the island") for one in found)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("The ferry needs a new engine.", True),
        ("Does the ferry need a new engine?", False),
        ("Why the ferry needs a new engine.", False),
        ("A ferry with a new engine.", False),
    ],
)
def test_a_whole_sentence_has_a_finite_verb_behind_its_subject(mapper: Mapper, text: str, *, whole: bool) -> None:
    analysis = mapper.analyse(Thread("t", "", (Comment("c1", text, "a"),)))["c1"]
    assert _complete(analysis.tokens) is whole


def test_comments_that_are_merely_alike_are_a_guess_below_the_points(mapper: Mapper) -> None:
    texts = (
        "The ferry to the island needs a younger captain.",
        "My aunt, a captain of the island's ferry, has painted clocks since she was ten.",
        "The ferry needs a younger captain.",
    )
    found = [point for point in mapped(mapper, *texts, *GARDENS[2:]).points if point.basis != "talk"]
    assert [point.basis for point in found] == ["words", "sense"]
    assert [claim.partition(".")[0] for claim in found[0].claims] == ["c0", "c2"]


def test_what_is_thought_is_not_cut_from_a_long_sentence_as_a_reason_is(mapper: Mapper) -> None:
    text = "People of the harbour believe that the ferry will be sold, because it is old."
    analysis = mapper.analyse(Thread("t", "", (Comment("c1", text, "a"),)))["c1"]
    cut = [text[: some[-1].end] for some in _shorter(analysis.tokens)]
    assert cut == ["People of the harbour believe that the ferry will be sold,"]


@pytest.mark.parametrize(("title", "points"), [("", ["Jet skis should be banned"]), ("Should jet skis be banned?", [])])
def test_a_stand_on_the_motion_is_no_point_of_its_own(mapper: Mapper, title: str, points: list[str]) -> None:
    texts = ("Jet skis should be banned.", "They ought to be banned at once.")
    comments = tuple(Comment(f"c{number}", text, f"w{number}") for number, text in enumerate(texts))
    found = mapper.map(Thread("t", title, comments)).points
    assert [point.says for point in found if point.basis == "tag"] == points


def test_who_rebuts_a_holder_stands_on_the_other_side_and_who_agrees_on_the_same() -> None:
    text, shown = "The ferry is late.", (Evidence("stance.no", "No"),)
    claims = {f"c{n}.1": Claim(f"c{n}.1", f"c{n}", 0, len(text), text, shown) for n in range(3)}
    ties = (Tie("c0.1", "c1.1", frozenset({"ferri"}), 0.8), Tie("c0.1", "c2.1", frozenset({"ferri"}), 0.7))
    group = Grouped(tuple(claims), ties, 0.7)
    links = [
        Link("l1", "c1", "c0.1", "rebuttal", "stated", 0.7, shown),
        Link("l2", "c2", "c1.1", "agreement", "stated", 0.9, shown),
    ]
    home = {name: one.comment for name, one in claims.items()}
    assert sided([group], claims, {}, Talk((), links, home)) == {"c0.1": False, "c1.1": True, "c2.1": True}
    assert sided([group], claims, {}, Talk((), (), home)) == dict.fromkeys(claims, False)


def test_a_claim_has_one_side_in_all_its_points_and_those_who_rebut_one_person_share_it() -> None:
    text, shown = "The ferry is late.", (Evidence("stance.no", "No"),)
    claims = {f"c{n}.1": Claim(f"c{n}.1", f"c{n}", 0, len(text), text, shown) for n in range(5)}
    groups = [
        Grouped(
            tuple(f"c{n}.1" for n in members), (Tie(f"c{members[0]}.1", f"c{members[1]}.1", frozenset(), 0.7),), 0.7
        )
        for members in ((0, 1, 3), (3, 4))
    ]
    links = [
        Link("l1", "c1", "c0", "rebuttal", "stated", 0.8, shown),
        Link("l2", "c2", "c0", "rebuttal", "stated", 0.8, shown),
        Link("l3", "c4", "c2", "rebuttal", "stated", 0.8, shown),
    ]
    home = {name: one.comment for name, one in claims.items()}
    who = {"c0": "ann", "c1": "ben", "c2": "cem", "c3": "cem", "c4": "dora"}
    side = sided(groups, claims, {}, Talk((), links, home, who))
    assert side == {"c0.1": False, "c1.1": True, "c3.1": True, "c4.1": False}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Let's be honest, the allotments on Mill Lane bring neighbours together.", ""),
        ("Rosa dear, the allotments on Mill Lane bring neighbours together.", ""),
        ("No. The allotments on Mill Lane bring neighbours together.", ""),
        ("The allotments on Mill Lane bring neighbours together: https://example.org/mill", ""),
        ("I tend to agree with the old crowd on Mill Lane.", None),
        ("Leila is right about the allotments on Mill Lane.", None),
        ("Ben's point about the allotments on Mill Lane stands.", None),
        ("The right to an allotment on Mill Lane is old.", "The right to an allotment on Mill Lane is old"),
    ],
)
def test_assent_to_a_person_heads_no_point_and_how_it_is_meant_is_cut(
    mapper: Mapper, text: str, says: str | None
) -> None:
    comment = Comment("c1", text, "a")
    analysis = mapper.analyse(Thread("t", "", (comment,)))["c1"]
    claim = Claim("c1.1", "c1", 0, len(text), text, (Evidence("roles.thesis", text),))
    head, alone = sentence([claim], {"c1": analysis}, frozenset({"allot", "mill", "lane"}))
    assert alone is (says is not None)
    if says is not None:
        assert head == (says or "The allotments on Mill Lane bring neighbours together")


def test_a_claim_is_said_as_it_stands_toward_its_point_unless_it_denies_its_tag_or_shares_it() -> None:
    text, shown = "The ferry is late.", (Evidence("roles.thesis", "late"),)
    plain = [Claim(f"c{n}.1", f"c{n}", 0, len(text), text, shown) for n in range(5)]
    tagged = replace(plain[1], tags=("delay",))
    asked = replace(plain[2], assertion="questioned")
    against = ("c1.1", "c2.1", "c3.1")
    point = Point("p1", text, ("c0.1", "c1.1", "c2.1", "c3.1"), "words", 0.9, against=against)
    guess = Point("p2", text, ("c3.1", "c4.1"), "sense", 0.6, against=("c4.1",))
    said = told([plain[0], tagged, asked, plain[3], plain[4]], [point, guess])
    assert [claim.assertion for claim in said] == ["asserted", "denied", "questioned", "denied", "asserted"]
    assert [claim.because[-1].shows for claim in said] == ["", "against", "", "", ""]
    denies = replace(tagged, assertion="denied")
    assert told([denies], [replace(point, against=())]) == (denies,)
    shared = Point("p3", text, ("c1.1", "c4.1"), "tag", 0.9)
    assert told([tagged], [point, shared]) == (tagged,)


def test_under_guesses_alone_it_is_who_stands_against_the_sentence_that_denies_it() -> None:
    text, shown = "The ferry is late.", (Evidence("roles.thesis", "late"),)
    claims = [Claim(f"c{n}.1", f"c{n}", 0, len(text), text, shown) for n in range(2)]
    guess = Point("p1", text, ("c0.1", "c1.1"), "sense", 0.9, against=("c0.1",))
    assert [claim.assertion for claim in told(claims, [guess])] == ["denied", "asserted"]
