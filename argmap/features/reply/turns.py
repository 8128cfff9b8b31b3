"""Whose turn it is: who has answered whom, and who waits for an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.features.candidate import Seen
    from argmap.model import ReplyBasis


BASIS: ReplyBasis = "turn"

_AGAIN, _ANSWERED_AGAIN = 1, 2


def _up(seen: Seen, steps: int | None) -> int | None:
    return None if steps is None or seen.distance <= 1 or seen.post else steps


def _to_me(seen: Seen, *, sure: bool) -> float | None:
    """How likely the candidate, newer than the author's last comment, answers them: where it is found so, or is not."""
    around = seen.around
    if around.own < 0 or seen.at <= around.own or seen.opener or (seen.at in around.to_author) != sure:
        return None
    return seen.talk.to[seen.at].get(around.source.author, 0.0)


def standing(seen: Seen) -> float | None:
    """Older than the author's last comment 1, newer 2, an older answer to them 3, a newer one 4."""
    return None if seen.above or seen.same else seen.standing


def answered(seen: Seen) -> float | None:
    """1 where the author has answered the candidate before."""
    return seen.at in seen.around.answered


def waiting(seen: Seen) -> float | None:
    """Place among the answers to the author that wait for theirs, 1 the latest."""
    if seen.at not in seen.around.to_author or seen.at in seen.around.answered:
        return None
    waiting = [at for at in seen.around.to_author if at not in seen.around.answered]
    return len(waiting) - waiting.index(seen.at)


def surely_to_me(seen: Seen) -> float | None:
    """Of a newer candidate found to answer the author, how likely that is."""
    return _to_me(seen, sure=True)


def perhaps_to_me(seen: Seen) -> float | None:
    """Of another newer candidate, how likely it answers the author all the same."""
    return _to_me(seen, sure=False)


def again(seen: Seen) -> float | None:
    """The author wrote the comment above, too, and has not answered the candidate 1, or has 2."""
    if not seen.around.burst or seen.above:
        return None
    return _ANSWERED_AGAIN if seen.at in seen.around.answered else _AGAIN


def talking_to(seen: Seen) -> float | None:
    """1 where the candidate is by the one whom the author answered last."""
    return seen.around.talking_to == seen.candidate.author != "" and (not seen.same)


def latest_of_author(seen: Seen) -> float | None:
    """1 where the candidate is its author's latest comment."""
    return seen.talk.latest.get(seen.candidate.author) == seen.at and (not seen.same)


def path(seen: Seen) -> float | None:
    """Steps from the comment above along the comments that it answers; 99 where not on that path."""
    return _up(seen, seen.around.path.get(seen.at, 99))


def sibling_far(seen: Seen) -> float | None:
    """How far up the comment stands that the one above answers."""
    return seen.distance if seen.around.path.get(seen.at) == 1 and (not seen.post) else None


def answers(seen: Seen) -> float | None:
    """Answers found so far to the candidate."""
    return None if seen.opener else _up(seen, seen.talk.children[seen.at])


def returns(seen: Seen) -> float | None:
    """Comments until the candidate's author writes again."""
    author = seen.candidate.author
    if not author or seen.same or author not in seen.around.after:
        return None
    return seen.around.after.index(author) + 1
