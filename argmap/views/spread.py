"""How much of a thread speaks of a matter: in how many comments the words of a sentence stand."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.views.index import Index

_WORD = re.compile(r"[^\W\d_]{4,}")
_BEST = 3
"""So many words of a sentence are counted, those in most comments."""


class Spread:
    """The words of a thread's comments, by how many comments use them.

    Args:
        at: The map.
    """

    def __init__(self, at: Index) -> None:
        self._of = [_stems(comment.text) for comment in at.comments.values()]
        self._counts = Counter(word for some in self._of for word in some)

    def of(self, text: str) -> float:
        """In which part of the other comments its three most frequent words stand, on average, from 0 to 1."""
        counts = sorted((self._counts[word] - 1 for word in _stems(text)), reverse=True)[:_BEST]
        return sum(max(0, one) for one in counts) / _BEST / max(1, len(self._of) - 1)


def _stems(text: str) -> frozenset[str]:
    from argmap.features.stems import COMMON_STEMS, stem  # noqa: PLC0415  # a saved map stems in its brief alone

    return frozenset(stem(word.lower()) for word in _WORD.findall(text)) - COMMON_STEMS
