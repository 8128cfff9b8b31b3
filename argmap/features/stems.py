"""Words as replies compare them: cut to a stem, without those that every comment uses."""

from __future__ import annotations

from functools import lru_cache
from sys import intern  # stems come again and again: one object each

from argmap.rulebook.vocabulary import vocabulary, words

_ENDINGS = vocabulary().words["endings"]

COMMON = words("common")
"""Words that say nothing of what a comment answers: each stands in one comment of twenty or more."""


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The word without its ending, so that "painting", "paints" and "painted" are one.

    The first ending that leaves four letters is cut, not the longest: that is enough to compare two comments.

    >>> stem("painting"), stem("paints"), stem("bus")
    ('paint', 'paint', 'bus')
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return intern(word[: -len(ending)])
    return word


COMMON_STEMS = frozenset(map(stem, COMMON))
