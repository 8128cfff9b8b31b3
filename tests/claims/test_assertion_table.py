"""How a statement is said, over the constructions of English and their combinations."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from argmap import rulebook
from argmap.claims import ClaimFinder
from argmap.language import Language
from argmap.model import Claim, Comment

HERE = Path(__file__).parent


def rows() -> list[tuple[str, str, bool]]:
    found = []
    for line in (HERE / "assertion_table.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            missed = line.startswith("miss ")
            text, _, want = line.removeprefix("miss ").partition(" | ")
            found.append((text, want.strip(), missed))
    return found


@lru_cache(maxsize=1)
def results() -> dict[str, str]:
    book = rulebook.load([HERE / "pack"])
    language, finder = Language.open(None, book), ClaimFinder(book)
    comments = [Comment(f"c{i}", text) for i, (text, _, _) in enumerate(rows())]
    analyses = language.analyse(comments)
    return {c.text: said(finder.named(c, a)) for c, a in zip(comments, analyses, strict=True)}


def said(claims: tuple[Claim, ...]) -> str:
    found = []
    for claim in claims:
        marks = (" ?" if claim.certainty == "hedged" else "") + (" ~" if claim.voice == "reported" else "")
        found += [f"{tag[2:]} {claim.assertion}{marks}" for tag in claim.tags if tag.startswith("t-")]
    return ", ".join(sorted(found))


@pytest.mark.parametrize(("text", "want", "missed"), rows(), ids=lambda v: v if isinstance(v, str) else "")
def test_said(text: str, want: str, missed: bool) -> None:  # noqa: FBT001  # a column of the table
    right = results()[text] == ", ".join(sorted(want.split(", ")))
    assert right != missed, f"found: {results()[text]}"


def test_the_table_is_long_enough() -> None:
    assert len(rows()) - sum(missed for _, _, missed in rows()) >= 150
