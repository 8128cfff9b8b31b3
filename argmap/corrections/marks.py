"""The marks of one thread while corrections change them, and what every kind of correction does with them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from argmap.corrections.binding import UnboundError
from argmap.model import CHECKED, Evidence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from argmap.corrections.binding import Place, Places
    from argmap.model import (
        Claim,
        Comment,
        Correction,
        Effect,
        Link,
        Motion,
        Point,
        Reply,
        Tag,
        Thread,
    )

ALIKE = 0.4
"""Part of their words that a quotation and a claim share at least, of all that either has."""


class Bound(NamedTuple):
    """A correction with the places that its passages fit; None where it has no words, or no other end."""

    correction: Correction
    place: Place | None
    to: Place | None


class Done(NamedTuple):
    """What a correction did, and the ids of the marks it bears on."""

    effect: Effect
    marks: tuple[str, ...]


@dataclass(slots=True)
class Group:
    """A point while its claims come and go: it may have one claim, or none.

    Args:
        point: As it was found, or None where a person put it up.
        says: Its sentence.
        claims: Ids.
        against: Those that stand against the sentence.
        named: Those that a person put under it.
    """

    point: Point | None
    says: str
    claims: list[str] = field(default_factory=list)
    against: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Marks:
    """What is known of a thread so far; corrections of a stage change it in place.

    Args:
        thread: As corrected.
        places: Its words.
        named: Claims that tags name in a comment, thesis or not: how something is said that a person calls a claim.
        known: The rulebook's tags, by id.
        claims: By comment, in the order of its text.
        replies: By source, best first.
        links: By the comments of their ends.
        groups: Points, by their sentence in plain words.
        motion: With the sides.
        orphans: Premises whose claim was struck.
        framed: Claims whose frames a person has named.
        links_ever, claims_ever: The highest number of a link, and of a claim by comment: ids are given once.
    """

    thread: Thread
    places: Places
    named: Callable[[Comment], Sequence[Claim]] = lambda _: ()
    known: Mapping[str, Tag] = field(default_factory=dict)
    claims: dict[str, list[Claim]] = field(default_factory=dict)
    replies: dict[str, list[Reply]] = field(default_factory=dict)
    links: dict[tuple[str, str], list[Link]] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    motion: Motion | None = None
    orphans: set[str] = field(default_factory=set)
    framed: set[str] = field(default_factory=set)
    links_ever: int = 0
    claims_ever: dict[str, int] = field(default_factory=dict)

    def claim_at(self, place: Place) -> Claim | None:
        """The claim whose words are most like those of a place, or None."""
        best = max(
            self.claims.get(place.comment, ()),
            key=lambda claim: (alike(claim, place), -abs(claim.start - place.start)),
            default=None,
        )
        return best if best is not None and alike(best, place) >= ALIKE else None

    def the_claim(self, place: Place | None) -> Claim:
        """The claim at a place.

        Raises:
            UnboundError: There is none.
        """
        found = None if place is None else self.claim_at(place)
        if found is None:
            raise UnboundError("these words are no claim on the map")
        return found


def alike(claim: Claim, place: Place) -> float:
    """How much of their words a claim and a place share, from 0 to 1; 1 where one lies within the other."""
    both = min(claim.end, place.end) - max(claim.start, place.start)
    if both <= 0:
        return 0.0
    shorter = min(claim.end - claim.start, place.end - place.start)
    longer = max(claim.end, place.end) - min(claim.start, place.start)
    return 0.5 + both / longer / 2 if both == shorter else both / longer


def shared(claim: Claim, place: Place) -> float:
    """How much of all words that a claim or a place has both have, from 0 to 1."""
    both = min(claim.end, place.end) - max(claim.start, place.start)
    return max(both, 0) / (max(claim.end, place.end) - min(claim.start, place.start))


def checked(because: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Evidence with a person's word before all else."""
    return (Evidence(CHECKED), *(one for one in because if one.rule != CHECKED))


def is_checked(because: Iterable[Evidence]) -> bool:
    """Whether a person has confirmed, changed or added what rests on this."""
    return any(one.rule == CHECKED for one in because)
