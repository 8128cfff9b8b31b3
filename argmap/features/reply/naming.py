"""The author of the candidate called by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.features.names import CALLED

if TYPE_CHECKING:
    from argmap.features.candidate import Seen
    from argmap.features.names import Naming
    from argmap.model import ReplyBasis


BASIS: ReplyBasis = "mention"


_NEAR = 80
"""So many characters from its beginning the first sentence of a comment may call somebody at its end."""


def _closes(text: str, naming: Naming) -> bool:
    """Whether a name closes the first sentence: "That is right, Ann.", "Well said Ann."."""
    before, after = text[: naming.start].rstrip(), text[naming.end :].lstrip(" ")
    return naming.start < _NEAR and not any(mark in before for mark in ".!?\n") and (not after or after[0] in ".!?\n")


def named(seen: Seen) -> float | None:
    """Its author named: 4 with an @, 3 spoken to, 2 by the whole name, 1 by a part or misspelt."""
    return seen.naming


def named_latest(seen: Seen) -> float | None:
    """1 where its author is named and this is their latest comment."""
    return seen.naming > 0 and seen.talk.latest.get(seen.candidate.author) == seen.at


def leading_name(seen: Seen) -> float | None:
    """1 where the first sentence speaks to its author at either end, in their latest comment; 0.5 in others.

    A name that is a sentence by itself ("Ann.") answers a question as often as it calls somebody.
    """
    naming = seen.around.named.get(seen.candidate.author)
    if naming is None or naming.strength < CALLED or seen.around.quotes:
        return 0
    text = seen.around.source.comment.text
    before = sum(start < naming.start for start, _ in seen.around.source.places[:3])
    alone = before == 0 and text[naming.end :].lstrip(" ").startswith(".")
    if alone or (before > 1 and not _closes(text, naming)):
        return 0
    return 1 if seen.talk.latest.get(seen.candidate.author) == seen.at else 0.5
