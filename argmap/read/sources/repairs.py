"""What copying did to all lines of a text alike is undone before a reader sees it.

A paste that went through a mail, a word processor or a chat comes out with a mark or indentation before every line, an
empty line between every two, or with other characters for spaces and line ends. Only what is uniform over the whole
text is undone: what differs from line to line may carry sense (depth, quotes, paragraphs).
"""

from __future__ import annotations

import html
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from argmap.read.common.expressions import expression
from argmap.read.common.markup import is_archive, is_markup

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from argmap.read.sources.source import Source

LARGEST = 2 << 20
"""Longer files, in bytes, are no pastes."""

LEAST = 4
"""In a text of fewer lines with words, what all lines have alike may be chance."""

ESCAPED = 3
"""So many escaped characters, and none of them bare, show that the text was escaped as a whole."""

_INVISIBLE = "\u200b\u200e\u200f\u2060\ufeff"
_SPACES = "\u00a0\u2007\u202f"
_BREAKS = "\x0b\x0c\x85\u2028\u2029"
_LINE_ENDS = str.maketrans(dict.fromkeys(_BREAKS, "\n"))
_PLAIN_SPACES = str.maketrans(dict.fromkeys(_SPACES, " "))
_HYPHENS = str.maketrans("", "", "\u00ad")
_BLANK_ENDS = expression(r"[ \t\u00a0]*[\u00a0\u200b\u2060\ufeff][ \t\u00a0\u200b\u2060\ufeff]*(?=\n|$)")
_ENTITY = expression(r"&(?:amp|quot|apos|lt|gt|nbsp|#\d{2,6}|#x[0-9a-fA-F]{2,5});")
_MISREAD = expression("[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u02dc\u2013-\u203a\u20ac\u2122]")
"""How a letter of UTF-8 looks that was read as cp1252: `Ã©`, `â€™`."""
_AS_BYTE = {ord(char): byte for byte in range(0x80, 0xA0) if (char := bytes([byte]).decode("cp1252", "ignore"))}
_BEFORE = expression(rf"[\s>|*•‣◦·{_INVISIBLE}-]*")
_BEHIND = expression(rf"[{_INVISIBLE}]*$")
_BULLETS = "*•‣◦·-"
_NUMBER = expression(r"\s*(\d{1,5})(?:[.:|)]?[ \t]|[.:|)]?$)")


@dataclass(frozen=True, slots=True)
class _Text:
    """The lines of a text, and for each its number in the file, from 1."""

    lines: Sequence[str]
    numbers: Sequence[int]


def repaired(source: Source) -> Source:
    r"""A plain text without what copying did to all of its lines; any other source as it is.

    >>> from argmap.read.sources.source import Source
    >>> repaired(Source("a.txt", b"> Ann\n>\n> No.\n>\n> Bob\n>\n> Yes.\n")).text
    'Ann\nNo.\nBob\nYes.\n'
    """
    if is_markup(source.head) or is_archive(source.head) or source.is_longer_than(LARGEST):
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
    lines = text.split("\n")
    found = _Text(lines, range(1, len(lines) + 1))
    for what, undo in UNIFORM:
        while (without := undo(found)) is not None:
            found = without
            said += [] if what in said else [what]
    return source.changed_to("\n".join(found.lines), found.numbers, said) if said else source


def _read_as_utf8(text: str) -> str:
    """A text of UTF-8 that was read as cp1252, read again."""
    if text.isascii() or _MISREAD.search(text) is None:
        return text
    try:
        return text.translate(_AS_BYTE).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def _unescaped(text: str) -> str:
    """A text that was escaped as a whole, with the characters that are meant."""
    if "&" not in text or len(found := _ENTITY.findall(text)) < ESCAPED:
        return text
    bare = _ENTITY.sub("", text)
    if any(sign in bare for sign in "&<>") or ("&quot;" in found and '"' in bare):
        return text
    return html.unescape(text)


def _with_line_ends(text: str) -> str:
    """A text whose lines end in marks that some programs write; a few among other line ends are part of the words."""
    count = sum(map(text.count, _BREAKS))
    return text.translate(_LINE_ENDS) if count >= LEAST and 4 * count > text.count("\n") else text


def _with_plain_spaces(text: str) -> str:
    """A text most of whose spaces are non-breaking ones, with plain ones: typed text has them at few places."""
    return text.translate(_PLAIN_SPACES) if sum(map(text.count, _SPACES)) > text.count(" ") else text


def _without_hyphens(text: str) -> str:
    return text.translate(_HYPHENS)


def _without_blank_ends(text: str) -> str:
    return text if text.isascii() else _BLANK_ENDS.sub("", text)


CHARACTERS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("letters that were read in the wrong encoding are read again (“Ã©” as “é”)", _read_as_utf8),
    ("characters that were escaped as in HTML are read as what they stand for", _unescaped),
    ("other marks of a line's end are read as line breaks", _with_line_ends),
    ("non-breaking spaces are read as spaces", _with_plain_spaces),
    ("invisible hyphens left out", _without_hyphens),
    ("invisible marks at the ends of lines left out", _without_blank_ends),
)
"""What is undone of the characters of a text, with what is said of it, in this order."""


def _without_prefix(text: _Text) -> _Text | None:
    """Lines without the indentation, quotation marks or bullets that stand before all of them."""
    prefix = _shared([line for line in text.lines if line.strip()])
    return _Text([_behind(prefix, line) for line in text.lines], text.numbers) if prefix else None


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


def _without_suffix(text: _Text) -> _Text | None:
    """Lines without the invisible marks that stand behind all of them."""
    full = [line for line in text.lines if line.strip()]
    if len(full) < LEAST or not all(line[-1] in _INVISIBLE for line in full):
        return None
    return _Text([line.rstrip(_INVISIBLE) for line in text.lines], text.numbers)


def _without_numbers(text: _Text) -> _Text | None:
    """Lines without the numbers that count all of them, empty ones too."""
    first = _NUMBER.match(text.lines[0])
    if first is None or len(text.lines) < LEAST:
        return None
    lines, empty = [], 0
    for number, line in enumerate(text.lines, int(first[1])):
        match = _NUMBER.match(line)
        if match is None or int(match[1]) != number:
            if number - int(first[1]) == len(text.lines) - 1 and not line:
                break
            return None
        lines.append(line[match.end() :])
        empty += not lines[-1].strip()
    return _Text(lines, text.numbers) if empty else None


def _without_doubling(text: _Text) -> _Text | None:
    """Lines without the empty line that stands between every two of them; of several empty lines half are left."""
    full = [place for place, line in enumerate(text.lines) if line.strip()]
    if len(full) < LEAST or any(two - one == 1 for one, two in pairwise(full)):
        return None
    kept = []
    for one, two in pairwise(full):
        kept += [one, *range(one + 1, one + 1 + (two - one - 1) // 2)]
    kept.append(full[-1])
    return _Text([text.lines[place] for place in kept], [text.numbers[place] for place in kept])


UNIFORM: tuple[tuple[str, Callable[[_Text], _Text | None]], ...] = (
    ("invisible marks at the ends of all lines left out", _without_suffix),
    ("the numbers of the lines left out", _without_numbers),
    ("what stands before all lines (indentation, quotation marks, bullets) left out", _without_prefix),
    ("the empty lines between all lines left out", _without_doubling),
)
"""What is undone of the lines of a text, with what is said of it, in this order."""
