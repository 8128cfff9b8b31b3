"""How the people of a thread talk, as shares of its comments: with each other, or each to the post."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.model.persons import person
from argmap.rulebook.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.language import Analysis
    from argmap.model import Comment

MOST = 200
"""Comments of a long thread that are looked at, from the first."""
_SHORT = 25
_SECOND = words("second_person")


@dataclass(frozen=True, slots=True)
class Crowd:
    """Shares of the comments of a thread.

    Args:
        returning: By someone who has written before.
        spoken_to: That say "you".
        short: Of fewer than 25 words.
    """

    returning: float = 0.0
    spoken_to: float = 0.0
    short: float = 0.0


def crowd(comments: Iterable[Comment], analyses: Mapping[str, Analysis]) -> Crowd:
    """The shares of the first comments of a thread.

    Args:
        comments: Of the thread, without its post.
        analyses: By comment id.
    """
    seen: set[str] = set()
    counted = returning = spoken_to = short = 0
    for counted, comment in enumerate(comments, 1):
        author = person(comment.author)
        returning += author in seen
        seen.update((author,) if author else ())
        own = [t.lower for t in analyses[comment.id].tokens if t.text[0].isalnum() and not t.quoted]
        spoken_to += not _SECOND.isdisjoint(own)
        short += len(own) < _SHORT
        if counted == MOST:
            break
    whole = max(counted, 1)
    return Crowd(returning / whole, spoken_to / whole, short / whole)
