"""Class comments copied from Google Classroom: a heading with their count, below it names, dates and words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.model import POST, Comment
from argmap.read.common.chat import trimmed
from argmap.read.common.copied import Copied, Page, below_name
from argmap.read.common.shapes import Shape
from argmap.read.common.stamps import DAY, TIME

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.read.common.chat import Head

_HEADING = Shape(r"\s*(?:(?P<count>\d{1,4}) )?(?:class comments?|Kommentare? (?:im Kurs|zum Kurs))\s*", re.IGNORECASE)
_DATE = Shape(
    rf"\s*(?P<date>(?:{DAY}|\d{{1,2}}\.?\s[^\W\d_]{{3,10}}\.?"
    rf"|{TIME})(?:,?\s{TIME})?)(?:\s\(Edited[^)\n]{{0,40}}\))?\s*",
    re.IGNORECASE,
)
_FURNITURE = Shape(r"Add (?:a )?(?:class )?comment(?:…|\.{3})?|Kommentar.{0,20}hinzufügen.{0,3}|Reply|Post|more_vert")


_all = below_name(_DATE)


def _heads(lines: Sequence[str]) -> Sequence[Head]:
    """Names with dates, below the heading alone."""
    opening = _opening(lines)
    return [] if opening is None else [head for head in _all(lines) if head.top > opening]


def _page(lines: Sequence[str], heads: Sequence[Head]) -> Page:
    return Page(heads, post=_post(lines[: (_opening(lines) or 0) + 1]))


def _opening(lines: Sequence[str]) -> int | None:
    return next((at for at, line in enumerate(lines) if _HEADING.fullmatch(line)), None)


def _post(lines: Sequence[str]) -> Comment | None:
    """What stands above the heading below the last name and date."""
    heads = _all(lines)
    if not heads:
        return None
    words = "\n".join(trimmed(lines[heads[-1].bottom + 1 : -1]))
    return Comment(POST, words, author=heads[-1].author, date=heads[-1].date) if words else None


KIND = "plain"

READER = Copied(
    name="google-classroom",
    title="Google Classroom comments as text",
    how="open the post with its class comments, select all, copy, and paste into a text file",
    example="3 class comments, and below it names and dates",
    heads=_heads,
    sure=0.93,
    whole=0.6,
    furniture=_FURNITURE,
    page=_page,
).reader
