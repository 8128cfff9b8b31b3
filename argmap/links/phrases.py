"""Phrases that show what small weights rest on: the words around a firing, and words of the target taken up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.features.pair.echoes import EVIDENCE
from argmap.model import Firing

if TYPE_CHECKING:
    from argmap.features.pairs import Pair
    from argmap.language import Analysis

LONG = 90
"""A sentence of more characters is cut at the marks around the words."""
_MARKS = frozenset((",", ";", ":", "(", ")", "-", "–", "—", "…", "..."))


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
    while first < start and source.text[first].isspace():
        first += 1
    return min(first, start), max(last, end)


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
