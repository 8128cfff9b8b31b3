"""Frames of claims: of their own sentence, and of their comment where that is plain."""

from __future__ import annotations

from argmap.claims import find_claims
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
