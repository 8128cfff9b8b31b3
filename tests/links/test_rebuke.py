"""A rebuke is meant for whoever brought the matter in, wherever they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.model import Comment, Thread

if TYPE_CHECKING:
    from argmap.mapping import Mapper


def ends(mapper: Mapper, *texts: str) -> set[tuple[str, str]]:
    comments = tuple(Comment(f"c{n}", text, f"A{n}") for n, text in enumerate(texts))
    found = mapper.map(Thread("t", "", comments))
    home = {claim.id: claim.comment for claim in found.claims}
    return {
        (home.get(link.source, link.source), home.get(link.target, link.target))
        for link in found.links
        if any(evidence.rule == "stance.rebuke" for evidence in link.because)
    }


def test_the_one_who_spoke_of_politics_is_meant(mapper: Mapper) -> None:
    said = ends(
        mapper,
        "The senator and her party wrote this law before the election.",
        "My cat sleeps on the stove.",
        "The soup was cold again.",
        "The lake is lovely. Don't try to politicize this.",
    )
    assert said == {("c3", "c0")}
