"""Whole pastes of sites, each beside its truth: how many comments, whose, first and last words, who answers whom.

A truth with "misread" is what the readers do not know yet; the test fails once one of these is read rightly.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from argmap.errors import ArgmapError
from argmap.model import POST
from argmap.read import read_file

if TYPE_CHECKING:
    from argmap.model import Comment, Thread

PASTES = Path(__file__).parents[1] / "pastes"
TRUTHS = sorted(PASTES.glob("*/*.truth.json"))


def words(text: str | None) -> str:
    return re.sub(r"[\W_]+", "", text or "").casefold()


def in_the_order_of_the_file(thread: Thread) -> list[Comment]:
    order = {name: place for place, name in enumerate(thread.origin.order)}
    return sorted(thread.comments, key=lambda comment: order.get(comment.id, 0))


def wrong(threads: list[Thread], truth: dict[str, Any]) -> list[str]:
    comments = [comment for thread in threads for comment in in_the_order_of_the_file(thread)]
    posts = [thread.post for thread in threads if thread.post is not None]
    if len(comments) + len(posts) == truth["comments"]:
        comments = [*posts, *comments]
    if len(comments) != truth["comments"]:
        return [f"{len(comments)} comments, not {truth['comments']}"]
    found = [
        f"author {comment.author!r}, not {author!r}"
        for comment, author in zip(comments, truth["all_authors_in_order"], strict=True)
        if words(comment.author) != words(author) and not (not author and words(comment.author) == "deleted")
    ]
    for place, comment in (("first", comments[0]), ("last", comments[-1])):
        start, end = words(truth[place]["text_start"]), words(truth[place]["text_end"])
        text = words(comment.text)
        if start not in text[: len(start) + 60] or end not in text[-len(end) - 60 :]:  # a quote may stand before them
            found.append(f"{place}: {comment.text!r}")
    for number, (start, end) in enumerate(truth.get("texts_start_and_end", ())):
        text = words(comments[number].text)
        if not text.startswith(words(start)) or not text.endswith(words(end)):
            found.append(f"text of {number}: {comments[number].text!r}")
    return found + [
        f"parent of {child}"
        for child, parent in truth.get("parents", {}).items()
        if not answers(comments, child, parent)
    ]


def answers(comments: list[Comment], child: str, parent: int | None) -> bool:
    above = comments[int(child)].parent
    return above in (None, POST) if parent is None else above == comments[parent].id


@pytest.mark.parametrize(
    "path", TRUTHS, ids=lambda path: f"{path.parent.name}: {path.name.removesuffix('.truth.json')}"
)
def test_a_paste_is_read_as_it_is(path: Path, request: pytest.FixtureRequest) -> None:
    truth = json.loads(path.read_text(encoding="utf-8"))
    if "misread" in truth:
        request.applymarker(pytest.mark.xfail(reason=truth["misread"], strict=True))
    name = path.name.removesuffix(".truth.json")
    (source,) = (other for other in path.parent.glob(f"{name}.*") if other != path)
    try:
        threads = list(read_file(source))
    except ArgmapError as error:
        pytest.fail(str(error))
    assert not wrong(threads, truth)
