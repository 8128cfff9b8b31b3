"""The model keeps its invariants."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest

from argmap.model import ArgumentMap, Claim, Comment, Evidence, Link, Point, Quote, Reply, Stand, Subject, Thread

WHY = (Evidence("claims.money", "money"),)


def thread() -> Thread:
    return Thread(
        "t", "", (Comment("c1", "It is about money."), Comment("c2", "No.", parent="c1")), Comment("post", "Cameras.")
    )


def claim(start: int = 0, end: int = 17, text: str = "It is about money") -> Claim:
    return Claim("c1.1", "c1", start, end, text, WHY)


def premise(supports: str | None = None) -> Claim:
    return Claim("c1.2", "c1", 0, 2, "It", WHY, role="premise", supports=supports)


def shared(*claims: str) -> ArgumentMap:
    both = (claim(), Claim("c1.2", "c1", 0, 2, "It", WHY))
    return ArgumentMap(thread(), both, points=(Point("p1", "It is about money", claims, "tag", 0.5),))


def test_labels_count_comments_and_leave_the_post_its_name() -> None:
    assert ArgumentMap(thread()).labels() == {"post": "post", "c1": "#1", "c2": "#2"}


def test_nothing_is_changed_in_place() -> None:
    with pytest.raises(FrozenInstanceError):
        thread().comments[0].text = "other"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (lambda: Comment("", "x"), "needs an id"),
        (lambda: Comment("c1", "x", quotes=(Quote(0, 9),)), "lies outside"),
        (lambda: Comment("c1", "abcd", quotes=(Quote(1, 3), Quote(2, 4))), "overlaps"),
        (lambda: Quote(3, 3), "not a span"),
        (lambda: Thread("t", "", (Comment("c1", "x"), Comment("c1", "y"))), "two comments"),
        (lambda: Thread("t", "", (Comment("c1", "x", parent="c2"), Comment("c2", "y"))), "does not precede"),
        (lambda: Thread("t", "", (), Comment("c1", "x")), "the post's id"),
        (lambda: Claim("c1.1", "c1", 0, 2, "It", ()), "no evidence"),
        (lambda: claim(end=9), "words of its span"),
        (lambda: Reply("c1", "c1", "order", 0.5), "answers itself"),
        (lambda: Reply("c2", "c1", "order", 1.5), "no probability"),
        (lambda: Link("l1", "c1", "c1", "rebuttal", "stated", 0.5, WHY), "ends where it starts"),
        (lambda: Link("l1", "c2", "c1", "rebuttal", "stated", 0.5, ()), "no evidence"),
        (lambda: ArgumentMap(thread(), (claim(text="It is about honey"),)), "misquotes"),
        (lambda: ArgumentMap(thread(), (claim(), claim())), "two things"),
        (lambda: ArgumentMap(thread(), (premise(),)), "supports no claim of its comment"),
        (lambda: ArgumentMap(thread(), (claim(), premise("c1.2"))), "supports no claim of its comment"),
        (
            lambda: ArgumentMap(thread(), (claim(), premise("c2.1"), Claim("c2.1", "c2", 0, 2, "No", WHY))),
            "supports no",
        ),
        (lambda: ArgumentMap(thread(), (replace(claim(), supports="c1.1"),)), "supports another"),
        (lambda: ArgumentMap(thread(), replies=(Reply("c1", "c2", "order", 0.5),)), "later comment"),
        (lambda: Point("p1", "It is", ("c1.1",), "tag", 0.5), "needs two claims"),
        (lambda: Point("p1", "It is", ("c1.1", "c1.1"), "tag", 0.5), "each once"),
        (lambda: Point("p1", "It is", ("c1.1", "c2.1"), "tag", 0.5, against=("c3.1",)), "none of its own"),
        (lambda: Subject("s1", "money", ()), "needs a claim"),
        (lambda: Stand((), "for", 0.9, WHY), "needs a commenter"),
        (lambda: Stand(("c1",), "for", 0.9), "no words show"),
        (lambda: shared("c1.1", "c9.1"), "not on the map"),
        (lambda: shared("c1.1", "c1.2"), "of one comment"),
        (
            lambda: ArgumentMap(thread(), links=(Link("l1", "c2", "c9", "rebuttal", "stated", 0.5, WHY),)),
            "ends nowhere",
        ),
    ],
)
def test_what_cannot_be_is_refused(make: object, what: str) -> None:
    with pytest.raises(ValueError, match=what):
        make()  # type: ignore[operator]


@pytest.mark.parametrize(("before", "found"), [(0, None), (2, None), (3, 2), (9, 2), (10, 9), (40, 9)])
def test_the_last_quote_that_begins_before_a_character(before: int, found: int | None) -> None:
    comment = Comment("c1", "ab" * 10, quotes=(Quote(2, 9), Quote(9, 12)))
    quote = comment.quoted_from(before)
    assert (quote and quote.start) == found
