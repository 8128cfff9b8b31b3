"""Which claims bear a tag: what they say, not what they mention."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from argmap.claims import ClaimFinder
from argmap.model import Comment

if TYPE_CHECKING:
    from argmap.language import Language

BORNE = [
    ("The toll is unfair.", "fairness"),
    ("I think that the toll is unfair.", "fairness"),
    ("I don't think the toll is unfair.", "fairness"),
    ("We should drop the toll because it is unfair.", "fairness"),
    ("The council doubles the toll, which is unfair.", "fairness"),
    ("The toll falls on nurses, making it unfair.", "fairness"),
    ("The toll is old and is unfair to nurses.", "fairness"),
    ("There are landlords who break the law.", "legality"),
    ("The scheme turned out to be unfair.", "fairness"),
    ("The drivers say that the toll is unfair.", "fairness"),
    ("What is unfair is the toll.", "fairness"),
    ("Let's be honest, this is about money.", "money"),
    ("Agreed, this is about money.", "money"),
    ("I have no trouble believing that the toll is unfair.", "fairness"),
    ("There is no doubt that the toll is unfair.", "fairness"),
    ("Fair point about the boats, but it's hardly a surveillance state.", "surveillance"),
    ("This is big business at its worst, stomping on the little guy.", "fairness"),
    ("That's what the ferry trade is built on: greed and selfishness.", "greed"),
    ("It is the old carrier, who owns the port, blocking the new boat as a competitor.", "protectionism"),
    ("It isn't true that the toll is unfair.", "fairness"),
    ("I have to say that the toll is unfair.", "fairness"),
]
IN_PASSING = [
    ("If the toll is unfair, we should know why.", "fairness"),
    ("Nobody believed that the toll was unfair.", "fairness"),
    ("They hope that the toll is unfair.", "fairness"),
    ("The mayor asked whether the toll is unfair.", "fairness"),
    ("They should look at the toll that is unfair to nurses.", "fairness"),
    ("They buy filters to cut pollution.", "environment"),
    ("The landlord refused to break the law.", "legality"),
    ("He knew when it was illegal.", "legality"),
    ("I didn't know that the toll was unfair.", "fairness"),
    ("They have no trouble believing that the toll is unfair.", "fairness"),
    ("Nothing there allows them to claim that the toll is unfair.", "fairness"),
    ("If the mayor cared for nurses, the toll would not be unfair.", "fairness"),
    ("They do not row because it is unfair.", "fairness"),
    ("Nobody there has a plan for a firm breaking the law.", "legality"),
]


def named(language: Language, text: str) -> tuple[set[str], set[str]]:
    """The tags that its claims bear, and those that its words name at all."""
    finder = ClaimFinder(language.rulebook)
    comment = Comment("c1", text)
    (analysis,) = language.analyse([comment])
    borne = {tag for claim in finder.find(comment, analysis) for tag in claim.tags}
    return borne, {tag for claim in finder.named(comment, analysis) for tag in claim.tags}


@pytest.mark.parametrize(("text", "tag"), BORNE)
def test_a_claim_bears_the_tag_of_what_it_says(text: str, tag: str, language: Language) -> None:
    assert tag in named(language, text)[0]


@pytest.mark.parametrize(("text", "tag"), IN_PASSING)
def test_a_claim_bears_no_tag_of_what_it_speaks_of_in_passing(text: str, tag: str, language: Language) -> None:
    borne, mentioned = named(language, text)
    assert tag in mentioned
    assert tag not in borne


def test_the_same_words_make_one_claim(language: Language) -> None:
    comment = Comment("c1", "The new lights will make the street safer.")
    (analysis,) = language.analyse([comment])
    (claim,) = ClaimFinder(language.rulebook).find(comment, analysis)
    assert (claim.assertion, claim.tags) == ("asserted", ("safety",))
