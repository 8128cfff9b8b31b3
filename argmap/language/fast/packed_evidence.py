"""Evidence as numbers, for what a long thread's map holds until it is written.

A piece of evidence is an object with words of its own, 200 bytes together; beside the comment it is three numbers.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING, Generic, TypeVar, overload

from argmap.model import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

_T = TypeVar("_T")
Kind = tuple[str, "str | None", "float | None"]
"""What evidence is without its words: rule, comment and weight."""


class Numbers(dict[_T, int], Generic[_T]):
    """A number for each thing that is asked for, from 0.

    Attributes:
        things: By their numbers.
    """

    __slots__ = ("things",)

    def __init__(self) -> None:
        super().__init__()
        self.things: list[_T] = []

    def __missing__(self, thing: _T) -> int:
        number = self[thing] = len(self.things)
        self.things.append(thing)
        return number


class Packer:
    """Packs the evidence of one thread."""

    def __init__(self) -> None:
        self._kinds: Numbers[Kind] = Numbers()

    def __call__(self, because: Sequence[Evidence], text: str) -> Sequence[Evidence]:
        """Evidence that is equal and takes less room; the same where its words are not the comment's.

        Args:
            because: The evidence of one claim or reply.
            text: The comment in which its words stand.
        """
        numbers = array("I")
        for one in because:
            kind = self._kinds[one.rule, one.comment, one.weight] << 1
            if one.start is not None and one.end is not None and one.text == text[one.start : one.end]:
                numbers.extend((kind | 1, one.start, one.end))
            elif one.start is None and one.end is None and not one.text:
                numbers.append(kind)
            else:
                return because
        return Packed(self._kinds.things, text, numbers.tobytes()) if numbers else because


class Packed(Sequence[Evidence]):
    """Evidence that is made when it is asked for; equal to a tuple of it.

    Args:
        kinds: By number.
        text: The comment's.
        numbers: Of each piece twice its kind; where it has words, one more than that, then their start and end.
    """

    __slots__ = ("_kinds", "_numbers", "_text")

    def __init__(self, kinds: Sequence[Kind], text: str, numbers: bytes) -> None:
        self._kinds = kinds
        self._text = text
        self._numbers = numbers

    def __iter__(self) -> Iterator[Evidence]:
        numbers = iter(memoryview(self._numbers).cast("I"))
        for number in numbers:
            rule, comment, weight = self._kinds[number >> 1]
            if number & 1:
                start, end = next(numbers), next(numbers)
                yield Evidence(rule, self._text[start:end], comment, start, end, weight)
            else:
                yield Evidence(rule, comment=comment, weight=weight)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __bool__(self) -> bool:
        return True  # spares counting: nothing is not packed

    @overload
    def __getitem__(self, index: int) -> Evidence: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Evidence]: ...
    def __getitem__(self, index: int | slice) -> Evidence | Sequence[Evidence]:
        return tuple(self)[index]

    def __eq__(self, other: object) -> bool:
        return tuple(self) == (tuple(other) if isinstance(other, Packed) else other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))
