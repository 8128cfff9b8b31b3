"""The shape of a saved map, as msgspec decodes and checks it, and how the model is made of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime  # noqa: TC003  # msgspec reads annotations at run time
from typing import Literal

import msgspec

from argmap import model
from argmap.read.common.expressions import expression

_EXPECTED = expression(r"Expected `([^`]*)`(?: of length .*)?, got .*")
_MISSING = expression(r"Object missing required field `([^`]*)`")
_ODD = expression(r"Invalid enum value (.*)")
_PLACE = expression(r" - at `\$\.?(.*)`$")
_KINDS = {
    "object": "an object",
    "array": "a list",
    "int": "a whole number",
    "float": "a number",
    "str": "a string",
    "bool": "true or false",
}


class Reply(msgspec.Struct):
    """Whom a comment answers, in the comment."""

    comment: str
    basis: model.ReplyBasis
    confidence: float
    because: tuple[model.Evidence, ...] = ()


class Comment(msgspec.Struct):
    """A comment, or the post, which has no id."""

    text: str
    id: str = model.POST
    author: str | None = None
    date: str | None = None
    posted: datetime | None = None
    parent: str | None = None
    quotes: tuple[model.Quote, ...] = ()
    state: str | None = None
    handle: str | None = None
    relation: model.Relation | None = None
    replies_to: tuple[Reply, ...] = ()

    def made(self) -> model.Comment:
        """As the model has it."""
        return model.Comment(
            self.id, self.text, self.author, self.date, self.posted, self.parent, self.quotes, self.state,
            self.handle, self.relation,
        )  # fmt: skip


class Claim(msgspec.Struct):
    """A claim."""

    id: str
    comment: str
    start: int
    end: int
    text: str
    because: tuple[model.Evidence, ...]
    role: model.Role
    assertion: model.Assertion
    certainty: model.Certainty
    voice: model.Voice
    tags: tuple[str, ...] = ()
    frames: tuple[str, ...] = ()
    supports: str | None = None
    confidence: float = 1.0


class Link(msgspec.Struct):
    """A link."""

    id: str
    source: str
    target: str
    relation: model.Relation
    basis: model.LinkBasis
    confidence: float
    partial: bool
    because: tuple[model.Evidence, ...] = ()


class Topic(msgspec.Struct):
    """What version 1 has in place of subjects."""

    id: str
    heading: str
    claims: tuple[str, ...] = ()


class Origin(msgspec.Struct):
    """Where the thread came from; a saved map has no path."""

    format: str = ""
    notes: tuple[model.Note, ...] = ()
    order: tuple[str, ...] = ()
    on_page: bool = False


class Outcome(msgspec.Struct):
    """A correction and what became of it."""

    kind: str
    verdict: str
    effect: model.Effect
    marks: tuple[str, ...] = ()
    words: str = ""
    by: str | None = None
    date: str | None = None
    after: str | None = None
    to: model.Passage | None = None
    partial: bool = False
    was: model.Relation | None = None
    against: bool = False
    signed: str | None = None
    thread: str | None = None
    who: str | None = None
    when: str | None = None
    why: str = ""

    def made(self) -> model.Outcome:
        """As the model has it."""
        at = model.Passage(self.words, self.by, self.date, self.after)
        said = model.Correction(
            self.kind, self.verdict, at, self.to, self.partial, self.was, self.against, self.signed, self.thread,
            self.who, self.when,
        )  # fmt: skip
        return model.Outcome(said, self.effect, self.marks, self.why)


class Head(msgspec.Struct):
    """What says of which version a map is."""

    argmap: str


class Saved(msgspec.Struct):
    """A saved map of any version that is read."""

    argmap: Literal["1", "2"]
    id: str
    title: str
    comments: tuple[Comment, ...]
    claims: tuple[Claim, ...]
    links: tuple[Link, ...]
    rules: model.Rulings
    post: Comment | None = None
    tags: tuple[model.Tag, ...] = ()
    points: tuple[model.Point, ...] = ()
    subjects: tuple[model.Subject, ...] = ()
    topics: tuple[Topic, ...] = ()
    motion: model.Motion | None = None
    corrections: tuple[Outcome, ...] = ()
    origin: Origin | None = None

    def made(self) -> model.ArgumentMap:
        """As the model has it, its invariants checked."""
        origin = self.origin or Origin()
        older = self.argmap == "1"
        claims = tuple(map(_claim, self.claims))
        if older:
            claims = tuple(_tied(claim, claims) for claim in claims)
        return model.ArgumentMap(
            thread=model.Thread(
                self.id,
                self.title,
                tuple(comment.made() for comment in self.comments),
                None if self.post is None else self.post.made(),
                model.Origin(format=origin.format, notes=origin.notes, order=origin.order, on_page=origin.on_page),
            ),
            claims=claims,
            replies=tuple(
                model.Reply(comment.id, one.comment, one.basis, one.confidence, one.because)
                for comment in self.comments
                for one in comment.replies_to
            ),
            links=tuple(map(_link, self.links)),
            tags=self.tags,
            rules=self.rules,
            points=_points_of_tags(self.tags, claims) if older else self.points,
            subjects=tuple(model.Subject(t.id, t.heading, t.claims) for t in self.topics) if older else self.subjects,
            motion=self.motion,
            corrections=tuple(one.made() for one in self.corrections),
        )


def _claim(one: Claim) -> model.Claim:
    return model.Claim(**msgspec.structs.asdict(one))


def _tied(one: model.Claim, claims: tuple[model.Claim, ...]) -> model.Claim:
    """A claim of a map of version 1, in which a premise need not say what it supports: the nearest claim, if any."""
    there = [claim for claim in claims if claim.comment == one.comment and claim.role == "claim"]
    if one.role == "claim" or not there:
        return replace(one, role="claim", supports=None)
    if any(claim.id == one.supports for claim in there):
        return one
    return replace(one, supports=min(there, key=lambda claim: abs(claim.start - one.start)).id)


def _link(one: Link) -> model.Link:
    return model.Link(**msgspec.structs.asdict(one))


def _points_of_tags(tags: tuple[model.Tag, ...], claims: tuple[model.Claim, ...]) -> tuple[model.Point, ...]:
    """The points of a map of version 1, which has none: what several comments say under one tag."""
    made: list[model.Point] = []
    for tag in tags:
        members = [claim for claim in claims if tag.id in claim.tags]
        if len({claim.comment for claim in members}) > 1:
            made.append(
                model.Point(
                    id=f"p{len(made) + 1}",
                    says=tag.says[:1].upper() + tag.says[1:],
                    claims=tuple(claim.id for claim in members),
                    basis="tag",
                    confidence=min(claim.confidence for claim in members),
                    against=tuple(claim.id for claim in members if claim.assertion == "denied"),
                )
            )
    return tuple(made)


def decode(value: object) -> model.ArgumentMap:
    """The map in plain data.

    Args:
        value: What the JSON holds.

    Raises:
        ValueError: Where it is no sound map: the place, such as `claims[3].start`, and what is wrong there.
    """
    version = msgspec.convert(value, Head).argmap
    if version not in {"1", "2"}:
        raise ValueError(f"argmap: this argmap reads maps of version 1 and 2, this is {version[:20]!r}")
    return msgspec.convert(value, Saved).made()


def said(error: ValueError) -> str:
    """What is wrong and where, in plain words.

    >>> said(ValueError("Expected `int`, got `str` - at `$.claims[0].start`"))
    'claims[0].start: must be a whole number'
    """
    message = str(error)
    place = _PLACE.search(message)
    where, what = (place[1], message[: place.start()]) if place else ("", message)
    if missing := _MISSING.fullmatch(what):
        return f"{where}.{missing[1]}: is missing".lstrip(".")
    if expected := _EXPECTED.fullmatch(what):
        kinds = [_KINDS.get(kind.strip(), kind) for kind in expected[1].split("|") if kind.strip() != "null"]
        what = f"must be {' or '.join(kinds)}"
    if odd := _ODD.fullmatch(what):
        what = f"{odd[1]} is not one of the words that may stand there"
    return f"{where or 'the file'}: {what}" if place or what != message else what
