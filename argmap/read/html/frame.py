"""The text of one block of HTML as it is written: lines, paragraphs, list marks, and the quotes within."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.model import Quote


class Frame:
    """What is written in one block.

    Args:
        kind: "text", "quote", or "attribution" (the line above a quote that names its author).
        tag: Of the block's element.
        of: Whose words a quote is.
    """

    __slots__ = ("kind", "length", "lists", "marked", "need", "of", "open_line", "parts", "quotes", "tag")

    def __init__(self, kind: str, tag: str, of: str | None = None) -> None:
        self.kind, self.tag, self.of = kind, tag, of
        self.parts: list[str] = []
        self.length = 0
        self.need = 0
        self.open_line = self.marked = False
        self.lists: list[int] = []
        self.quotes: list[Quote] = []

    def put(self, text: str, *, raw: bool = False) -> None:
        """Go on with the line, or begin one where a block ended; a second space in a row is left out unless raw."""
        if not self.open_line:
            text = text if raw else text.lstrip(" ")
            if not text:
                return
            if self.parts:
                self._trim()
                self._add("\n" * (self.need or 1))
        elif not raw and text[0] == " " and self.parts[-1][-1] == " ":
            text = text[1:]
        if not text:
            return
        self._add(text)
        self.open_line, self.need, self.marked = True, 0, False

    def block(self, lines: int) -> None:
        """End a block: what follows stands on a line of its own (1) or below an empty line (2)."""
        if self.marked:
            return
        self.open_line = False
        self.need = max(self.need, lines)

    def mark(self, indent: str, text: str) -> None:
        """A list item's mark: what follows stands on its line."""
        self.marked = False
        self.block(1)
        self.put(text)
        self.parts[-1] = indent + self.parts[-1]
        self.length += len(indent)
        self.marked = True

    def item(self) -> None:
        """Begin an item of the innermost list."""
        mark = "- "
        if self.lists and self.lists[-1] >= 0:
            self.lists[-1] += 1
            mark = f"{self.lists[-1]}. "
        self.mark("  " * min(max(len(self.lists) - 1, 0), 8), mark)

    def text(self) -> str:
        """What was written, without white space at the end."""
        self._trim()
        return "".join(self.parts)

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def _trim(self) -> None:
        while self.parts:
            last = self.parts[-1]
            cut = last.rstrip(" \n")
            self.length -= len(last) - len(cut)
            if cut:
                self.parts[-1] = cut
                return
            self.parts.pop()
