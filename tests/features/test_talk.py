"""Who answers whom and who sides with whom, looked up for two comments."""

from __future__ import annotations

import pytest

from argmap.features.talk import FAR, Talk
from argmap.model import Evidence, Link, Reply

SHOWN = (Evidence("stance.no", "No"),)
TALK = Talk(
    [
        Reply("c1", "post", "post", 0.9),
        Reply("c2", "c1", "echo", 0.8),
        Reply("c3", "c1", "given", 1.0),
        Reply("c4", "c3", "order", 0.3),
        Reply("c2", "post", "post", 0.1),
        Reply("c5", "c2", "given", 1.0),
    ],
    [Link("l1", "c2.1", "c1", "rebuttal", "stated", 0.7, SHOWN)],
    {"c2.1": "c2"},
)


def test_the_likeliest_reply_of_a_comment_counts() -> None:
    assert TALK.answers("c1", "c2") == pytest.approx(0.8)
    assert TALK.answers("c2", "c1") == TALK.answers("post", "c2") == 0.0


@pytest.mark.parametrize(
    ("one", "other", "steps"), [("c1", "c2", 1), ("c2", "c3", 2), ("c5", "c3", 3), ("c4", "c3", FAR)]
)
def test_steps_go_up_to_a_common_comment_and_down_again(one: str, other: str, steps: int) -> None:
    assert TALK.steps(one, other) == TALK.steps(other, one) == steps


def test_a_link_ends_at_the_comment_of_its_claim_in_either_order() -> None:
    assert TALK.sided("c1", "c2", "rebuttal") == TALK.sided("c2", "c1", "rebuttal") == pytest.approx(0.7)
    assert TALK.sided("c1", "c2", "agreement") == 0.0


def test_two_answers_to_one_comment_and_none_to_the_post() -> None:
    assert TALK.answer_the_same("c2", "c3") == pytest.approx(0.8)
    assert TALK.answer_the_same("c1", "c5") == 0.0


def test_those_meet_whom_a_link_ties_or_a_sure_answer_that_is_shown() -> None:
    assert TALK.meet("c1", "c2")
    assert TALK.meet("c1", "c3")
    assert not TALK.meet("c3", "c4")
    assert not Talk([Reply("c2", "c1", "order", 1.0)], (), {}).meet("c1", "c2")  # by its place alone
    assert {("c2", "c1"), ("c3", "c1")} <= set(TALK.turns())


def test_a_thread_is_a_talk_by_the_share_of_comments_that_surely_answer_another() -> None:
    assert TALK.share_of_answers(6) == pytest.approx(3 / 6)  # c4 answers c3 with .3, c1 the post


def test_writers_stand_together_by_the_links_of_all_their_comments() -> None:
    links = [
        Link("l1", "c2", "c1", "rebuttal", "stated", 0.8, SHOWN),
        Link("l2", "c3", "c4", "rebuttal", "stated", 0.8, SHOWN),
    ]
    talk = Talk((), links, {}, {"c1": "ann", "c2": "ben", "c3": "cem", "c4": "ann"})
    assert talk.with_each_other("c2", "c3") > 0.0 > talk.with_each_other("c4", "c2")
    assert Talk((), links, {}).with_each_other("c2", "c3") == 0.0
