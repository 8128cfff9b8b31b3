"""How plain sentences come out by the shipped rules: what a tag names in them, and how it is said."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from argmap.claims import ClaimFinder
from argmap.model import Comment

if TYPE_CHECKING:
    from argmap.language import Language

TABLE = Path(__file__).with_name("plain_table.txt")


@lru_cache(maxsize=1)
def rows() -> list[tuple[str, str, bool]]:
    found = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if " | " in line and not line.startswith("#"):
            text, _, want = line.removeprefix("miss ").partition(" | ")
            found.append((text, want.strip(), line.startswith("miss ")))
    return found


@pytest.fixture(scope="module")
def said(language: Language) -> dict[str, dict[str, set[str]]]:
    finder = ClaimFinder(language.rulebook)
    comments = [Comment(f"c{place}", text) for place, (text, _, _) in enumerate(rows())]
    found: dict[str, dict[str, set[str]]] = {}
    for comment, analysis in zip(comments, language.analyse(comments), strict=True):
        tags = found.setdefault(comment.text, {})
        for claim in finder.named(comment, analysis):
            marks = (" ?" if claim.certainty == "hedged" else "") + (" ~" if claim.voice == "reported" else "")
            for tag in claim.tags:
                tags.setdefault(tag, set()).add(claim.assertion + marks)
    return found


@pytest.mark.parametrize(("text", "want", "missed"), rows())
def test_said(text: str, want: str, missed: bool, said: dict[str, dict[str, set[str]]]) -> None:  # noqa: FBT001  # a column
    wanted = [each.partition(" ") for each in want.split(", ")]
    assert all(said[text].get(tag) == {how} for tag, _, how in wanted) != missed, f"found: {said[text]}"
