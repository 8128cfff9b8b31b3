"""The analyses of a long thread, packed while nobody looks at their words.

A token is a tuple of twelve fields, 200 bytes of memory; as numbers in a row it is twenty, for words come again and
again and are kept once. The rooms behind ask for a comment and its neighbours, so the words of the last ones asked for
stay as they are.
"""

from __future__ import annotations

from array import array
from functools import partial
from typing import TYPE_CHECKING

from argmap.language.analysis import Analysis, Sentence, Token
from argmap.language.recent import Recent

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
        self._numbers: dict[Word, int] = {}
        self._words: list[Word] = []
        self._recent: Recent[_Packed, Parts] = Recent(partial(_unpack, self._words), near)

    def put(self, it: Analysis, families: tuple[str, ...]) -> Analysis:
        """A stand-in for an analysis, equal in all its parts but for firings that nobody asks for any more.

        Args:
            it: The analysis.
            families: Of the rules whose firings are kept, by the beginnings of their ids.
        """
        numbers = array("I")
        if it.tokens:
            _, start, end, text, lower, lemma, pos, tag, dep, head, sentence, quoted = zip(*it.tokens, strict=True)
            numbers.extend(map(self._number, zip(text, lower, lemma, pos, tag, dep, strict=True)))
            numbers.extend((*start, *end, *head))
            numbers.extend([of << 1 | inside for of, inside in zip(sentence, quoted, strict=True)])
        for s in it.sentences:
            numbers.extend((s.index, s.first, s.last, s.start, s.end, s.quoted))
        for chunk in it.chunks:
            numbers.extend(chunk)
        packed = _Packed(numbers, len(it.tokens), len(it.sentences))
        firings = tuple([firing for firing in it.firings if firing.rule.startswith(families)])
        return _Shelved(it.comment, it.text, firings, packed, self._recent)

    def _number(self, word: Word) -> int:
        number = self._numbers.setdefault(word, len(self._words))
        if number == len(self._words):
            self._words.append(word)
        return number


class _Packed:
    """The words of one comment as numbers.

    Args:
        numbers: Of the tokens the word, start, end, head, and sentence with whether quoted, each for all of them; then
            the sentences and the chunks, one after another.
        tokens, sentences: How many.
    """

    __slots__ = ("numbers", "sentences", "tokens")

    def __init__(self, numbers: array[int], tokens: int, sentences: int) -> None:
        self.numbers = numbers
        self.tokens = tokens
        self.sentences = sentences


class _Shelved(Analysis):
    """An analysis whose words are packed."""

    __slots__ = ("_packed", "_recent")

    _packed: _Packed
    _recent: Recent[_Packed, Parts]

    def __init__(
        self, comment: str, text: str, firings: tuple[object, ...], packed: _Packed, recent: Recent[_Packed, Parts]
    ) -> None:
        for name, value in (
            ("comment", comment),
            ("text", text),
            ("firings", firings),
            ("_packed", packed),
            ("_recent", recent),
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


def _unpack(words: Sequence[Word], packed: _Packed) -> Parts:
    size = packed.tokens
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
    sentences = [Sentence(take(), take(), take(), take(), take(), take() == 1) for _ in range(packed.sentences)]
    return tokens, tuple(sentences), tuple(zip(rest, rest, strict=True))
