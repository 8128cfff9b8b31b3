"""Frames that a word in passing shows, beside a comment that shows them plainly."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.model import Comment, Thread
from argmap.render.explain import explain
from argmap.views.why import why

if TYPE_CHECKING:
    from argmap.mapping import Mapper
    from argmap.model import ArgumentMap, Claim

PLAIN = "The nurses at the hospital say that the disease spreads in the old ward."
OTHER = "The choir sings far too late on Sundays."
PASSING = "Moving everybody in one week is an emergency for no reason and should not happen."


def mapped(mapper: Mapper, *texts: str) -> ArgumentMap:
    """The second comment answers the first, and the third the second."""
    names = ["a", "b", "c"][: len(texts)]
    parents = [None, *names]
    comments = [
        Comment(name, text, name.upper(), parent=parent)
        for name, text, parent in zip(names, texts, parents, strict=False)
    ]
    return mapper.map(Thread("t", "A thread", tuple(comments)))


def claim_of(found: ArgumentMap, comment: str) -> Claim:
    return next(claim for claim in found.claims if claim.comment == comment)


def test_a_word_in_passing_counts_under_a_comment_that_shows_its_frame(mapper: Mapper) -> None:
    assert "health" not in claim_of(mapped(mapper, OTHER, PASSING), "b").frames
    assert "health" in claim_of(mapped(mapper, PLAIN, PASSING), "b").frames


def test_and_above_one_that_does(mapper: Mapper) -> None:
    assert "health" in claim_of(mapped(mapper, PASSING, PLAIN), "a").frames


def test_nothing_is_added_without_a_word_in_the_comment_itself(mapper: Mapper) -> None:
    text = "Moving everybody in one week is silly and should not happen."
    assert "health" not in claim_of(mapped(mapper, PLAIN, text), "b").frames


def test_the_evidence_is_the_words_of_both_comments(mapper: Mapper) -> None:
    shown = [(one.comment, one.text) for one in claim_of(mapped(mapper, PLAIN, PASSING), "b").because]
    assert (None, "emergency") in shown
    assert ("a", "hospital") in shown or ("a", "nurses") in shown


def test_why_says_where_the_words_stand(mapper: Mapper) -> None:
    found = mapped(mapper, PLAIN, PASSING)
    told = why(found, claim_of(found, "b").id, rulebook=mapper.rulebook)
    lines = explain(told, width=200).splitlines()
    assert any("frames.health" in line and line.endswith("in #1") for line in lines)
    assert any("“emergency”" in line and "in #" not in line for line in lines)


def test_what_a_person_said_of_the_frames_stays(mapper: Mapper) -> None:
    found = mapped(mapper, PLAIN, PASSING)
    claim = replace(claim_of(found, "b"), frames=("policy",))
    analyses = mapper.analyse(found.thread)
    assert mapper.claims.framed([claim], found.replies, analyses)[0].frames == ("policy", "health")
    assert mapper.claims.framed([claim], found.replies, analyses, {claim.id}) == (claim,)
