"""Line breaks that an author typed, as opposed to those at which a mailer or an old site wrapped the text."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from argmap.rulebook.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_AWAITS = words("awaits")
_NARROW, _WIDE = 55, 100
"""Characters between which the longest line of a wrapped paragraph lies: programs wrap at 60 to 80."""
_ITEM = re.compile(r"(?:[-*•–]\s|\(?\d{1,2}[.)]\s)")
_BEFORE, _GOES_ON = "\"'“‘([", ",.;:!?)]}…&+=/-–—"
"""Marks before the first word of a line, and those at the head of one that goes on from the line before."""


def typed_lines(text: str) -> set[int]:
    """Where lines begin that somebody began on purpose: there a sentence ends, whether it has a full stop or not.

    A line of a list is one, and a line that does not begin with a lower-case letter where the line before had room for
    the next word and does not end with a comma or a word like "the".

    >>> typed_lines("The toll is too high" + chr(10) + "Nobody pays that")
    {21}
    """
    return {start for paragraph in _paragraphs(text) for start in _typed(paragraph)}


def _typed(lines: Sequence[tuple[int, str]]) -> Iterator[int]:
    """Where typed lines of a paragraph begin, but for its first."""
    longest = max(len(line) for _, line in lines)
    wrapped = _NARROW <= longest <= _WIDE
    for (_, before), (start, line) in pairwise(lines):
        full = wrapped and len(before) + 1 + len(line.split(maxsplit=1)[0]) > longest
        last = before.rsplit(maxsplit=1)[-1].lower()
        head = line.lstrip(_BEFORE)[:1]
        opens = bool(head) and not head.islower() and head not in _GOES_ON
        opens = opens and last[-1] != "," and last not in _AWAITS and not full
        if opens or _ITEM.match(line):
            yield start


def _paragraphs(text: str) -> Iterator[list[tuple[int, str]]]:
    """The lines of each paragraph, without space at their ends, and where they begin."""
    start, lines = 0, []
    for line in text.split("\n"):
        if words := line.strip():
            lines.append((start + len(line) - len(line.lstrip()), words))
        elif lines:
            yield lines
            lines = []
        start += len(line) + 1
    if lines:
        yield lines
