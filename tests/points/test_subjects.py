"""What claims under no point speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.model import Comment, Thread
from argmap.points.subjects import subjects

if TYPE_CHECKING:
    from argmap.mapping import Mapper
    from argmap.model import Subject

FILLER = ("Winters are far too long here.", "Every dog should have a garden.", "Trains are slower than buses.")


def spoken_of(mapper: Mapper, *texts: str, authors: str = "abcdefgh") -> tuple[Subject, ...]:
    who = dict(zip((f"c{number}" for number in range(len(texts))), authors, strict=False))
    thread = Thread("t", "", tuple(Comment(name, text, who[name]) for name, text in zip(who, texts, strict=True)))
    return subjects(mapper.map(thread).claims, mapper.analyse(thread), who)


def test_what_two_commenters_speak_of_is_a_subject(mapper: Mapper) -> None:
    found = spoken_of(mapper, "The ferry timetable is lovely.", "A ferry timetable should stand there.", *FILLER)
    assert [(subject.heading, subject.claims) for subject in found] == [("ferry timetable", ("c0.1", "c1.1"))]


def test_one_commenter_alone_makes_no_subject(mapper: Mapper) -> None:
    assert spoken_of(mapper, "The ferry is lovely.", "A ferry should stand there.", *FILLER, authors="aabcd") == ()


def test_vague_nouns_make_no_subject(mapper: Mapper) -> None:
    assert spoken_of(mapper, "The thing is lovely.", "A thing should stand there.", *FILLER) == ()
