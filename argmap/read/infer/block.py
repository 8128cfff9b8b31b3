"""The lines of a paste that say whose a comment is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.read.infer.marks import Mark


@dataclass(frozen=True)
class Block:
    """The lines that say whose a comment is.

    Args:
        top, bottom: First and last line.
        mark: The mark in it.
        name: The author, from the mark or a line next to it.
        date: The words of the date.
        closing: The line of the date below the comment, in a split layout, or -1.
    """

    top: int
    bottom: int
    mark: Mark
    name: str | None
    date: str | None
    closing: int = -1
