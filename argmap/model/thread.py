"""Threads as a source gives them: comments, quotes, and what the reader noted."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING, Literal

from argmap.model.invariants import check

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

Relation = Literal["agreement", "rebuttal"]

POST = "post"
UNSEEN = "answers a missing comment"
"""The state of a comment whose source shows that what it answers is not at hand."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A span of a comment that is someone else's words.

    Args:
        start, end: Half-open characters in the comment's text.
        of: Whose words, as the source names them (an author's name or a comment's id), or None.
    """

    start: int
    end: int
    of: str | None = None

    def __post_init__(self) -> None:
        check(0 <= self.start < self.end, f"not a span: {self.start} to {self.end}")


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment, as found.

    Args:
        id: Unique in the thread.
        text: As found, decoded; may be empty (deleted comments stay on the map).
        author: The name as found, or None where nobody signs.
        date: The words of the date as they stand, or None.
        posted: The parsed date, only where it is certain.
        parent: The id of the comment or post that it answers, where the source says so; where its state is `UNSEEN`,
            of the nearest comment above that one.
        quotes: Spans that are someone else's words, in order, not overlapping.
        state: What the source says of a comment that is not simply there: "deleted", "hidden", "pingback",
            `UNSEEN`, or None.
        handle: The name by which a site knows the author, without "@", where that is not `author`.
        relation: How the source says that it bears on what it answers ("Pro", "Con"), or None.
    """

    id: str
    text: str
    author: str | None = None
    date: str | None = None
    posted: datetime | None = None
    parent: str | None = None
    quotes: tuple[Quote, ...] = ()
    state: str | None = None
    handle: str | None = None
    relation: Relation | None = None

    def __post_init__(self) -> None:
        check(bool(self.id), "a comment needs an id")
        end = 0
        for quote in self.quotes:
            check(end <= quote.start and quote.end <= len(self.text), f"a quote of {self.id} overlaps or lies outside")
            end = quote.end

    def quoted_from(self, before: int) -> Quote | None:
        """The last quote that begins before a character: of those, none ends further down."""
        place = bisect_left(self.quotes, before, key=attrgetter("start"))
        return self.quotes[place - 1] if place else None


@dataclass(frozen=True, slots=True)
class Note:
    """Something that the reader wants said: what was left out, counted, guessed or unclear.

    Args:
        what: One line, without a full stop.
        line: The line of the file, from 1, or 0.
        kind: "left out" (page furniture, stubs), "unclear" (a guess), "doubt" (a reading that may be wrong), "changed"
            (order, encoding), "language" (no rules for it) or "pingback" (another page that links here, in a line
            without author and date; with these it is a comment of that state).
    """

    what: str
    line: int = 0
    kind: Literal["left out", "unclear", "doubt", "changed", "language", "pingback"] = "unclear"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a thread came from.

    Args:
        path: As the user gave it; "-" for standard input.
        format: The reader's name.
        notes: What the reader wants said.
        order: The ids in the file's order, where the thread's differs (newest-first pages); else empty.
        on_page: Whether these are comments on something that stands elsewhere, an article or a video: where the thread
            has no post, they answer one that the source does not hold.
    """

    path: str = ""
    format: str = ""
    notes: tuple[Note, ...] = ()
    order: tuple[str, ...] = ()
    on_page: bool = False


@dataclass(frozen=True, slots=True)
class Thread:
    """A thread in its own order: a parent precedes its child, ids are unique.

    Args:
        id: Unique in its file.
        title: May be empty.
        comments: In order.
        post: The opening post, with the id `post`, or None.
        origin: Where it came from.
    """

    id: str
    title: str
    comments: tuple[Comment, ...]
    post: Comment | None = None
    origin: Origin = field(default=Origin(), compare=False)

    def __post_init__(self) -> None:
        seen: set[str] = set()
        if self.post is not None:
            check(self.post.id == POST, "the post's id is 'post'")
        for comment in self.everything():
            check(comment.id not in seen, f"two comments have the id {comment.id}")
            check(comment.parent is None or comment.parent in seen, f"the parent of {comment.id} does not precede it")
            seen.add(comment.id)

    def everything(self) -> Iterator[Comment]:
        """The post, where there is one, then the comments, in order."""
        if self.post is not None:
            yield self.post
        yield from self.comments
