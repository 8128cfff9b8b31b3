"""What the other links of a thread say of two commenters."""

from __future__ import annotations

import pytest

from argmap.links.camps import Camps, Standing
from argmap.model import Comment, Reply, Thread

AUTHORS = ["Ann", "Ben", "Ann", "Cem", "ben", "Guest", "Guest"]
THREAD = Thread("t", "", tuple(Comment(f"c{n}", "Hm.", author) for n, author in enumerate(AUTHORS)))


def test_all_links_of_two_people_add_up_but_those_of_the_comment_itself() -> None:
    camps = Camps(THREAD)
    camps.add("c1", "c0", -0.75)
    camps.add("c2", "c1", 0.25)
    assert camps.standing("c1", "c0").direct == pytest.approx(0.25)
    assert camps.standing("c2", "c1").direct == pytest.approx(-0.75)
    assert camps.standing("c4", "c2").direct == pytest.approx(-0.5)
    assert camps.standing("c4", "c3") == Standing()


def test_foes_of_one_foe_stand_together() -> None:
    camps = Camps(THREAD)
    camps.add("c1", "c0", -0.9)
    camps.add("c3", "c2", -0.9)
    assert camps.standing("c4", "c3").through > 0.2
    assert camps.standing("c3", "c1").through == 0.0, "its own words are no evidence for it"
    camps.add("c2", "c1", -0.9)
    camps.add("c3", "c1", 0.9)
    assert camps.standing("c4", "c3").direct == pytest.approx(0.9)


def test_commenters_without_a_name_have_no_camp() -> None:
    camps = Camps(THREAD)
    camps.add("c6", "c5", -0.75)
    assert camps.standing("c6", "c5") == camps.standing("c5", "c6") == Standing()


def test_what_others_say_of_the_target_is_known_without_the_sources_own_words() -> None:
    camps = Camps(THREAD)
    camps.add("c1", "c0", -0.8)
    camps.add("c3", "c2", -0.4)
    assert camps.standing("c1", "c0").received == pytest.approx(-0.4)
    assert camps.standing("c3", "c1").received == 0.0


def test_whoever_is_answered_may_answer_back() -> None:
    answers = (("c1", "c0"), ("c2", "c1"), ("c2", "c0"), ("c3", "c1"))
    camps = Camps(THREAD, [Reply(source, target, "order", 0.9) for source, target in answers])
    assert camps.standing("c1", "c0").back == 1, "Ann answers Ben in c2, Cem in c3 is another"
    assert camps.standing("c2", "c1").back == 0
