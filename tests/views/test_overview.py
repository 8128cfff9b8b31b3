"""The first screen's content: statements with holders and deniers, the surest links, what is open, what to doubt."""

from __future__ import annotations

from dataclasses import replace

from maps_by_hand import single
from phones import phones

from argmap.model import Comment, Evidence, Motion, Note, Stand
from argmap.views.groups import Answer, Group, points
from argmap.views.index import index
from argmap.views.ledger import ledger
from argmap.views.overview import FILLED, overview


def test_points_come_first_with_those_who_hold_and_deny_them() -> None:
    view = overview(phones())
    first = view.rows[0]
    assert (first.says, first.held, first.denied) == ("It’s about learning", ("Ines", "Ruth Sorell"), ("Kofi", "Ines"))
    assert (first.quote, first.label) == ("", "#1")  # the words of the statement itself
    assert not first.quoted
    assert [row.quoted for row in view.rows] == [False, False, False, True]
    assert view.rows[1].says == "They already search our bags"  # not clear by itself, but denied
    assert view.points == 3


def test_rows_are_filled_up_with_claims_that_are_clear_and_answered() -> None:
    rows = [row.says for row in overview(replace(phones(), points=())).rows]
    assert "nobody searches bags" in rows
    assert len(rows) <= FILLED
    assert not any(says.startswith(("it", "they", "so")) for says in map(str.lower, rows))


def test_a_single_claim_heads_a_row_only_where_it_is_put_forward() -> None:
    said = {row.says for row in overview(phones()).rows if row.quoted}
    assert "What about those of us who call home at lunch?" not in said  # a question
    assert "I am the one who calls" not in said  # a premise


def test_links_between_two_people_the_surest_first() -> None:
    view = overview(phones())
    assert [tie.link.link for tie in view.clashes] == ["l1", "l4", "l3", "l8"]
    assert [tie.words for tie in view.agreements][:2] == ["Exactly", "is right"]
    assert view.example == "2 1"


def test_nothing_open_is_said_twice() -> None:
    words = [one.words for one in overview(phones()).open]
    assert words
    assert len(words) == len(set(words))


def test_a_motion_shows_who_stands_where() -> None:
    assert overview(phones()).sides == ()
    yes = Evidence("sides.x", "Yes", "c1", 0, 3)
    motion = Motion("Phones should go.", "given", (Stand(("c1",), "for", 0.9, (yes,)), Stand(("c2",), "unclear")))
    view = overview(replace(phones(), motion=motion))
    assert view.motion == "Phones should go."
    assert [(one.side, one.names) for one in view.sides] == [("for", ("Ines",)), ("unclear", ("Kofi",))]


def test_guesses_are_counted_in_words() -> None:
    assert ledger(phones()).guesses == "3 of 8 links are guesses (?), and so is whom 9 of 9 comments answer"
    assert ledger(single("Yes.")).guesses == ""


def test_pingbacks_are_counted_apart() -> None:
    thread = single("Yes.").thread
    pinged = replace(thread, comments=(*thread.comments, Comment("p", "[...] they say [...]", state="pingback")))
    assert ledger(replace(single("Yes."), thread=pinged)).what == "2 comments (1 of them pingbacks)"
    told = replace(thread.origin, notes=(Note("a pingback: “Lanes”", kind="pingback"),))
    assert ledger(replace(single("Yes."), thread=replace(thread, origin=told))).what == "1 comment, and 1 pingback"


def test_who_agrees_with_a_holder_holds_the_point_and_who_denies_it_does_not() -> None:
    found = phones()
    (first, *_) = points(index(found))
    held = first.by("asserts", "hedges")[0]
    denier = first.by("denies")[0]

    def agrees(who: str) -> Group:
        answer = Answer(
            "l99",
            "agreement",
            partial=False,
            confidence=0.9,
            comment="c9",
            label="#9",
            commenter=who,
            name=who,
            target=held.claim,
            target_label=held.label,
            words=("Agreed",),
            basis="stated",
        )
        return replace(first, answers=(answer,))

    assert agrees("@Dee").holders == (*replace(first, answers=()).holders, "@Dee")
    assert agrees(denier.commenter).holders == replace(first, answers=()).holders
