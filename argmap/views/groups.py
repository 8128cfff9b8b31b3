"""Claims in groups: those of one point, else those on one subject, else each by itself."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from argmap.corrections.marks import is_checked
from argmap.views.index import Index, index
from argmap.views.wording import Manner, headed, hedge, link_words, manner, matched, quote_claim, tag_name

if TYPE_CHECKING:
    from argmap.model import ArgumentMap, Claim, Link, Point, Relation

Kind = Literal["point", "subject", "claim"]
OPENING_QUOTE = "“"
"""A point's statement begins with it where it is a quotation."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One claim in a group: who says it and how.

    Args:
        claim: The claim's id.
        comment, label: The comment's id and label.
        commenter: The commenter's id.
        name: The commenter's name, or the label where nobody signs.
        manner: asserts, denies, hedges, asks or supposes; in a point, what it does with the point's statement.
        hedge: The words that hedge it, or empty.
        reported: Whether it is said to be someone else's view.
        premise: Whether it is given in support of another claim.
        tags: Names of its tags; empty where no rule names it.
        quote: The words, on one line; long ones shortened around those that the rule matched.
        words: Those that the rule matched, as they stand in `quote`, or empty.
        confidence: How sure argmap is that this is a claim.
        checked: Whether a person has said so.
    """

    claim: str
    comment: str
    label: str
    commenter: str
    name: str
    manner: Manner
    hedge: str
    reported: bool
    premise: bool
    tags: tuple[str, ...]
    quote: str
    words: str
    confidence: float
    checked: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """A link as an answer: who gives it, to what, how, and by which words; `target` is a claim's or a comment's id."""

    link: str
    relation: Relation
    partial: bool
    confidence: float
    comment: str
    label: str
    commenter: str
    name: str
    target: str
    target_label: str
    words: tuple[str, ...]
    basis: str


@dataclass(frozen=True, slots=True)
class Group:
    """Claims of one point, or on one subject, or one claim.

    Args:
        id: The point's, subject's or claim's id.
        kind: What holds them together.
        heading: The point's statement, the subject's words, or the claim's own.
        name: A short name for a column: the tag that all of a point's claims carry, or the heading.
        frame: The frame of most of its claims, or empty.
        sayings: In the thread's order.
        answers: Links from other commenters that end at one of the claims, the most confident first.
        whole: Links from other commenters that end at one of their comments as a whole, at no claim that can be told.
        confidence: How sure argmap is that a point's claims are one.
    """

    id: str
    kind: Kind
    heading: str
    name: str
    frame: str
    sayings: tuple[Saying, ...]
    answers: tuple[Answer, ...]
    whole: tuple[Answer, ...] = ()
    confidence: float = 1.0

    def by(self, *manners: Manner, reported: bool = False) -> tuple[Saying, ...]:
        """The sayings of these manners, own or reported."""
        return tuple(s for s in self.sayings if s.manner in manners and s.reported is reported)

    @property
    def quoted(self) -> bool:
        """Whether the heading is a holder's words that lean on what stands before them."""
        return self.heading.startswith(OPENING_QUOTE)

    @property
    def holders(self) -> tuple[str, ...]:
        """Ids of those who hold it in their own voice, or agree with whoever does, in order; nobody holds a subject."""
        if self.kind == "subject":
            return ()
        own = [s.commenter for s in self.by("asserts", "hedges")]
        held = {s.claim for s in self.by("asserts", "hedges")}
        against = {s.commenter for s in self.by("denies")}
        agree = [a.commenter for a in self.answers if a.relation == "agreement" and a.target in held and not a.partial]
        return tuple(dict.fromkeys([*own, *(who for who in agree if who not in against)]))

    @property
    def opposers(self) -> tuple[str, ...]:
        """Ids of the commenters who deny it, or rebut those who hold it, in order; nobody denies a subject."""
        if self.kind == "subject":
            return ()
        deny = {one.claim: one.commenter for one in self.by("denies")}
        rebut = [a.commenter for a in self.answers if a.relation == "rebuttal" and a.target not in deny]
        return tuple(dict.fromkeys([*deny.values(), *rebut]))

    @property
    def undenied(self) -> bool:
        """Whether nobody denies a point though it could have been: two comments below the first speak of it."""
        below = {one.comment for one in self.sayings} - {self.sayings[0].comment}
        return self.kind == "point" and len(below) > 1 and bool(self.holders) and not self.opposers

    @property
    def rank(self) -> tuple[int, int, int, int]:
        """How contested, to be sorted downwards: the weaker side's size, opposers, answers, sayings."""
        holders, opposers = len(self.holders), len(self.opposers)
        return min(holders, opposers), opposers, len(self.answers), len(self.sayings)


def groups(found: ArgumentMap | Index, *, single: bool = False) -> tuple[Group, ...]:
    """The claims of a map in groups.

    Args:
        found: The map, or its index.
        single: Whether claims that are under no point and on no subject make groups of their own.

    Returns:
        Points, the most contested first, then those of most commenters; then single claims that somebody answers or
        that nobody does, in the same order; then subjects. A claim of two points stands in both.
    """
    at = found if isinstance(found, Index) else index(found)
    alone = [_group("claim", claim.id, [claim], at) for claim in ungrouped(at)] if single else []
    on = [_group("subject", subject.id, [at.claims[c] for c in subject.claims], at) for subject in at.found.subjects]
    return (*points(at), *sorted(alone, key=_downwards), *on)


def statements(at: Index) -> tuple[Group, ...]:
    """What can be held or denied: the points, then every other claim by itself, the most answered first."""
    alone = [_group("claim", c.id, [c], at) for c in at.found.claims if c.id not in at.points_of]
    return (*points(at), *sorted(alone, key=_downwards))


def points(at: Index) -> tuple[Group, ...]:
    """The points of a map in its own order: the most contested first, then those of most commenters."""
    return tuple(_point(point, at) for point in at.found.points if point.basis != "sense")


def guesses(at: Index) -> tuple[Group, ...]:
    """Claims that may be one point, as their comments are much alike: nobody is said to hold or deny it."""
    return tuple(_point(point, at) for point in at.found.points if point.basis == "sense")


def ungrouped(at: Index) -> tuple[Claim, ...]:
    """The claims that are under no point and on no subject, in the thread's order."""
    on = {claim for subject in at.found.subjects for claim in subject.claims}
    return tuple(claim for claim in at.found.claims if claim.id not in at.points_of and claim.id not in on)


def _downwards(group: Group) -> list[int]:
    return [-number for number in group.rank]


def _point(point: Point, at: Index) -> Group:
    group = _group("point", point.id, [at.claims[claim] for claim in point.claims], at)
    against = set(point.against)
    sayings = tuple(_toward(one, against=one.claim in against) for one in group.sayings)
    tags = set.intersection(*(set(at.claims[claim].tags) for claim in point.claims))
    name = tag_name(min(tags)) if tags else headed(point.says)
    return replace(group, heading=headed(point.says), name=name, sayings=sayings, confidence=point.confidence)


def _toward(one: Saying, *, against: bool) -> Saying:
    """A saying by what it does with the point's statement, whatever words it does it with."""
    if against and one.manner in {"asserts", "hedges"}:
        return replace(one, manner="denies")
    return replace(one, manner="asserts") if one.manner == "denies" and not against else one


def _group(kind: Kind, name: str, claims: list[Claim], at: Index) -> Group:
    ends = {claim.id for claim in claims}
    links = [link for c in dict.fromkeys(claim.comment for claim in claims) for link in at.links_to.get(c, ())]
    answers = [answer(link, at) for link in links if link.target in ends and at.strangers(link)]
    whole = [answer(link, at) for link in links if link.target in at.comments and at.strangers(link)]
    heading = headed(at.subjects[name].heading) if kind == "subject" else quote_claim(claims[0]).text
    frames = Counter(claim.frames[0] for claim in claims if claim.frames).most_common(1)
    return Group(
        id=name,
        kind=kind,
        heading=heading or name,
        name=heading or name,
        frame=frames[0][0] if frames else "",
        sayings=tuple(saying(claim, at) for claim in claims),
        answers=tuple(sorted(answers, key=lambda a: -a.confidence)),
        whole=tuple(sorted(whole, key=lambda a: -a.confidence)),
    )


def saying(claim: Claim, at: Index, limit: int = 240) -> Saying:
    """A claim as said by someone."""
    return Saying(
        claim=claim.id,
        comment=claim.comment,
        label=at.labels[claim.comment],
        commenter=at.by[claim.comment],
        name=at.name(claim.comment),
        manner=manner(claim),
        hedge=hedge(claim),
        reported=claim.voice == "reported",
        premise=claim.role == "premise",
        tags=tuple(map(tag_name, claim.tags)),
        quote=quote_claim(claim, limit).text,
        words=matched(claim),
        confidence=claim.confidence,
        checked=is_checked(claim.because),
    )


def answer(link: Link, at: Index) -> Answer:
    """A link as an answer to what it ends at."""
    source, target = at.home[link.source], at.home[link.target]
    return Answer(
        link=link.id,
        relation=link.relation,
        partial=link.partial,
        confidence=link.confidence,
        comment=source,
        label=at.labels[source],
        commenter=at.by[source],
        name=at.name(source),
        target=link.target,
        target_label=at.labels[target],
        words=link_words(link),
        basis=link.basis,
    )


def best(sayings: tuple[Saying, ...]) -> Saying | None:
    """The saying that quotes best: an own claim, outright, neither too short nor too long; then the first."""
    if not sayings:
        return None

    def poorness(one: Saying) -> tuple[bool, bool, bool, bool, float]:
        fit = 20 <= len(one.quote) <= 140
        return one.reported, one.premise, one.manner not in {"asserts", "denies"}, not fit, -one.confidence

    return min(sayings, key=poorness)
