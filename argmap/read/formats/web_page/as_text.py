"""A saved page read as its text would be if it were copied from the browser: for pages whose make tells nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from argmap.errors import ArgmapError
from argmap.model import Note
from argmap.read.html.dom import page_title
from argmap.read.html.text import plain
from argmap.read.sources.source import Source

if TYPE_CHECKING:
    from argmap.model import Thread

LEAST = 0.7
"""How much of the page's text the thread must explain: an article without comments is no thread."""

LARGEST = 1 << 20
"""Longer texts, in characters, are not tried."""


def as_text(source: Source, tree: Any) -> Thread | None:  # noqa: ANN401  # selectolax has no types
    """The thread of a page's text, or None where it is not certain that the text holds one.

    Args:
        source: The file.
        tree: Its tree.
    """
    from argmap.read.formats.paste import READER  # noqa: PLC0415  # compiles many expressions
    from argmap.read.infer.judging import judge  # noqa: PLC0415

    text = plain(tree.body).text if tree.body is not None else ""
    if not text or len(text) > LARGEST:
        return None
    try:
        threads = list(READER.read(Source(source.path, text.encode("utf-8", "replace"))))
    except ArgmapError:
        return None
    judgement = judge(text, threads)
    if len(threads) != 1 or judgement.share < LEAST or judgement.doubts or not _is_signed(threads[0]):
        return None
    (found,) = threads
    note = Note("the comments were inferred from the page's text, as if it had been copied", kind="unclear")
    return replace(
        found, title=page_title(tree) or found.title, origin=replace(found.origin, notes=(note, *found.origin.notes))
    )


def _is_signed(thread: Thread) -> bool:
    """Whether all comments but one in ten have names and dates, and more than one person wrote them."""
    every = thread.comments
    signed = sum(comment.author is not None and comment.date is not None for comment in every)
    return len(every) > 1 and signed * 10 >= 9 * len(every) and len({comment.author for comment in every}) > 1
