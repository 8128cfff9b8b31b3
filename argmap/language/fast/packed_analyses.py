"""The analyses of a long thread, compressed to numpy columns until their words are read again.

A token is a tuple of twelve fields, 200 bytes of memory; as a row of numbers it is ten, for words come again and again
and are kept once. The rooms behind ask for a comment and its neighbours, so the words of the last ones asked for stay
as they are.
"""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from argmap.language.analysis import Analysis, Sentence, Token
from argmap.language.numbering import Numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from argmap.model import Firing

NEAR = 128
"""Comments whose words stay as they are: a comment is compared with those close above it, and a few others."""

Word = tuple[str, ...]
"""A word in its role: the fields of a token from `text` to `dep`."""

Parts = tuple[tuple[Token, ...], tuple[Sentence, ...], tuple[tuple[int, int], ...]]
"""Tokens, sentences and chunks of an analysis."""


class Packer:
    """Packs the analyses of one thread; gives stand-ins that unpack themselves when their words are asked for.

    Args:
        kept: The families of rules whose firings are kept.
        near: Of how many comments the words stay unpacked.
    """

    def __init__(self, kept: Collection[str], near: int = NEAR) -> None:
        self._kept = kept
        self._words: Numbers[Word] = Numbers()
        self._packed: list[tuple[Any, Any, Any]] = []
        self._unpacked = lru_cache(maxsize=near)(self._unpack)

    def pack(self, analysis: Analysis) -> Analysis:
        """A stand-in for an analysis, equal in all its parts but for firings that nobody asks for any more."""
        number = self._words
        tokens = [(number[t[3:9]], t.start, t.end, t.head, t.sentence, t.quoted) for t in analysis.tokens]
        sentences = [(s.index, s.first, s.last, s.start, s.end, s.quoted) for s in analysis.sentences]
        self._packed.append((_columns(tokens, 6), _columns(sentences, 6), _columns(analysis.chunks, 2)))
        firings = tuple([firing for firing in analysis.firings if firing.family in self._kept])
        return _Packed(analysis, firings, partial(self._unpacked, len(self._packed) - 1))

    def _unpack(self, place: int) -> Parts:
        things = self._words.things
        tokens, sentences, chunks = (rows.tolist() for rows in self._packed[place])
        return (
            tuple(
                [
                    Token._make((i, start, end, *things[word], head, sentence, quoted == 1))
                    for i, (word, start, end, head, sentence, quoted) in enumerate(tokens)
                ]
            ),
            tuple([Sentence(i, first, last, start, end, q == 1) for i, first, last, start, end, q in sentences]),
            tuple(map(tuple, chunks)),
        )


def _columns(rows: Sequence[Sequence[int]], width: int) -> Any:  # noqa: ANN401  # numpy's arrays
    """Rows of numbers in as few bytes as the largest needs."""
    import numpy as np  # noqa: PLC0415  # spaCy brings it

    found = np.array(rows, dtype="uint32").reshape(-1, width)
    return found.astype(np.min_scalar_type(found.max(initial=0)))


class _Packed(Analysis):
    """An analysis whose words are packed; its firings, which many ask for alone, are not."""

    __slots__ = ("_parts",)

    _parts: Callable[[], Parts]

    def __init__(self, analysis: Analysis, firings: tuple[Firing, ...], parts: Callable[[], Parts]) -> None:
        given = ("comment", analysis.comment), ("text", analysis.text), ("firings", firings), ("_parts", parts)
        for name, value in given:
            object.__setattr__(self, name, value)

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self._parts()[0]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        return self._parts()[1]

    @property
    def chunks(self) -> tuple[tuple[int, int], ...]:
        return self._parts()[2]
