"""Corrections applied while a map is made: names and lines first, then claims, so that points and links follow."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from argmap.corrections.binding import Places, UnboundError, plain, unfound
from argmap.corrections.claims import bury
from argmap.corrections.kinds import KINDS
from argmap.corrections.marks import Bound, Marks
from argmap.corrections.points import grouped, settled
from argmap.errors import Problem
from argmap.model import ArgumentMap, Outcome, Tag

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from argmap.corrections.kinds import Stage
    from argmap.corrections.reading import Entry
    from argmap.errors import Location
    from argmap.model import Claim, Comment, Correction, Link, Motion, Point, Reply, Subject, Thread


@dataclass(frozen=True, slots=True)
class Corrections:
    """What people said of one thread, or of several.

    Args:
        entries: As they were read.
        tell: Takes the problems of those that cannot be used.
        fits: Takes the places of those that fit a thread.
    """

    entries: tuple[Entry, ...] = ()
    tell: Callable[[Problem], None] = lambda _: None
    fits: Callable[[Location], None] = lambda _: None

    def of(self, thread: Thread) -> Session | None:
        """These corrections at work on one thread; None where none speaks of it.

        Of two that contradict each other the later counts, by its day and then by its line, and the other is told.
        """
        entries = [e for e in self.entries if e.correction.thread in {None, thread.id}]
        if not entries:
            return None
        ordered = sorted(entries, key=lambda entry: entry.correction.when or "")
        last = {subject(entry.correction): entry for entry in ordered}
        for entry in ordered:
            by = last[subject(entry.correction)]
            if entry.correction.verdict != by.correction.verdict:
                what = f"'{entry.correction.verdict}' is not used: line {by.location.line} says"
                what += f" '{by.correction.verdict}' of the same words"
                self.tell(Problem(entry.location, "C003", what, "take one of the two out"))
        return Session(thread, [e for e in ordered if last[subject(e.correction)] is e], self.tell, self.fits)


def subject(correction: Correction) -> tuple[str, ...]:
    """What a correction speaks of: of two with the same subject, one takes the other's place."""
    at, to = correction.at, correction.to
    other = (plain(to.words), (to.by or "").casefold()) if to is not None else ()
    own = plain(at.words), (at.by or "").casefold(), at.date or "", at.after or ""
    if correction.kind == "link":
        return ("link", *own, *other, correction.part)
    if correction.kind == "reply" and correction.to is not None:
        return ("reply", *own, *other)
    if correction.kind in {"point", "frame"}:  # a claim may have several
        return (correction.kind, *own, *other, plain(correction.verdict))
    return (correction.kind, *own, correction.thread or "")


def rank(correction: Correction) -> tuple[int, int]:
    """When a correction is applied within its stage: what is no claim, then claims, then what is said of them.

    What is said of all that is between two comments goes before what is said of one of two links, and that one is none
    behind that one is right.
    """
    kind = list(KINDS).index(correction.kind)
    if correction.kind == "link":
        return kind, 1 + (correction.verdict == "none") if correction.part else 0
    return kind, KINDS[correction.kind].verdicts.index(correction.verdict) if correction.kind == "role" else 0


class Session:
    """One thread's corrections, applied stage by stage; it keeps what became of each.

    Args:
        thread: As it was read.
        entries: Of this thread, none against another.
        tell: Takes the problems of those that fit nothing.
        fits: Takes the places of the others.
    """

    def __init__(
        self,
        thread: Thread,
        entries: Sequence[Entry],
        tell: Callable[[Problem], None] = lambda _: None,
        fits: Callable[[Location], None] = lambda _: None,
    ) -> None:
        self._entries = entries
        self._tell = tell
        self._fits = fits
        self._outcomes: dict[int, Outcome] = {}
        self._several: set[int] = set()
        self._marks = Marks(thread, Places(thread))
        if self._stage("lines"):
            self._marks = Marks(self._marks.thread, Places(self._marks.thread))

    @property
    def thread(self) -> Thread:
        """The thread as corrected so far."""
        return self._marks.thread

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """What is said, without what something later contradicts."""
        return tuple(entry.correction for entry in self._entries)

    def seek(self) -> None:
        """Tell which corrections quote words that the thread does not have, where nothing else is made of them."""
        wrong = unfound(self._entries, self._marks.places)
        for problem in wrong:
            self._tell(problem)
        for place in {entry.location for entry in self._entries} - {problem.location for problem in wrong}:
            self._fits(place)

    def _stage(self, stage: Stage) -> bool:
        """Apply the corrections of a stage; whether there were any."""
        mine = [number for number, e in enumerate(self._entries) if KINDS[e.correction.kind].stage == stage]
        mine.sort(key=lambda number: rank(self._entries[number].correction))
        for number in mine:
            self._do(number)
            if stage == "lines":  # each speaks of the thread as the ones before have left it
                self._marks.places = Places(self._marks.thread)
        return bool(mine)

    def _do(self, number: int) -> None:
        correction, marks = self._entries[number].correction, self._marks
        try:
            place, to = (
                None if passage is None or not passage.words else marks.places.find(passage)
                for passage in (correction.at, correction.to)
            )
            done = KINDS[correction.kind].do(marks, Bound(correction, place, to))
        except UnboundError as error:
            self._outcomes[number] = Outcome(correction, "unbound", (), error.why)
            if error.several:
                self._several.add(number)
        else:
            self._outcomes[number] = Outcome(correction, done.effect, done.marks)

    def claims(
        self,
        claims: Iterable[Claim],
        tags: Iterable[Tag],
        named: Callable[[Comment], Sequence[Claim]],
        known: Mapping[str, Tag],
    ) -> tuple[tuple[Claim, ...], tuple[Tag, ...]]:
        """The claims and tags as corrected.

        Args:
            claims: As found, in the thread's order.
            tags: That they carry.
            named: Every statement of a comment that a tag names.
            known: The rulebook's tags, by id.
        """
        marks = self._marks
        marks.named, marks.known = named, known
        marks.claims = {name: [] for name in marks.places.order}
        for claim in claims:
            marks.claims[claim.comment].append(claim)
        marks.claims_ever = {name: len(some) for name, some in marks.claims.items()}
        self._stage("claims")
        bury(marks)
        found = tuple(claim for some in marks.claims.values() for claim in some)
        carried = {tag.id: tag for tag in tags}
        used = dict.fromkeys(name for claim in found for name in claim.tags)
        return found, tuple(
            carried.get(name) or known.get(name) or Tag(name, name.replace("_", " "), own=True) for name in used
        )

    def replies(self, replies: Iterable[Reply]) -> tuple[Reply, ...]:
        """Who answers whom, as corrected."""
        marks = self._marks
        marks.replies = {name: [] for name in marks.places.order}
        for reply in replies:
            marks.replies[reply.source].append(reply)
        self._stage("replies")
        return tuple(reply for some in marks.replies.values() for reply in some)

    def links(self, links: Sequence[Link]) -> tuple[Link, ...]:
        """Agreement and rebuttal, as corrected."""
        marks = self._marks
        home = {claim.id: claim.comment for some in marks.claims.values() for claim in some}
        marks.links = {}
        for link in links:
            marks.links.setdefault((home.get(link.source, link.source), home.get(link.target, link.target)), []).append(
                link
            )
        marks.links_ever = len(links)
        self._stage("links")
        order = marks.places.order
        pairs = sorted(marks.links, key=lambda pair: order[pair[0]])
        return tuple(link for pair in pairs for link in marks.links[pair])

    def points(
        self, points: Iterable[Point], subjects: Iterable[Subject]
    ) -> tuple[tuple[Point, ...], tuple[Subject, ...]]:
        """Points as corrected, and the subjects of the claims that are under none."""
        marks = self._marks
        marks.groups = grouped(points)
        self._stage("points")
        made, alone = settled(marks)
        self._outcomes = {number: _alone(outcome, alone) for number, outcome in self._outcomes.items()}
        under = {claim for point in made for claim in point.claims}
        left = ((one, tuple(claim for claim in one.claims if claim not in under)) for one in subjects)
        return made, tuple(replace(one, claims=claims) for one, claims in left if claims)

    def motion(self, motion: Motion | None) -> Motion | None:
        """The motion with its sides, as corrected."""
        self._marks.motion = motion
        self._stage("sides")
        return self._marks.motion

    def settled(self, *kinds: str) -> frozenset[str]:
        """Ids of the claims of which a person has said something of these kinds."""
        return frozenset(
            mark
            for outcome in self._outcomes.values()
            if outcome.correction.kind in kinds and outcome.effect != "unbound"
            for mark in outcome.marks
        )

    def whole(self, found: ArgumentMap) -> ArgumentMap:
        """A map on which nothing follows from anything, as corrected."""
        claims, tags = self.claims(found.claims, found.tags, lambda _: (), {})
        points, subjects = self.points(found.points, found.subjects)
        replies, links = self.replies(found.replies), self.links(found.links)
        motion = self.motion(found.motion)
        thread = replace(self.thread, origin=found.thread.origin)
        return ArgumentMap(thread, claims, replies, links, tags, found.rules, points, subjects, motion)

    def finish(self) -> tuple[Outcome, ...]:
        """What became of every correction, in their order; those that fit nothing, or no one thing, are told."""
        for number, outcome in sorted(self._outcomes.items()):
            place = self._entries[number].location
            if outcome.effect == "unbound":
                code, mend = ("C002", _SEVERAL) if number in self._several else ("C001", "")
                what = f"the correction of '{outcome.correction.kind}' is not used: {outcome.why}"
                self._tell(Problem(place, code, what, mend))
            else:
                self._fits(place)
        return tuple(self._outcomes[number] for number in sorted(self._outcomes))


_SEVERAL = "quote more of the words, or add by:, date: or after: with words of the comment above"


def _alone(outcome: Outcome, alone: Mapping[str, str]) -> Outcome:
    if outcome.correction.kind != "point" or not outcome.marks or outcome.marks[0] not in alone:
        return outcome
    return Outcome(outcome.correction, "unbound", (), alone[outcome.marks[0]])
