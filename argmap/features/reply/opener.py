"""The candidate that opens the thread: the post, or the first comment where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.rulebook.vocabulary import words

if TYPE_CHECKING:
    from argmap.features.candidate import Seen
    from argmap.features.table import Only
    from argmap.model import ReplyBasis


BASIS: ReplyBasis = "post"
ONLY: Only = "opener"

_ASSENTING = frozenset((word,) for word in words("assent"))


def is_post(seen: Seen) -> float | None:
    """1 where the candidate is the post."""
    return seen.post and (not seen.candidate.absent)


def no_post(seen: Seen) -> float | None:
    """1 where the candidate is a post that the source does not hold."""
    return seen.post and seen.candidate.absent


def is_first(seen: Seen) -> float | None:
    """1 where the candidate is the first comment of a thread without a post."""
    return seen.opener and (not seen.post)


def top_level(seen: Seen) -> float | None:
    """1 on the post where the source gives the parents of others and none for this comment."""
    return seen.post and seen.around.top


def post_assented(seen: Seen) -> float | None:
    """1 on the post where the comment's first word agrees."""
    return seen.post and seen.around.source.words[:1] in _ASSENTING


def opener_above(seen: Seen) -> float | None:
    """How far up the opener (post or first comment) stands, unless directly above."""
    return seen.around.place if seen.opener and seen.distance > 1 else None


def opener_answers(seen: Seen) -> float | None:
    """Answers found so far to the opener, unless it stands directly above."""
    return seen.talk.children[0] if seen.opener and seen.distance > 1 and (not seen.post) else None


def opener_echo(seen: Seen) -> float | None:
    """Rare words shared with the opener."""
    return seen.echo if seen.opener and (not seen.candidate.absent) else None


def opener_lead(seen: Seen) -> float | None:
    """How much more the opener echoes than any comment between."""
    return seen.lead if seen.opener else None


def opener_source_words(seen: Seen) -> float | None:
    """Words of the comment, for the opener."""
    return len(seen.around.source.words) if seen.opener else None


def opener_you(seen: Seen) -> float | None:
    """1 on the opener where the comment says you."""
    return seen.opener and seen.around.source.second > 0


def opener_newcomer(seen: Seen) -> float | None:
    """1 on the opener where the comment's author writes for the first time."""
    return seen.opener and seen.around.newcomer


def opener_same_claim(seen: Seen) -> float | None:
    """Claims by tag that the opener makes, too."""
    return len(seen.around.source.tags & seen.candidate.tags) if seen.opener else None
