"""Claims brought together: under the tag that names them, else the thread's own topic, else each by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from argmap.views.index import Index, index
from argmap.views.wording import Manner, headed, hedge, link_words, manner, matched, quote_claim, says, tag_name

if TYPE_CHECKING:
    from argmap.model import ArgumentMap, Claim, Link, Relation

Kind = Literal["tag", "topic", "claim"]


@dataclass(frozen=True, slots=True)
class Saying:
    """One claim in a group: who says it and how.

    Args:
        claim: The claim's id.
        comment, label: The comment's id and label.
        commenter: The commenter's id.
        name: The commenter's name, or the label where nobody signs.
        manner: asserts, denies, hedges, asks or supposes.
        hedge: The words that hedge it, or empty.
        reported: Whether it is said to be someone else's view.
        premise: Whether it is given in support of another claim.
        tags: Names of its tags; empty where no rule names it.
        quote: The words, on one line; long ones shortened around those that the rule matched.
        words: Those that the rule matched, as they stand in `quote`, or empty.
        confidence: How sure argmap is that this is a claim.
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
    """Claims that say the same, or are about the same.

    Args:
        id: The tag's, topic's or claim's id.
        kind: What holds them together.
        heading: The canonical claim, the topic's words, or the claim's own.
        name: A short name for a column: the tag's id, or the heading.
        frame: The frame of a tag, or empty.
        sayings: In the thread's order.
        answers: Links from other commenters that end at one of the claims, the most confident first.
        whole: Links from other commenters that end at one of their comments as a whole, at no claim that can be told.
    """

    id: str
    kind: Kind
    heading: str
    name: str
    frame: str
    sayings: tuple[Saying, ...]
    answers: tuple[Answer, ...]
    whole: tuple[Answer, ...] = ()

    def by(self, *manners: Manner, reported: bool = False) -> tuple[Saying, ...]:
        """The sayings of these manners, own or reported."""
        return tuple(s for s in self.sayings if s.manner in manners and s.reported is reported)

    @property
    def holders(self) -> tuple[str, ...]:
        """Ids of the commenters who hold it in their own voice, hedged or not, in order."""
        return tuple(dict.fromkeys(s.commenter for s in self.by("asserts", "hedges")))

    @property
    def opposers(self) -> tuple[str, ...]:
        """Ids of the commenters who deny it, or rebut those who hold it, in order."""
        deny = [s.commenter for s in self.by("denies")]
        return tuple(dict.fromkeys([*deny, *(a.commenter for a in self.answers if a.relation == "rebuttal")]))

    @property
    def rank(self) -> tuple[int, int, int, int]:
        """How contested, to be sorted downwards: the weaker side's size, opposers, answers, sayings."""
        holders, opposers = len(self.holders), len(self.opposers)
        return min(holders, opposers), opposers, len(self.answers), len(self.sayings)


def groups(found: ArgumentMap | Index, *, single: bool = False) -> tuple[Group, ...]:
    """The claims of a map in groups.

    Args:
        found: The map, or its index.
        single: Whether claims that have neither tag nor topic make groups of their own.

    Returns:
        The most contested first, then the most repeated, then the thread's order. A claim of two tags stands in both.
    """
    at = found if isinstance(found, Index) else index(found)
    members: dict[tuple[Kind, str], list[Claim]] = {}
    for claim in at.found.claims:
        for key in _keys(claim, at):
            if single or key[0] != "claim":
                members.setdefault(key, []).append(claim)
    made = [_group(kind, name, claims, at) for (kind, name), claims in members.items()]
    return tuple(sorted(made, key=lambda group: [-number for number in group.rank]))


def ungrouped(at: Index) -> tuple[Claim, ...]:
    """The claims that have neither tag nor topic, in the thread's order."""
    return tuple(claim for claim in at.found.claims if _keys(claim, at)[0][0] == "claim")


def _keys(claim: Claim, at: Index) -> list[tuple[Kind, str]]:
    tags: list[tuple[Kind, str]] = [("tag", tag) for tag in claim.tags]
    if tags:
        return tags
    if claim.topic is not None and claim.topic in at.topics:
        return [("topic", claim.topic)]
    return [("claim", claim.id)]


def _group(kind: Kind, name: str, claims: list[Claim], at: Index) -> Group:
    ends = {claim.id for claim in claims}
    links = [link for c in dict.fromkeys(claim.comment for claim in claims) for link in at.links_to.get(c, ())]
    answers = [answer(link, at) for link in links if link.target in ends and at.strangers(link)]
    whole = [answer(link, at) for link in links if link.target in at.comments and at.strangers(link)]
    heading, short, frame = _heading(kind, name, claims[0], at)
    return Group(
        id=name,
        kind=kind,
        heading=heading,
        name=short,
        frame=frame,
        sayings=tuple(saying(claim, at) for claim in claims),
        answers=tuple(sorted(answers, key=lambda a: -a.confidence)),
        whole=tuple(sorted(whole, key=lambda a: -a.confidence)),
    )


def _heading(kind: Kind, name: str, first: Claim, at: Index) -> tuple[str, str, str]:
    if kind == "tag":
        tag = at.tags.get(name)
        return (says(tag), name.replace("_", " "), tag.frame) if tag else (headed(name), name.replace("_", " "), "")
    if kind == "topic":
        words = headed(at.topics[name].heading) or name
        return words, words, ""
    return quote_claim(first).text or name, name, first.frames[0] if first.frames else ""


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
