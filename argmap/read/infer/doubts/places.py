"""Doubts about places: what stands above, between and below comments, depth, counts."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from argmap.model import POST
from argmap.read.common.expressions import expression
from argmap.read.infer.interface import normal
from argmap.read.infer.people import plain
from argmap.read.infer.words import heading, is_deleted, miscounted

if TYPE_CHECKING:
    from argmap.read.infer.doubts.case import Case


FEW = 4
"""In fewer comments depth and buttons say nothing."""

ABOVE = 8
"""Buttons so many lines above the first comment stand above all comments."""

STEP = 2
"""A reply stands in by so many columns at least."""

PAGEFUL = 50
"""A page of more comments shows a part of them, and does not say so in words that are copied."""

SPEECH = 60
"""A longer line that ends like a sentence is somebody's words."""

_OVER = frozenset({"heading", "openers", "counts"})
_COMMENTS = expression(
    r"comment|responses|thoughts|kommentar|gedanken|comentario|comentário|commenti|pensieri|reacties|opinion",
    re.IGNORECASE,
)


def _little(case: Case) -> str:
    """Much of the text is neither words of somebody nor the page's."""
    return f"the reading explains {case.share:.0%} of the lines" if case.share < case.least else ""


def _flat(case: Case) -> str:
    """Comments that stand in at several depths, and none answers another."""
    indents = case.indents
    if len(indents) < FEW or any(comment.parent not in (None, POST) for comment in case.comments):
        return ""
    deeper = sum(indent >= min(indents) + STEP for indent in indents)
    return (
        "the text is indented, and nobody answers anybody"
        if indents[0] == min(indents) and deeper * 4 >= len(indents) and deeper * 10 <= 9 * len(indents)
        else ""
    )


def _stated(case: Case) -> str:
    """A heading that counts fewer comments than were found; or many more, where nothing says that some are hidden."""
    found = len(case.comments)
    counts = [
        count
        for row in case.lines
        if row.groups & _OVER and "stubs" not in row.groups
        if _COMMENTS.search(row.text) and (count := heading(row.text) or 0) > 0
    ]
    hidden = any("stubs" in row.groups for row in case.lines) or max(counts, default=0) > PAGEFUL
    if counts and (all(found > count for count in counts) or (not hidden and all(found * 2 < one for one in counts))):
        return miscounted(counts[0], found)
    return ""


def _left_out(case: Case) -> str:
    """A sentence between two comments that is in neither, and is not quoted from a post with its handle."""
    if case.known:
        return ""
    lost = [
        row.text
        for gap in case.between
        if sum("handle" in row.groups for row in gap) < 2
        for row in gap
        if row.plain and len(row.text) > SPEECH and row.text[-1] in ".!?…" and not case.holds(row.text)
    ]
    return f"a sentence between the comments is in none: “{lost[0][:40]}”" if lost else ""


def _unlike_others(case: Case) -> str:
    """The first or the last comment lacks the buttons that all others have: it is the post, or the page's end."""
    feet = case.feet
    if case.known or len(feet) < FEW or len(feet) < len(case.comments):
        return ""
    top = case.places[0][0]
    over = {normal(row.text) for row in case.lines[max(0, top - ABOVE) : top]}  # buttons above a comment are its own
    for place, what in ((0, "first"), (-1, "last")):
        others = feet[1:] if place == 0 else feet[:-1]
        counts = Counter(button for found in others for button in found)
        common = {button for button, count in counts.items() if count * 5 >= 4 * len(others)} - over
        below = len(case.lines) - 1 - case.places[-1][1]
        if common and not common & feet[place] and not _is_gone(case, place) and (place == 0 or below):
            return f"the {what} comment has not the buttons that the others have (“{min(common)}”)"
    return ""


def _is_gone(case: Case, place: int) -> bool:
    comment = case.comments[place]
    return comment.state is not None or is_deleted(comment.text)


def _said_otherwise(case: Case) -> str:
    """A line over a comment says whom it answers ("In reply to Ann"), and it is read as answering somebody else."""
    authors = {comment.id: comment.author for comment in case.comments}
    for gap, comment in zip(case.between, case.comments[1:], strict=False):
        for row in gap:
            named = plain(row.name) if "answers" in row.groups else ""
            if named in case.authors and not _is(named, authors.get(comment.parent or "")):
                return f"the page says of a comment “{row.text[:40]}”, and it is read otherwise"
    return ""


def _is(name: str, who: str | None) -> bool:
    """Whether a name is somebody's, or the first of his names."""
    return name in (plain(who), *plain(who).split()[:1])


def _first_undated(case: Case) -> str:
    """The first comment alone has no date: it is a line of the page."""
    first, *others = case.comments
    late = first.date is None and first.state is None and len(others) >= FEW - 1 and all(one.date for one in others)
    return "the first comment alone has no date" if late else ""


TESTS = (
    _little, _flat, _stated, _left_out, _unlike_others, _said_otherwise, _first_undated,
)  # fmt: skip
"""What is tested of places; each says in a few words what it suspects, or nothing."""
