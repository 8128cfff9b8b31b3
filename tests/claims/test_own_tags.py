"""Tags that a thread brings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from argmap.claims import ClaimFinder, OwnTags, thread_claims
from argmap.model import Comment, Thread

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.language import Language
    from argmap.model import Claim, Tag
    from argmap.rulebook.rule import Rulebook

FILLER = ("Winters are far too long here.", "Every dog should have a garden.", "Trains are slower than buses.")


@pytest.fixture(scope="module")
def whole(language: Language, rulebook: Rulebook) -> Callable[..., tuple[tuple[Claim, ...], tuple[Tag, ...]]]:
    finder = ClaimFinder(rulebook)

    def of(*texts: str, authors: str = "abcdefgh") -> tuple[tuple[Claim, ...], tuple[Tag, ...]]:
        pairs = zip(texts, authors, strict=False)
        comments = tuple(Comment(f"c{i}", text, author) for i, (text, author) in enumerate(pairs, 1))
        thread = Thread("t", "", comments)
        analyses = dict(zip([c.id for c in comments], language.analyse(comments), strict=True))
        claims = {c.id: finder.find(c, analyses[c.id]) for c in comments}
        return thread_claims(thread, claims, analyses, OwnTags(rulebook))

    return of


def test_it_is_about_anything(whole: Callable[..., tuple]) -> None:  # type: ignore[type-arg]
    claims, tags = whole("It's all about parking.", "No, it's not about parking.", *FILLER)
    assert [(tag.id, tag.says, tag.own) for tag in tags] == [("parking", "it's about parking", True)]
    assert [(c.id, c.assertion) for c in claims if "parking" in c.tags] == [("c1.1", "asserted"), ("c2.1", "denied")]


def test_a_tag_that_exists_takes_the_words_in(whole: Callable[..., tuple]) -> None:  # type: ignore[type-arg]
    _, tags = whole("It's all about money.", "Money is the problem.")
    assert [(tag.id, tag.own) for tag in tags] == [("money", False)]


def test_one_head_is_one_tag(whole: Callable[..., tuple]) -> None:  # type: ignore[type-arg]
    _, tags = whole("It's all about cheap parking.", "It's all about parking.")
    assert [tag.id for tag in tags] == ["parking"]


def test_the_order_of_authors_changes_no_tag(whole: Callable[..., tuple]) -> None:  # type: ignore[type-arg]
    assert whole("It's all about parking.")[1] == whole(*FILLER, "It's all about parking.")[1][-1:]
