"""A cache of the latest results, the others computed again: a long thread is read without being held whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_K = TypeVar("_K")
_V = TypeVar("_V")


class Recent(dict[_K, _V]):
    """Values by key, made when they are asked for, the last made ones kept.

    Ask with brackets only: a dict that fills itself costs no call for what it holds.

    Args:
        make: Gives the same value for a key whenever it is called.
        most: How many are kept.
    """

    __slots__ = ("_make", "_most")

    def __init__(self, make: Callable[[_K], _V], most: int) -> None:
        super().__init__()
        self._make = make
        self._most = most

    def __missing__(self, key: _K) -> _V:
        value = self[key] = self._make(key)
        if len(self) > self._most:
            del self[next(iter(self))]
        return value
