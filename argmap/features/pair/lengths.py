"""How long the two comments are and how they are built."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.features.pairs import Pair


def reply_words(pair: Pair) -> float:
    """Words of the reply."""
    return len(pair.reply.words)


def parent_words(pair: Pair) -> float:
    """Words of the parent."""
    return len(pair.parent.words)


def words_both(pair: Pair) -> float:
    """Words of the shorter of the two."""
    return min(len(pair.reply.words), len(pair.parent.words))


def reply_sentences(pair: Pair) -> float:
    """Sentences of the reply."""
    return len(pair.reply.sentences)


def parent_sentences(pair: Pair) -> float:
    """Sentences of the parent."""
    return len(pair.parent.sentences)


def opening_words(pair: Pair) -> float:
    """Tokens of the reply's first sentence."""
    return len(pair.reply.opening)


def length_ratio(pair: Pair) -> float:
    """Log2 of the reply's words over the parent's."""
    return math.log2(len(pair.reply.words) + 1) - math.log2(len(pair.parent.words) + 1)


def bare_statements(pair: Pair) -> float:
    """How many of the two texts' ends lack a capital or a full stop."""
    return pair.reply.ends_bare + pair.parent.ends_bare + pair.reply.starts_bare + pair.parent.starts_bare


def single_statements(pair: Pair) -> float:
    """1 where both are one sentence each, and one of them lacks a full stop."""
    return (
        len(pair.reply.sentences) == 1
        and len(pair.parent.sentences) == 1
        and (pair.reply.ends_bare or pair.parent.ends_bare)
    )
