"""Pairs of comments made by hand, weighed by the shipped rules."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from argmap.language import Language
from argmap.links import LinkFinder
from argmap.model import Comment, Reply, Thread
from argmap.rulebook import load

if TYPE_CHECKING:
    from argmap.language import Analysis
    from argmap.model import Link


@cache
def language() -> Language:
    return Language.open(None, load())


@cache
def finder() -> LinkFinder:
    return LinkFinder(language().rulebook)


def thread(*texts: str) -> Thread:
    comments = [
        Comment(f"c{n}", text, f"writer {n}", parent=f"c{n - 1}" if n > 1 else None) for n, text in enumerate(texts, 1)
    ]
    return Thread("t", "", tuple(comments))


def analyses(of: Thread) -> dict[str, Analysis]:
    return {analysis.comment: analysis for analysis in language().analyse(of.everything())}


def given(of: Thread) -> tuple[Reply, ...]:
    return tuple(Reply(c.id, c.parent, "given", 1.0) for c in of.comments if c.parent)


def links(*texts: str) -> tuple[Link, ...]:
    made = thread(*texts)
    return finder().find(made, analyses(made), (), given(made))
