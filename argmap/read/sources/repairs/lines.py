"""What copying did to the lines of a whole text: marks, numbers or indentation before all, empty lines between all."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from argmap.read.common.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST = 4
"""In a text of fewer lines with words, what all lines have alike may be chance."""

LONG_QUOTE = 12
"""So many quoted lines with words may be a paste in a mail."""

AROUND = 0.25
"""So many lines stand around them, at most, for each of them."""

LISTED = 20
"""So many numbered lines, none of them empty, are no list that somebody wrote."""

_INVISIBLE = "\u200b\u200e\u200f\u2060\ufeff"
_BEFORE = expression(rf"[\s>|*•‣◦·{_INVISIBLE}-]*")
_BULLETS = "*•‣◦·-"
_NUMBER = expression(r"\s*(\d{1,5})(?:[.:|)]?[ \t]|[.:|)]?$)")


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a text.

    Args:
        texts: Each without its end.
        numbers: For each its number in the file, from 1.
    """

    texts: Sequence[str]
    numbers: Sequence[int]


def without_prefix(text: Lines) -> Lines | None:
    """Lines without the indentation, quotation marks or bullets that stand before all of them."""
    prefix = _shared([line for line in text.texts if line.strip()])
    return Lines([_behind(prefix, line) for line in text.texts], text.numbers) if prefix else None


def without_marks_in_mail(text: Lines) -> Lines | None:
    """A mail that is little more than a quoted paste, without the quotation marks; a quoted mail is read as one."""
    from argmap.read.common.quote_marks import attribution  # noqa: PLC0415  # its patterns cost a saved map a tenth

    full = [place for place, line in enumerate(text.texts) if line.strip()]
    marked = [place for place in full if text.texts[place].startswith(">")]
    if len(marked) < LONG_QUOTE or len(full) > (1 + AROUND) * len(marked):
        return None
    first, last = marked[0], marked[-1]
    above = [text.texts[place].strip() for place in full if place < first][-2:]
    if len(marked) < sum(first <= place <= last for place in full) or attribution(" ".join(above)):
        return None
    inside = without_prefix(Lines(text.texts[first : last + 1], text.numbers))
    return (
        None if inside is None else Lines([*text.texts[:first], *inside.texts, *text.texts[last + 1 :]], text.numbers)
    )


def _behind(prefix: str, line: str) -> str:
    """What stands behind the prefix in a line, which may be shorter where nothing does."""
    return line[len(prefix) :] if line.startswith(prefix) else ""


def _shared(lines: Sequence[str]) -> str:
    """The marks and spaces with which all lines begin; a line of the marks alone counts as empty."""
    if len(lines) < LEAST:
        return ""
    before = _BEFORE.match(lines[0])
    prefix = before[0] if before else ""
    for line in lines:
        while prefix and not line.startswith(prefix) and line.strip() != prefix.strip():
            prefix = prefix[:-1]
        if not prefix:
            return ""
    if prefix[-1] in _BULLETS:  # "-1", "*stress*"
        prefix = prefix.rstrip(_BULLETS)
    return prefix


def without_suffix(text: Lines) -> Lines | None:
    """Lines without the invisible marks that stand behind all of them."""
    full = [line for line in text.texts if line.strip()]
    if len(full) < LEAST or not all(line[-1] in _INVISIBLE for line in full):
        return None
    return Lines([line.rstrip(_INVISIBLE) for line in text.texts], text.numbers)


def without_numbers(text: Lines) -> Lines | None:
    """Lines without the numbers that count all of them, empty ones too."""
    first = _NUMBER.match(text.texts[0])
    if first is None or len(text.texts) < LEAST:
        return None
    lines, empty = [], 0
    for number, line in enumerate(text.texts, int(first[1])):
        match = _NUMBER.match(line)
        if match is None or int(match[1]) != number:
            if number - int(first[1]) == len(text.texts) - 1 and not line:
                break
            return None
        lines.append(line[match.end() :])
        empty += not lines[-1].strip()
    return Lines(lines, text.numbers) if empty or len(lines) >= LISTED else None


def without_doubling(text: Lines) -> Lines | None:
    """Lines without the empty line that stands between every two of them; of several empty lines half are left."""
    full = [place for place, line in enumerate(text.texts) if line.strip()]
    if len(full) < LEAST or any(two - one == 1 for one, two in pairwise(full)):
        return None
    kept = []
    for one, two in pairwise(full):
        kept += [one, *range(one + 1, one + 1 + (two - one - 1) // 2)]
    kept.append(full[-1])
    return Lines([text.texts[place] for place in kept], [text.numbers[place] for place in kept])
