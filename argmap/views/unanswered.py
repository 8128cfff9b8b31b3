"""What nobody took up: claims and challenges without an answer. Silence is not consent, so no view calls it that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from argmap.views.groups import best, saying, statements
from argmap.views.index import Index, index
from argmap.views.wording import link_words, shorten

if TYPE_CHECKING:
    from argmap.model import ArgumentMap, Link
    from argmap.views.groups import Group, Kind, Saying

HEARD = 0.5
"""From this confidence up a guessed reply counts as an answer to the comment."""


@dataclass(frozen=True, slots=True)
class OpenClaim:
    """A claim that nobody else took up.

    Args:
        id: The group's id.
        heading: The canonical claim, the subject's words or the claim's own.
        kind: Whether it is a point, a subject or one claim.
        sayings: All who say it, in order.
        quote: The best of them.
        by: How many commenters say it.
        replied: Whether one of its comments has a reply at all, though none that agrees or rebuts was found.
    """

    id: str
    heading: str
    kind: Kind
    sayings: tuple[Saying, ...]
    quote: Saying
    by: int
    replied: bool

    @property
    def named(self) -> bool:
        """Whether several commenters speak of it."""
        return self.kind != "claim"


@dataclass(frozen=True, slots=True)
class Challenge:
    """A rebuttal or a question to which no reply was found.

    Args:
        kind: What it is.
        comment, label, name: Who challenges.
        whom: The labels of those challenged; empty for a question to all.
        quote: The words.
        confidence: Of the link; for a question, that it is one.
    """

    kind: Literal["rebuttal", "question"]
    comment: str
    label: str
    name: str
    whom: tuple[str, ...]
    quote: str
    confidence: float


@dataclass(frozen=True, slots=True)
class OpenOf:
    """What stands unanswered of one commenter: claims in order, then challenges."""

    commenter: str
    name: str
    claims: tuple[Saying, ...]
    challenges: tuple[Challenge, ...]


@dataclass(frozen=True, slots=True)
class Unanswered:
    """What nobody took up.

    Args:
        claims: Points, the most repeated first, then single claims in their comments' own words.
        challenges: In the thread's order.
        commenters: The same, by commenter, those with the most first.
        answered: How many claims were taken up by someone else.
        total: How many claims there are.
    """

    claims: tuple[OpenClaim, ...]
    challenges: tuple[Challenge, ...]
    commenters: tuple[OpenOf, ...]
    answered: int
    total: int


def unanswered(found: ArgumentMap | Index) -> Unanswered:
    """The claims and challenges that nobody took up.

    Args:
        found: The map. A claim is taken up where another commenter's link ends at it or at its comment as a whole, or
            where another denies or questions a claim of the same name.
    """
    at = found if isinstance(found, Index) else index(found)
    ends = {link.target for link in at.found.links if at.strangers(link)}
    linked = {at.home[end] for end in ends}
    claims: list[OpenClaim] = []
    still: set[str] = set()
    for group in statements(at):
        if not _taken_up(group, ends):
            quote = best(group.sayings)
            if quote is not None:
                still |= {s.claim for s in group.sayings}
                claims.append(_open(group, quote, at))
    order = {name: number for number, name in enumerate(at.comments)}
    challenges = tuple(sorted([*_rebuttals(at, linked), *_questions(at, linked)], key=lambda one: order[one.comment]))
    by = tuple(
        OpenOf(
            who.id,
            who.name,
            tuple(saying(c, at) for name in who.comments for c in at.claims_of.get(name, ()) if c.id in still),
            tuple(one for one in challenges if one.comment in who.comments),
        )
        for who in at.commenters.values()
    )
    return Unanswered(
        claims=tuple(sorted(claims, key=lambda one: (not one.named, -one.by, -len(one.sayings)))),
        challenges=challenges,
        commenters=tuple(
            sorted(
                (one for one in by if one.claims or one.challenges), key=lambda o: -len(o.claims) - len(o.challenges)
            )
        ),
        answered=len(at.found.claims) - len(still),
        total=len(at.found.claims),
    )


def heard(comment: str, at: Index) -> bool:
    """Whether some comment of another answers this one: given by the source, or guessed as likelier than not."""
    for child in at.children.get(comment, ()):
        reply = at.reply.get(child)
        likely = reply is None or reply.basis == "given" or reply.confidence >= HEARD
        if likely and at.by[child] != at.by[comment]:
            return True
    return False


def _taken_up(group: Group, ends: set[str]) -> bool:
    if any(s.claim in ends or s.comment in ends for s in group.sayings):
        return True
    holders = set(group.holders)
    return any(s.commenter not in holders or len(holders) > 1 for s in group.by("denies", "asks")) and bool(holders)


def _open(group: Group, quote: Saying, at: Index) -> OpenClaim:
    return OpenClaim(
        id=group.id,
        heading=group.heading,
        kind=group.kind,
        sayings=group.sayings,
        quote=quote,
        by=len({s.commenter for s in group.sayings}),
        replied=any(heard(s.comment, at) for s in group.sayings),
    )


def _rebuttals(at: Index, linked: set[str]) -> list[Challenge]:
    """One challenge for each comment that rebuts others and that nobody took up."""
    out: list[Challenge] = []
    for name, links in at.links_from.items():
        against = [link for link in links if link.relation == "rebuttal" and at.strangers(link)]
        if against and name not in linked and not heard(name, at):
            out.append(_challenge(name, against, at))
    return out


def _challenge(name: str, against: list[Link], at: Index) -> Challenge:
    claim = next((at.claims[link.source] for link in against if link.source in at.claims), None)
    words = " … ".join(link_words(against[0]))
    quote = saying(claim, at).quote if claim else words or shorten(at.comments[name].text, 160).text
    whom = tuple(dict.fromkeys(at.labels[at.home[link.target]] for link in against))
    return Challenge("rebuttal", name, at.labels[name], at.name(name), whom, quote, against[0].confidence)


def _questions(at: Index, linked: set[str]) -> list[Challenge]:
    out: list[Challenge] = []
    for claim in at.found.claims:
        name = claim.comment
        if claim.assertion == "questioned" and name not in linked and not heard(name, at):
            parent = at.parent(name)
            whom = (at.labels[parent],) if parent is not None else ()
            one = saying(claim, at)
            out.append(Challenge("question", name, one.label, one.name, whom, one.quote, claim.confidence))
    return out
