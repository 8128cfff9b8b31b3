"""The terminal, drawn with rich: a `Pen` makes our runs of text into rich's renderables and prints them to a string.

A run is a text with a style. Every run is escaped on its way in and none is read as markup, so nothing that a thread
says can act on the terminal; a non-breaking space in our own words keeps them on one line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING, Literal

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.measure import Measurement
from rich.style import Style as RichStyle
from rich.table import Table
from rich.text import Text

from argmap.render.escape import plain, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import ConsoleOptions
    from rich.segment import Segment

Style = Literal["", "bold", "dim", "agree", "rebut", "who", "warn"]
_STYLES: dict[Style, RichStyle] = {
    "": RichStyle(),
    "bold": RichStyle(bold=True),
    "dim": RichStyle(dim=True),
    "agree": RichStyle(color="green"),
    "rebut": RichStyle(color="red"),
    "who": RichStyle(color="cyan"),
    "warn": RichStyle(color="yellow"),
}
STAY = "\u00a0"
"""Our own space at which no line ends."""

Run = tuple[str, Style]
Lines = list[RenderableType]
_KEPT = "\u2800"
"""What stands for `STAY` while rich wraps, which would end a line there: as wide as a space, and no space to rich."""
_PAINT = re.compile(r"\x1b\[[0-9;]+m")
_TRAILING = re.compile(r"(?: |\x1b\[[0-9;]+m)+$", re.MULTILINE)
_ASCII_MARKS = {
    "⊕": "(+)", "⊖": "(-)", "●": "[+]", "○": "[-]", "◐": "[~]", "◌": "[if]", "◇": "[?]", "∵": "[.]",
    "→": "->", "±": "+-", "−": "-", "·": "-",
}  # fmt: skip
NARROWEST = 8
"""Columns that words get at least, whatever stands before them."""


class Hanging:
    """A paragraph whose first line and other lines each have something before them, wrapped to the room it gets.

    Args:
        text: The words.
        first: What stands before the first line.
        rest: What stands before the others.
    """

    def __init__(self, text: Text, first: Text, rest: Text) -> None:
        self._text = text
        self._first = first
        self._rest = rest

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        text = self._text
        rooms = [max(NARROWEST, options.max_width - before.cell_len) for before in (self._first, self._rest)]
        _loosen(text, min(rooms))
        head, *tail = text.wrap(console, rooms[0], overflow="fold") or [Text()]
        if tail and rooms[0] != rooms[1]:
            left = text[len(head.plain) :]
            left = left[len(left.plain) - len(left.plain.lstrip()) :]
            tail = list(left.wrap(console, rooms[1], overflow="fold"))
        yield from (self._first + head).render(console, end="\n")
        for line in tail:
            yield from (self._rest + line).render(console, end="\n")

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        before = max(self._first.cell_len, self._rest.cell_len)
        words = Measurement.get(console, options, self._text)
        return Measurement(words.minimum + before, words.maximum + before).clamp(max_width=options.max_width)


def _loosen(text: Text, room: int) -> None:
    """Let words that are kept together part where no line can hold them."""
    if _KEPT in text.plain:
        words = text.plain.split(" ")
        text.plain = " ".join(word.replace(_KEPT, " ") if cell_len(word) > room else word for word in words)


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
        """Our own sign, in ASCII where asked."""
        if not self.ascii:
            return text
        for sign, simple in _ASCII_MARKS.items():
            text = text.replace(sign, simple)
        return text

    def text(self, *runs: Run) -> Text:
        """Runs as one text of rich's: harmless, no markup."""
        made = Text()
        for words, style in runs:
            made.append(_KEPT.join(self.clean(part) for part in words.split(STAY)), _STYLES[style])
        return made

    def lines(self, runs: Iterable[Run], *, first: str | Text = "", rest: str | None = None) -> Lines:
        """Runs as a paragraph that is wrapped to the room it gets.

        Args:
            runs: Texts with styles, from anywhere.
            first: What stands before the first line: our own marks.
            rest: What stands before the others; spaces as wide as `first` where it is None.

        Returns:
            One renderable. A word longer than a line is broken, none is cut.
        """
        before = Text(first) if isinstance(first, str) else first
        after = Text(" " * before.cell_len if rest is None else rest)
        return [Hanging(self.text(*runs), before, after)]

    def fit(self, text: str, width: int) -> str:
        """A text shortened to a width, with … where it is cut."""
        words = Text(self.clean(text))
        if words.cell_len <= width:
            return words.plain
        if not self.ascii:
            words.truncate(max(2, width), overflow="ellipsis")
            return words.plain
        words.truncate(max(1, width - 3))
        return words.plain.rstrip() + "..."

    def grid(self, rows: Iterable[Sequence[RenderableType]], widths: Sequence[int | None], gap: int = 2) -> Table:
        """Rows in columns without lines between them.

        Args:
            rows: Cells.
            widths: Columns of each; None takes what is left.
            gap: Spaces between two columns.
        """
        table = Table.grid(padding=(0, gap, 0, 0), pad_edge=False)
        for width in widths:
            table.add_column(width=width, overflow="fold", ratio=1 if width is None else None)
        table.expand = None in widths
        for row in rows:
            table.add_row(*row)
        return table

    def rule(self, width: int) -> Text:
        """A line across."""
        return Text("─" * min(self.width, width), _STYLES["dim"])

    def draw(self, lines: Lines) -> str:
        """The whole as text, with a line end behind each line and no spaces before it."""
        console = self._console()
        with console.capture() as capture:
            for line in lines:
                console.print(line)
        said = capture.get().replace(_KEPT, " ")
        text = _TRAILING.sub(lambda match: "".join(_PAINT.findall(match[0])), said)
        return plain(text) if self.ascii else text

    def styled_lines(self, lines: Lines) -> list[list[Run]]:
        """The same as runs, a list for each line: for a form that sets the lines in type of its own."""
        rows: list[list[Run]] = []
        for row in self._console().render_lines(Group(*lines), pad=False):
            runs: list[Run] = [(segment.text.replace(_KEPT, " "), _named(segment.style)) for segment in row]
            while runs and not runs[-1][0].strip():
                runs.pop()
            rows.append(runs)
        return rows

    def _console(self) -> Console:
        return Console(
            file=StringIO(),
            width=self.width,
            color_system="standard" if self.colour else None,
            force_terminal=self.colour,
            no_color=not self.colour,
            markup=False,
            emoji=False,
            highlight=False,
            legacy_windows=False,
            _environ={},
        )


def _named(style: RichStyle | None) -> Style:
    """Which of our styles one of rich's is."""
    return next((name for name, made in _STYLES.items() if name and made == style), "")


def styled(text: str, style: Style) -> Text:
    """Our own words in a style."""
    return Text(text, _STYLES[style])
