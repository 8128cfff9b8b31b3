"""Names are gone from everywhere, and the words still stand where the spans say."""

from __future__ import annotations

from dataclasses import replace

import pytest
from phones import phones

from argmap.model import ArgumentMap, Claim, Comment, Evidence, Quote, Thread
from argmap.render.json_map import dumps
from argmap.views.anonymous import anonymous


def test_no_name_is_left_in_the_map() -> None:
    hidden = dumps(anonymous(phones()))
    for name in ("Ines", "Kofi", "Ruth", "Sorell", "Dee", "Abara"):
        assert name not in hidden
    assert "Birch is right, phones wreck lessons." in hidden
    assert "@Cedar nobody searches bags" in hidden
    assert hidden == dumps(anonymous(phones()))


def names(text: str, *authors: str | None) -> str:
    comments = [Comment(f"c{n}", "", author) for n, author in enumerate(authors, 2)]
    return anonymous(ArgumentMap(Thread("t", "", (Comment("c1", text), *comments)))).thread.comments[0].text


@pytest.mark.parametrize(
    ("text", "authors", "hidden"),
    [
        ("richard is right", ("Richard",), "Alder is right"),
        ("Richards are not Richard.", ("Richard",), "Richards are not Alder."),
        ("I said so, says mill_lane.", ("mill_lane",), "I said so, says Alder."),
        ("As Ann Lee and Lee say", ("Ann Lee",), "As Alder and Alder say"),
        ("the lee of the ship", ("Ann Lee",), "the lee of the ship"),
        ("Lee, which one?", ("Ann Lee", "Bo Lee"), "someone, which one?"),
        ("You are the man", ("the", "you"), "You are the man"),
        ("@you are", ("you",), "@Alder are"),
        ("a b a", ("a",), "a b a"),
        ("ask @stranger99 then", (), "ask @Alder then"),
        ("mail me@home.example", ("me",), "mail me@home.example"),
        ("李明说得对", ("李明",), "Alder说得对"),
        ("Alder wood and Ann", ("Ann",), "Alder wood and Birch"),
        ("no one... at all.", (".",), "no one... at all."),
        ("an anonymous letter", ("Anonymous",), "an anonymous letter"),
        ("ANN  LEE said", ("Ann Lee",), "Alder said"),
        ("x (y+", ("(y+",), "x (y+"),
        ("ask (yes+ now", ("(yes+",), "ask Alder now"),
    ],
)
def test_names_are_replaced_as_whole_words(text: str, authors: tuple[str, ...], hidden: str) -> None:
    assert names(text, *authors) == hidden


def test_many_commenters_have_names_of_their_own() -> None:
    comments = tuple(Comment(f"c{n}", "x", f"user{n}") for n in range(200))
    hidden = anonymous(ArgumentMap(Thread("t", "", comments)))
    assert len({comment.author for comment in hidden.thread.comments}) == 200


def test_spans_move_with_the_words_even_where_they_cut_a_name() -> None:
    text = "Bartholomew and Cy agree"
    claim = Claim("c1.1", "c1", 5, 18, text[5:18], (Evidence("a.b", text[16:18], None, 16, 18),))
    found = ArgumentMap(
        Thread(
            "t", "", (Comment("c1", text, "Bartholomew", quotes=(Quote(0, 11, "Cyril"),)), Comment("c2", "", "Cyl"))
        ),
        (replace(claim),),
    )
    hidden = anonymous(found)
    assert hidden.thread.comments[0].text == "Alder and Cy agree"
    assert hidden.claims[0].text == "Alder and Cy"
    assert hidden.claims[0].because[0].text == "Cy"
    assert hidden.thread.comments[0].quotes[0].of == "Cedar"


def test_a_name_in_which_two_quotes_meet_belongs_to_the_first() -> None:
    said = Comment("c1", "@Zoe9 no", quotes=(Quote(0, 3), Quote(3, 8)))
    hidden = anonymous(ArgumentMap(Thread("t", "", (said,)))).thread.comments[0]
    first, second = hidden.quotes
    assert hidden.text[first.start : first.end].startswith("@")
    assert hidden.text[second.start : second.end] == " no"


def test_a_handle_is_gone_and_names_its_bearer_by_the_invented_name() -> None:
    comments = (
        Comment("c1", "Cows don't read clocks", "Gil", handle="farmhand.example"),
        Comment("c2", "@farmhand.example lorries do", "Ottoline", handle="clockmaker.example"),
    )
    hidden = anonymous(ArgumentMap(Thread("t", "", comments))).thread
    assert [comment.handle for comment in hidden.comments] == [None, None]
    assert hidden.comments[1].text == f"@{hidden.comments[0].author} lorries do"
