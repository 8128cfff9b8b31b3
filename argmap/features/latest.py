"""Per-thread indexes over the comments seen so far: where a thing stood last, and whom each comment may answer."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Generic, TypeVar

from argmap.language.numbering import Numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_K = TypeVar("_K")


class Latest(Generic[_K]):
    """For each key the places where it stood last. Most words and pairs of words stand in one comment: no list for one.

    Args:
        most: How many places are kept for a key.
    """

    __slots__ = ("_most", "_places")

    def __init__(self, most: int) -> None:
        self._most = most
        self._places: dict[_K, int | list[int]] = {}

    def add(self, keys: Iterable[_K], place: int) -> None:
        """Note a place, later than those before it, of some keys."""
        places = self._places
        for key in keys:
            held = places.get(key)
            if held is None:
                places[key] = place
            elif isinstance(held, int):
                places[key] = [held, place]
            else:
                held.append(place)
                if len(held) > self._most:
                    del held[0]

    def of(self, key: _K) -> Sequence[int]:
        """The places of a key, the latest last."""
        held = self._places.get(key, ())
        return (held,) if isinstance(held, int) else held


class Counts:
    """How often each word stands in each comment, in two rows of numbers for the whole thread."""

    __slots__ = ("_ends", "_numbers", "_words")

    def __init__(self) -> None:
        self._words: Numbers[str] = Numbers()
        self._numbers = array("I")
        self._ends = array("Q", (0,))

    def add(self, counts: Mapping[str, int]) -> None:
        """Note the next comment's."""
        self._numbers.extend(map(self._words.__getitem__, counts))
        self._numbers.extend(counts.values())
        self._ends.append(len(self._numbers))

    def of(self, place: int) -> dict[str, int]:
        """Those of a comment."""
        numbers = self._numbers[self._ends[place] : self._ends[place + 1]].tolist()
        half = len(numbers) // 2
        return dict(zip([self._words.things[number] for number in numbers[:half]], numbers[half:], strict=True))


class Chances:
    """How likely each comment answers each author before it, in two rows of numbers for the whole thread.

    Args:
        authors: The author of each comment; grows with the conversation.
    """

    __slots__ = ("_authors", "_chances", "_ends", "_names", "_numbers")

    def __init__(self, authors: Sequence[str]) -> None:
        self._authors = authors
        self._names: Numbers[str] = Numbers()
        self._numbers = array("I")
        self._chances = array("d")
        self._ends = array("Q", (0,))

    def add(self, chances: Mapping[int, float]) -> None:
        """Note the next comment, whose author is known already.

        Args:
            chances: How likely it answers each place.
        """
        author = self._authors[len(self._ends) - 1]
        shares: dict[str, float] = {}
        for at, chance in chances.items():
            other = self._authors[at]
            if other and other != author:
                shares[other] = shares.get(other, 0.0) + chance
        self._numbers.extend(map(self._names.__getitem__, shares))
        self._chances.extend(shares.values())
        self._ends.append(len(self._numbers))

    def shares(self, place: int) -> dict[str, float]:
        """How likely a comment answers each of the other authors."""
        start, end = self._ends[place], self._ends[place + 1]
        names = [self._names.things[number] for number in self._numbers[start:end]]
        return dict(zip(names, self._chances[start:end], strict=True))
