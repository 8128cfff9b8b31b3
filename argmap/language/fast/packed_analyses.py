"""The analyses of a long thread, packed while nobody looks at their words.

A token is a tuple of twelve fields, 200 bytes of memory; as numbers in a row it is ten, for words come again and again
and are kept once. The rooms behind ask for a comment and its neighbours, so the words of the last ones asked for stay
as they are.
"""

from __future__ import annotations

from array import array
from functools import partial
from typing import TYPE_CHECKING

from argmap.language.analysis import Analysis, Sentence, Token
from argmap.language.fast.packed_evidence import Numbers
from argmap.language.recent import Recent
from argmap.model import Firing

if TYPE_CHECKING:
    from collections.abc import Sequence

NEAR = 128
"""Comments whose words stay as they are: a comment is compared with those close above it, and a few others."""

Word = tuple[str, ...]
"""A word in its role: the fields of a token from `text` to `dep`."""
Parts = tuple[tuple[Token, ...], tuple[Sentence, ...], tuple[tuple[int, int], ...]]
"""Tokens, sentences and chunks of an analysis."""


class Shelf:
    """Packs the analyses of one thread; gives stand-ins that unpack themselves when their words are asked for.

    Args:
        near: Of how many comments the words stay unpacked.
    """

    def __init__(self, near: int = NEAR) -> None:
        self._words: Numbers[Word] = Numbers()
        self._names: Numbers[str] = Numbers()
        self._recent: Recent[_Packed, Parts] = Recent(partial(_unpack, self._words.things), near)

    def put(self, it: Analysis, families: tuple[str, ...]) -> Analysis:
        """A stand-in for an analysis, equal in all its parts but for firings that nobody asks for any more.

        Args:
            it: The analysis.
            families: Of the rules whose firings are kept, by the beginnings of their ids.
        """
        numbers: list[int] = []
        if it.tokens:
            _, start, end, text, lower, lemma, pos, tag, dep, head, sentence, quoted = zip(*it.tokens, strict=True)
            numbers.extend(map(self._words.__getitem__, zip(text, lower, lemma, pos, tag, dep, strict=True)))
            numbers.extend((*start, *end, *head))
            numbers.extend([of << 1 | inside for of, inside in zip(sentence, quoted, strict=True)])
        for s in it.sentences:
            numbers.extend((s.index, s.first, s.last, s.start, s.end, s.quoted))
        for chunk in it.chunks:
            numbers.extend(chunk)
        fired: list[int] = []
        for rule, pattern, _, first, last, captures in it.firings:
            if rule.startswith(families):
                fired.extend((self._names[rule], pattern, first, last, len(captures)))
                for name, *span in captures:
                    fired.extend((self._names[name], *span))
        counts = len(it.tokens), len(it.sentences), len(it.chunks)
        packed = _Packed(_row(numbers), counts)
        return _Shelved(it.comment, it.text, packed, _row(fired), self._names.things, self._recent)


def _row(numbers: Sequence[int]) -> array[int]:
    """Numbers in a row, of two bytes each where that is enough, else of four."""
    try:
        return array("H", numbers)
    except OverflowError:
        return array("I", numbers)


class _Packed:
    """The words of one comment as numbers.

    Args:
        numbers: Of the tokens the word, start, end, head, and sentence with whether quoted, each for all of them; then
            the sentences and the chunks, one after another.
        counts: How many tokens, sentences and chunks.
    """

    __slots__ = ("counts", "numbers")

    def __init__(self, numbers: array[int], counts: tuple[int, int, int]) -> None:
        self.numbers = numbers
        self.counts = counts


class _Shelved(Analysis):
    """An analysis whose words are packed, and apart from them its firings, which many ask for alone."""

    __slots__ = ("_fired", "_names", "_packed", "_recent")

    _packed: _Packed
    _fired: array[int]
    _names: Sequence[str]
    _recent: Recent[_Packed, Parts]

    def __init__(  # noqa: PLR0913, PLR0917  # what it stands for, and what unpacks it
        self,
        comment: str,
        text: str,
        packed: _Packed,
        fired: array[int],
        names: Sequence[str],
        recent: Recent[_Packed, Parts],
    ) -> None:
        for name, value in (
            *(("comment", comment), ("text", text)),
            *(("_packed", packed), ("_fired", fired), ("_names", names), ("_recent", recent)),
        ):
            object.__setattr__(self, name, value)

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self._recent[self._packed][0]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        return self._recent[self._packed][1]

    @property
    def chunks(self) -> tuple[tuple[int, int], ...]:
        return self._recent[self._packed][2]

    @property
    def firings(self) -> tuple[Firing, ...]:
        rest, names = iter(self._fired.tolist()), self._names
        take = rest.__next__
        return tuple(
            [
                Firing(
                    *(names[rule], take(), self.comment, take(), take()),
                    tuple([(names[take()], take(), take()) for _ in range(take())]),
                )
                for rule in rest
            ]
        )


def _unpack(words: Sequence[Word], packed: _Packed) -> Parts:
    size, sentences, chunks = packed.counts
    numbers = packed.numbers.tolist()
    tokens: tuple[Token, ...] = ()
    if size:
        word, start, end, head, place = (numbers[at : at + size] for at in range(0, 5 * size, size))
        fields = zip(
            *(range(size), start, end, *zip(*[words[number] for number in word], strict=True)),
            *(head, [one >> 1 for one in place], [one & 1 == 1 for one in place]),
            strict=True,
        )
        tokens = tuple(map(Token._make, fields))
    rest = iter(numbers[5 * size :])
    take = rest.__next__
    made = [Sentence(take(), take(), take(), take(), take(), take() == 1) for _ in range(sentences)]
    spans = [(take(), take()) for _ in range(chunks)]
    return tokens, tuple(made), tuple(spans)
