"""Words of a comment that repeat another's in a row: they are not its own, whether it marks them or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.language import Analysis

_MOST_PLACES = 8
"""Places that are kept of a run of words that recurs."""


class Runs:
    """Where three words in a row stand in a comment, by which others find what they repeat of it.

    Args:
        target: The comment.
    """

    def __init__(self, target: Analysis) -> None:
        self.words = [t.lower for t in target.tokens if t.pos != "SPACE"]
        self._places: dict[tuple[str, str, str], int | list[int]] = {}
        places = self._places
        for place, run in enumerate(zip(self.words, self.words[1:], self.words[2:], strict=False)):
            held = places.get(run)
            if held is None:
                places[run] = place
            elif isinstance(held, int):
                places[run] = [held, place]
            elif len(held) < _MOST_PLACES:
                held.append(place)

    def of(self, one: str, two: str, three: str) -> Sequence[int]:
        """The first places where three words stand in a row."""
        held = self._places.get((one, two, three), ())
        return (held,) if isinstance(held, int) else held


def copied(source: Analysis, target: Analysis, runs: Runs | None = None) -> frozenset[int]:
    """Indices of the source's tokens that repeat the target word for word: six in a row, or three after a quote mark.

    People quote without marking it in a way that a reader of the file could know; such words are not their own.

    Args:
        source: The comment that may repeat.
        target: The one that it may repeat.
        runs: The target's, where they are at hand.
    """
    runs = runs or Runs(target)
    theirs = runs.words
    mine = [t for t in source.tokens if t.pos != "SPACE"]
    found: set[int] = set()
    here = 0
    while here + 2 < len(mine):
        best = 0
        for place in runs.of(mine[here].lower, mine[here + 1].lower, mine[here + 2].lower):
            length = 3
            while (
                here + length < len(mine)
                and place + length < len(theirs)
                and mine[here + length].lower == theirs[place + length]
            ):
                length += 1
            best = max(best, length)
        marked = here > 0 and mine[here - 1].text in {">", '"', "“", "”", "''", "``", "'", ">>", "&gt;"}
        if best >= (3 if marked else 6):
            found.update(t.i for t in mine[here : here + best])
            if marked:
                found.add(mine[here - 1].i)
            here += best
        else:
            here += 1
    return frozenset(found)
