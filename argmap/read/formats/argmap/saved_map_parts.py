"""The parts of a saved map, from plain data with the place kept, so that an error can say where it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar, cast, get_args

from argmap import model

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

T = TypeVar("T")


class ShapeError(ValueError):
    """Something in the JSON is not as the schema says.

    Args:
        place: Where: `claims[3].start`.
        what: What is wrong there.
    """

    def __init__(self, place: str, what: str) -> None:
        super().__init__(f"{place}: {what}")
        self.place = place
        self.what = what


@dataclass(frozen=True, slots=True)
class Node:
    """A value in the JSON and its place."""

    place: str
    value: object

    def find(self, key: str) -> Node | None:
        """The value under a key, or None where it is missing or null."""
        if not isinstance(self.value, dict):
            raise ShapeError(self.place, "must be an object")
        value = self.value.get(key)
        return None if value is None else Node(f"{self.place}.{key}".lstrip("."), value)

    def get(self, key: str) -> Node:
        """The value under a key that must be there."""
        found = self.find(key)
        if found is None:
            raise ShapeError(f"{self.place}.{key}".lstrip("."), "is missing")
        return found

    def items(self) -> Iterator[Node]:
        """The values of a list."""
        if not isinstance(self.value, list):
            raise ShapeError(self.place, "must be a list")
        for index, value in enumerate(self.value):
            yield Node(f"{self.place}[{index}]", value)

    def rows(self, key: str) -> Iterator[Node]:
        """The values of a list under a key that may be missing."""
        found = self.find(key)
        return iter(()) if found is None else found.items()

    def text(self) -> str:
        """A string."""
        if not isinstance(self.value, str):
            raise ShapeError(self.place, "must be a string")
        return self.value

    def whole(self) -> int:
        """A whole number."""
        if not isinstance(self.value, int) or isinstance(self.value, bool):
            raise ShapeError(self.place, "must be a whole number")
        return self.value

    def number(self) -> float:
        """A number."""
        if not isinstance(self.value, int | float) or isinstance(self.value, bool):
            raise ShapeError(self.place, "must be a number")
        return float(self.value)

    def truth(self) -> bool:
        """True or false."""
        if not isinstance(self.value, bool):
            raise ShapeError(self.place, "must be true or false")
        return self.value

    def word(self, kind: type[T] | object, key: str, default: str | None = None) -> T:
        """One of the words that a Literal allows, under a key."""
        allowed = get_args(kind)
        found = self.get(key) if default is None else self.find(key)
        value = default if found is None else found.text()
        if value not in allowed:
            raise ShapeError(f"{self.place}.{key}".lstrip("."), f"must be one of {', '.join(allowed)}")
        return cast("T", value)

    def maybe(self, key: str) -> str | None:
        """A string or None under a key."""
        found = self.find(key)
        return None if found is None else found.text()

    def texts(self, key: str) -> tuple[str, ...]:
        """The strings of a list under a key; empty where it is missing."""
        return tuple(item.text() for item in self.rows(key))


def thread(node: Node) -> model.Thread:
    """The thread of a map or of a thread object."""
    post = node.find("post")
    return model.Thread(
        id=node.get("id").text(),
        title=node.get("title").text(),
        comments=tuple(comment(one, one.get("id").text()) for one in node.get("comments").items()),
        post=None if post is None else comment(post, model.POST),
        origin=_origin(node.find("origin")),
    )


def _origin(node: Node | None) -> model.Origin:
    if node is None:
        return model.Origin()
    notes = tuple(_note(row) for row in node.rows("notes"))
    return model.Origin(format=node.maybe("format") or "", notes=notes, order=node.texts("order"))


def _note(node: Node) -> model.Note:
    line = node.find("line")
    kind = node.maybe("kind") or "unclear"
    if kind not in {"left out", "unclear", "changed"}:
        raise ShapeError(f"{node.place}.kind", "must be one of left out, unclear, changed")
    return model.Note(node.get("what").text(), 0 if line is None else line.whole(), kind)  # type: ignore[arg-type]


def comment(node: Node, name: str) -> model.Comment:
    """A comment, or the post under the id `post`."""
    return model.Comment(
        id=name,
        text=node.get("text").text(),
        author=node.maybe("author"),
        date=node.maybe("date"),
        posted=_posted(node.find("posted")),
        parent=node.maybe("parent"),
        quotes=tuple(
            model.Quote(row.get("start").whole(), row.get("end").whole(), row.maybe("of"))
            for row in node.rows("quotes")
        ),
        state=node.maybe("state"),
    )


def _posted(node: Node | None) -> datetime | None:
    if node is None:
        return None
    try:
        return datetime.fromisoformat(node.text())
    except ValueError:
        raise ShapeError(node.place, "must be a date and time in ISO 8601") from None


def reply(node: Node, source: str) -> model.Reply:
    """A reply target of the comment with the id `source`."""
    return model.Reply(
        source=source,
        target=node.get("comment").text(),
        basis=node.word(model.ReplyBasis, "basis"),
        confidence=node.get("confidence").number(),
        because=_because(node),
    )


def claim(node: Node) -> model.Claim:
    """A claim."""
    confidence = node.find("confidence")
    return model.Claim(
        id=node.get("id").text(),
        comment=node.get("comment").text(),
        start=node.get("start").whole(),
        end=node.get("end").whole(),
        text=node.get("text").text(),
        because=_because(node),
        role=node.word(model.Role, "role"),
        tags=node.texts("tags"),
        frames=node.texts("frames"),
        assertion=node.word(model.Assertion, "assertion"),
        certainty=node.word(model.Certainty, "certainty"),
        voice=node.word(model.Voice, "voice"),
        supports=node.maybe("supports"),
        confidence=1.0 if confidence is None else confidence.number(),
    )


def link(node: Node) -> model.Link:
    """A link."""
    return model.Link(
        id=node.get("id").text(),
        source=node.get("source").text(),
        target=node.get("target").text(),
        relation=node.word(model.Relation, "relation"),
        basis=node.word(model.LinkBasis, "basis"),
        confidence=node.get("confidence").number(),
        because=_because(node),
        partial=node.get("partial").truth(),
    )


def tag(node: Node) -> model.Tag:
    """A tag."""
    own = node.find("own")
    return model.Tag(
        id=node.get("id").text(),
        says=node.get("says").text(),
        frame=node.maybe("frame") or "other",
        own=False if own is None else own.truth(),
    )


def point(node: Node) -> model.Point:
    """A point."""
    return model.Point(
        id=node.get("id").text(),
        says=node.get("says").text(),
        claims=node.texts("claims"),
        basis=node.word(model.PointBasis, "basis"),
        confidence=node.get("confidence").number(),
        because=_because(node),
        against=node.texts("against"),
    )


def points_of_tags(tags: Sequence[model.Tag], claims: Sequence[model.Claim]) -> tuple[model.Point, ...]:
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


def subject(node: Node) -> model.Subject:
    """A subject."""
    return model.Subject(node.get("id").text(), node.get("heading").text(), node.texts("claims"))


def motion(node: Node) -> model.Motion:
    """A motion with its sides."""
    return model.Motion(
        says=node.get("says").text(),
        basis=node.word(model.MotionBasis, "basis"),
        sides=tuple(
            model.Stand(
                row.texts("comments"), row.word(model.Side, "side"), row.get("confidence").number(), _because(row)
            )
            for row in node.rows("sides")
        ),
    )


def rulings(node: Node) -> model.Rulings:
    """Which rules made the map."""
    return model.Rulings(node.texts("packs"), node.maybe("fingerprint") or "")


def _because(node: Node) -> tuple[model.Evidence, ...]:
    return tuple(_evidence(row) for row in node.rows("because"))


def _evidence(node: Node) -> model.Evidence:
    start, end, weight = node.find("start"), node.find("end"), node.find("weight")
    return model.Evidence(
        rule=node.get("rule").text(),
        text=node.maybe("text") or "",
        comment=node.maybe("comment"),
        start=None if start is None else start.whole(),
        end=None if end is None else end.whole(),
        weight=None if weight is None else weight.number(),
    )
