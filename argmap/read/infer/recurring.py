"""Recurring lines: words that stand once at nearly every date are the page's buttons, though no list knows them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from argmap.read.infer.interface import normal
from argmap.read.infer.names import likeness

if TYPE_CHECKING:
    from collections.abc import Collection

    from argmap.read.infer.rows import Row

LONGEST = 90
"""A longer line is somebody's words."""

LONGEST_NAME = 40
"""A longer line is no name."""

LIKE = 0.7
"""What looks less like a name is none."""

FEW = 3
"""With fewer dates nothing recurs."""

LEADING = 2
"""So many words before a name are enough: `Like post from Ann Lee2 LikesLike count: 2`."""

SHARE = 0.75
"""A line is the page's where it stands between so many of the dates."""


def with_recurring(lines: tuple[Row, ...], marks: Collection[int] = ()) -> tuple[Row, ...]:
    r"""The rows, with those that recur from date to date as buttons; the same rows where none do.

    Args:
        lines: Of a paste.
        marks: The rows that name an author and a date together.

    A name, which is a line of its own elsewhere, may stand in such a line: `Reply to post from Ann LeeReply`.

    >>> from argmap.read.infer.rows import rows
    >>> said = [("Ann Lee", "No."), ("Ben Ode", "Yes!"), ("Cy", "Why?")]
    >>> paste = "".join(f"{name}\n{n} May 2024\n{words}\nThank {name} now\n" for n, (name, words) in enumerate(said, 1))
    >>> ["buttons" in row.groups for row in with_recurring(rows(tuple(paste.split("\n"))))][:4]
    [False, False, False, True]
    """
    dated = [at for at, row in enumerate(lines) if at in marks or (row.date and not (at and lines[at - 1].date))]
    if len(dated) < FEW:
        return lines
    names = _names(lines, dated)
    forms = {
        at: _form(row.text, names)
        for at, row in enumerate(lines)
        if row.plain and len(row.text) <= LONGEST and at not in marks
    }
    spans = [*pairwise(dated), (dated[-1], len(lines))]
    found: Counter[str] = Counter()
    for start, stop in spans:
        found.update({forms[at] for at in range(start + 1, stop) if at in forms})
    often = {
        form
        for form, count in found.items()
        if count >= max(FEW, SHARE * (len(spans) - 1)) and any(sign.isalpha() for sign in form)
    }
    if not often:
        return lines
    return tuple(
        replace(row, groups=frozenset({"buttons"})) if forms.get(at) in often else row for at, row in enumerate(lines)
    )


def _names(lines: tuple[Row, ...], dated: list[int]) -> re.Pattern[str] | None:
    """The short lines beside dates that look like names and hold no other such line."""
    near = {
        lines[at].text.split(" (")[0]
        for one in dated
        for at in range(max(one - 2, 0), one)
        if lines[at].plain and len(lines[at].text) <= LONGEST_NAME and likeness(lines[at].text) >= LIKE
    }
    names = {name for name in near if len(name) > 1 and not any(other in name for other in near - {name})}
    return re.compile("|".join(re.escape(name) for name in sorted(names))) if names else None


def _form(text: str, names: re.Pattern[str] | None) -> str:
    """A line without the names in it, or what stands before the first; a line that is a name alone has no form."""
    found = names.search(text) if names is not None else None
    if found is None or names is None:
        return normal(text)
    before = normal(text[: found.start()])
    if len(before.split()) >= LEADING:
        return before + " @"
    form = names.sub("\0", text)
    return "" if form == "\0" else normal(form.replace("\0", " @ "))
