"""What only leads up to a claim, joins it to another or decorates it is no part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from argmap.claims import ClaimFinder
from argmap.model import Comment

if TYPE_CHECKING:
    from argmap.language import Language
    from argmap.model import Claim
    from argmap.rulebook.rule import Rulebook


def _claims(text: str, language: Language, rulebook: Rulebook) -> tuple[Claim, ...]:
    comment = Comment("c1", text)
    (analysis,) = language.analyse([comment])
    return ClaimFinder(rulebook).find(comment, analysis)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Yeah it doesn't reflect well on the owner.", "it doesn't reflect well on the owner."),
        ("Haha it was pretty clear that the ferry leaks.", "it was pretty clear that the ferry leaks."),
        ("Ok, a cap is better than a ban.", "a cap is better than a ban."),
        ("No, but it is vital that towns mend their roads.", "it is vital that towns mend their roads"),
        ("Exactly, she is playing it very carefully.", "she is playing it very carefully."),
        ("And the ferry is always late.", "the ferry is always late."),
        ("So they may seem harsh, but they were right.", "they may seem harsh, but they were right."),
        ("Man, I guess this shows how people differ.", "I guess this shows how people differ."),
        ("Cold water is good for you :)", "Cold water is good for you"),
        ("Cold water is good for nobody?!", ""),
        ("Technically it is not a crime :P", "Technically it is not a crime"),
        ("The new ferry is fun for children \N{GRINNING FACE}", "The new ferry is fun for children"),
        ("The ferry is too slow: https://example.org/ferry", "The ferry is too slow"),
        ("You have a point, though, it's worse now because they hide.", "it's worse now because they hide."),
        ("Hi all, the school wants to ban phones.", "the school wants to ban phones"),
        ("Though I agree that the ferry should be faster.", "I agree that the ferry should be faster."),
        ("We said so; but the council\nof the north is a tyranny.", "the council\nof the north is a tyranny"),
        ("So-called reforms will ruin the farms.", ""),
        ("So much noise harms the birds.", "So much noise harms the birds"),
        ("No group of people should be above criticism.", ""),
        ("Never, ever should a town sell its water.", ""),
        ("Which, by the way, is wrong in every town.", ""),
        ("Man does not decide whether a bridge holds.", ""),
        ("Please keep the bridge open for hikers.", ""),
        ("*Any* decent council would mend the bridge.", ""),
        ("Ferries should be free, see https://example.org/ferry", ""),
        ("The boss (who can blame him) never came and it hurt the firm.", ""),
        ('People who pay say that it was "a waste of a bridge" and of time.', ""),
    ],
)
def test_span(text: str, span: str, language: Language, rulebook: Rulebook) -> None:
    (claim,) = _claims(text, language, rulebook)
    assert claim.text == (span or text)


@pytest.mark.parametrize(
    "text",
    [
        "yeah he did",
        "And they never did.",
        "No... he's not at all.",
        "We all did, let's be real.",
        "He found out that the ferry was",
        "The rule should be replaced with:",
    ],
)
def test_what_says_nothing_alone_is_no_claim(text: str, language: Language, rulebook: Rulebook) -> None:
    assert _claims(text, language, rulebook) == ()
