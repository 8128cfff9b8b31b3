"""Punctuation, capitals, numbers, pictures and addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.features.pairs import Pair


def reply_exclaims(pair: Pair) -> float:
    """Sentences of the reply that end with !."""
    return pair.reply.endings.count("!")


def parent_exclaims(pair: Pair) -> float:
    """Sentences of the parent that end with !."""
    return pair.parent.endings.count("!")


def reply_capitals(pair: Pair) -> float:
    """Words in capitals in the reply."""
    return pair.reply.marks["capitals"]


def parent_capitals(pair: Pair) -> float:
    """Words in capitals in the parent."""
    return pair.parent.marks["capitals"]


def reply_imperatives(pair: Pair) -> float:
    """Sentences of the reply that tell to do something."""
    return pair.reply.marks["commands"]


def reply_faces(pair: Pair) -> float:
    """Emoji and smileys in the reply."""
    return pair.reply.marks["faces"]


def reply_digits(pair: Pair) -> float:
    """Numbers in the reply."""
    return pair.reply.marks["digits"]


def parent_digits(pair: Pair) -> float:
    """Numbers in the parent."""
    return pair.parent.marks["digits"]


def reply_links(pair: Pair) -> float:
    """Web addresses in the reply."""
    return pair.reply.marks["links"]


def reply_quote_marks(pair: Pair) -> float:
    """Quotation marks in the reply."""
    return pair.reply.marks["quotes"]


def reply_trails_off(pair: Pair) -> float:
    """Ellipses in the reply."""
    return pair.reply.marks["trails"]


def parent_trails_off(pair: Pair) -> float:
    """Ellipses in the parent."""
    return pair.parent.marks["trails"]
