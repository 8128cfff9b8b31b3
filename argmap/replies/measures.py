"""The numbers that are measured on a comment and one candidate for the comment that it answers.

`MEASURES` of `argmap.rulebook.measures` names each of them; the functions are here. "The source" is the comment that
answers, "the candidate" the one that it may answer, "the opener" the post, its absence, or the first comment of a
thread without a post. A function gives None where its number does not apply: then no range holds it.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from argmap.replies.conversation import Around, Conversation
    from argmap.replies.profile import Profile

    Measure = Callable[["Seen"], float | None]

STRANGER, NEW, TO_ME, NEW_TO_ME = 1, 2, 3, 4
"""How a candidate stands to the source's author, who has written before: older than their last comment, newer, an older
answer to them, a newer answer to them."""

AGAIN, ANSWERED_AGAIN = 1, 2
"""The source's author wrote the comment above too; the candidate is one that they have not answered, or have."""


_ASSENTING = frozenset(
    (word,) for word in ("agreed", "agree", "exactly", "yes", "yeah", "yep", "yup", "indeed", "ditto", "amen", "true")
)


@dataclass(slots=True)
class Seen:
    """A source and one candidate; never changed once made (not frozen: thousands are made for each thread).

    Args:
        around: What stands around the source.
        talk: The thread so far.
        at: The candidate's place.
        candidate: Its profile.
        distance: How many comments up it stands; 1 is the one above.
        opener: Whether it is the opener.
        post: Whether it is the post, present or absent.
        above: Whether it is the comment above.
        same: Whether one author wrote both.
        echo: The rare words that both share.
    """

    around: Around
    talk: Conversation
    at: int
    candidate: Profile
    distance: int
    opener: bool
    post: bool
    above: bool
    same: bool
    echo: float


def seen(around: Around, talk: Conversation, at: int) -> Seen:
    """A source and the candidate at a place."""
    candidate, author = talk.profiles[at], around.source.author
    distance, opener = around.place - at, at == 0
    post = opener and talk.posted
    same = candidate.author == author != ""
    return Seen(
        around, talk, at, candidate, distance, opener, post, distance == 1 and not post, same, around.echo.get(at, 0.0)
    )


def _standing(it: Seen) -> int | None:
    around = it.around
    if around.own < 0 or it.opener:
        return None
    new = it.at > around.own
    if it.at in around.to_author:
        return NEW_TO_ME if new else TO_ME
    return NEW if new else STRANGER


def _to_me(it: Seen, *, sure: bool) -> float | None:
    """How likely the candidate, newer than the author's last comment, answers them: where it is found so, or is not."""
    if it.around.own < 0 or it.at <= it.around.own or it.opener or (it.at in it.around.to_author) != sure:
        return None
    return it.talk.to[it.at].get(it.around.source.author, 0.0)


def _opposed(it: Seen) -> int:
    source, other = it.around.source, it.candidate
    return sum((tag in source.denied) != (tag in other.denied) for tag in source.tags & other.tags)


def _again(it: Seen) -> int | None:
    if not it.around.burst or it.above:
        return None
    return ANSWERED_AGAIN if it.at in it.around.answered else AGAIN


def _waiting(it: Seen) -> int | None:
    """The place of the candidate among the answers to the source's author that wait for theirs, the latest first."""
    if it.at not in it.around.to_author or it.at in it.around.answered:
        return None
    waiting = [at for at in it.around.to_author if at not in it.around.answered]
    return len(waiting) - waiting.index(it.at)


def _returns(it: Seen) -> int | None:
    author = it.candidate.author
    if not author or it.same or author not in it.around.after:
        return None
    return it.around.after.index(author) + 1


def _rank(it: Seen) -> int | None:
    if not it.echo or it.opener:
        return None
    return 1 + len(it.around.echoes) - bisect_right(it.around.echoes, it.echo)


def _lead(it: Seen) -> float | None:
    """How much more the candidate echoes than any comment between it and the source."""
    return it.echo - it.around.nearer.get(it.at, 0.0) if it.echo else None


def _naming(it: Seen) -> int:
    naming = it.around.named.get(it.candidate.author)
    return naming.strength if naming else 0


def _up(it: Seen, steps: int | None) -> int | None:
    return None if steps is None or it.distance <= 1 or it.post else steps


FUNCTIONS: Mapping[str, Measure] = {
    "distance": lambda it: None if it.post else it.distance,
    "own_distance": lambda it: it.distance if it.same else None,
    "is_post": lambda it: it.post and not it.candidate.absent,
    "no_post": lambda it: it.post and it.candidate.absent,
    "is_first": lambda it: it.opener and not it.post,
    "top_level": lambda it: it.post and it.around.top,
    "opener_above": lambda it: it.around.place if it.opener and it.distance > 1 else None,
    "opener_answers": lambda it: it.talk.children[0] if it.opener and it.distance > 1 and not it.post else None,
    "opener_echo": lambda it: it.echo if it.opener and not it.candidate.absent else None,
    "opener_lead": lambda it: _lead(it) if it.opener else None,
    "opener_source_words": lambda it: len(it.around.source.words) if it.opener else None,
    "opener_you": lambda it: it.opener and it.around.source.second > 0,
    "opener_newcomer": lambda it: it.opener and it.around.newcomer,
    "of_opener": lambda it: not it.opener and it.candidate.author == it.talk.authors[0] != "",
    "opener_returns": lambda it: it.above and it.around.source.author == it.talk.authors[0] != "",
    "above_source_words": lambda it: len(it.around.source.words) if it.above else None,
    "above_you": lambda it: it.above and it.around.source.second > 0,
    "above_asked": lambda it: it.above and it.around.source.asks,
    "above_newcomer": lambda it: it.above and it.around.newcomer,
    "above_ends_asking": lambda it: it.above and it.candidate.ends_asking,
    "above_between": lambda it: it.above and it.around.between,
    "above_standing": lambda it: _standing(it) if it.above else None,
    "above_goes_on": lambda it: it.above and it.candidate.author == it.around.next_author != "",
    "above_then_self": lambda it: it.above and it.around.source.author == it.around.next_author != "",
    "standing": lambda it: None if it.above or it.same else _standing(it),
    "answered": lambda it: it.at in it.around.answered,
    "waiting": _waiting,
    "surely_to_me": lambda it: _to_me(it, sure=True),
    "perhaps_to_me": lambda it: _to_me(it, sure=False),
    "again": _again,
    "talking_to": lambda it: it.around.talking_to == it.candidate.author != "" and not it.same,
    "latest_of_author": lambda it: it.talk.latest.get(it.candidate.author) == it.at and not it.same,
    "returns": _returns,
    "answers": lambda it: None if it.opener else _up(it, it.talk.children[it.at]),
    "post_assented": lambda it: it.post and it.around.source.words[:1] in _ASSENTING,
    "same_claim": lambda it: None if it.opener else len(it.around.source.tags & it.candidate.tags),
    "opposed_claim": lambda it: None if it.opener else _opposed(it),
    "opener_same_claim": lambda it: len(it.around.source.tags & it.candidate.tags) if it.opener else None,
    "path": lambda it: _up(it, it.around.path.get(it.at, 99)),
    "sibling_far": lambda it: it.distance if it.around.path.get(it.at) == 1 and not it.post else None,
    "candidate_words": lambda it: None if it.opener else it.candidate.length,
    "candidate_ends_asking": lambda it: it.candidate.ends_asking,
    "rare_echo": lambda it: None if it.opener else it.echo,
    "rare_echo_rank": _rank,
    "rare_echo_share": lambda it: it.echo / it.around.echo_sum if it.echo and not it.opener else None,
    "rare_echo_lead": lambda it: None if it.opener else _lead(it),
    "rare_echo_unanswered": lambda it: _lead(it) if not it.opener and _up(it, it.talk.children[it.at]) == 0 else None,
    "rare_echo_to_me": lambda it: it.echo if it.at in it.around.to_author else None,
    "rare_echo_of_opener": lambda it: (
        it.echo if not it.opener and it.candidate.author == it.talk.authors[0] != "" else None
    ),
    "copied": lambda it: it.around.shared[it.at].words if it.at in it.around.shared else 0,
    "quoted": lambda it: it.around.shared[it.at].share if it.at in it.around.shared else 0.0,
    "quote_of": lambda it: it.at in it.around.of,
    "named": _naming,
    "named_latest": lambda it: _naming(it) > 0 and it.talk.latest.get(it.candidate.author) == it.at,
}
"""Name to number."""

ONLY_ABOVE, ONLY_OPENER = ("above_",), ("opener_", "is_", "no_post", "top_level", "post_")
"""How the names of measures begin that are taken of the comment above alone, or of the opener alone."""
