"""Comments as a file gives them, made into a thread that keeps the model's promises; what was changed is said."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import PurePath
from typing import TYPE_CHECKING

from argmap.model import POST, UNSEEN, Comment, Note, Origin, Thread
from argmap.read.common.dates import certain
from argmap.read.common.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from argmap.read.sources.source import Source

PINGBACK = "pingback"
"""The state of a comment that another page made by linking here."""

LONGEST_EXCERPT = 1500
"""An excerpt of another page has fewer characters."""

_CUT = ("[...]", "[…]", "[&#8230;]", "(...)")
_LINKED = expression(r"(?:pingback|trackback)s?\s?(?:from|by|von|:)", re.IGNORECASE)


def stem(source: Source) -> str:
    """An id for the only thread of a file: the file's name without its suffixes."""
    if source.path == "-":
        return "thread"
    name = PurePath(source.path.replace("!", "/")).name
    return name.removesuffix(".gz").rsplit(".", 1)[0] or name


def make_thread(
    name: str,
    title: str,
    comments: Sequence[Comment],
    *,
    post: Comment | None = None,
    notes: Iterable[Note] = (),
) -> Thread:
    """A thread of comments in the file's order, whose ids may come twice and whose parents may be missing or later.

    A comment that comes twice with the same words is left out, any other second id gets `-2`; a parent that is not
    there becomes None; a comment moves behind its parent; a thread that is newest first by certain dates is turned
    round. Each of these is said in a note, and `origin.order` keeps the file's order.
    """
    said = list(notes)
    kept = _unique([_marked(comment) for comment in _apart(comments)], said)
    kept = _rooted(kept, post is not None, said)
    order = tuple(comment.id for comment in kept)
    arranged = _behind_parents(_oldest_first(kept, said), said)
    moved = order if order != tuple(comment.id for comment in arranged) else ()
    if post is not None and post.posted is None and post.date:
        post = replace(post, posted=certain(post.date))
    return Thread(name, title, tuple(arranged), post, Origin(notes=tuple(said), order=moved))


def _marked(comment: Comment) -> Comment:
    """A comment that only shows that another page links here, marked as such, whatever its source calls it."""
    link = comment.state in (None, UNSEEN) and is_excerpt(comment.text)
    return replace(comment, state=PINGBACK) if link else comment


def is_excerpt(text: str) -> bool:
    """Whether words are what a pingback shows of the other page: `[...] words [...]`, or `Pingback: its title`.

    >>> is_excerpt("[...] so he says [...]"), is_excerpt("Pingback: Ten plants"), is_excerpt("[...] so you say. No!")
    (True, True, False)
    """
    if len(text) >= LONGEST_EXCERPT:
        return False
    words = text.strip()
    if words[:1] in "[(<":
        return words.startswith(_CUT) and words.endswith(_CUT) and len(words) > 2 * len(_CUT[0])
    return words[:1] in "PpTt" and _LINKED.match(words) is not None and "\n\n" not in words


def _apart(comments: Sequence[Comment]) -> Sequence[Comment]:
    """The comments, those of people of one name with their handles behind it."""
    handles: dict[str, set[str]] = {}
    for comment in comments:
        if comment.author and comment.handle:
            handles.setdefault(comment.author, set()).add(comment.handle)
    several = {author for author, known in handles.items() if len(known) > 1}
    return (
        [
            replace(comment, author=f"{comment.author} (@{comment.handle})")
            if comment.author in several and comment.handle
            else comment
            for comment in comments
        ]
        if several
        else comments
    )


def _unique(comments: Sequence[Comment], said: list[Note]) -> list[Comment]:
    seen: dict[str, Comment] = {}
    twice = renamed = 0
    for comment in comments:
        if comment.id not in seen and comment.id != POST:
            seen[comment.id] = comment
        elif comment.id in seen and seen[comment.id] == comment:
            twice += 1
        else:
            number = 2
            while f"{comment.id}-{number}" in seen:
                number += 1
            seen[f"{comment.id}-{number}"] = replace(comment, id=f"{comment.id}-{number}")
            renamed += 1
    if twice:
        said.append(Note(f"{_count(twice)} in the file twice, word for word; the second left out", kind="left out"))
    if renamed:
        said.append(Note(f"{_count(renamed)} under an id that is taken; '-2' was added", kind="changed"))
    return list(seen.values())


def _rooted(comments: list[Comment], post: bool, said: list[Note]) -> list[Comment]:  # noqa: FBT001
    known = {comment.id for comment in comments} | ({POST} if post else set())
    parents = {comment.id: comment.parent for comment in comments}
    missing = {id_ for id_, parent in parents.items() if parent is not None and parent not in known}
    unseen = missing - _openers(missing, parents)
    if missing:
        said.append(Note(f"{_count(len(missing))} answering something that is not in the file", kind="left out"))
        parents.update(dict.fromkeys(missing))
    circles = _circles(parents)
    if circles:
        said.append(Note(f"{_count(len(circles))} answering themselves through a circle of parents", kind="unclear"))
    loose = missing | circles
    return [
        replace(comment, parent=None, state=comment.state or (UNSEEN if comment.id in unseen else None))
        if comment.id in loose
        else comment
        for comment in comments
    ]


def _openers(missing: set[str], parents: dict[str, str | None]) -> set[str]:
    """Of the comments that answer what is not there, those that answer the post: it is what most of them answer."""
    asked = Counter(parents[id_] for id_ in missing)
    (most, count), *_ = asked.most_common(1) or [(None, 0)]
    return {
        id_
        for id_ in missing
        if parents[id_] == POST or (parents[id_] == most and 4 * count > len(parents) > count > 1)
    }


def _circles(parents: dict[str, str | None]) -> set[str]:
    """Ids whose parent must go so that no comment is its own ancestor."""
    done: set[str] = set()
    cut: set[str] = set()
    for start in parents:
        path: dict[str, None] = {}
        at: str | None = start
        while at is not None and at in parents and at not in done and at not in path:
            path[at] = None
            at = parents[at]
        if at is not None and at in path:
            cut.add(at)
        done.update(path)
    return cut


def _oldest_first(comments: list[Comment], said: list[Note]) -> list[Comment]:
    """Turned round where the dates show that the newest stands first: the whole, or the roots with their replies."""
    roots = [comment for comment in comments if comment.parent is None or comment.parent == POST]
    if len(roots) < 3 or not _falling(roots):
        return comments
    said.append(Note("the file has the newest comment first; put into the order of the dates", kind="changed"))
    if _falling(comments):
        return comments[::-1]
    families: list[list[Comment]] = []
    root_of: dict[str, list[Comment]] = {}
    for comment in comments:
        family = root_of.get(comment.parent or "")
        if family is None:
            family = []
            families.append(family)
        family.append(comment)
        root_of[comment.id] = family
    return [comment for family in reversed(families) for comment in family]


def _falling(comments: Sequence[Comment]) -> bool:
    dates = [comment.posted for comment in comments if comment.posted is not None]
    if len(dates) != len(comments) or len({date.tzinfo is None for date in dates}) > 1:
        return False
    return dates[0] > dates[-1] and all(one >= two for one, two in pairwise(dates))


def _behind_parents(comments: list[Comment], said: list[Note]) -> list[Comment]:
    placed: set[str] = {POST}
    waiting: dict[str, list[Comment]] = {}
    arranged: list[Comment] = []
    moved = 0
    for comment in comments:
        if comment.parent is not None and comment.parent not in placed:
            waiting.setdefault(comment.parent, []).append(comment)
            moved += 1
            continue
        ready = [comment]
        while ready:
            now = ready.pop()
            arranged.append(now)
            placed.add(now.id)
            ready.extend(reversed(waiting.pop(now.id, [])))
    if moved:
        said.append(Note(f"{_count(moved)} before what it answers; moved behind it", kind="changed"))
    return arranged


def _count(number: int) -> str:
    return "one comment stands" if number == 1 else f"{number} comments stand"
