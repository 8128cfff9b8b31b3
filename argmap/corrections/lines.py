"""Corrections of the reading: who is who, which lines are no comment, and where one starts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.corrections.binding import UnboundError
from argmap.corrections.marks import Done
from argmap.model import POST, Note, Quote
from argmap.model.persons import person

if TYPE_CHECKING:
    from argmap.corrections.binding import Place
    from argmap.corrections.marks import Bound, Marks
    from argmap.model import Comment, Thread


def person_is(marks: Marks, bound: Bound) -> Done:
    """Sign the comments of one name with another."""
    other = bound.correction.at.by or ""
    known = person(other) or other.casefold().strip()
    name = bound.correction.verdict
    thread = marks.thread
    signed = [c.id for c in thread.everything() if c.author and (person(c.author) or c.author.casefold()) == known]
    if not signed:
        there = [c.id for c in thread.everything() if person(c.author) and person(c.author) == person(name)]
        if there:
            return Done("confirmed", tuple(there))
        raise UnboundError(f"nobody in the thread signs '{other}'")
    marks.thread = _changed(thread, {c.id: replace(c, author=name) for c in thread.everything() if c.id in signed})
    return Done("changed", tuple(signed))


def comment_is(marks: Marks, bound: Bound) -> Done:
    """Take words out of the thread, or start a comment with them."""
    place = bound.place
    if place is None:
        raise UnboundError("the correction quotes no words")
    comment = next(c for c in marks.thread.everything() if c.id == place.comment)
    if bound.correction.verdict == "starts":
        return _start(marks, comment, place, bound.correction.signed)
    start, end = _lines(comment.text, place)
    left = comment.text[:start] + comment.text[end:]
    if left.strip():
        marks.thread = _changed(marks.thread, {comment.id: _cut(comment, start, end)})
        marks.thread = _noted(marks.thread, f"words of {comment.id} taken out: a correction says they are no comment's")
        return Done("changed", (comment.id,))
    if comment.id == POST:
        raise UnboundError("that would take the whole post out")
    rest = [
        replace(c, parent=comment.parent) if c.parent == comment.id else c
        for c in marks.thread.comments
        if c.id != comment.id
    ]
    thread = replace(marks.thread, comments=tuple(rest))
    marks.thread = _noted(thread, f"{comment.id} taken out: a correction says that it is no comment")
    return Done("struck", (comment.id,))


def _start(marks: Marks, comment: Comment, place: Place, signed: str | None) -> Done:
    at = comment.text.rfind("\n", 0, place.start) + 1
    at = at if not comment.text[at : place.start].strip() else place.start
    if not comment.text[:at].strip():
        return Done("confirmed", (comment.id,))
    taken = {c.id for c in marks.thread.everything()}
    name = next(n for number in range(2, len(taken) + 3) if (n := f"{comment.id}-{number}") not in taken)
    first, _, rest = comment.text[at:].partition("\n")
    begins = at + len(first) + 1 if signed and rest.strip() and person(first) == person(signed) else at
    parent = comment.parent
    tail = _cut(replace(comment, id=name, author=signed, date=None, posted=None, parent=parent), 0, begins)
    head = _cut(comment, at, len(comment.text))
    thread = marks.thread
    post = head if comment.id == POST else thread.post
    comments: list[Comment] = [tail] if comment.id == POST else []
    for one in thread.comments:
        comments += [head, tail] if one.id == comment.id else [one]
    marks.thread = replace(thread, post=post, comments=tuple(comments))
    return Done("added", (name,))


def _lines(text: str, place: Place) -> tuple[int, int]:
    """The whole lines of a place, where nothing else stands on them; else its words alone."""
    start = text.rfind("\n", 0, place.start) + 1
    stop = text.find("\n", place.end)
    end = len(text) if stop < 0 else stop + 1
    bare = not text[start : place.start].strip() and not text[place.end : end].strip(" \t\n.,;:!?…”’\"')")
    return (start, end) if bare else (place.start, place.end)


def _cut(comment: Comment, start: int, end: int) -> Comment:
    """A comment without some of its characters; its quotes move with their words."""
    text = comment.text[:start] + comment.text[end:]
    edge = len(text) - len(text.lstrip())
    bare = text.strip()

    def moved(at: int) -> int:
        after = at if at <= start else max(start, at - (end - start))
        return min(max(after - edge, 0), len(bare))

    quotes = [(moved(q.start), moved(q.end), q.of) for q in comment.quotes]
    return replace(comment, text=bare, quotes=tuple(Quote(a, b, of) for a, b, of in quotes if a < b))


def _changed(thread: Thread, comments: dict[str, Comment]) -> Thread:
    post = thread.post
    return replace(
        thread,
        post=post if post is None else comments.get(post.id, post),
        comments=tuple(comments.get(c.id, c) for c in thread.comments),
    )


def _noted(thread: Thread, what: str) -> Thread:
    note = Note(what, kind="left out")
    return replace(thread, origin=replace(thread.origin, notes=(*thread.origin.notes, note)))
