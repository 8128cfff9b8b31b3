"""Numbers for things that come again and again."""

from __future__ import annotations

from typing import Generic, TypeVar

_T = TypeVar("_T")


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
