"""Which sentences are the thesis, and which are tied to it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from argmap.claims.roles import Score, Tie
from argmap.claims.thesis import Thesis, choose, confidence


def score(thesis: float, argues: float, ties: Tie | None = None, *, concludes: bool = False) -> Score:
    return Score(argues, thesis, ties, concludes, (), words=9)


def test_the_likeliest_sentence_is_the_thesis_and_others_where_they_are_likelier() -> None:
    assert choose([score(0.35, 0.8), score(0.6, 0.7)]).theses == (0, 1)
    assert choose([score(0.2, 0.8), score(0.6, 0.7)]).theses == (1,)
    assert choose([score(0.2, 0.75), score(0.05, 0.7)]).theses == (0,)


def test_a_comment_has_four_theses_at_most() -> None:
    likely = [score(0.6 + place / 50, 0.7) for place in range(5)]
    assert choose(likely).theses == (1, 2, 3, 4)


def test_a_long_comment_has_further_theses_where_they_are_likelier_than_in_a_short_one() -> None:
    short = [score(0.6, 0.9), score(0.4, 0.8), *[score(0.0, 0.1)] * 10]
    assert choose(short).theses == (0, 1)
    assert choose([*short, score(0.0, 0.1)]).theses == (0,)
    assert choose([score(0.8, 0.9), score(0.6, 0.9), *[score(0.0, 0.1)] * 11]).theses == (0, 1)


def test_of_two_likely_theses_the_one_that_argues_more_comes_first() -> None:
    assert choose([score(0.3, 0.6), score(0.2, 0.8)]).theses == (1,)


def test_a_comment_in_which_no_sentence_is_likely_has_none() -> None:
    assert choose([score(0.1, 0.6), None, score(0.05, 0.2)]) == Thesis()
    assert choose([]) == Thesis()


def test_what_stands_behind_a_thesis_is_a_reason_where_it_says_enough() -> None:
    thesis, text = score(0.8, 0.9), score(0.05, 0.1)
    by_place = score(0.1, 0.7)
    assert choose([thesis, score(0.19, 0.6)]).reasons == {}
    assert choose([thesis, replace(by_place, words=7)]).reasons == {}
    assert choose([thesis, replace(by_place, ties="before")]).reasons == {}
    assert choose([by_place, thesis, by_place]).reasons == {2: 1}
    assert choose([thesis, replace(by_place, turns=True)]).reasons == {}
    assert choose([thesis, text, by_place]).reasons == {}
    assert choose([thesis, None, by_place]).reasons == {}


def test_a_conclusion_is_the_thesis_and_what_stands_before_it_its_reason() -> None:
    before, conclusion = score(0.7, 0.9), score(0.5, 0.9, "before", concludes=True)
    assert choose([before, conclusion]) == Thesis((1,), {0: 1})


def test_an_example_is_no_second_thesis() -> None:
    assert choose([score(0.7, 0.9), score(0.5, 0.9, "before")]) == Thesis((0,))


def test_confidence_of_a_thesis_is_higher_than_that_it_argues_and_of_a_reason_that_it_is_no_thesis() -> None:
    one = score(0.3, 0.7)
    assert 0.7 < confidence(one, claim=True) < 0.9
    assert confidence(one, claim=False) == pytest.approx(0.4)
    assert confidence(one, claim=False, drawn=True) >= 0.6


def test_what_the_opening_post_reports_is_a_thesis_where_it_argues() -> None:
    sentences = [score(0.6, 0.8), score(0.05, 0.65), score(0.05, 0.3)]
    assert choose(sentences).theses == (0,)
    assert choose(sentences, reports=(1, 2)).theses == (0, 1)


def test_the_likeliest_sentence_is_a_thesis_sooner_where_it_says_what_is_held() -> None:
    weak = score(0.25, 0.45)
    assert choose([score(0.1, 0.3), weak]).theses == ()
    assert choose([score(0.1, 0.3), replace(weak, judges=1)]).theses == (1,)
    weaker = score(0.15, 0.42)
    assert choose([replace(weaker, judges=1)]).theses == ()
    assert choose([replace(weaker, judges=2)]).theses == (0,)


def test_a_story_is_no_thesis_unless_it_says_what_is_held() -> None:
    story = replace(score(0.6, 0.8), story=True)
    assert choose([story]).theses == ()
    assert choose([replace(story, judges=1)]).theses == (0,)


def test_two_bare_names_are_claims_together() -> None:
    bare = replace(score(0.05, 0.1), bare=True)
    assert choose([bare, bare]).theses == (0, 1)
    assert choose([bare, score(0.05, 0.1), bare]).theses == ()
