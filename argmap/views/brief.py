"""A brief for preparing a debate: the question, each side's claims, the clashes, the concessions, what to ask."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from argmap.views.groups import Answer, Saying, answer, best, saying, statements
from argmap.views.index import Index, index
from argmap.views.sides import ORDER, side_of
from argmap.views.stances import stances
from argmap.views.summary import summary
from argmap.views.unanswered import unanswered
from argmap.views.wording import count, flat, link_words, listed, quote_claim, shorten

if TYPE_CHECKING:
    from argmap.model import ArgumentMap, Claim, Link
    from argmap.model import Side as Side_
    from argmap.views.groups import Group
    from argmap.views.stances import Change
    from argmap.views.unanswered import Challenge, OpenClaim

NAMES: dict[Side_, str] = {"for": "For the motion", "against": "Against it", "both": "Both", "unclear": "Unclear"}
"""How a brief calls those of each side."""
MOST = 5
"""How many of each kind a brief names; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Point:
    """A claim that a side makes, or a subject that it speaks of: by how many, how often, the best quotation."""

    heading: str
    by: int
    times: int
    quote: Saying
    denies: bool
    subject: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """One side.

    Args:
        name: "For the motion", "Against it", "Both", "Unclear", or "What is claimed".
        members: Names, in the order of their first comment.
        points: The main claims.
        more: How many further claims.
    """

    name: str
    members: tuple[str, ...]
    points: tuple[Point, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Clash:
    """A rebuttal with both sides' words: who rebuts, what they say, whom, and what that one had said."""

    link: Answer
    rebuttal: str
    whom: str
    whom_label: str
    said: str


@dataclass(frozen=True, slots=True)
class Concession:
    """Words that grant something: a link in part, or a stance that changed."""

    kind: Literal["in part", "changed"]
    label: str
    name: str
    quote: str
    to: str


@dataclass(frozen=True, slots=True)
class Brief:
    """The brief.

    Args:
        question: What the debate is about.
        summary: The thread in five lines at most.
        sides: Those for the motion, against it, both and unclear; without a motion all commenters together.
        clashes, more_clashes: The surest rebuttals, and how many others.
        concessions: In order.
        unanswered, more_unanswered: Named claims and the surest others that nobody took up.
        challenges: To which nobody replied.
        questions: To put to the debaters, each from something on the map.
    """

    question: str
    summary: tuple[str, ...]
    sides: tuple[Side, ...]
    clashes: tuple[Clash, ...]
    more_clashes: int
    concessions: tuple[Concession, ...]
    unanswered: tuple[OpenClaim, ...]
    more_unanswered: int
    challenges: tuple[Challenge, ...]
    questions: tuple[str, ...]


def brief(found: ArgumentMap | Index) -> Brief:
    """The brief of a map.

    Args:
        found: The map.
    """
    at = found if isinstance(found, Index) else index(found)
    named = statements(at)
    stood = side_of(at)
    halves = [(NAMES[side], tuple(who for who, where in stood.items() if where == side)) for side in ORDER]
    if not stood:
        halves = [("What is claimed", tuple(at.commenters))]
    rebuttals = sorted(
        (link for link in at.found.links if link.relation == "rebuttal" and at.strangers(link)),
        key=lambda link: -link.confidence,
    )
    left = unanswered(at)
    open_claims = [one for one in left.claims if one.named] + [
        one for one in sorted(left.claims, key=lambda o: -o.quote.confidence) if not one.named and not one.quote.premise
    ]
    return Brief(
        question=question(at),
        summary=summary(at),
        sides=tuple(_side(name, members, named, at) for name, members in halves if members),
        clashes=tuple(_clash(link, at) for link in rebuttals[:MOST]),
        more_clashes=max(0, len(rebuttals) - MOST),
        concessions=_concessions(at),
        unanswered=tuple(open_claims[:MOST]),
        more_unanswered=max(0, len(open_claims) - MOST),
        challenges=left.challenges[:MOST],
        questions=_questions(at, open_claims, left.challenges),
    )


_ASKED = re.compile(r"[^.!?\n]{8,160}\?")


def question(at: Index) -> str:
    """What the debate is about: the motion, or the title where it asks, or what the post asks, or the title."""
    thread = at.found.thread
    if at.found.motion is not None:
        return flat(at.found.motion.says)
    title = flat(thread.title)
    if title.endswith("?") or thread.post is None:
        return title or "No title and no post say what is asked"
    asked = _ASKED.findall(thread.post.text)
    return f"{title}: {flat(asked[-1])}" if asked and title else flat(asked[-1]) if asked else title


def _side(name: str, members: tuple[str, ...], named: tuple[Group, ...], at: Index) -> Side:
    inside = set(members)
    points: list[Point] = []
    for group in named:
        own = [s for s in group.sayings if s.commenter in inside and not s.reported and not s.premise]
        if inside >= set(at.commenters) and any(s.manner in {"asserts", "hedges"} for s in own):
            own = [s for s in own if s.manner != "denies"]  # where there are no sides, a point is told once
        for denies, manners in ((False, {"asserts", "hedges"}), (True, {"denies"})):
            said = tuple(s for s in own if s.manner in manners)
            quote = best(said)
            if quote is not None:
                by = len({s.commenter for s in said})
                points.append(Point(group.heading, by, len(said), quote, denies, group.kind == "subject"))
    weights = {group.heading: (group.kind != "claim", len(group.answers)) for group in named}
    points.sort(key=lambda p: (-weights[p.heading][0], -p.by, -weights[p.heading][1], -p.times, -p.quote.confidence))
    return Side(name, tuple(at.commenters[m].name for m in members), tuple(points[:MOST]), max(0, len(points) - MOST))


def _clash(link: Link, at: Index) -> Clash:
    target = at.home[link.target]
    return Clash(
        link=answer(link, at),
        rebuttal=_words(at.claims.get(link.source), at.home[link.source], at, " … ".join(link_words(link))),
        whom=at.name(target),
        whom_label=at.labels[target],
        said=_words(at.claims.get(link.target), target, at, ""),
    )


def _words(claim: Claim | None, comment: str, at: Index, otherwise: str) -> str:
    """The words of a claim, else the best of its comment's, else those given, else the comment's first."""
    if claim is not None:
        return quote_claim(claim).text
    chosen = best(tuple(saying(one, at) for one in at.claims_of.get(comment, ())))
    if otherwise and (chosen is None or len(otherwise) > 24):
        return otherwise
    return chosen.quote if chosen else shorten(at.comments[comment].text, 160).text


def _concessions(at: Index) -> tuple[Concession, ...]:
    out = [
        Concession(
            "in part",
            at.labels[at.home[link.source]],
            at.name(at.home[link.source]),
            " … ".join(link_words(link)) or _words(at.claims.get(link.source), at.home[link.source], at, ""),
            at.called(at.home[link.target]),
        )
        for link in at.found.links
        if link.partial and link.relation == "agreement" and at.strangers(link)
    ]
    changes: list[tuple[str, Change]] = [(one.name, change) for one in stances(at) for change in one.changes]
    out += [
        Concession(
            "changed", change.after.label, name, change.after.quote, f"“{change.before.quote}” ({change.before.label})"
        )
        for name, change in changes
    ]
    return tuple(out)


def _questions(at: Index, still: list[OpenClaim], challenges: tuple[Challenge, ...]) -> tuple[str, ...]:
    """Questions that the map itself raises, two of a kind at most."""
    who = "commenter" if any(comment.author for comment in at.found.thread.everything()) else "comment"
    asked = [f"{one.label} asks “{one.quote}”: who has an answer?" for one in challenges if one.kind == "question"][:2]
    asked += [
        f"{listed(one.whom)}: what do you say to {one.label}, “{one.quote}”?"
        for one in challenges
        if one.kind == "rebuttal"
    ][:2]
    asked += [
        f"{one.heading}: {count(one.by, who)} say so, and nobody answers. What speaks against it?"
        for one in still
        if one.kind == "point" and one.by > 1
    ][:2]
    backed = {claim.supports for claim in at.found.claims if claim.supports}
    hedged = [claim for claim in at.found.claims if claim.certainty == "hedged" and claim.voice == "own" and claim.tags]
    asked += [
        f"{at.labels[c.comment]} is not sure that “{quote_claim(c, 100).text}”: what would settle it?"
        for c in hedged[:2]
    ]
    reported = [claim for claim in at.found.claims if claim.voice == "reported" and claim.tags]
    asked += [
        f"{at.labels[c.comment]} reports “{quote_claim(c, 100).text}”: who says so, and is it so?" for c in reported[:1]
    ]
    bare = [
        claim
        for claim in at.found.claims
        if claim.tags and claim.assertion == "asserted" and claim.certainty == "certain" and claim.voice == "own"
        and claim.role == "claim" and claim.id not in backed
    ]  # fmt: skip
    asked += [f"{at.labels[c.comment]} says “{quote_claim(c, 100).text}”: on what grounds?" for c in bare[:2]]
    return tuple(asked)
