"""What is granted is no claim of the commenter's; what stands against it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from argmap.claims import ClaimFinder
from argmap.model import Comment

if TYPE_CHECKING:
    from argmap.language import Language
    from argmap.rulebook.rule import Rulebook

CASES = [
    ("While it is true that buses are slow, trams cost far more.", ["trams cost far more."]),
    ("It is all very well to say that parents should help, but most have no time.", ["most have no time."]),
    ("Granted, it is cheap, but it breaks at once.", ["it breaks at once."]),
    ("Of course wolves are beautiful, but farmers lose their sheep.", ["farmers lose their sheep."]),
    ("You say that wolves are harmless, but they kill sheep every week.", ["they kill sheep every week."]),
    ("Although it is about safety, the plan will ruin the shops.", ["the plan will ruin the shops"]),
    ("Trams are quiet, although they cost more.", ["Trams are quiet"]),
    ("Sure, it's about money. But someone has to pay the nurses.", ["someone has to pay the nurses."]),
    (
        "I don't doubt that it is hard on you. But the pass should go to those who need it.",
        ["the pass should go to those who need it."],
    ),
    ("Nobody denies that trams are quiet, but they cost far more.", ["they cost far more."]),
    # nothing is granted
    ("I don't doubt that trams are better than buses.", ["I don't doubt that trams are better than buses."]),
    (
        "While they slept, trams rolled past every house in town.",
        ["While they slept, trams rolled past every house in town."],
    ),
    ("I like trams, but they cost more.", ["I like trams, but they cost more."]),
    ("Of course trams are better than buses.", ["Of course trams are better than buses."]),
]


@pytest.mark.parametrize(("text", "claimed"), CASES)
def test_granted(text: str, claimed: list[str], language: Language, rulebook: Rulebook) -> None:
    comment = Comment("c1", text)
    (analysis,) = language.analyse([comment])
    assert [claim.text for claim in ClaimFinder(rulebook).find(comment, analysis) if claim.role == "claim"] == claimed


def test_a_tag_in_what_is_granted_is_not_the_commenters(language: Language, rulebook: Rulebook) -> None:
    comment = Comment("c1", "They say it's all about money, but nobody there earns a penny from it.")
    (analysis,) = language.analyse([comment])
    assert all("money" not in claim.tags for claim in ClaimFinder(rulebook).find(comment, analysis))


def test_a_last_sentence_that_grants_all_of_itself_claims_what_it_says(language: Language, rulebook: Rulebook) -> None:
    text = "Maybe they knew. Sadly though it seems more likely that they just didn't do their homework."
    comment = Comment("c1", text)
    (analysis,) = language.analyse([comment])
    assert "homework" in " ".join(claim.text for claim in ClaimFinder(rulebook).find(comment, analysis))
