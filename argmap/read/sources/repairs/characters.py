"""What copying did to the characters of a whole text: encoding, entities, line ends, spaces, invisible marks."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from argmap.read.common.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Callable

ESCAPED = 3
"""So many escaped characters, and none of them bare, show that the text was escaped as a whole."""

FEWEST = 4
"""Fewer unusual line ends are part of the words."""

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
    return text.translate(_LINE_ENDS) if count >= FEWEST and 4 * count > text.count("\n") else text


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
