"""A claim is a whole clause: nothing in the middle of a sentence cuts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from argmap.claims import ClaimFinder
from argmap.model import Comment

if TYPE_CHECKING:
    from argmap.language import Language
    from argmap.rulebook.rule import Rulebook


@pytest.mark.parametrize(
    ("text", "span"),
    [
        (
            "The plan at http://example.org/plan.html is a bad idea.",
            "The plan at http://example.org/plan.html is a bad idea",
        ),
        ("We need better tools, e.g. maps and timers, or nobody will come.", ""),
        ('The so-called "reform" will ruin small farms.', ""),
        ("1) The fee is far too high for families.", "The fee is far too high for families."),
        ("2. Trams are better than buses.", "Trams are better than buses."),
        ("- zoos should be closed", "zoos should be closed"),
        ("If the fee goes up, nobody will come.", ""),
        ("@Ann Lee Then the fee must rise.", "Then the fee must rise."),
        ("@ann_lee, trams are better than buses.", "trams are better than buses."),
        ("It doesn't help anybody who lives there.", "It doesn't help anybody who lives there"),
        ("Oskar, that was a different rule for other ferries.", "that was a different rule for other ferries."),
        ("They run half empty on most days, Mr Smith.", "They run half empty on most days"),
        ("The old ferry was built in Arden, Ohio.", ""),
        ("@D. Hartnell Nobody pays five pounds for a ferry.", "Nobody pays five pounds for a ferry."),
        ("The fee is absurd and is an insult to every family.", "The fee is absurd and is an insult to every family"),
        ("Granted, this is probably because the old ferries are slow.", ""),
        ("It fails not because the ferries are slow but because nobody mends them.", ""),
        ("The ferries are late just because nobody mends them.", ""),
        ("Mrs Brown:\nTrams are far better than buses.", "Trams are far better than buses."),
        ("Nobody says how unfair it is to families.", ""),
    ],
)
def test_span(text: str, span: str, language: Language, rulebook: Rulebook) -> None:
    comment = Comment("c1", text)
    (analysis,) = language.analyse([comment])
    (claim,) = ClaimFinder(rulebook).find(comment, analysis)
    assert claim.text == (span or text)


@pytest.mark.parametrize("state", ["deleted", "pingback"])
def test_the_words_of_the_site_make_no_claim(state: str, language: Language, rulebook: Rulebook) -> None:
    text = "Trams are better than buses."
    comment = Comment("c1", text, state=state)
    (analysis,) = language.analyse([comment])
    assert ClaimFinder(rulebook).find(comment, analysis) == ()
    assert ClaimFinder(rulebook).find(Comment("c1", text), analysis)
