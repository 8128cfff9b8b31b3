"""Words as replies compare them: cut to a stem, without those that every comment uses."""

from __future__ import annotations

from functools import lru_cache
from sys import intern  # stems come again and again: one object each

_ENDINGS = (
    *("ing", "edly", "ed", "es", "s", "ly", "er", "ers", "ion", "ions", "al", "ity", "ment", "ness"),
    *("ist", "ists", "ism", "n't", "'s"),
)

COMMON = frozenset(
    """
    a about after all also always am an and another any anyone anything are as at back be because been before being
    believe better but by can could did do does don't even every everyone everything far few first for from get give
    go going good got had has have he her here him his how i if in into is it it's i'm just keep know let life like
    little long look made make many may me mean might more most much my need never new no not now of off on one only
    or other our out over own part people point put really right said same say see she should since so some someone
    something still such take than that that's the their them then there these they thing think this those though time
    to too try up us use very want was way we well were what when where which while who why will with without world
    would wrong year yes you your you're
    """.split()  # noqa: SIM905  # a list of words reads better as one
)  # fmt: skip
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
