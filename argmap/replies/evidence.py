"""The words that show a reply target."""

from __future__ import annotations

from functools import lru_cache
from sys import intern
from typing import TYPE_CHECKING

from argmap.features.stems import stem
from argmap.model import Evidence

if TYPE_CHECKING:
    from argmap.features.conversation import Around, Conversation


def evidence(rule: str, weight: float, text: str, span: tuple[int, int] | None) -> Evidence:
    """One rule that bears on a candidate, as it stands on the map.

    Args:
        rule: Its id.
        weight: What it adds.
        text: The source's.
        span: Half-open characters of the words that show it, or None where no words do.
    """
    if span is None:
        return wordless(rule, weight)
    return Evidence(rule, intern(text[span[0] : span[1]]), None, span[0], span[1], weight)


@lru_cache(maxsize=4096)
def wordless(rule: str, weight: float) -> Evidence:
    """Evidence without words: one object wherever a rule says the same, thousands of times in a long thread."""
    return Evidence(rule, weight=weight)


def span_of(basis: str | None, around: Around, talk: Conversation, at: int) -> tuple[int, int] | None:
    """The source's words that the features of a file are about: the repeated run, the name, the rarest shared word.

    Args:
        basis: The rule's.
        around: The source.
        talk: The thread so far.
        at: The candidate's place.
    """
    if basis == "quote":
        if at in around.shared:
            return around.shared[at].start, around.shared[at].end
        return (around.of[at].start, around.of[at].end) if at in around.of else None
    if basis == "mention":
        naming = around.named.get(talk.authors[at])
        return (naming.start, naming.end) if naming else None
    if basis == "echo":
        return _rarest(around, talk, at)
    return None


def _rarest(around: Around, talk: Conversation, at: int) -> tuple[int, int] | None:
    """The shared word that fewest comments use."""
    theirs = talk.stems[at]
    shared = [
        (talk.used(s), place)
        for word, place in zip(around.source.words, around.source.places, strict=True)
        if (s := stem(word)) in theirs
    ]
    return min(shared)[1] if shared else None
