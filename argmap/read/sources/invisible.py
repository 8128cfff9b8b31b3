"""Invisible marks at the ends of lines, which copying leaves in a text, are taken off before a reader sees it."""

from __future__ import annotations

from argmap.read.common.expressions import expression
from argmap.read.common.markup import is_markup
from argmap.read.sources.source import HEAD, Source

_ENDS = expression(r"[ \t\u00a0]*[\u200b\u2060\ufeff][ \t\u00a0\u200b\u2060\ufeff]*(?=\n|$)")
_SIGNS = ("\u200b", "\u2060", "\ufeff")


def without_invisible_ends(source: Source) -> Source:
    r"""A text whose lines end in no invisible marks; any other source as it is.

    >>> without_invisible_ends(Source("a.txt", "Ann \u200b\nNo.\n".encode())).text
    'Ann\nNo.\n'
    """
    if not any(sign in source.head[1:] for sign in _SIGNS) or is_markup(source.head) or len(source.start) >= HEAD:
        return source
    text, encoding = source.decoded
    if not encoding.startswith("utf-8") or "damaged" in encoding:
        return source
    plain = _ENDS.sub("", text)
    return source if plain == text else Source(source.path, plain.encode(), source.columns, source.beside)
