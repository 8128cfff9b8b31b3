"""From claims to points: what makes several claims one point, and which of them stand against it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from argmap.features.persons import person
from argmap.model import Evidence, Point
from argmap.points.subjects import subjects

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from argmap.language.analysis import Analysis
    from argmap.model import Claim, Subject, Tag, Thread
    from argmap.rulebook.rule import Rulebook

TAGGED = 0.6
"""Probability that a reader puts two claims of one tag under one point."""


class PointFinder:
    """Finds points with one rulebook; keeps nothing between threads.

    Args:
        rulebook: Checked rules.
    """

    def __init__(self, rulebook: Rulebook) -> None:
        self._tag_of = {rule.id: rule.tag for rule in rulebook.family("tags") if rule.tag}

    def find(
        self, thread: Thread, analyses: Mapping[str, Analysis], claims: Sequence[Claim], tags: Sequence[Tag]
    ) -> tuple[tuple[Point, ...], tuple[Subject, ...]]:
        """The points of a thread, and the subjects of the claims that are under none.

        Args:
            thread: The thread.
            analyses: Of each comment, by its id.
            claims: In the thread's order.
            tags: Every tag that a claim carries.

        Returns:
            The points, the most contested first, then those of most people, then in the thread's order.
        """
        who = {comment.id: person(comment.author) or comment.id for comment in thread.everything()}
        points = ordered(self._of_tags(claims, tags, who), {claim.id: who[claim.comment] for claim in claims})
        under = {claim for point in points for claim in point.claims}
        return points, subjects([claim for claim in claims if claim.id not in under], analyses, who)

    def _of_tags(self, claims: Sequence[Claim], tags: Sequence[Tag], who: Mapping[str, str]) -> list[Point]:
        members: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            for tag in claim.tags:
                members[tag].append(claim)
        return [
            Point(
                id=f"p{number}",
                says=_sentence(tag.says),
                claims=tuple(claim.id for claim in members[tag.id]),
                basis="tag",
                confidence=TAGGED,
                because=tuple(self._shown(claim, tag.id) for claim in members[tag.id]),
                against=tuple(claim.id for claim in members[tag.id] if claim.assertion == "denied"),
            )
            for number, tag in enumerate(tags)
            if len({who[claim.comment] for claim in members[tag.id]}) > 1
        ]

    def _shown(self, claim: Claim, tag: str) -> Evidence:
        """The words of a claim that its tag rests on."""
        named = (one for one in claim.because if self._tag_of.get(one.rule) == tag)
        shown = next(named, None) or next((one for one in claim.because if one.text), claim.because[0])
        return Evidence(shown.rule, shown.text, claim.comment, shown.start, shown.end)


def ordered(points: Iterable[Point], who: Mapping[str, str]) -> tuple[Point, ...]:
    """Points in the order of a map, numbered: the most contested first, then those of most people.

    Args:
        points: In the thread's order.
        who: Each claim's commenter, by the claim's id.
    """

    def rank(point: Point) -> tuple[int, int]:
        against = {who[claim] for claim in point.against}
        holders = {who[claim] for claim in point.claims if claim not in set(point.against)}
        return -min(len(against), len(holders)), -len(against | holders)

    return tuple(
        Point(f"p{number}", p.says, p.claims, p.basis, p.confidence, p.because, p.against)
        for number, p in enumerate(sorted(points, key=rank), 1)
    )


def _sentence(says: str) -> str:
    return says[:1].upper() + says[1:]
