from __future__ import annotations

import pytest

from argmap.features.stems import COMMON, COMMON_STEMS, stem


@pytest.mark.parametrize(
    "family",
    [
        "paint paints painted painting",
        "policy policies",
        "argue argued argues arguing",
        "tax taxes taxed",
        "own owned owning",
        "cyclist cyclists",
    ],
)
def test_forms_of_a_word_are_one(family: str) -> None:
    assert len({stem(word) for word in family.split()}) == 1


@pytest.mark.parametrize("pair", ["bus busy", "police policy", "new news", "café cafeteria"])
def test_different_words_stay_apart(pair: str) -> None:
    one, other = pair.split()
    assert stem(one) != stem(other)


def test_a_word_of_another_script_is_its_own_stem() -> None:
    assert stem("今天") == "今天"


def test_the_common_words_are_common_in_every_form() -> None:
    assert {stem(word) for word in COMMON} == COMMON_STEMS


def test_half_of_a_character_is_its_own_stem() -> None:
    assert stem("\ud800") == "\ud800"
