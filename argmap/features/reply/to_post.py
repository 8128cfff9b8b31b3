"""The post, at hand or missing: whether this comment, and the thread's people, speak to it or to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.features.candidate import Seen
    from argmap.features.table import Only
    from argmap.model import ReplyBasis


BASIS: ReplyBasis = "post"
ONLY: Only = "opener"

_ASSENT, _DISSENT = 1, 2


def post_headed(seen: Seen) -> float | None:
    """On the post: 1 where the comment opens with assent, 2 with a denial, a question word or a joining word."""
    if not seen.post:
        return None
    cues = {firing.cue for firing in seen.around.source.firings}
    return _ASSENT if "assent" in cues else _DISSENT if "dissent" in cues else 0


def post_you(seen: Seen) -> float | None:
    """1 on the post where the comment says you."""
    return seen.around.source.second > 0 if seen.post else None


def post_source_words(seen: Seen) -> float | None:
    """Words of the comment, for the post."""
    return seen.around.source.length if seen.post else None


def post_above(seen: Seen) -> float | None:
    """How far up the post stands."""
    return seen.distance if seen.post else None


def post_rivals(seen: Seen) -> float | None:
    """On the post: the most that a comment echoes."""
    return max((echo for at, echo in seen.around.echo.items() if at), default=0.0) if seen.post else None


def post_share(seen: Seen) -> float | None:
    """The share of the comments so far that were found to answer the post."""
    return seen.talk.children[0] / max(len(seen.talk.turns) - 1, 1) if seen.post else None


def post_returning(seen: Seen) -> float | None:
    """On the post: the share of the thread's comments by someone who has written before."""
    return seen.talk.crowd.returning if seen.post else None


def post_spoken_to(seen: Seen) -> float | None:
    """On the post: the share of the thread's comments that say you."""
    return seen.talk.crowd.spoken_to if seen.post else None


def post_short(seen: Seen) -> float | None:
    """On the post: the share of the thread's comments that are short."""
    return seen.talk.crowd.short if seen.post else None
