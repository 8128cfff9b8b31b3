"""Pastes and exports of today, each beside a truth written before the readers: who said what, and whom they answer."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from argmap.read import read_file

if TYPE_CHECKING:
    from argmap.model import Comment

FOLDER = Path(__file__).parent / "pastes"
TRUTHS = sorted(FOLDER.glob("*.truth.json"))
NOT_YET = (FOLDER / "not_yet.txt").read_text(encoding="utf-8").split()
"""The files that are not read right yet: one that becomes right must leave the list."""


def letters(words: str | None) -> str:
    return re.sub(r"[\W_]+", "", re.sub(r"&#?\w+;|<[^>]+>", "", words or "")).casefold()


def found(path: Path) -> list[Comment]:
    """The comments of a file in its own order."""
    comments: list[Comment] = []
    for thread in read_file(path):
        order = {name: place for place, name in enumerate(thread.origin.order)}
        comments += sorted(thread.comments, key=lambda comment: order.get(comment.id, 0)) if order else thread.comments
    return comments


def mistakes(truth: dict[str, Any], path: Path) -> list[str]:
    comments = found(path)
    rows = (
        ("authors", [letters(one.author) for one in comments], [letters(a) for a in truth["all_authors_in_order"]]),
        ("dates", [letters(one.date) for one in comments], [letters(date) for date in truth["dates_in_order"]]),
        ("texts", [letters(one.text) for one in comments], [letters(text) for text in truth["texts_in_order"]]),
    )
    wrong = [what for what, one, two in rows if one != two]
    places = {comment.id: place for place, comment in enumerate(comments)}
    for child, parent in truth.get("parents", {}).items():
        above = comments[int(child)].parent if int(child) < len(comments) else "missing"
        if (None if above in (None, "post") else places.get(above, -1)) != parent:
            wrong.append(f"parent of {child}")
    return wrong


@pytest.mark.parametrize("path", TRUTHS, ids=lambda path: path.name.removesuffix(".truth.json"))
def test_a_paste_is_read_as_its_truth_says(path: Path) -> None:
    name = path.name.removesuffix(".truth.json")
    file = next(one for one in FOLDER.glob(f"{name}.*") if one != path)
    try:
        wrong = mistakes(json.loads(path.read_text(encoding="utf-8")), file)
    except Exception as error:
        if name in NOT_YET:
            return
        raise AssertionError(name) from error
    assert bool(wrong) == (name in NOT_YET), wrong or f"{name} is right now: take it off not_yet.txt"
