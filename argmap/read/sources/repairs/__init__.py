"""What copying did to a whole text alike is undone before a reader sees it.

A paste that went through a mail, a word processor or a chat comes out with a mark or indentation before every line, an
empty line between every two, with lines broken at a column, or with other characters for spaces and line ends. Only
what is uniform over the whole text is undone: what differs from line to line may carry sense (depth, quotes).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.model import Note
from argmap.read.common.markup import is_archive, is_markup
from argmap.read.sources.repairs import lines
from argmap.read.sources.repairs.characters import CHARACTERS
from argmap.read.sources.repairs.lines import Lines
from argmap.read.sources.repairs.wrapping import unwrapped

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.read.sources.source import Source

LARGEST = 2 << 20
"""Longer files, in bytes, are no pastes."""

LINES: tuple[tuple[str, Callable[[Lines], Lines | None]], ...] = (
    ("invisible marks at the ends of all lines left out", lines.without_suffix),
    ("the numbers of the lines left out", lines.without_numbers),
    ("what stands before all lines (indentation, quotation marks, bullets) left out", lines.without_prefix),
    ("the quotation marks before the lines of a paste in a mail left out", lines.without_marks_in_mail),
    ("the empty lines between all lines left out", lines.without_doubling),
    ("lines that were broken at a column are joined", unwrapped),
)
"""What is undone of the lines of a text, with what is said of it, in this order; None where nothing is to be undone."""

_TABLES = (".csv", ".tsv")


def is_paste(source: Source) -> bool:
    """Whether a source is plain text of a size that people paste, and no table."""
    markup = is_markup(source.head) or is_archive(source.head)
    return not (markup or source.suffix in _TABLES or source.is_longer_than(LARGEST))


def repaired(source: Source) -> Source:
    r"""A plain text without what copying did to all of its lines; any other source as it is.

    >>> from argmap.read.sources.source import Source
    >>> repaired(Source("a.txt", b"> Ann\n>\n> No.\n>\n> Bob\n>\n> Yes.\n")).text
    'Ann\nNo.\nBob\nYes.'
    """
    if not is_paste(source):
        return source
    text, encoding = source.decoded
    if "damaged" in encoding:
        return source
    said = []
    for what, repair in CHARACTERS:
        changed = repair(text)
        if changed != text:
            said.append(what)
            text = changed
    parts = text.split("\n")
    found = Lines(parts, range(1, len(parts) + 1))
    for what, undo in LINES:
        while (without := undo(found)) is not None:
            found = without
            said += [] if what in said else [what]
    if not said:
        return source
    return source.changed_to("\n".join(found.texts), found.numbers, [Note(what, kind="changed") for what in said])
