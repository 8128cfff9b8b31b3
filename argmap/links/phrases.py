"""Phrases that show what small weights rest on: the words around a firing, and words of the target taken up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.features.pair.echoes import EVIDENCE
from argmap.model import Firing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.features.pairs import Pair
    from argmap.language import Analysis
    from argmap.language.analysis import Token

LONG = 90
"""A sentence of more characters is cut at the marks around the words, or else as many words from them."""
_MARKS = frozenset((",", ";", ":", "(", ")", "-", "–", "—", "…", "..."))
_TRAILING = frozenset(",;:")
_APOSTROPHES = frozenset("'’")


def phrase(source: Analysis, start: int, end: int) -> tuple[int, int]:
    """The half-open characters of the sentence around some words, or of their part of a long one.

    Args:
        source: The comment.
        start: The first character of the words.
        end: The one after their last.
    """
    sentence = source.sentence_at(start)
    if sentence is None:
        return start, end
    tokens = [t for t in source.tokens_in(sentence.start, sentence.end) if t.text.strip()]
    if not tokens:
        return start, end
    first, last = tokens[0].start, tokens[-1].end
    if last - first > LONG:
        first = max((t.end for t in tokens if t.text in _MARKS and t.end <= start), default=first)
        last = min((t.start for t in tokens if t.text in _MARKS and t.start >= end), default=last)
    first, last = _near(tokens, (first, last), (start, end))
    while first < start and source.text[first].isspace():
        first += 1
    return min(first, start), max(last, end)


def _near(tokens: Sequence[Token], span: tuple[int, int], words: tuple[int, int]) -> tuple[int, int]:
    """The part of a span around some words that is short enough to be read at a glance, cut between tokens."""
    first, last = span
    while last - first > LONG and (first < words[0] or words[1] < last):
        if words[0] - first > last - words[1]:
            first = min((t.start for t in tokens if first < t.start <= words[0]), default=words[0])
        else:
            last = max((t.end for t in tokens if words[1] <= t.end < last), default=words[1])
    return first, last


def readable(text: str, start: int, end: int) -> tuple[int, int]:
    """The half-open characters of some words, as whole words and without the marks at their ends.

    >>> text = "I don't agree, Bea."
    >>> start, end = readable(text, 5, 14)
    >>> text[start:end]
    "don't agree"

    Args:
        text: The comment's.
        start: The first character of the words.
        end: The one after their last.
    """
    while start and _inside(text, start):
        start -= 1
    while end < len(text) and _inside(text, end):
        end += 1
    while end - start > 1 and (text[end - 1].isspace() or text[end - 1] in _TRAILING):
        end -= 1
    return start, end


def _inside(text: str, place: int) -> bool:
    """Whether a character and the one before it are of one word."""
    return all(char.isalnum() or char in _APOSTROPHES for char in text[place - 1 : place + 1])


def taken_up(pair: Pair) -> tuple[Firing, ...]:
    """The phrase of the source's first sentence that takes up words of the target, or nothing.

    Args:
        pair: The source and its target.
    """
    shared = pair.source.content & pair.target.content
    source = pair.source.analysis
    for token in pair.source.opening:
        if token.lemma in shared:
            return (Firing(EVIDENCE, 0, source.comment, *phrase(source, token.start, token.end)),)
    return ()
