"""The lines of a paste, with what each of them could be."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.read.paste import words
from argmap.read.paste.marks import Mark, parse

TAB = 4
"""How many columns a tab stands for."""


@dataclass(frozen=True)
class Page:
    """A text as lines.

    Args:
        raw: Each line without its end.
        text: Each line without the blanks around it.
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
        """The line that is not blank, so many above; -1 where there is none."""
        place = self.place[line] - steps
        return self.full[place] if place >= 0 else -1

    def below(self, line: int, steps: int = 1) -> int:
        """The line that is not blank, so many below; -1 where there is none."""
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
    raw = tuple(text.split("\n"))
    bare = tuple(line.strip().strip("\ufeff\u200b\u200e\u200f").strip() for line in raw)
    full = tuple(index for index, line in enumerate(bare) if line)
    place, before = [], 0
    for line in bare:
        place.append(before)
        before += bool(line)
    marks: list[Mark | None] = []
    for index, line in enumerate(raw):
        found = parse(index, line) if bare[index] else []
        marks.append(found[0] if found else None)
    return Page(raw, bare, tuple(map(_indent, raw)), tuple(marks), full, tuple(place))


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
