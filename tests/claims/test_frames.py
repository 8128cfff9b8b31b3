"""Frames of claims: of their own sentence, and of their comment where that is plain."""

from __future__ import annotations

import pytest

from argmap.claims import find_claims
from argmap.claims.frames import FrameReader
from argmap.language import Language
from argmap.model import Comment
from argmap.rulebook import load

BOOK = load()
MONEY = "The fare costs far too much money. Taxes pay for the ferry, and the budget is gone."


def frames_of(text: str, words: str) -> tuple[str, ...]:
    comment = Comment("c", text)
    (analysis,) = Language.open(rulebook=BOOK).analyse([comment])
    (claim,) = [claim for claim in find_claims(comment, analysis, BOOK) if words in claim.text]
    return claim.frames


def test_a_sentence_that_shows_no_frame_has_those_of_its_comment() -> None:
    assert frames_of("That plan is terrible and must go.", "terrible") == ()
    assert "economic" in frames_of(f"{MONEY} That plan is terrible and must go.", "terrible")


def test_a_sentence_keeps_its_own_frame_before_that_of_its_comment() -> None:
    frames = frames_of(f"{MONEY} It is a crime, and the thieves should go to prison.", "crime")
    assert frames[0] == "crime"
    assert "economic" in frames


def test_a_claim_has_every_plain_frame_of_its_comment() -> None:
    told = f"{MONEY} The doctors at the hospital treat the disease. That plan is terrible and must go."
    assert {"economic", "health"} <= set(frames_of(told, "terrible"))


def odds_of(text: str, frame: str) -> float:
    (analysis,) = Language.open(rulebook=BOOK).analyse([Comment("c", text)])
    return FrameReader(BOOK).shown(analysis)[frame].odds


def test_a_second_word_makes_a_frame_likelier_and_the_same_word_again_does_not() -> None:
    one, again, two = "The nurse is here.", "A nurse a nurse.", "Nurse, hospital."
    assert odds_of(again, "health") == pytest.approx(odds_of("A nurse a table.", "health"), abs=0.1)
    assert odds_of(two, "health") > odds_of(one, "health") + 0.3


def test_a_fourth_word_adds_nothing() -> None:
    (analysis,) = Language.open(rulebook=BOOK).analyse([Comment("c", "Nurse, hospital, disease, surgery, virus.")])
    assert len(FrameReader(BOOK).shown(analysis)["health"].because) == 3


def test_a_word_tells_less_in_a_long_comment() -> None:
    rest = "It was the first thing that anybody said about it on that day when we came down the hill."
    assert odds_of(f"The nurse came along. {rest} {rest}", "health") < odds_of(
        "The nurse came. So did I. We sat.", "health"
    )


def test_words_in_several_sentences_tell_more() -> None:
    apart, together = "The nurse came. The hospital saw it. We sat.", "The nurse came to the hospital. It saw. We sat."
    assert odds_of(apart, "health") > odds_of(together, "health") + 0.4
