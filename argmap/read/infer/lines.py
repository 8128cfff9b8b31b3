"""The lines of a paste, with what each of them could be."""

from __future__ import annotations

import re
from dataclasses import dataclass

from argmap.read.common.dates import find_dates
from argmap.read.common.expressions import expression
from argmap.read.infer import words
from argmap.read.infer.marks import Mark, parse

_BEHIND = expression(r"^([^\n]+\S)[ \t]+[–—][ \t]*([^\n–—]{6,80})$", re.MULTILINE)
TAB = 4
"""How many columns a tab stands for."""


@dataclass(frozen=True)
class Page:
    """A text as lines.

    Args:
        raw: Each line without its end.
        text: Each line without the white space around it.
        indent: The columns before each line's text.
        marks: What each line says of an author or a date, or None.
        full: The indexes of the lines that are not blank.
        place: For each line, how many lines that are not blank stand before it.
    """

    raw: tuple[str, ...]
    text: tuple[str, ...]
    indent: tuple[int, ...]
    marks: tuple[Mark | None, ...]
    full: tuple[int, ...]
    place: tuple[int, ...]

    def above(self, line: int, steps: int = 1) -> int:
        """The line that is not blank, a number of such lines above; -1 where there is none."""
        place = self.place[line] - steps
        return self.full[place] if place >= 0 else -1

    def below(self, line: int, steps: int = 1) -> int:
        """The line that is not blank, a number of such lines below; -1 where there is none."""
        place = self.place[line] + (1 if self.text[line] else 0) + steps - 1
        return self.full[place] if place < len(self.full) else -1

    def blanks_above(self, line: int) -> int:
        """How many blank lines stand just above a line."""
        return line - 1 - self.above(line)

    def blanks_below(self, line: int) -> int:
        """How many blank lines stand just below a line; 9 at the end."""
        below = self.below(line)
        return below - line - 1 if below >= 0 else 9

    def has_text(self, start: int, stop: int) -> bool:
        """Whether a line from `start` up to `stop` holds more than buttons and votes."""
        if start >= stop:
            return False
        for place in range(self.place[start], len(self.full)):
            line = self.full[place]
            if line >= stop:
                return False
            text = self.text[line]
            if not (words.is_buttons(text) or words.is_votes(text)):
                return True
        return False


def page(text: str) -> Page:
    """A text's lines."""
    raw = tuple(_unglued(text).split("\n"))
    bare = tuple(line.strip().strip("\ufeff\u200b\u200e\u200f").strip() for line in raw)
    full = tuple(index for index, line in enumerate(bare) if line)
    place, before = [], 0
    for line in bare:
        place.append(before)
        before += bool(line)
    marks = tuple(parse(index, line) if bare[index] else None for index, line in enumerate(raw))
    return Page(raw, bare, tuple(map(_indent, raw)), marks, full, tuple(place))


def _unglued(text: str) -> str:
    """Footers behind the words in a comment's last line (`… – Ann Oct 3 '12 at 9:05`) put on lines of their own."""
    behind = list(_BEHIND.finditer(text)) if " – " in text or " — " in text else []
    lines = []
    for match in behind:
        dates = find_dates(match[2])
        if (
            dates
            and (dates[-1].day or dates[-1].relative)
            and dates[-1].end >= len(match[2]) - 1
            and dates[0].start > 2
        ):
            lines.append(match)
    if len(lines) < 3:
        return text
    parts, end = [], 0
    for match in lines:
        parts += [text[end : match.end(1)], "\n", match[2]]
        end = match.end()
    return "".join([*parts, text[end:]])


def _indent(line: str) -> int:
    columns = 0
    for character in line:
        if character in " \xa0":
            columns += 1
        elif character == "\t":
            columns += TAB - columns % TAB
        else:
            break
    return columns
