"""A thread beside its text: the lines of each comment, where they stand, and what stands between them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from argmap.read.infer.interface import normal
from argmap.read.infer.people import plain
from argmap.read.infer.rows import rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.model import Comment, Thread
    from argmap.read.infer.rows import Row

FOUND = 0.9
"""So many of the comments must stand in the text, in order, to speak of what stands between them."""

FEW = 3
"""Between fewer comments nothing recurs."""

_BUTTONS = frozenset({"buttons"})


@dataclass(frozen=True)
class Case:
    """A thread beside its text.

    Args:
        lines: The text's lines that are not empty.
        comments: All comments of the threads.
        inside: For each comment, its lines.
        authors: Names, for comparison.
        indents: For each comment that is found in the text, how far its first line stands in.
        known: Whether a reader that is certain of its format made the thread: it knows what it leaves out.
        share: How much is explained.
        least: How much should be.
    """

    lines: tuple[Row, ...]
    comments: list[Comment]
    inside: list[tuple[Row, ...]]
    authors: Counter[str]
    indents: list[int]
    known: bool
    least: float
    share: float = 1.0

    @cached_property
    def places(self) -> list[tuple[int, int]]:
        """The first and last line of each comment, as places in `lines`; none where too few stand there in order."""
        found: dict[str, list[int]] = {}
        for at, row in enumerate(self.lines):
            found.setdefault(row.text, []).append(at)
        places: list[tuple[int, int]] = []
        at = 0
        for one in self.inside:
            here = found.get(one[0].text, []) if one else []
            if len(here) > 1 < len(one):  # a title may be the first line of the post below it
                here = [
                    at for at in here if any(row.text == one[1].text for row in self.lines[at + 1 : at + 2])
                ] or here
            place = bisect_left(here, at)
            if place < len(here):
                at = min(here[place] + len(one), len(self.lines))
                places.append((here[place], at - 1))
        return places if len(places) >= max(FEW, FOUND * len(self.inside)) else []

    @cached_property
    def _said(self) -> frozenset[str]:
        return frozenset(row.text for one in self.inside for row in one)

    def holds(self, line: str) -> bool:
        """Whether a comment has a line, or one that begins so where the line breaks off: it is quoted."""
        begun = line.rstrip(".… ") if line.endswith(("...", "…")) else ""
        return line in self._said or (bool(begun) and any(text.startswith(begun) for text in self._said))

    @cached_property
    def between(self) -> list[tuple[Row, ...]]:
        """The lines between each comment and the next."""
        return [self.lines[one[1] + 1 : two[0]] for one, two in zip(self.places, self.places[1:], strict=False)]

    @cached_property
    def feet(self) -> list[set[str]]:
        """The buttons below each comment; none where comments do not stand in the text."""
        below = [*self.between, self.lines[self.places[-1][1] + 1 :]] if self.places else []
        return [{normal(row.text) for row in gap if row.may(_BUTTONS)} for gap in below]


def case_of(text: str, threads: Sequence[Thread], *, known: bool, least: float) -> Case:
    """Threads beside the text that they were read from."""
    comments = [comment for thread in threads for comment in thread.comments]
    lines = rows(tuple(text.split("\n")))
    inside = [rows(tuple(comment.text.split("\n"))) for comment in comments]
    authors = Counter(plain(comment.author) for comment in comments if comment.author)
    return Case(lines, comments, inside, authors, _indents(text, inside), known, least)


def _indents(text: str, inside: Sequence[tuple[Row, ...]]) -> list[int]:
    """The columns before the first line of each comment that stands in the text as it is."""
    if "\n  " not in text and "\n\t" not in text:
        return []
    places: dict[str, list[int]] = {}
    for line in reversed(text.split("\n")):
        wide = line.expandtabs(4)
        places.setdefault(line.strip(), []).append(len(wide) - len(wide.lstrip()))
    firsts = [places.get(one[0].text) for one in inside if one]
    return [found.pop() for found in firsts if found]
