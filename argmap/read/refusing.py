"""Why a file is refused, where no reader wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.errors import ArgmapError
    from argmap.read.base import Source

_FORMATS = "argmap formats lists what argmap reads and how to get it"


def refusal(source: Source) -> ArgmapError:
    """What is said of a source that no reader takes for its own.

    Returns:
        I005 for JSON, I012 for a page, I009 for XML, else I004.
    """
    head = source.head.lstrip("\ufeff \t\r\n")
    low = head[:2000].lower()
    if head[:1] in "{[":
        return source.problem("I005", "the JSON is of no form that argmap knows", _FORMATS)
    if low.startswith(("<!doctype html", "<html")) or "<body" in low or "<head" in low:
        return source.problem(
            "I012", "no comments were found in the page", "copy the thread from the page and paste it as text"
        )
    if low.startswith("<"):
        return source.problem("I009", "the XML is of no form that argmap knows", _FORMATS)
    return source.problem(
        "I004",
        "no comments could be told apart: no line with an author or a date comes back at regular places",
        "paste the thread with the lines that name authors and dates",
    )
