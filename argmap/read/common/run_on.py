"""A quote and its answer on one line: where line breaks were lost, `>` marks only where the quote begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.model import Quote
from argmap.read.common.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = expression(r"[^\W_]+(?:['’][^\W_]+)?")
_TAIL = expression(r"[^\w\s]*")
_LEAST = 2
"""Words in a row that must be the earlier comment's before the quote is cut behind them."""


def cut(text: str, quote: Quote, earlier: Sequence[str]) -> Quote:
    """The quote without the answer that follows it on the same line.

    It is cut where the words cease to be those of an earlier comment, if the next word begins a sentence. A quote of
    several lines, or one that no earlier comment holds, stays as it is.

    >>> cut("> No cars here. Why not?", Quote(0, 24), ["I say: no cars here."])
    Quote(start=0, end=15, of=None)
    """
    if "\n" in text[quote.start : quote.end] or text[quote.start : quote.start + 1] != ">":
        return quote
    words = list(_WORD.finditer(text, quote.start, quote.end))
    if len(words) <= _LEAST:
        return quote
    mine = [match[0].casefold() for match in words]
    best = max((_run(mine, [w.casefold() for w in _WORD.findall(other)]) for other in earlier), default=0)
    if not _LEAST <= best < len(mine):
        return quote
    end = _TAIL.match(text, words[best - 1].end()).end()  # type: ignore[union-attr]  # it matches the empty text
    follows = words[best][0]
    if text[end - 1] not in ".?!" and not follows[:1].isupper():
        return quote
    return Quote(quote.start, end, quote.of)


def _run(mine: Sequence[str], theirs: Sequence[str]) -> int:
    """How many words from the first on stand in a row in the other text."""
    best = 0
    for start, word in enumerate(theirs):
        if word != mine[0]:
            continue
        length = 1
        while length < len(mine) and start + length < len(theirs) and mine[length] == theirs[start + length]:
            length += 1
        best = max(best, length)
    return best
