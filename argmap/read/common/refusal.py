"""Why a file is refused, where no reader wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.read.common.markup import is_json, is_markup, is_page

if TYPE_CHECKING:
    from argmap.errors import ArgmapError
    from argmap.read.sources.source import Source

_FORMATS = "argmap formats lists what argmap reads and how to get it"


def refusal(source: Source) -> ArgmapError:
    """What is said of a source that no reader takes for its own.

    Returns:
        I005 for JSON, I012 for a page, I009 for XML, else I004.
    """
    if is_json(source.head):
        return source.problem("I005", "the JSON is of no form that argmap knows", _FORMATS)
    if is_page(source.head):
        what = "no comments were found in the page"
        return source.problem("I012", what, "copy the thread from the page and paste it as text")
    if is_markup(source.head):
        return source.problem("I009", "the XML is of no form that argmap knows", _FORMATS)
    return no_comments(source)


def no_comments(source: Source) -> ArgmapError:
    """What is said of a text in which nothing recurs as comments do."""
    return source.problem(
        "I004",
        "no comments could be recognised: no line with an author or a date comes back at regular places",
        "paste the thread with the lines that name authors and dates; number statements that nobody signs: 1. 2. 3.",
    )
