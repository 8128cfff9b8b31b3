"""A saved page read as its text would be if it were copied from the browser: for pages whose make tells nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from argmap.model import Note
from argmap.read.common.expressions import expression
from argmap.read.html.dom import page_title
from argmap.read.html.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.model import Comment, Thread
    from argmap.read.sources.source import Source

LEAST = 0.7
"""How much of the page's text the thread must explain: an article without comments is no thread."""

TRIES = 4
"""So many readings of the text are tried."""

_FOLDED = expression(r"\W+")
LARGEST = 1 << 20
"""Longer texts, in characters, are not tried."""


def as_text(source: Source, tree: Any) -> Thread | None:  # noqa: ANN401  # selectolax has no types
    """The thread of a page's text, or None where it is not certain that the text holds one.

    Args:
        source: The file.
        tree: Its tree.
    """
    from argmap.read.infer.judging import judge  # noqa: PLC0415  # compiles many expressions

    text = plain(tree.body, copied=True).text if tree.body is not None else ""
    for found in _readings(source, text):
        if not _is_signed(found) or _is_shifted(found, text.split("\n")):
            continue
        judgement = judge(text, [found])
        if judgement.share >= LEAST and not judgement.doubts:
            note = Note("the comments were inferred from the page's text, as if it had been copied", kind="unclear")
            origin = replace(found.origin, notes=(note, *found.origin.notes))
            return replace(found, title=page_title(tree) or found.title, origin=origin)
    return None


def signed_by_text(source: Source, comments: Sequence[Comment]) -> list[Comment] | None:
    """Comments of known places with the names, dates and words that their texts show, or None where those do not fit.

    Args:
        source: The file.
        comments: With all that stands in their elements as text.
    """
    words = {comment.id: _FOLDED.sub("", comment.text) for comment in comments}
    for found in _readings(source, "\n\n".join(comment.text for comment in comments)):
        if len(found.comments) != len(comments) or not _is_signed(found):
            continue
        pairs = list(zip(comments, found.comments, strict=True))
        if all(other.text and _FOLDED.sub("", other.text) in words[comment.id] for comment, other in pairs):
            return [
                replace(
                    comment,
                    author=other.author,
                    date=comment.date or other.date,
                    posted=comment.posted if comment.date else other.posted,
                    text=other.text,
                    quotes=other.quotes,
                )
                for comment, other in pairs
            ]
    return None


def _readings(source: Source, text: str) -> Iterator[Thread]:
    """The threads that a text may hold, the likeliest first."""
    from argmap.read.infer.choosing import choices  # noqa: PLC0415  # compiles many expressions
    from argmap.read.infer.from_reading import thread_of  # noqa: PLC0415
    from argmap.read.infer.lines import page  # noqa: PLC0415

    if not text or len(text) > LARGEST:
        return
    shown = page(text)
    for one in choices(shown)[:TRIES]:
        yield thread_of(source, shown, one.rows, one.reading)


def _is_shifted(thread: Thread, lines: Sequence[str]) -> bool:
    """Whether the words of a comment stand right below the date of another one, with which they share a paragraph."""
    dates = {comment.date: comment.id for comment in thread.comments}
    above = {line.strip(): lines[place - 1].strip() for place, line in enumerate(lines) if place and line.strip()}
    firsts = ((comment, comment.text.split("\n", 1)[0].strip()) for comment in thread.comments)
    return any(dates.get(above.get(first), comment.id) != comment.id for comment, first in firsts)


def _is_signed(thread: Thread) -> bool:
    """Whether all comments but one in ten have names and dates, and more than one person wrote them."""
    every = thread.comments
    signed = sum(comment.author is not None and comment.date is not None for comment in every)
    return len(every) > 1 and signed * 10 >= 9 * len(every) and len({comment.author for comment in every}) > 1
