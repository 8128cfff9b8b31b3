"""A thread by hand and its map, for the tests of corrections. Not a test file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.corrections import Corrections, parse
from argmap.mapping import Mapper
from argmap.model import Comment, Quote, Thread

if TYPE_CHECKING:
    from argmap.errors import Problem
    from argmap.language import Language
    from argmap.model import ArgumentMap

POOL = Thread(
    "pool",
    "Should the old swimming pool be closed?",
    (
        Comment("c1", "The pool should be closed. It costs the town far too much money every year.", "Ines"),
        Comment("c2", "I disagree with Ines. Children learn to swim there, and that saves lives.", "Bram"),
        Comment("c3", "Ines is right, it is a waste of money.", "Otto K."),
        Comment("c4", "Where would the swimming club go? Nobody has an answer to that.", "Lena"),
        Comment("c5", "Bram has a point. A town without a pool is a town without swimmers.", "otto77"),
        Comment("c6", "+1", None),
        Comment("c7", "+1", None),
    ),
)


def mapped(
    language: Language, text: str, thread: Thread = POOL, told: list[Problem] | None = None, motion: str = ""
) -> ArgumentMap:
    """The thread's map with the corrections of a text."""
    said = Corrections(parse("said.yaml", text), (lambda _: None) if told is None else told.append)
    return Mapper(language, motion=motion, corrections=said.of).map(thread)


def quoting() -> Thread:
    """A thread in which somebody quotes what another has said."""
    words = "The lane is too narrow for buses."
    return Thread(
        "lane",
        "Buses",
        (
            Comment("c1", words, "Ada"),
            Comment("c2", f"{words}\n\nThat is not so: they fit.", "Cy", quotes=(Quote(0, len(words), "Ada"),)),
        ),
    )
