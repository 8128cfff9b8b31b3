"""What is suspicious in a thread whatever it was read from: names and words that many comments have alike.

Copied text is judged line by line (`infer.judging`). Pages, exports and tables are not; a wrong element or column shows
in what comes again: the same words or the same button in most comments, a label in all names.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from argmap.model import Comment, Thread

LEAST = 4
"""A thread of fewer comments is not tested: what comes twice is chance."""
MOST = 0.6
"""The share of the comments that must have something alike."""
LONGEST = 40
"""The most characters of a line that may be a button or a label."""

_ACCOUNT = re.compile(r"\w+ #?\d+")
"""`user 12`, `Speaker 2`: people by number."""


def suspicions(thread: Thread) -> list[str]:
    """What is suspicious in a thread, each in a few words; nothing in most.

    Args:
        thread: As it was read.
    """
    comments = [one for one in thread.comments if one.state is None]
    if len(comments) < LEAST:
        return []
    return [said for test in TESTS if (said := test(comments))]


def _same_words(comments: Sequence[Comment]) -> str:
    words, times = _most(one.text.strip() for one in comments)
    if times < MOST * len(comments):
        return ""
    return (
        f"{times} of {len(comments)} comments hold the same words: “{words[:60]}”"
        if words
        else (f"{times} of {len(comments)} comments hold no words")
    )


def _same_edge(comments: Sequence[Comment]) -> str:
    """A line that most comments begin or end with."""
    texts = [lines for one in comments if len(lines := one.text.strip().split("\n")) > 1]
    for edge in (0, -1):
        line, times = _most(lines[edge].strip() for lines in texts)
        if times >= MOST * len(comments) and len(line) <= LONGEST:
            where = "end" if edge else "begin"
            return f"{times} of {len(comments)} comments {where} with the line “{line}”"
    return ""


def _labelled_names(comments: Sequence[Comment]) -> str:
    """A word that most of several names begin or end with; a family or a class has one at times, all people do not."""
    names = {one.author for one in comments if one.author and not _ACCOUNT.fullmatch(one.author)}
    if len(names) < LEAST:
        return ""
    for edge in (0, -1):
        word, times = _most(parts[edge] for name in names if len(parts := name.split()) > 1)
        if times >= 0.8 * len(names) and (edge or not word.istitle() or word.endswith(":")):
            return f"{times} of {len(names)} names {'end' if edge else 'begin'} with “{word}”"
    numbered = sum(name[0] == "#" or (name[-1].isdigit() and name.count(" ") > 2) for name in names)
    return f"{numbered} of {len(names)} names hold numbers" if numbered >= 0.8 * len(names) else ""


def _nameless(comments: Sequence[Comment]) -> str:
    """Dates and no name at all: the name stands where it was not looked for."""
    if any(one.author for one in comments) or not all(one.date for one in comments):
        return ""
    return "comments have dates, and none has an author"


def _most(values: Iterable[str]) -> tuple[str, int]:
    return next(iter(Counter(values).most_common(1)), ("", 0))


TESTS: tuple[Callable[[Sequence[Comment]], str], ...] = (_same_words, _same_edge, _labelled_names, _nameless)
