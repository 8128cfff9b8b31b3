"""Who stands where on a motion: some thirty invented class debates, and the kinds of words that show a side."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from argmap.mapping import Mapper
from argmap.model import Comment, Thread
from argmap.read import read_file
from argmap.sides import motion_of, plain_case

if TYPE_CHECKING:
    from argmap.language import Language
    from argmap.model import Motion

HERE = Path(__file__).parent
OPPOSITE = {"for": "against", "against": "for"}


def debates(name: str) -> list[tuple[str, list[list[str]]]]:
    """Motions, each with rows of name, side and words."""
    found: list[tuple[str, list[list[str]]]] = []
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            found.append((line[2:], []))
        elif line:
            found[-1][1].append([part.strip() for part in line.split("|", 2)])
    return found


def stood(language: Language, motion: str, *texts: str, names: str = "ABCDEFGHIJ") -> Motion:
    comments = tuple(Comment(f"c{n}", text, names[n]) for n, text in enumerate(texts))
    found = Mapper(language, motion=motion).map(Thread("t", "", comments)).motion
    assert found is not None
    return found


@pytest.mark.parametrize(("some", "least"), [("debates_a.txt", 0.8), ("debates_b.txt", 0.75), ("debates_c.txt", 0.55)])
def test_who_takes_a_side_is_mostly_read_right_and_hardly_one_is_read_wrong(
    language: Language, some: str, least: float
) -> None:
    """The third file was written last: its first half was looked at once, then worked on; the other not worked on."""
    counts: Counter[str] = Counter()
    for motion, rows in debates(some):
        thread = Thread("t", "", tuple(Comment(f"c{n}", text, name) for n, (name, _, text) in enumerate(rows)))
        found = Mapper(language, motion=motion).map(thread).motion
        assert found is not None
        for (_, side, _), stand in zip(rows, found.sides, strict=True):
            counts["takes"] += side != "unclear"
            counts["right"] += side == stand.side != "unclear"
            counts["wrong"] += OPPOSITE.get(side) == stand.side or (side == "unclear" != stand.side)
            counts["all"] += 1
    assert counts["right"] >= least * counts["takes"], counts
    assert counts["wrong"] <= 0.03 * counts["all"], counts


BAN = "Plastic bags should be banned"
STAY = "The old cinema should be kept open"


@pytest.mark.parametrize(
    ("motion", "text", "side"),
    [
        (BAN, "Ban them, the river is full of them.", "for"),
        (BAN, "I'm against a ban because paper bags tear.", "against"),
        (BAN, "I am not in favour of banning anything.", "against"),
        (BAN, "They should not be banned.", "against"),
        (BAN, "They should stay, I use mine ten times.", "against"),
        (BAN, "Get rid of them.", "for"),
        (BAN, "Which bags do you mean?", "unclear"),
        (BAN, "I bought apples this morning.", "unclear"),
        (BAN, "That alone is reason enough to ban them.", "for"),
        (BAN, "There is no reason to ban them.", "against"),
        (BAN, "It is unfair to forbid them only here.", "against"),
        (BAN, "You don't need a ban for that.", "against"),
        (BAN, "I would ban them at once.", "for"),
        (BAN, "Jam jars broke in my box and ruined my books.", "unclear"),
        (BAN, "Lena, that's nonsense.", "unclear"),
        (STAY, "The whole street would be lonely.", "against"),
        (STAY, "Without the cinema the whole street is lonely.", "for"),
        (STAY, "My car broke down and the film was boring.", "unclear"),
        (STAY, "I agree with the man at the till.", "unclear"),
        (STAY, "Motion for today: the old cinema should be kept open.", "unclear"),
        (STAY, "Good point.", "unclear"),
        (STAY, "Keep it, it is the heart of our street.", "for"),
        (STAY, "Close it down.", "against"),
        (STAY, "I'm all for the cinema.", "for"),
        (STAY, "It should be closed.", "against"),
        ("The old cinema should not be closed", "Close it at last.", "against"),
        ("The old cinema should not be closed", "It should stay where it is.", "for"),
    ],
)
def test_a_stand_is_for_or_against_the_motion_as_it_is_worded(
    language: Language, motion: str, text: str, side: str
) -> None:
    (stand,) = stood(language, motion, text).sides
    assert stand.side == side
    assert bool(stand.because) is (side != "unclear")
    assert all(text[one.start : one.end] == one.text for one in stand.because)


def test_a_headline_is_a_motion_and_blame_of_its_thing_speaks_for_taking_it_away(language: Language) -> None:
    said = ("The fees only keep poor families away.", "Good.")
    first, second = stood(language, plain_case("Should Our Library Drop Late Fees?"), *said).sides
    assert (first.side, second.side) == ("for", "unclear")


def test_who_changes_their_mind_stands_where_they_end(language: Language) -> None:
    texts = ("I'm against a ban.", "I bought mine in May.", "Thinking it over, ban them.")
    stands = stood(language, BAN, *texts, names="ABA").sides
    assert [(stand.comments, stand.side) for stand in stands] == [(("c0", "c2"), "for"), (("c1",), "unclear")]


def test_agreement_by_name_takes_the_side_of_the_one_named(language: Language) -> None:
    thread = Thread(
        "t", "", (Comment("c1", "Ban them all.", "Mirko"), Comment("c2", "I agree with Mirko about this.", "Lene"))
    )
    found = Mapper(language, motion=BAN).map(thread).motion
    assert found is not None
    assert [stand.side for stand in found.sides] == ["for", "for"]
    assert found.sides[1].because[0].rule == "sides.person"


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("The council wants to ban plastic bags. I think it would be a mistake.", "against"),
        ("The ministry plans to ban plastic bags.", "unclear"),
        ("The grocers want a ban on plastic bags.", "unclear"),
        ("We want to ban plastic bags.", "for"),
        ("I want a ban on plastic bags.", "for"),
        ("She came home because there is nothing she can afford.", "unclear"),
    ],
)
def test_what_somebody_else_wants_is_not_what_its_teller_asks_for(language: Language, words: str, side: str) -> None:
    assert [stand.side for stand in stood(language, BAN, words).sides] == [side]


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("Mirko has a point.", "for"),
        ("I'm with Mirko on this.", "for"),
        ("@Mirko I don't agree.", "against"),
        ("Mirko, you're wrong about that.", "against"),
        ("I don't agree with Mirko.", "against"),
    ],
)
def test_who_is_named_is_agreed_with_in_many_words(language: Language, words: str, side: str) -> None:
    thread = Thread("t", "", (Comment("c1", "Ban them all.", "Mirko"), Comment("c2", words, "Lene")))
    found = Mapper(language, motion=BAN).map(thread).motion
    assert found is not None
    assert found.sides[1].side == side


def test_both_is_only_who_asks_for_both(language: Language) -> None:
    (stand,) = stood(language, BAN, "In supermarkets they should be banned. On markets they should be allowed.").sides
    assert stand.side == "both"


@pytest.mark.parametrize(
    ("title", "post", "says", "basis"),
    [
        ("Should we ban plastic bags?", "", "Should we ban plastic bags?", "title"),
        ("Plastic bags must go", "", "Plastic bags must go", "title"),
        (
            "Bags",
            "I saw one in a tree. Should the shops stop selling them?",
            "Should the shops stop selling them?",
            "post",
        ),
    ],
)
def test_a_motion_is_read_from_the_title_or_the_post(title: str, post: str, says: str, basis: str) -> None:
    thread = Thread("t", title, (), Comment("post", post) if post else None)
    assert motion_of(thread) == (says, basis)
    assert motion_of(thread, "Bags are bad.") == ("Bags are bad", "given")


@pytest.mark.parametrize("title", ["", "Plastic bags", "What should I do?", "Why must it rain?"])
def test_without_a_motion_no_sides_are_said(title: str, mapper: Mapper) -> None:
    assert motion_of(Thread("t", title, ())) is None
    thread = Thread("t", title, (Comment("c1", "I'm against a ban, and I always was.", "A"),))
    assert mapper.map(replace(thread, title=title)).motion is None


KIALO = """Discussion Title: Libraries should lend tools.

1. Libraries should lend tools.
1.1. Pro: Most drills are used for ten minutes in their life.
1.1.1. Con: A drill that everybody borrows breaks within a year.
1.1.1.1. Pro: Borrowed things are treated worse than own ones.
1.2. Con: Librarians are not trained to check a chainsaw.
"""


def test_who_is_declared_pro_or_con_takes_the_side_that_follows(language: Language, tmp_path: Path) -> None:
    path = tmp_path / "tools.txt"
    path.write_text(KIALO, encoding="utf-8")
    (thread,) = read_file(path)
    found = Mapper(language).map(thread).motion
    assert found is not None
    assert [stand.side for stand in found.sides] == ["for", "for", "against", "against", "against"]


@pytest.mark.parametrize(
    ("side", "words"),
    [
        ("against", "This is absurd."),
        ("for", "That is a wonderful proposal."),
        ("against", "What nonsense."),
        ("against", "That is not fair to families."),
        ("for", "That sounds sensible to me."),
        ("for", "They are loud and dangerous."),
        ("for", "A night without them would be a relief for every dog."),
        ("against", "New Year without them is boring."),
        ("unclear", "The mayor wants to sell tickets, nothing else."),
    ],
)
def test_this_and_that_point_at_the_motion_not_at_the_thing_that_it_would_take_away(
    language: Language, side: str, words: str
) -> None:
    (stand,) = stood(language, "Fireworks should be banned on New Year's Eve", words).sides
    assert stand.side == side
