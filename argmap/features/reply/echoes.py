"""Rare words that the comment shares with the candidate."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.features.candidate import Seen
    from argmap.model import ReplyBasis


BASIS: ReplyBasis = "echo"


def rare_echo(seen: Seen) -> float | None:
    """Shared words weighed by how rare they are in the thread, over the candidate's length."""
    return None if seen.opener else seen.echo


def rare_echo_rank(seen: Seen) -> float | None:
    """How many candidates echo more, from 1."""
    if not seen.echo or seen.opener:
        return None
    return 1 + len(seen.around.echoes) - bisect_right(seen.around.echoes, seen.echo)


def rare_echo_share(seen: Seen) -> float | None:
    """The candidate's share of all echoes."""
    return seen.echo / seen.around.echo_sum if seen.echo and (not seen.opener) else None


def rare_echo_lead(seen: Seen) -> float | None:
    """How much more the candidate echoes than any comment between."""
    return None if seen.opener else seen.lead


def rare_echo_unanswered(seen: Seen) -> float | None:
    """The same, where nobody has answered the candidate."""
    if seen.opener or seen.distance <= 1 or seen.talk.children[seen.at]:
        return None
    return seen.lead


def rare_echo_to_me(seen: Seen) -> float | None:
    """Rare echo of a candidate that answered the author."""
    return seen.echo if seen.at in seen.around.to_author else None


def rare_echo_of_opener(seen: Seen) -> float | None:
    """Rare echo of a later comment by the opener's author."""
    return seen.echo if not seen.opener and seen.candidate.author == seen.talk.authors[0] != "" else None
