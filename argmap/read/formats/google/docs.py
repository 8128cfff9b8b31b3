"""Comments copied from the margin of a Google document: a name, then `10:32 AM Mar 3`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.read.common.copied import Copied, below_name
from argmap.read.common.shapes import Shape
from argmap.read.common.stamps import DAY, TIME

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.read.common.chat import Message, Said

_DAY = rf"(?:{DAY}|\d{{1,2}}\.?\s[^\W\d_]{{3,10}}\.?)"
_DATE = Shape(rf"\s*(?P<date>{TIME},?\s{_DAY})\s*", re.IGNORECASE)
_CLOSES = Shape(
    r"\s*(?:Reply or add others with @|Antworten oder weitere Personen mit @ hinzufügen|Reply(?:…|\.{3})?)\s*"
)
_FURNITURE = Shape(
    r"Show (?:more|less)|Reply|Resolve|Re-?open|Edited|More options.{0,40}|Link to this comment|\d{1,3} repl(?:y|ies)"
)
_EVENT = Shape(
    r"\s*(?:Marked as (?:resolved|done)|Re-?opened|Als (?:geklärt|erledigt) markiert|Assigned to .{1,90})"
    r"(?:\nRe-?open)?\s*"
)


_SELECTED = Shape(r"\s*(?:Selected text|Ausgewählter Text|Texte sélectionné|Texto seleccionado):\s*")
"""Above the words of the document to which a thread is tied; they are not the comment's."""


_PASSAGE = Shape(r"\s*[\"“„«].{3,300}[\"”“»]\s*")
"""The same, in quotation marks above the first comment of its thread."""


def _is_passage(lines: Sequence[str], place: int) -> bool:
    return place >= 0 and _PASSAGE.fullmatch(lines[place]) is not None


class _Threads:
    """Takes events off a comment, and ties it to the first of its thread, where the file marks where threads end."""

    def __init__(self, lines: Sequence[str]) -> None:
        tops = [head.top for head in READING.heads(lines)]
        over = [top for top in tops if _is_passage(lines, top - 1)]
        self._passages = len(over) > 1 and over[0] == tops[0]
        self._threaded = self._passages or any(
            _SELECTED.fullmatch(line) or (_CLOSES.fullmatch(line) and "@" in line) for line in lines
        )
        self._first: int | None = None

    def __call__(self, message: Message, said: Said) -> bool:
        stop = next((at for at, line in enumerate(message.lines) if _CLOSES.fullmatch(line)), len(message.lines))
        closes = stop < len(message.lines)
        lines = READING.words(message.lines[:stop])
        if lines and _SELECTED.fullmatch(lines[0]):
            self._first, lines = None, lines[2:]
        if len(lines) > 1 and _EVENT.fullmatch(lines[-1]):
            lines = READING.words(lines[:-1])
        if self._passages and len(lines) > 1 and _PASSAGE.fullmatch(lines[-1]):
            closes, lines = True, READING.words(lines[:-1])
        event = bool(lines) and _EVENT.fullmatch(lines[0]) is not None
        message.lines = lines[1:] if event else lines
        own = not event or bool(message.text)
        if own and self._threaded:
            message.parent = self._first
            self._first = len(said) if self._first is None else self._first
        if closes:
            self._first = None
        return own


READING = Copied(
    name="google-docs",
    title="Google Docs comments as text",
    how="open all comments of the document, select them, copy, and paste into a text file",
    example="10:32 AM Mar 3, below a name",
    heads=below_name(_DATE),
    furniture=_FURNITURE,
    cleaner=_Threads,
)
KIND = "plain"

READER = READING.reader
