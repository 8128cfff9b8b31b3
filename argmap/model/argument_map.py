"""The argument of one thread, whole, with the invariants that hold between its parts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from argmap.model.invariants import check
from argmap.model.thread import POST, Thread

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.model.claims import Claim, Tag
    from argmap.model.corrections import Outcome
    from argmap.model.links import Link, Reply
    from argmap.model.points import Motion, Point, Subject


@dataclass(frozen=True, slots=True)
class Rulings:
    """Which rules made a map: the packs' names in order, and a fingerprint of all their files."""

    packs: tuple[str, ...] = ()
    fingerprint: str = ""


_SUPPORT = {"claim": "supports another", "premise": "supports no claim of its comment"}


@dataclass(frozen=True, slots=True)
class ArgumentMap:
    """The argument of one thread. Every comment of the thread is on it.

    Args:
        thread: The thread, whole.
        claims: In the thread's order.
        replies: Grouped by source in the thread's order, best first.
        links: In the order of their sources.
        tags: Every tag that a claim carries, in the order of first use.
        rules: Which rules made it.
        points: The most contested first.
        subjects: What claims under no point speak of.
        motion: What the thread debates, or None where that cannot be told.
        corrections: What people said of it, and what became of that.
    """

    thread: Thread
    claims: tuple[Claim, ...] = ()
    replies: tuple[Reply, ...] = ()
    links: tuple[Link, ...] = ()
    tags: tuple[Tag, ...] = ()
    rules: Rulings = field(default=Rulings())
    points: tuple[Point, ...] = ()
    subjects: tuple[Subject, ...] = ()
    motion: Motion | None = None
    corrections: tuple[Outcome, ...] = ()

    def __post_init__(self) -> None:
        texts = {comment.id: comment for comment in self.thread.everything()}
        ends = dict.fromkeys(texts, "")
        for claim in self.claims:
            check(claim.comment in texts, f"claim {claim.id} is of no comment")
            check(texts[claim.comment].text[claim.start : claim.end] == claim.text, f"claim {claim.id} misquotes")
            check(claim.id not in ends, f"two things have the id {claim.id}")
            ends[claim.id] = claim.comment
        sayings = {claim.id: claim.comment for claim in self.claims if claim.role == "claim"}
        for claim in self.claims:
            sound = (
                claim.supports is None if claim.role == "claim" else sayings.get(claim.supports or "") == claim.comment
            )
            check(sound, f"{claim.role} {claim.id} {_SUPPORT[claim.role]}")
        place = {comment: index for index, comment in enumerate(texts)}
        for reply in self.replies:
            check(reply.source in place and reply.target in place, f"a reply of {reply.source} ends nowhere")
            check(place[reply.target] < place[reply.source], f"{reply.source} answers a later comment")
        for link in self.links:
            check(link.source in ends and link.target in ends, f"link {link.id} ends nowhere")
        for name, members in [*((p.id, p.claims) for p in self.points), *((s.id, s.claims) for s in self.subjects)]:
            check(all(claim in ends for claim in members), f"{name} holds a claim that is not on the map")
        for point in self.points:
            check(len({ends[claim] for claim in point.claims}) > 1, f"point {point.id} is of one comment alone")

    def labels(self) -> Mapping[str, str]:
        """How each comment is called on paper: `#1`, `#2`, … in the thread's order, and `post`."""
        found = {POST: POST} if self.thread.post is not None else {}
        found.update((comment.id, f"#{number}") for number, comment in enumerate(self.thread.comments, 1))
        return found
