"""The whole run: threads in, maps out, one at a time or many.

Every comment of the thread is on its map: `ArgumentMap` holds the thread whole, and nothing is dropped between.
"""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from argmap.claims import ClaimFinder, OwnTags, thread_claims
from argmap.errors import ArgmapError, Location, Problem
from argmap.language.fast.packed_analyses import NEAR, Packer
from argmap.language.spoken import bare_analysis, thread_may_be_spoken
from argmap.links import LinkFinder
from argmap.model import ArgumentMap, Comment, Note, Rulings, Tag
from argmap.points import PointFinder, told
from argmap.replies import ReplyFinder
from argmap.rulebook.vocabulary import vocabulary
from argmap.sides import SideFinder, motion_of, plain_case

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from argmap.corrections import Session
    from argmap.language import Analysis, Language
    from argmap.model import Claim, Link, Motion, MotionBasis, Thread
    from argmap.rulebook.rule import Rulebook

__all__ = ["Mapper", "map_thread"]

BEHIND = ("constructions", "address", "stance", "frames")
"""Families whose firings are read behind the claims: what a claim is about, replies, links, the matter of a rebuke."""

MUCH = 1_000_000
"""Characters from which a thread of few comments is held packed, too."""

MOST_COMMENTS = 100_000
"""Comments that one thread may have to be mapped."""

MOST_TEXT = 20_000_000
"""Characters that they may have together."""

MOST_OF_ONE = 4_000_000
"""Characters that one of them may have: all that is known of a comment is held at once, some 220 bytes for each."""


class Mapper:
    """A pipeline and a rulebook, made ready once, used for many threads.

    Args:
        language: The pipeline with the rulebook's patterns.
        motion: What the threads debate, where the user says it; else a thread's title or post may.
        corrections: Gives what people said of a thread's marks, or None.
    """

    def __init__(
        self, language: Language, *, motion: str = "", corrections: Callable[[Thread], Session | None] | None = None
    ) -> None:
        self.language = language
        self.motion = motion
        self.corrections = corrections or (lambda _: None)
        self.rulebook: Rulebook = language.rulebook
        self.claims = ClaimFinder(self.rulebook)
        self._own_tags = OwnTags(self.rulebook)
        self.points = PointFinder(self.rulebook)
        self.replies = ReplyFinder(self.rulebook)
        self.links = LinkFinder(self.rulebook)
        self.sides = SideFinder(self.rulebook)

    def map(self, thread: Thread) -> ArgumentMap:
        """The map of one thread."""
        (found,) = self.map_many((thread,))
        return found

    def map_many(self, threads: Iterable[Thread], *, batch: int = 32) -> Iterator[ArgumentMap]:
        """The maps of many threads, in order; threads are streamed, their comments parsed in common batches.

        Args:
            threads: Any number.
            batch: Comments that the pipeline takes at once. The maps do not depend on it.

        Raises:
            ArgmapError: I013 where a thread is larger than argmap maps.
        """
        waiting: deque[tuple[Thread, bool, Session | None]] = deque()

        def comments() -> Iterator[Comment]:
            for thread in threads:
                _check_size(thread)
                session = self.corrections(thread)
                read = thread if session is None else session.thread
                spoken = thread_may_be_spoken(read)
                waiting.append((read, spoken, session))
                if spoken:
                    yield from read.everything()

        analyses = self.language.analyse(comments(), batch=batch)
        held: deque[Analysis] = deque()
        while True:
            if not waiting:
                ahead = next(analyses, None)
                if ahead is not None:
                    held.append(ahead)
                if not waiting:
                    return
            read, spoken, session = waiting.popleft()
            found = self._one(read, chain(_taken(held), analyses), session) if spoken else self._unspoken(read, session)
            yield found if session is None else replace(found, corrections=session.finish())

    def _one(self, thread: Thread, analyses: Iterator[Analysis], session: Session | None) -> ArgumentMap:
        """The map of the thread whose analyses come next; what claims alone read of them is dropped at once."""
        sizes = [len(comment.text) for comment in thread.everything()]
        long = not self.language.plain and (len(sizes) > NEAR or sum(sizes) > MUCH)
        packer = Packer(BEHIND, max(2, min(NEAR, 4 * MUCH // max((1, *sizes)))))
        made: dict[str, tuple[Claim, ...]] = {}
        known: dict[str, Analysis] = {}
        for comment in thread.everything():
            analysis = next(analyses)
            made[comment.id] = self.claims.find(comment, analysis)
            known[comment.id] = packer.pack(analysis) if long else analysis
            del analysis
        said = thread_claims(thread, _named_apart(thread, made), known, self._own_tags)
        del made  # not held beside the claims that were made of them
        return self._joined(thread, *said, known, session)

    def _unspoken(self, thread: Thread, session: Session | None) -> ArgumentMap:
        """The map of a thread in another language than the rules': who answers whom, and what a person says of it."""
        what = f"this is not {vocabulary().name}, the rules' language: claims, agreement and rebuttal not looked for"
        notes = (*(note for note in thread.origin.notes if note.kind != "language"), Note(what, kind="language"))
        thread = replace(thread, origin=replace(thread.origin, notes=notes))
        analyses = {comment.id: bare_analysis(comment) for comment in thread.everything()}
        rules = Rulings((), self.rulebook.fingerprint)
        found = ArgumentMap(thread, (), self.replies.find(thread, analyses), rules=rules)
        return found if session is None else session.whole(found)

    def analyse(self, thread: Thread) -> dict[str, Analysis]:
        """What is known of each comment of a thread, by id."""
        return {analysis.comment: analysis for analysis in self.language.analyse(thread.everything())}

    def assemble(self, thread: Thread, analyses: Mapping[str, Analysis]) -> ArgumentMap:
        """Claims, points, replies and links of a thread whose comments have been analysed, without corrections."""
        made = {c.id: self.claims.find(c, analyses[c.id]) for c in thread.everything()}
        said = thread_claims(thread, _named_apart(thread, made), analyses, self._own_tags)
        return self._joined(thread, *said, analyses, None)

    def _joined(
        self,
        thread: Thread,
        claims: tuple[Claim, ...],
        tags: tuple[Tag, ...],
        analyses: Mapping[str, Analysis],
        session: Session | None,
    ) -> ArgumentMap:
        """All that follows from the claims; what a person said of one stage counts for those behind it."""
        if session is not None:
            claims, tags = session.claims(claims, tags, lambda c: self.claims.named(c, analyses[c.id]), self._tags)
        put = motion_of(thread, self.motion, self.rulebook.motion)
        replies = self.replies.find(thread, analyses, claims)
        if session is not None:
            replies = session.replies(replies)
            thread = session.thread
        links = self.links.find(thread, analyses, claims, replies)
        links = links if session is None else session.links(links)
        points, subjects = self.points.find(
            thread, analyses, claims, tags, replies=replies, links=links, debated=put is not None
        )
        points, subjects = (points, subjects) if session is None else session.points(points, subjects)
        rules = Rulings(self.rulebook.packs, self.rulebook.fingerprint)
        motion = None if put is None else self._moved(put, thread, claims, links, analyses)
        motion = motion if session is None else session.motion(motion)
        claims = told(claims, points, () if session is None else session.settled("assertion"))
        claims = self.claims.framed(
            claims, replies, analyses, () if session is None else session.settled("frame", "tag")
        )
        return ArgumentMap(thread, claims, replies, links, tags, rules, points, subjects, motion)

    @cached_property
    def _tags(self) -> dict[str, Tag]:
        """The rulebook's tags by id."""
        tagged = (rule for rule in self.rulebook.family("tags") if rule.tag)
        return {r.tag: Tag(r.tag, r.says or r.tag, r.frames[0] if r.frames else "other") for r in tagged if r.tag}

    def _moved(
        self,
        put: tuple[str, MotionBasis],
        thread: Thread,
        claims: tuple[Claim, ...],
        links: tuple[Link, ...],
        analyses: Mapping[str, Analysis],
    ) -> Motion:
        """Who stands where on a motion, given with who put it."""
        (analysis,) = self.language.analyse((Comment("motion", plain_case(put[0])),))
        return self.sides.find(*put, analysis, thread, analyses, claims, links)


def _check_size(thread: Thread) -> None:
    """Refuse what would take hours or all the memory, before it does."""
    where, name = Location(thread.origin.path or thread.id), f"the thread '{thread.id[:60]}'"
    for many, most, unit in (
        (len(thread.comments), MOST_COMMENTS, "comments"),
        (sum(len(comment.text) for comment in thread.everything()), MOST_TEXT, "characters"),
    ):
        if many > most:
            what = f"{name} has {many:,} {unit}; argmap maps threads of up to {most:,}"
            mend = "argmap read prints it whole: cut it into several threads"
            raise ArgmapError(Problem(where, "I013", what, mend))
    for comment in thread.everything():
        if len(comment.text) > MOST_OF_ONE:
            what = f"the comment '{comment.id[:60]}' of {name} has {len(comment.text):,} characters"
            mend = f"argmap maps comments of up to {MOST_OF_ONE:,} and reads all: cut it into several comments"
            raise ArgmapError(Problem(where, "I013", what, mend))


def _taken(held: deque[Analysis]) -> Iterator[Analysis]:
    while held:
        yield held.popleft()


def _named_apart(thread: Thread, claims: dict[str, tuple[Claim, ...]]) -> dict[str, tuple[Claim, ...]]:
    """The claims, called `1.1:1` instead of `1.1.1` in a thread whose own ids look like a claim's (Kialo's do)."""
    taken = {comment.id for comment in thread.everything()}
    if all(claim.id not in taken for some in claims.values() for claim in some):
        return claims
    made = {}
    for comment, some in claims.items():
        size = len(comment)
        made[comment] = tuple(
            replace(
                c, id=f"{comment}:{c.id[size + 1 :]}", supports=c.supports and f"{comment}:{c.supports[size + 1 :]}"
            )
            for c in some
        )
    return made


def map_thread(thread: Thread, *, language: Language) -> ArgumentMap:
    """The map of one thread, by a pipeline that holds its rulebook."""
    return Mapper(language).map(thread)
