"""The candidate that stands directly above."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.features.candidate import Seen
    from argmap.features.table import Only
    from argmap.model import ReplyBasis


BASIS: ReplyBasis = "order"
ONLY: Only = "above"

_HEADS = frozenset(("assent", "dissent"))
"""Kinds of address cues: words that agree or deny at the head of a comment."""
_BARE = frozenset(("", ".", ",", "!", ":", ";"))
"""What follows a word that stands by itself: a mark, or nothing."""


def above_source_words(seen: Seen) -> float | None:
    """Words of the comment, for the one above."""
    return len(seen.around.source.words) if seen.above else None


def above_you(seen: Seen) -> float | None:
    """1 on the comment above where the comment says you."""
    return seen.above and seen.around.source.second > 0


def above_asked(seen: Seen) -> float | None:
    """1 on the comment above where the comment asks."""
    return seen.above and seen.around.source.asks


def above_newcomer(seen: Seen) -> float | None:
    """1 on the comment above where the author writes for the first time."""
    return seen.above and seen.around.newcomer


def above_unsigned_headed(seen: Seen) -> float | None:
    """1 on the comment above where nobody signs and the comment opens with a bare word of assent or denial."""
    if not seen.above or seen.around.source.author:
        return False
    text = seen.around.source.comment.text
    heads = [firing.end for firing in seen.around.source.firings if firing.cue in _HEADS]
    return bool(heads) and text[min(heads) :].lstrip()[:1] in _BARE
