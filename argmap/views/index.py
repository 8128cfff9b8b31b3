"""One map looked up from every side: who said what, who answers whom, what ends where."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from argmap.errors import ArgmapError, Location, Problem
from argmap.model import POST
from argmap.model.persons import person

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.model import ArgumentMap, Claim, Comment, Link, Point, Reply, Subject, Tag

Key = TypeVar("Key")
Value = TypeVar("Value")

SURE = 0.75
"""From this confidence up a mark is printed without a question mark."""


@dataclass(frozen=True, slots=True)
class Commenter:
    """Someone who writes in the thread.

    Args:
        id: `@` and the name; for an unsigned comment its label, for nobody can tell who else wrote what.
        name: For people: the author's name as found, or the label.
        comments: Ids, in the thread's order; `post` among them where this is the post's author.
    """

    id: str
    name: str
    comments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """A map's parts by id. Built once by each view.

    Args:
        found: The map.
        labels: Comment id to `#6` or `post`.
        comments: By id, the post first, in the thread's order.
        claims: By id.
        claims_of: Comment id to its claims, in order.
        home: Claim or comment id to the comment's id.
        links_from, links_to: Comment id to the links of it or its claims, the most confident first.
        reply: Comment id to its best reply target.
        children: Comment id to those whose best target it is, in order; None for those that answer nothing.
        tags, points, subjects: By id.
        points_of: Claim id to the points that it is under, guesses by mere likeness left out.
        commenters: By id, in the order of their first comment.
        by: Comment id to the commenter's id.
        said_by: Id of a checked claim or link, or both comments of a reply, to who said so and when.
    """

    found: ArgumentMap
    labels: Mapping[str, str]
    comments: Mapping[str, Comment]
    claims: Mapping[str, Claim]
    claims_of: Mapping[str, tuple[Claim, ...]]
    home: Mapping[str, str]
    links_from: Mapping[str, tuple[Link, ...]]
    links_to: Mapping[str, tuple[Link, ...]]
    reply: Mapping[str, Reply]
    children: Mapping[str | None, tuple[str, ...]]
    tags: Mapping[str, Tag]
    points: Mapping[str, Point]
    points_of: Mapping[str, tuple[Point, ...]]
    subjects: Mapping[str, Subject]
    commenters: Mapping[str, Commenter]
    by: Mapping[str, str]
    said_by: Mapping[str, str]

    def parent(self, comment: str) -> str | None:
        """The id of the comment that this one answers, as far as is known."""
        reply = self.reply.get(comment)
        return self.comments[comment].parent if reply is None else reply.target

    def name(self, comment: str) -> str:
        """The name of a comment's commenter."""
        return self.commenters[self.by[comment]].name

    def called(self, comment: str) -> str:
        """A comment's label, with the commenter's name where there is one: `#6 Ann`."""
        label, name = self.labels[comment], self.name(comment)
        return label if name == label else f"{label} {name}"

    def strangers(self, link: Link) -> bool:
        """Whether a link runs between two commenters, not within one."""
        return self.by[self.home[link.source]] != self.by[self.home[link.target]]


def index(found: ArgumentMap) -> Index:
    """Look a map up from every side.

    Args:
        found: The map.
    """
    comments = {comment.id: comment for comment in found.thread.everything()}
    home = {name: name for name in comments} | {claim.id: claim.comment for claim in found.claims}
    best: dict[str, Reply] = {}
    for reply in found.replies:
        best.setdefault(reply.source, reply)
    answers: dict[str | None, list[str]] = {}
    for comment in found.thread.comments:
        target = best[comment.id].target if comment.id in best else comment.parent
        answers.setdefault(POST if target is None and found.thread.post is not None else target, []).append(comment.id)
    labels = found.labels()
    by, commenters = _commenters(comments, labels)
    surest = sorted(found.links, key=lambda link: -link.confidence)
    return Index(
        found=found,
        labels=labels,
        comments=comments,
        claims={claim.id: claim for claim in found.claims},
        claims_of=_grouped((claim.comment, claim) for claim in found.claims),
        home=home,
        links_from=_grouped((home[link.source], link) for link in surest),
        links_to=_grouped((home[link.target], link) for link in surest),
        reply=best,
        children={parent: tuple(names) for parent, names in answers.items()},
        tags={tag.id: tag for tag in found.tags},
        points={point.id: point for point in found.points},
        points_of=_grouped((c, point) for point in found.points if point.basis != "sense" for c in point.claims),
        subjects={subject.id: subject for subject in found.subjects},
        commenters=commenters,
        by=by,
        said_by={
            " ".join(one.marks): ", ".join(filter(None, (one.correction.who, one.correction.when)))
            for one in found.corrections
            if one.effect not in {"struck", "unbound"}
        },
    )


def _commenters(
    comments: Mapping[str, Comment], labels: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, Commenter]]:
    by: dict[str, str] = {}
    signed: dict[str, str] = {}
    names: dict[str, str] = {}
    wrote: dict[str, list[str]] = {}
    for name, comment in comments.items():
        author = (comment.author or "").strip()
        known = person(author)
        who = signed.setdefault(known, f"@{author}") if known else labels[name]
        by[name] = who
        names.setdefault(who, author if known else labels[name])
        wrote.setdefault(who, []).append(name)
    return by, {who: Commenter(who, names[who], tuple(wrote[who])) for who in names}


def _grouped(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, tuple[Value, ...]]:
    out: dict[Key, list[Value]] = {}
    for key, value in pairs:
        out.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in out.items()}


_NUMBER = re.compile(r"#?(\d+)")


def resolve(at: Index, name: str, *, points: bool = False) -> str:
    """The id of the comment, claim or link that a user names: an id, a label `#6`, or the bare number `6`.

    Args:
        at: The map.
        name: As the user gave it; `6.1` is the first claim of comment 6.
        points: Whether a point may be meant, too.

    Returns:
        An id on the map. An exact id counts before a label.

    Raises:
        ArgmapError: Q001, with the ids that there are.
    """
    links = {link.id for link in at.found.links}
    if name in at.home or name in links or (points and name in at.points):
        return name
    by_label = {label: comment for comment, label in at.labels.items()}
    stem, dot, rest = name.partition(".")
    match = _NUMBER.fullmatch(stem)
    comment = by_label.get(f"#{match[1]}") if match else None
    if comment is not None:
        wanted = f"{comment}{dot}{rest}"
        if wanted in at.home:
            return wanted
    raise ArgmapError(Problem(whence(at), "Q001", *_unknown(at, name, links)))


def whence(at: Index) -> Location:
    """Where a map comes from, for messages: its file, or its thread's id where no file is known."""
    thread = at.found.thread
    return Location(thread.origin.path or thread.id)


def _unknown(at: Index, name: str, links: set[str]) -> tuple[str, str]:
    known = [f"comments {_range(list(at.labels.values()))}"]
    if at.claims:
        known.append(f"claims such as {next(iter(at.claims))}")
    if links:
        known.append(f"links l1 to l{len(links)}")
    if at.points and not name.isdigit():
        known.append(f"points such as {next(iter(at.points))}")
    return f"nothing on this map is called {name!r}", f"there are {', '.join(known)}"


def _range(labels: list[str]) -> str:
    return ", ".join(labels) if len(labels) <= 3 else f"{labels[0]} to {labels[-1]}"
