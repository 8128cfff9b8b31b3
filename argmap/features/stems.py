"""Words as comments are compared: Snowball's stems, and the words that every comment uses."""

from __future__ import annotations

from functools import lru_cache
from sys import intern  # stems come again and again: one object each

from Stemmer import Stemmer

from argmap.rulebook.vocabulary import vocabulary, words

_cut = Stemmer(vocabulary().name.lower(), 0).stemWord  # `stem` caches

COMMON = words("common")
"""Words that say nothing of what a comment answers: each stands in one comment of twenty or more."""


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The word without its endings, so that "painting", "paints" and "painted" are one.

    Source: Porter's second stemmer of English, or another language's, as Snowball defines them.

    >>> stem("painting"), stem("policies"), stem("policy"), stem("bus")
    ('paint', 'polici', 'polici', 'bus')
    """
    try:
        return intern(_cut(word))
    except UnicodeEncodeError:  # half of a character, which a program may hand over
        return word


COMMON_STEMS = frozenset(map(stem, COMMON))
