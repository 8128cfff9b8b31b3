"""A worksheet for a class: the thread with numbered comments to find claims, relations and reasons in, and its key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.views.groups import Answer, Group, Saying, answer, groups, saying
from argmap.views.index import Index, index
from argmap.views.wording import sure

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


@dataclass(frozen=True, slots=True)
class Exercise:
    """One comment of the worksheet.

    Args:
        comment, label, name: Its id, label, and the commenter's name where there is one.
        date: The words of the date, or empty.
        paragraphs: The text, whole, a paragraph each; empty for a comment without words.
        claims: For the key: the claims in it, those that are no premises first.
        answers: For the key: the label of the comment that it answers, or empty.
        certain: Whether that is given or sure enough.
        links: For the key: agreement and rebuttal that start here, the surest first.
        first: Whether it is the post or the first comment: nothing stands before it that it could answer.
    """

    comment: str
    label: str
    name: str
    date: str
    paragraphs: tuple[str, ...]
    claims: tuple[Saying, ...]
    answers: str
    certain: bool
    links: tuple[Answer, ...]
    first: bool


@dataclass(frozen=True, slots=True)
class Held:
    """A point of the key: its sentence, and the labels of the comments for it and against it."""

    says: str
    holders: tuple[str, ...]
    against: tuple[str, ...]

    @property
    def sides(self) -> str:
        """Who says it, in words: `for #2, #5 · against #3`."""
        both = (("for", self.holders), ("against", self.against))
        return " · ".join(f"{side} {', '.join(labels)}" for side, labels in both if labels)


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A worksheet.

    Args:
        title: The thread's.
        exercises: Every comment, the post first.
        headings: The points, in the order of the alphabet: sentences to choose from.
        points: For the key: the points with who is for and who is against, in the map's order.
    """

    title: str
    exercises: tuple[Exercise, ...]
    headings: tuple[str, ...]
    points: tuple[Held, ...] = ()


def worksheet(found: ArgumentMap | Index) -> Worksheet:
    """The worksheet of a map, with its key.

    Args:
        found: The map.
    """
    at = found if isinstance(found, Index) else index(found)
    first = next(iter(at.comments), "")
    return Worksheet(
        title=at.found.thread.title,
        exercises=tuple(_exercise(name, at, first=name == first) for name in at.comments),
        headings=tuple(sorted({group.heading for group in groups(at) if group.kind == "point"}, key=str.casefold)),
        points=tuple(_held(group) for group in groups(at) if group.kind == "point"),
    )


def _held(group: Group) -> Held:
    sides = [
        tuple(dict.fromkeys(one.label for one in group.sayings if (one.manner == "denies") is against))
        for against in (False, True)
    ]
    return Held(group.heading, *sides)


def _exercise(name: str, at: Index, *, first: bool) -> Exercise:
    comment = at.comments[name]
    claims = sorted(at.claims_of.get(name, ()), key=lambda claim: claim.role == "premise")
    parent = at.parent(name)
    reply = at.reply.get(name)
    return Exercise(
        comment=name,
        label=at.labels[name],
        name="" if at.name(name) == at.labels[name] else at.name(name),
        date=comment.date or "",
        paragraphs=tuple(part for part in (line.strip() for line in comment.text.split("\n")) if part),
        claims=tuple(saying(claim, at) for claim in claims),
        answers="" if parent is None else at.labels[parent],
        certain=reply is None or reply.basis == "given" or sure(reply.confidence),
        links=tuple(answer(link, at) for link in at.links_from.get(name, ())),
        first=first,
    )
