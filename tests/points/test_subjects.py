"""What claims under no point speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.model import Comment, Thread

if TYPE_CHECKING:
    from argmap.mapping import Mapper
    from argmap.model import ArgumentMap

FILLER = ("Winters are far too long here.", "Every dog should have a garden.", "Trains are slower than buses.")


def mapped(mapper: Mapper, *texts: str, authors: str = "abcdefgh") -> ArgumentMap:
    pairs = zip(texts, authors, strict=False)
    return mapper.map(Thread("t", "", tuple(Comment(f"c{i}", text, author) for i, (text, author) in enumerate(pairs))))


def test_what_two_commenters_speak_of_is_a_subject(mapper: Mapper) -> None:
    found = mapped(mapper, "The ferry timetable is lovely.", "A ferry timetable should stand there.", *FILLER)
    assert [(subject.heading, subject.claims) for subject in found.subjects] == [("ferry timetable", ("c0.1", "c1.1"))]


def test_one_commenter_alone_makes_no_subject(mapper: Mapper) -> None:
    texts = ("The ferry is lovely.", "A ferry should stand there.", *FILLER)
    assert mapped(mapper, *texts, authors="aabcd").subjects == ()


def test_vague_nouns_make_no_subject(mapper: Mapper) -> None:
    assert mapped(mapper, "The thing is lovely.", "A thing should stand there.", *FILLER).subjects == ()
