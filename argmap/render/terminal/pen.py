"""Width, wrapping and colour for text in columns. Standard library only, for a saved map is printed in an instant.

A `Pen` turns runs, which are texts with a style, into lines. Every run is escaped on its way in, so nothing that a
thread says can act on the terminal; a non-breaking blank in our own words keeps them together.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from argmap.render.escape import plain, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Style = Literal["", "bold", "dim", "agree", "rebut", "who", "warn"]
_CODES: dict[Style, str] = {
    "bold": "1", "dim": "2", "agree": "32", "rebut": "31", "who": "36", "warn": "33",
}  # fmt: skip
STAY = "\u00a0"
"""Our own blank at which no line ends."""

Run = tuple[str, Style]
_TRAILING = re.compile(r"[ \u00a0]+((?:\x1b\[[0-9]+m)*)\Z")
_PAINT = re.compile(r"\x1b\[[0-9]+m")
_PIECE = re.compile(r" +|[^ ]+")
_ASCII_MARKS = {
    "⊕": "(+)", "⊖": "(-)", "●": "[+]", "○": "[-]", "◐": "[~]", "◌": "[if]", "◇": "[?]", "∵": "[.]",
    "├─": "|-", "└─": "`-", "│": "|", "─": "-", "━": "=", "→": "->", "±": "+-", "−": "-", "·": "-",
}  # fmt: skip


@lru_cache(maxsize=4096)
def _cells(char: str) -> int:
    if char < "\u0300":
        return 1
    category = unicodedata.category(char)
    if category in {"Mn", "Me", "Cf"} or "\u1160" <= char <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def cells(text: str) -> int:
    """How many columns a text takes; wide characters take two, combining ones none.

    >>> cells("ab"), cells("猫"), cells("e\u0301")
    (2, 2, 1)
    """
    return len(text) if text.isascii() else sum(map(_cells, text))


@dataclass(frozen=True, slots=True)
class Pen:
    """How lines are to be written.

    Args:
        width: Columns.
        colour: Whether styles become colours; they never carry a meaning alone.
        ascii: Whether all is ASCII.
    """

    width: int = 80
    colour: bool = False
    ascii: bool = False

    def clean(self, text: str) -> str:
        """A text from anywhere on one line, made harmless; in ASCII where asked."""
        safe = visible(text).replace("\n", " ").replace("\t", " ")
        return plain(safe) if self.ascii else safe

    def mark(self, text: str) -> str:
        """Our own mark: a sign, a branch of the tree."""
        if not self.ascii:
            return text
        for sign, simple in _ASCII_MARKS.items():
            text = text.replace(sign, simple)
        return text

    def quoted(self, text: str) -> str:
        """Words in quotation marks."""
        return f"“{text}”"

    def paint(self, text: str, style: Style) -> str:
        """A text in its style; nothing is done to it where there is no colour."""
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if self.colour and style and text else text

    def lines(self, runs: Iterable[Run], *, first: str = "", rest: str | None = None, width: int = 0) -> list[str]:
        """Wrap runs into lines.

        Args:
            runs: Texts with styles, from anywhere; blanks at which a line may end are theirs.
            first: What stands before the first line: marks, not counted as text.
            rest: What stands before the others; blanks as wide as `first` where it is None.
            width: Columns; the pen's own where it is 0.

        Returns:
            Lines without blanks at their ends. A word longer than a line is broken, none is cut.
        """
        width = width or self.width
        rest = " " * cells(_PAINT.sub("", first)) if rest is None else rest
        lines: list[str] = []
        line, used, room = first, 0, max(8, width - cells(_PAINT.sub("", first)))
        narrow = min(room, max(8, width - cells(rest)))
        pending: Run = ("", "")
        for piece, style in self._pieces(runs, narrow):
            if piece.isspace():
                pending = (piece, style) if used else ("", "")
                continue
            gap = len(pending[0])
            if used and used + gap + cells(piece) > room:
                lines.append(self.trim(line))
                line, used, room, gap = rest, 0, max(8, width - cells(rest)), 0
                pending = ("", "")
            left = piece
            while used == 0 and cells(left) > room:
                head = _fitting(left, room)
                lines.append(line + self.paint(head, style))
                left, line, room = left[len(head) :], rest, max(8, width - cells(rest))
            line += " " * gap + self.paint(left.replace(STAY, " "), style)
            used += gap + cells(left)
            pending = ("", "")
        lines.append(self.trim(line))
        return lines

    def trim(self, line: str) -> str:
        """A line without blanks at its end, painted or not."""
        return _TRAILING.sub(r"\1", line)

    def _pieces(self, runs: Iterable[Run], room: int) -> Iterable[Run]:
        """Words and blanks, each with its style; words kept together that no line can hold are let go."""
        for text, style in runs:
            for match in _PIECE.finditer(self._kept(text)):
                piece = match[0]
                if STAY in piece and cells(piece) > room:
                    yield from ((part[0], style) for part in _PIECE.finditer(piece.replace(STAY, " ")))
                else:
                    yield piece, style

    def _kept(self, text: str) -> str:
        return STAY.join(self.clean(part) for part in text.split(STAY))

    def pad(self, text: str, width: int) -> str:
        """A text, painted or not, with blanks behind it up to a width."""
        return text + " " * max(0, width - cells(_PAINT.sub("", text)))

    def beside(self, blocks: Sequence[Sequence[str]], widths: Sequence[int], gap: str = "  ") -> list[str]:
        """Blocks of lines side by side, each padded to its width."""
        tall = max((len(block) for block in blocks), default=0)
        rows = (
            gap.join(
                self.pad(block[at] if at < len(block) else "", width)
                for block, width in zip(blocks, widths, strict=True)
            )
            for at in range(tall)
        )
        return [self.trim(row) for row in rows]

    def fit(self, text: str, width: int) -> str:
        """A text shortened to a width, with … where it is cut."""
        text = self.clean(text)
        if cells(text) <= width:
            return text
        dots = "..." if self.ascii else "…"
        return _fitting(text, max(1, width - len(dots))).rstrip() + dots

    def finish(self, text: str) -> str:
        """The whole text, in ASCII where asked: our own words have quotation marks and dots too."""
        return plain(text) if self.ascii else text

    def rule(self) -> str:
        """A line across."""
        return self.mark("─") * min(self.width, 80)


def _fitting(text: str, room: int) -> str:
    """The longest beginning of a text that fits a room; at least one character."""
    used = 0
    for at, char in enumerate(text):
        used += _cells(char)
        if used > room and at:
            return text[:at]
    return text
