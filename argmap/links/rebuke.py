"""Rebukes to whoever brought a matter in: "keep politics out of it" is meant for those who spoke of politics.

Such a sentence seldom stands under the comment that it is meant for. Its frame says which matter is meant, and the
nearest earlier comments that made claims under that frame are the ones that it can be meant for.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from argmap.links.scales import logistic
from argmap.model import POST, Evidence
from argmap.model.persons import same_person

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from argmap.language import Analysis
    from argmap.model import Claim, Thread

REACH = 40
"""How many comments above are looked at."""


@dataclass(frozen=True, slots=True)
class Rebuke:
    """A rebuke and one comment that it can be meant for.

    Args:
        source: The claim that the rebuke is part of.
        target: The claim that it can be meant for.
        confidence: Probability that it is.
        because: The words.
    """

    source: Claim
    target: Claim
    confidence: float
    because: tuple[Evidence, ...]


def rebukes(
    thread: Thread,
    analyses: Mapping[str, Analysis],
    claims: Mapping[str, Sequence[Claim]],
    weights: Mapping[str, float],
) -> Iterator[Rebuke]:
    """The rebukes of a thread, each with the nearest comment that it can be meant for.

    Args:
        thread: The thread.
        analyses: By comment id.
        claims: By comment id.
        weights: What each rule that bears on a frame adds to rebuttal, in log-odds.
    """
    order = [comment for comment in thread.comments if comment.id in analyses]
    for place, comment in enumerate(order):
        mine = claims.get(comment.id, ())
        framed: dict[str, list[Claim]] = {}
        passed = 0
        for firing in analyses[comment.id].firings:
            if firing.rule not in weights:
                continue
            while passed < len(mine) and mine[passed].end <= firing.start:
                passed += 1  # claims and firings stand in the order of the text
            near = takewhile(lambda c: c.start <= firing.start, islice(mine, passed, None))  # noqa: B023  # used at once
            own = next((c for c in near if firing.start < c.end and c.frames), None)
            if own is None:
                continue
            frame = own.frames[0]
            if frame not in framed:
                framed[frame] = [
                    claim
                    for other in reversed(order[max(0, place - REACH) : place])
                    if other.id != POST and not same_person(other, comment)
                    for claim in [next((c for c in claims.get(other.id, ()) if frame in c.frames), None)]
                    if claim is not None
                ]
            above = framed[frame]
            if not above:
                continue
            words = analyses[comment.id].text[firing.start : firing.end]
            weight = weights[firing.rule]
            because = (Evidence(firing.rule, words, comment.id, firing.start, firing.end, weight),)
            yield Rebuke(own, above[0], logistic(weight) / len(above), because)
            break
