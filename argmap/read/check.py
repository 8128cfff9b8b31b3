"""What was understood of a thread, for a person to check: counts, names, dates, the tree, first and last words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from argmap.model import POST
from argmap.read.infer.judging import strangeness
from argmap.read.source_lines import spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.model import Comment, Note, Thread
    from argmap.read.source_lines import Span

WORDS = 8
"""Words that are shown of the start and the end of a comment."""


@dataclass(frozen=True, slots=True)
class Glimpse:
    """A comment by its ends, so that a wrong split is seen at once.

    Args:
        label: `#1`, `#2`, … in the thread's order, or `post`.
        author: The name, or None.
        date: The words of the date, or None.
        first, last: Its first and last words; `last` is empty where `first` shows all.
        words: How many it has.
        lines: The lines that it came from, where they are known.
    """

    label: str
    author: str | None
    date: str | None
    first: str
    last: str
    words: int
    lines: Span | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """What was understood of a thread.

    Args:
        id, title, path, format: As the thread has them.
        post: The opening post, or None.
        comments: How many.
        authors: Names with how many comments each wrote, the busiest first; unsigned ones are not in it.
        unsigned, undated, empty: How many comments have no name, no date, no words.
        states: What the source says of comments ("deleted"), with how many, by name.
        first_date, last_date: The words of the earliest and latest date where all dates are certain, else of the first
            and last that stand in the thread; None where there are none.
        ordered: Whether the order is that of the dates; None where the dates are not certain.
        depths: How many comments stand at each depth, from 0 for those that answer nothing or the post.
        replies: How many comments answer a comment by the source's word.
        quotes: How many passages are someone else's words.
        notes: What the reader says.
        glimpses: A few comments: the first two, the last two, the longest, the shortest, the strangest.
    """

    id: str
    title: str
    path: str
    format: str
    post: Glimpse | None
    comments: int
    authors: tuple[tuple[str, int], ...]
    unsigned: int
    undated: int
    empty: int
    states: tuple[tuple[str, int], ...]
    first_date: str | None
    last_date: str | None
    ordered: bool | None
    depths: tuple[int, ...]
    replies: int
    quotes: int
    notes: tuple[Note, ...]
    glimpses: tuple[Glimpse, ...]


def check(thread: Thread, text: str | None = None) -> Check:
    """What was understood of a thread.

    Args:
        thread: As it was read.
        text: What it was read from, where that is text: the comments are shown beside its lines.
    """
    comments = thread.comments
    lines = spans(text, thread) if text is not None else {}
    names = Counter(comment.author for comment in comments if comment.author)
    first, last, ordered = _dates(comments)
    return Check(
        id=thread.id,
        title=thread.title,
        path=thread.origin.path,
        format=thread.origin.format,
        post=_glimpse(POST, thread.post) if thread.post is not None else None,
        comments=len(comments),
        authors=tuple(sorted(names.items(), key=lambda pair: (-pair[1], pair[0]))),
        unsigned=sum(not comment.author for comment in comments),
        undated=sum(not comment.date for comment in comments),
        empty=sum(not comment.text.strip() for comment in comments),
        states=tuple(sorted(Counter(comment.state for comment in comments if comment.state).items())),
        first_date=first,
        last_date=last,
        ordered=ordered,
        depths=_depths(thread),
        replies=sum(comment.parent not in (None, POST) for comment in comments),
        quotes=sum(len(comment.quotes) for comment in thread.everything()),
        notes=thread.origin.notes,
        glimpses=tuple(
            replace(_glimpse(f"#{place + 1}", comments[place]), lines=lines.get(comments[place].id))
            for place in _places(comments)
        ),
    )


def _dates(comments: Sequence[Comment]) -> tuple[str | None, str | None, bool | None]:
    words = [comment.date for comment in comments if comment.date]
    if not words:
        return None, None, None
    known = [(comment.posted, comment.date) for comment in comments if comment.posted is not None and comment.date]
    if len(known) < len(comments) or len({posted.tzinfo is None for posted, _ in known}) > 1:
        return words[0], words[-1], None
    early = min(known, key=lambda pair: pair[0])
    late = max(known, key=lambda pair: pair[0])
    return early[1], late[1], all(one[0] <= two[0] for one, two in pairwise(known))


def _depths(thread: Thread) -> tuple[int, ...]:
    depth: dict[str, int] = {}
    for comment in thread.comments:
        depth[comment.id] = depth.get(comment.parent or "", -1) + 1
    counts = Counter(depth.values())
    return tuple(counts[level] for level in range(max(counts, default=-1) + 1))


def _places(comments: Sequence[Comment]) -> list[int]:
    count = len(comments)
    if not count:
        return []
    sizes = [len(comment.text) for comment in comments]
    odd = strangeness(comments)
    chosen = {0, min(1, count - 1), max(0, count - 2), count - 1, sizes.index(max(sizes)), sizes.index(min(sizes))}
    return sorted(chosen | {odd.index(max(odd))})


def _glimpse(label: str, comment: Comment) -> Glimpse:
    words = comment.text.split()
    whole = len(words) <= 2 * WORDS
    first = " ".join(words if whole else words[:WORDS])
    last = "" if whole else " ".join(words[-WORDS:])
    return Glimpse(label, comment.author, comment.date, first, last, len(words))
