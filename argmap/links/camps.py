"""Who sides with whom in a thread: what all other links say of two commenters.

Friends of a friend and foes of a foe are friends: a comment that praises while it scolds a third person is read by
what the two commenters say of each other elsewhere, before and after, and of those to whom both speak.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.model.persons import person

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.model import Reply, Thread

_SOFT = 0.7
"""How fast several links of two commenters come to speak as one: their sum is taken times this, and bent to 1."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the thread says of two commenters, apart from one comment of one of them.

    Args:
        direct: The sum of their other links, agreement less rebuttal.
        through: The sum over third commenters: products of what each of the two has with the third.
        received: The mean of what all other comments say of the target's commenter.
        back: How many comments of the target's commenter answer the source.
    """

    direct: float = 0.0
    through: float = 0.0
    received: float = 0.0
    back: float = 0.0


class Camps:
    """Per-thread sums of what comments say of commenters.

    Args:
        thread: The thread.
        replies: Who answers whom in it, the likeliest of each comment first.
    """

    def __init__(self, thread: Thread, replies: Iterable[Reply] = ()) -> None:
        self._who = {comment.id: person(comment.author) for comment in thread.everything()}
        self._sums: defaultdict[str, dict[str, float]] = defaultdict(dict)
        self._of_comment: defaultdict[str, dict[str, float]] = defaultdict(dict)
        self._received: defaultdict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
        self._said: Counter[tuple[str, str]] = Counter()
        first = {reply.source: reply.target for reply in reversed(tuple(replies))}
        self._answers = Counter((target, self._who.get(source, "")) for source, target in first.items())

    def add(self, source: str, target: str, leaning: float) -> None:
        """Note what a comment says of another's commenter.

        Args:
            source: Id of the comment.
            target: Id of the other.
            leaning: From -1, surely a rebuttal, to 1, surely agreement.
        """
        one, other = self._who.get(source, ""), self._who.get(target, "")
        if not one or not other or one == other:
            return
        for mine, theirs in ((one, other), (other, one)):
            self._sums[mine][theirs] = self._sums[mine].get(theirs, 0.0) + leaning
        said = self._of_comment[source]
        said[other] = said.get(other, 0.0) + leaning
        self._received[other][0] += leaning
        self._received[other][1] += 1
        self._said[source, other] += 1

    def standing(self, source: str, target: str) -> Standing:
        """What the thread says of the commenters of two comments without the words of the source."""
        one, other = self._who.get(source, ""), self._who.get(target, "")
        if not one or not other or one == other:
            return Standing()
        mine, theirs, said = self._sums.get(one, {}), self._sums.get(other, {}), self._of_comment.get(source, {})
        third = min((mine, theirs), key=len)
        through = math.fsum(
            math.tanh(_SOFT * (mine[who] - said.get(who, 0.0))) * math.tanh(_SOFT * theirs[who])
            for who in third
            if who in mine and who in theirs
        )
        whole, count = self._received.get(other, (0.0, 0.0))
        others = count - self._said[source, other]
        received = (whole - said.get(other, 0.0)) / others if others > 0 else 0.0
        return Standing(mine.get(other, 0.0) - said.get(other, 0.0), through, received, self._answers[source, other])
