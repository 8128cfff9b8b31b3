"""From what a user says of ids on a map to corrections, which are bound to the words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from argmap.corrections.binding import Places, UnboundError, lead
from argmap.corrections.marks import ALIKE, alike
from argmap.errors import ArgmapError, Problem
from argmap.model import Correction, Passage
from argmap.views.index import index, resolve, whence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from argmap.model import ArgumentMap, Claim, Link, Relation

QUOTED = 200
"""Characters of a claim that are quoted at most."""


OF_CLAIMS = frozenset({"role", "span", "tag", "frame", "assertion", "point"})
"""Kinds of corrections that are about a claim."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a user says.

    Args:
        verdict: One of `SAYINGS`.
        value: A tag, the words of a span, a point's sentence, a person's name.
        words: Words of the comment, where no id names them.
        partial: Only a part is agreed to or rebutted.
        was: Of two links between the same comments, the relation of the one that is meant; empty for both.
        against: The claim stands against the point.
        signed: Who signs a comment that starts.
        who, when: Who says so, and on which day.
        thread: The thread's id, where the file holds several.
    """

    verdict: str
    value: str = ""
    words: str = ""
    partial: bool = False
    was: Relation | Literal[""] = ""
    against: bool = False
    signed: str = ""
    who: str = ""
    when: str = ""
    thread: str = ""


class Making:
    """Makes corrections of one map.

    Args:
        found: The map.
    """

    def __init__(self, found: ArgumentMap) -> None:
        self.at = index(found)
        self.places = Places(found.thread)

    def make(self, first: str, second: str | None, said: Said) -> tuple[Correction, ...]:
        """What is said of one mark or two.

        Args:
            first: An id or label of a comment, a claim or a link.
            second: Of another comment or claim, or None.
            said: What.

        Raises:
            ArgmapError: Q001 where there is no such thing; C005 where such a thing cannot be said of it.
        """
        one = resolve(self.at, first)
        link = next((link for link in self.at.found.links if link.id == one), None)
        other = resolve(self.at, second) if second is not None else None
        if link is not None:
            one, other = link.source, link.target
            if len(self.between(one, other)) > 1:
                said = replace(said, was=link.relation)
        return SAYINGS[said.verdict](self, one, other, said)

    def right(self, one: str, other: str | None, said: Said) -> tuple[Correction, ...]:
        """Confirm what the map says: the links between two, a claim as it is, or whom a comment answers."""
        if other is not None:
            links = [link for link in self.between(one, other) if said.was in {"", link.relation}]
            if not links:
                raise self.wrong(
                    f"there is no link between {one} and {other} to confirm", "say --agreement or --rebuttal"
                )
            return tuple(self.pair(k.source, k.target, k.relation, said, partial=k.partial) for k in links)
        if one in self.at.claims:
            return (self.role(self.at.claims[one], said),)
        reply = self.at.reply.get(one)
        if reply is None:
            raise self.wrong(f"{self.at.labels[one]} answers nobody on the map", "name a claim or a second comment")
        return (self.of("reply", "right", said, self.passage(one), self.passage(reply.target)),)

    def none(self, one: str, other: str | None, said: Said) -> tuple[Correction, ...]:
        """Strike the link between two, or a claim."""
        if other is not None:
            source, target = self.ordered(one, other)
            return (self.pair(source, target, "none", said),)
        if one not in self.at.claims and not said.words:
            raise self.wrong(f"{one} is a comment: say which of its marks is wrong", "name a claim or a second comment")
        return (self.of("role", "none", said, self.passage(one, said.words)),)

    def role(self, claim: Claim, said: Said) -> Correction:
        """That a claim is what it is."""
        above = self.at.claims.get(claim.supports or "")
        return self.of(
            "role", claim.role, said, self.passage(claim.id), None if above is None else self.passage(above.id)
        )

    def between(self, one: str, other: str) -> list[Link]:
        """The links between two comments, or two claims' comments."""
        homes = {self.at.home[one], self.at.home[other]}
        return [k for k in self.at.found.links if {self.at.home[k.source], self.at.home[k.target]} == homes]

    def ordered(self, one: str, other: str) -> tuple[str, str]:
        """The ends of a link in its direction: of one on the map, else from the later comment to the earlier."""
        homes = self.at.home[one], self.at.home[other]
        if homes[0] == homes[1]:
            raise self.wrong(f"both are of {self.at.labels[homes[0]]}, and a link runs between two comments", "")
        there = self.between(one, other)
        order = list(self.at.comments)
        forward = self.at.home[there[0].source] == homes[0] if there else order.index(homes[0]) > order.index(homes[1])
        return (one, other) if forward else (other, one)

    def pair(self, source: str, target: str, relation: str, said: Said, *, partial: bool = False) -> Correction:
        """What is said of a link."""
        ends = self.passage(source), self.passage(target)
        found = self.of("link", relation, said, *ends, partial=partial or said.partial)
        return found if found.part == said.was else replace(found, was=said.was or None)

    def worded(self, name: str) -> bool:
        """Whether the comment of a claim, or a comment, has words to which a correction can be bound."""
        return bool(self.at.comments[self.at.home[name]].text.strip())

    def passage(self, name: str, words: str = "") -> Passage:
        """Words that stand for a claim or a comment."""
        home = self.at.home[name]
        claim = self.at.claims.get(name)
        text = words or (lead(claim.text, QUOTED) if claim is not None else lead(self.at.comments[home].text))
        if not text.strip():
            raise self.wrong(f"{self.at.labels[home]} has no words to bind a correction to", "")
        if words and words not in self.at.comments[home].text:
            raise self.wrong(f"these words do not stand in {self.at.labels[home]}", "copy them as they are")
        return self.places.passage(home, text)

    def of(  # noqa: PLR0913  # the parts of a correction
        self, kind: str, verdict: str, said: Said, passage: Passage, to: Passage | None = None, *, partial: bool = False
    ) -> Correction:
        """A correction with who says it, and when."""
        return Correction(
            kind, verdict, passage, to, partial=partial, against=said.against, signed=said.signed or None,
            thread=said.thread or None, who=said.who or None, when=said.when or None,
        )  # fmt: skip

    def wrong(self, what: str, mend: str) -> ArgmapError:
        """That something cannot be said so."""
        return ArgmapError(Problem(whence(self.at), "C005", what, mend))

    def replaced(self, new: Sequence[Correction]) -> tuple[Correction, ...]:
        """What was said before of the same marks, in whatever words; of a claim that is struck, all that was said."""
        return tuple(
            one.correction
            for one in self.at.found.corrections
            if one.effect != "unbound" and any(self._same(one.correction, other) for other in new)
        )

    def _same(self, old: Correction, new: Correction) -> bool:
        struck = new.kind == "role" and new.verdict == "none" and old.kind in OF_CLAIMS
        if old.kind == "person" or (old.kind != new.kind and not struck):
            return False
        if old.kind == "link" and new.part and old.part != new.part:
            return False
        if old.kind in {"reply", "point"} and (old.to is None) != (new.to is None):
            return False
        spot = self._spot(new.at, new)
        return (
            spot is not None
            and spot == self._spot(old.at, old)
            and (struck or new.kind == "role" or self._spot(old.to, old) == self._spot(new.to, new))
        )

    def _spot(self, passage: Passage | None, of: Correction) -> str | None:
        """The comment that a passage speaks of, or its claim where the correction is about claims."""
        if passage is None:
            return None
        if not passage.words:
            return f"by {passage.by}"
        try:
            place = self.places.find(passage)
        except UnboundError:
            return None
        claims = self.at.claims_of.get(place.comment, ()) if of.kind in OF_CLAIMS else ()
        best = max(claims, key=lambda claim: alike(claim, place), default=None)
        return best.id if best is not None and alike(best, place) >= ALIKE else f"{place.comment} {place.start}"

    def about(self, first: str, second: str | None) -> tuple[Correction, ...]:
        """All that was said of a comment, or of what is between two."""
        one = self.at.home.get(resolve(self.at, first), first)
        other = None if second is None else self.at.home[resolve(self.at, second)]
        found: list[Correction] = []
        for outcome in self.at.found.corrections:
            said = outcome.correction
            ends = self._comment(said.at), None if said.to is None else self._comment(said.to)
            if (other is None and ends[0] == one) or (other is not None and set(ends) == {one, other}):
                found.append(said)
        return tuple(found)

    def _comment(self, passage: Passage) -> str | None:
        if not passage.words:
            return next((comment.id for comment in self.places.by(passage.by or "")), None)
        try:
            return self.places.find(passage).comment
        except UnboundError:
            return None

    def two(self, other: str | None) -> str:
        """The second id, which must be there."""
        if other is None:
            raise self.wrong("the other end is not named", "name two comments, as in: argmap correct FILE 5 3 …")
        return other

    def claim(self, one: str) -> str:
        """An id, which must be a claim's."""
        if one not in self.at.claims:
            raise self.wrong(f"{one} is no claim", "name one, such as c5.1")
        return one


def _relation(relation: str) -> Callable[[Making, str, str | None, Said], tuple[Correction, ...]]:
    def say(making: Making, one: str, other: str | None, said: Said) -> tuple[Correction, ...]:
        return (making.pair(*making.ordered(one, making.two(other)), relation, said),)

    return say


def _role(role: str) -> Callable[[Making, str, str | None, Said], tuple[Correction, ...]]:
    def say(making: Making, one: str, other: str | None, said: Said) -> tuple[Correction, ...]:
        if one not in making.at.claims and not said.words:
            raise making.wrong(f"{one} is a comment: its words are not named", "--words quotes them")
        to = making.passage(other) if other is not None and role == "premise" else None
        return (making.of("role", role, said, making.passage(one, said.words), to),)

    return say


def _of_claim(kind: str, verdict: str = "") -> Callable[[Making, str, str | None, Said], tuple[Correction, ...]]:
    def say(making: Making, one: str, other: str | None, said: Said) -> tuple[Correction, ...]:
        to = None if other is None else making.passage(making.claim(other))
        return (making.of(kind, verdict or said.value, said, making.passage(making.claim(one)), to),)

    return say


def _of_comment(kind: str, verdict: str) -> Callable[[Making, str, str | None, Said], tuple[Correction, ...]]:
    def say(making: Making, one: str, other: str | None, said: Said) -> tuple[Correction, ...]:
        to = None if other is None else making.passage(making.at.home[other])
        if verdict == "right":
            making.two(other)
        whole = making.at.comments[making.at.home[one]].text if (kind, verdict) == ("comment", "none") else ""
        if kind == "comment" and verdict == "starts" and not said.words:
            raise making.wrong("the words with which it starts are not named", "--words quotes them")
        return (making.of(kind, verdict, said, making.passage(making.at.home[one], said.words or whole), to),)

    return say


def _side(side: str) -> Callable[[Making, str, str | None, Said], tuple[Correction, ...]]:
    def say(making: Making, one: str, _: str | None, said: Said) -> tuple[Correction, ...]:
        author = making.at.comments[making.at.home[one]].author
        known = author and making.at.by[making.at.home[one]].startswith("@")
        passage = Passage(by=author) if known else making.passage(making.at.home[one])
        return (making.of("side", side, said, passage),)

    return say


def _person(making: Making, one: str, _: str | None, said: Said) -> tuple[Correction, ...]:
    author = making.at.comments[making.at.home[one]].author
    if not author:
        raise making.wrong(f"{making.at.labels[making.at.home[one]]} is not signed", "")
    return (making.of("person", said.value, said, Passage(by=author)),)


def _same_point(making: Making, one: str, other: str | None, said: Said) -> tuple[Correction, ...]:
    ids = making.claim(one), making.claim(making.two(other))
    points = [point for name in ids for point in making.at.points_of.get(name, ())]
    says = said.value or (points[0].says if points else lead(making.at.claims[ids[0]].text, QUOTED))
    against = {name for point in points if point.says == says for name in point.against}
    return tuple(
        Correction(
            "point", says, making.passage(name), against=name in against, thread=said.thread or None,
            who=said.who or None, when=said.when or None,
        )
        for name in ids
    )  # fmt: skip


SAYINGS: dict[str, Callable[[Making, str, str | None, Said], tuple[Correction, ...]]] = {
    "right": Making.right,
    "none": Making.none,
    "agreement": _relation("agreement"),
    "rebuttal": _relation("rebuttal"),
    "claim": _role("claim"),
    "premise": _role("premise"),
    "tag": _of_claim("tag"),
    "span": _of_claim("span"),
    "frame": _of_claim("frame"),
    **{said: _of_claim("assertion", said) for said in ("asserted", "denied", "questioned", "supposed")},
    "answers": _of_comment("reply", "right"),
    "no-answer": _of_comment("reply", "none"),
    "point": _of_claim("point"),
    "no-point": _of_claim("point", "none"),
    "same-point": _same_point,
    **{side: _side(side) for side in ("for", "against", "both", "unclear")},
    "person": _person,
    "no-comment": _of_comment("comment", "none"),
    "starts": _of_comment("comment", "starts"),
}
"""What can be said, by the option that says it."""


def everything(found: ArgumentMap) -> tuple[Correction, ...]:
    """Corrections that say that every mark of a map is right, and that there is no link where it has none.

    Args:
        found: The map.
    """
    making = Making(found)
    return (*_all_claims(making), *_all_links(making), *_all_points(making), *_all_replies(making))


_RIGHT = Said("right")


def _all_claims(making: Making) -> Iterator[Correction]:
    for claim in making.at.found.claims:
        yield making.role(claim, _RIGHT)
        passage = making.passage(claim.id)
        if claim.tags:
            yield making.of("tag", claim.tags[0], _RIGHT, passage)
        if claim.assertion != "asserted" or not claim.tags:  # without a tag its point decides, unless a person does
            yield making.of("assertion", claim.assertion, _RIGHT, passage)


def _all_links(making: Making) -> Iterator[Correction]:
    for link in making.at.found.links:
        if making.worded(link.source) and making.worded(link.target):
            yield making.pair(link.source, link.target, link.relation, _RIGHT, partial=link.partial)


def _all_points(making: Making) -> Iterator[Correction]:
    for point in making.at.found.points:
        for name in point.claims if point.basis != "sense" and point.says.strip() else ():
            yield making.of("point", point.says, Said("point", against=name in point.against), making.passage(name))
    motion = making.at.found.motion
    for stand in () if motion is None else motion.sides:
        wrote = next(filter(making.worded, stand.comments), None)
        if wrote is not None:
            yield from SAYINGS[stand.side](making, wrote, None, _RIGHT)


def _all_replies(making: Making) -> Iterator[Correction]:
    at = making.at
    linked = {(at.home[link.source], at.home[link.target]) for link in at.found.links}
    for name in at.comments:
        parent = at.parent(name)
        if parent is not None and making.worded(name) and making.worded(parent):
            yield making.of("reply", "right", _RIGHT, making.passage(name), making.passage(parent))
            if (name, parent) not in linked:
                yield making.pair(name, parent, "none", _RIGHT)
