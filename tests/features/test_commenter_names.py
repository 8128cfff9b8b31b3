from __future__ import annotations

import pytest

from argmap.features.names import CALLED, MARKED, PART, WHOLE, Names
from argmap.features.turn import Turn
from argmap.model import Comment, Quote
from argmap.model.persons import person


def named(text: str, *authors: str, quotes: tuple[Quote, ...] = ()) -> dict[str, int]:
    names = Names()
    for author in authors:
        names.add(author, person(author))
    found = names.named(Turn(Comment("c9", text, "Writer", quotes=quotes), "writer"))
    return {author: naming.strength for author, naming in found.items()}


@pytest.mark.parametrize(
    ("text", "authors", "expected"),
    [
        ("@Marlow that is not so", ["Marlow"], {"marlow": MARKED}),
        ("Marlow, that is not so", ["Marlow"], {"marlow": CALLED}),
        ("I think Marlow has it right", ["Marlow"], {"marlow": WHOLE}),
        ("I think Ada Marlow has it right", ["Ada Marlow"], {"ada marlow": WHOLE}),
        ("I think Marlow has it right", ["Ada Marlow"], {"ada marlow": PART}),
        ("Marlowe, that is not so", ["Marlow"], {"marlow": PART}),
        ("I told River_Rat99 so", ["River Rat99"], {"river rat99": WHOLE}),
        ("Sorry Marlow, but no", ["Marlow"], {"marlow": CALLED}),
        ("No, Marlow, that is not so", ["Marlow"], {"marlow": CALLED}),
        ("Marlow wrote:\nno", ["Marlow"], {"marlow": CALLED}),
        ("Read my answer to Marlow.", ["Marlow"], {"marlow": WHOLE}),
        ("@Bo no", ["Bo"], {"bo": MARKED}),
        ("I am with Tom on that", ["Tom_of_Riga"], {"tom of riga": PART}),
        ("No, Tom, it is not", ["Tom_of_Riga"], {"tom of riga": CALLED}),
        ("I am with Sea on that", ["Riga_by_sea"], {}),
        ("Well said Lew.", ["riverman_lew"], {"riverman lew": CALLED}),
        ("Couldn't agree more Lew, let it go", ["riverman_lew"], {"riverman lew": CALLED}),
        ("I am with Lew on that", ["riverman_lew"], {}),
        ("i agree with rivka on that", ["rivka-l"], {"rivka l": PART}),
        ("the rivka is wide", ["rivka-l"], {}),
        ("bo ties are out", ["Bo"], {}),
        ("and Rivers flow", ["Marlow"], {}),
        ("this will not do", ["Will"], {}),
        ("Will, this does not do", ["Will"], {"will": CALLED}),
        ("I agree with Anonymous", ["Anonymous"], {}),
        ("Ask Marlow", ["Ada Marlow", "Tom Marlow"], {}),
        ("the Writer says so", ["Writer"], {}),
    ],
)
def test_who_is_named(text: str, authors: list[str], expected: dict[str, int]) -> None:
    assert named(text, *authors) == expected


def test_a_name_inside_a_quote_names_nobody() -> None:
    assert named("Marlow is right\nNo.", "Marlow", quotes=(Quote(0, 15),)) == {}


def test_the_span_is_the_name() -> None:
    names = Names()
    names.add("Ada Marlow", "ada marlow")
    naming = names.named(Turn(Comment("c2", "So says Ada Marlow today.", "x"), "x"))["ada marlow"]
    assert "So says Ada Marlow today."[naming.start : naming.end] == "Ada Marlow"


def test_a_word_of_the_thread_is_a_name_only_where_its_bearer_is_spoken_to() -> None:
    names = Names()
    names.add("Senator", "senator", spoken=True)
    about, to = (Turn(Comment("c2", text, "x"), "x") for text in ("I trust Senator Hale.", "Senator, no."))
    assert names.named(about) == {}
    assert names.named(to)["senator"].strength == CALLED


@pytest.mark.parametrize("called", ["@farmhand.example", "@farmhand", "@Farmhand.Example"])
def test_a_handle_names_its_bearer(called: str) -> None:
    names = Names()
    names.add("Gil", "gil")
    names.alias("farmhand.example", "gil")
    turn = Turn(Comment("c2", f"{called} cows don't read clocks", "x"), "x")
    assert {name: naming.strength for name, naming in names.named(turn).items()} == {"gil": MARKED}
