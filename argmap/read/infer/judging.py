"""How well a thread explains the text that it was read from, whichever reader made it, and what is suspicious in it.

Where several readers want a text, the one is taken whose thread explains most; what is suspicious is told. Each test
names a mistake that was seen, and its rate of false alarms is in docs/log/reading.md.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from statistics import fmean
from typing import TYPE_CHECKING

from argmap.read.infer.doubts import names, places, texts
from argmap.read.infer.doubts.case import case_of
from argmap.read.infer.doubts.names import is_no_name
from argmap.read.infer.doubts.texts import PAGE
from argmap.read.infer.names import likeness
from argmap.read.infer.people import plain
from argmap.read.infer.rows import rows

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from argmap.model import Comment, Thread
    from argmap.read.infer.doubts.case import Case
    from argmap.read.infer.rows import Row

LARGEST = 2 << 20
"""Longer texts, in characters, are not judged: it would cost more than the reading."""

FLOOR = 0.3
"""A thread that explains less is refused."""

LOW = 0.6
"""A thread that explains less is doubted."""

SEEN = 4000
"""So many characters of a comment are looked at to say how odd it is."""


@dataclass(frozen=True)
class Judgement:
    """What is to be thought of a reading.

    Args:
        share: How much of the text the thread explains, from 0 to 1.
        doubts: What is suspicious, each in a few words.
    """

    share: float
    doubts: tuple[str, ...] = ()


def judge(text: str, threads: Sequence[Thread], *, least: float = LOW, known: bool = False) -> Judgement:
    """How well threads explain the text that they were read from, and what is suspicious in them.

    Args:
        text: Of the file.
        threads: Read from it.
        least: A thread that explains less is doubted.
        known: Whether their reader is certain of its format: then what it left out is no sign of a mistake.
    """
    if len(text) > LARGEST or not any(thread.comments for thread in threads):
        return Judgement(1.0 if any(thread.comments for thread in threads) else 0.0)
    case = case_of(text, threads, known=known, least=least)
    posts = [thread.post.text for thread in threads if thread.post is not None]
    share = _share(case, posts)
    case = replace(case, share=share)
    return Judgement(share, tuple(said for test in TESTS if (said := test(case))))


def strangeness(comments: Sequence[Comment]) -> list[float]:
    """How odd each comment is: its name is like none, or dates, buttons and names stand among its words."""
    authors = Counter(plain(comment.author) for comment in comments if comment.author)
    odd = []
    for comment in comments:
        inside = rows(tuple(comment.text[:SEEN].split("\n")))
        foreign = sum(bool(row.date) or bool(row.groups & PAGE) or plain(row.text) in authors for row in inside)
        odd.append(1 - _looks(comment, authors) + (foreign if len(inside) > 1 else 0) + (not inside))
    return odd


def _share(case: Case, posts: Sequence[str]) -> float:
    """The share of the lines that a thread accounts for, less what does not fit, times how much its names are names."""
    left = Counter(row.text for one in case.inside for row in one)
    posted = {row.text for post in posts for row in rows(tuple(post.split("\n")))}
    firsts = tuple({one[0].text for one in case.inside if one})
    known = {name for name in case.authors if name}
    worth = []
    for row in case.lines:
        if left[row.text] > 0:
            left[row.text] -= 1
            worth.append(_worth(row, case.authors))
        elif row.text in posted or row.groups or plain(row.text) in known:
            worth.append(1.0)
        else:
            glued = row.text.startswith(">") or _named(row.text, known) or row.text.endswith(firsts)
            worth.append(1.0 if glued else 0.4)
    looks = fmean(_looks(comment, case.authors) for comment in case.comments)
    empty = sum(not one for one in case.inside) / len(case.inside)
    return max(fmean(worth), 0.0) * (0.35 + 0.65 * looks) * max(0.0, 1 - empty)


def _named(text: str, names: Collection[str]) -> bool:
    """Whether a line holds one of many names; its first words, which mostly are one, are looked up and not searched."""
    low = text.casefold()
    words = low.split()
    return any(" ".join(words[:count]) in names for count in (1, 2, 3)) or any(name in low for name in names)


def _worth(row: Row, authors: Counter[str]) -> float:
    """A line as words of a comment."""
    if row.date or "pictures" in row.groups or plain(row.text) in authors:
        return -1.0
    return 0.0 if row.groups & PAGE else 1.0


def _looks(comment: Comment, authors: Counter[str]) -> float:
    """How much the name of a comment is like one."""
    if comment.author is None:
        return 0.6
    if is_no_name(comment.author):
        return 0.0
    looks = 0.4 + 0.5 * likeness(comment.author)
    return max(looks, 0.9) if authors[plain(comment.author)] > 1 else looks


TESTS: tuple[Callable[[Case], str], ...] = (*names.TESTS, *texts.TESTS, *places.TESTS)
"""What is tested of a result; each says in a few words what it suspects, or nothing."""
