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
        ("It doesn't help anybody who lives there.", "It doesn't help anybody who lives there"),
    ],
)
def test_span(text: str, span: str, language: Language, rulebook: Rulebook) -> None:
    comment = Comment("c1", text)
    (analysis,) = language.analyse([comment])
    (claim,) = ClaimFinder(rulebook).find(comment, analysis)
    assert claim.text == (span or text)
