"""Which claims are one point, and who stands on which side of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.model import Comment, Thread

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


def test_one_person_alone_makes_no_point(mapper: Mapper) -> None:
    assert mapped(mapper, "It's all about money.", "I said it is all about money.", authors="aa").points == ()


def test_disputes_come_before_what_many_hold(mapper: Mapper) -> None:
    texts = ["It's about money."] * 3 + ["It's all about surveillance.", "It is not about surveillance."]
    assert [point.says for point in mapped(mapper, *texts).points] == ["It's about surveillance", "It's about money"]
