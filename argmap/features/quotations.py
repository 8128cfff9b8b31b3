"""Words between quotation marks in a text."""

from __future__ import annotations

import re
from bisect import bisect_right

_QUOTED = re.compile(
    r'“([^”“\n]{1,1200})”|"([^"\n]{1,1200})"|(?<!\w)‘([^’‘\n]{1,200})’(?!\w)|(?<!\w)\'([^\'\n]{1,40})\'(?!\w)'
)
_WORD = re.compile(r"\w+")

Quotation = tuple[int, int, int]
"""Half-open characters with the marks, and how many words."""


def quotations(text: str) -> list[Quotation]:
    """The quotations of a text, in order.

    >>> quotations("Their “safety” is a joke.")
    [(6, 14, 1)]
    """
    if not any(mark in text for mark in "\"“‘'"):
        return []
    return [(m.start(), m.end(), len(_WORD.findall(m.group()))) for m in _QUOTED.finditer(text)]


def quotations_in(found: list[Quotation], start: int, end: int) -> list[Quotation]:
    """Those quotations of a text that share characters with half-open ones.

    Args:
        found: All of the text's, in order.
        start: The first character.
        end: The character after the last.
    """
    at = max(0, bisect_right(found, start, key=lambda quotation: quotation[0]) - 1)
    shared = []
    while at < len(found) and found[at][0] < end:
        if found[at][1] > start:
            shared.append(found[at])
        at += 1
    return shared
