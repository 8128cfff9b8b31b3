"""What to ask a person first: the marks of a map that are least sure and on which most rests."""

from __future__ import annotations

from dataclasses import dataclass
from math import log2
from typing import TYPE_CHECKING, Literal

from argmap.features.table import UNSPOKEN
from argmap.model import CHECKED
from argmap.views.index import Index, index
from argmap.views.wording import TOWARD, flat, link_words, shorten

if TYPE_CHECKING:
    from argmap.model import ArgumentMap, Claim, Link, Relation, Reply


@dataclass(frozen=True, slots=True)
class Question:
    """One mark to be asked about.

    Args:
        kind: What it is.
        first, second: Ids as `argmap correct` takes them; `second` is None of a claim.
        says: What the map says.
        quotes: Whose words it is about: a label with a name, and the words.
        because: The words that show it, or empty.
        confidence: How sure the map is.
        worth: How much an answer changes: how open it is, times what rests on it.
        was: Of one of two links between the same comments: its relation; else empty.
    """

    kind: Literal["link", "claim", "reply"]
    first: str
    second: str | None
    says: str
    quotes: tuple[tuple[str, str], ...]
    because: str
    confidence: float
    worth: float
    was: Relation | Literal[""] = ""


def questions(found: ArgumentMap) -> tuple[Question, ...]:
    """The marks that nobody has checked and that are not certain, in the order in which an answer changes most.

    Args:
        found: The map.
    """
    at = index(found)
    resting: dict[str, int] = {}
    for link in found.links:
        for end in (link.source, link.target):
            resting[end] = resting.get(end, 0) + 1
    for claim in found.claims:
        if claim.supports is not None:
            resting[claim.supports] = resting.get(claim.supports, 0) + 1
    for point in found.points:
        for name in point.claims:
            resting[name] = resting.get(name, 0) + 1
    asked = [_link(link, at) for link in found.links if not _done(link)]
    asked += [_claim(claim, at, resting.get(claim.id, 0)) for claim in found.claims if not _done(claim)]
    asked += [_reply(reply, at) for reply in at.reply.values() if reply.basis != "given" and not _done(reply)]
    place = {name: number for number, name in enumerate(at.comments)}
    return tuple(
        sorted(
            (one for one in asked if one.worth > 0),
            key=lambda q: (-q.worth, place[at.home.get(q.first, q.first)], q.kind),
        )
    )


def _done(mark: Link | Claim | Reply) -> bool:
    return any(one.rule == CHECKED for one in mark.because)


def open_(confidence: float) -> float:
    """How open a question is, in bits.

    >>> open_(0.5), open_(1.0)
    (1.0, 0.0)
    """
    return sum(-p * log2(p) for p in (confidence, 1.0 - confidence) if p > 0)


def _quote(name: str, at: Index) -> tuple[str, str]:
    words = at.claims[name].text if name in at.claims else at.comments[name].text
    return at.called(at.home[name]), shorten(words, 300).text


def _link(link: Link, at: Index) -> Question:
    source, target = at.home[link.source], at.home[link.target]
    part = " in part" if link.partial else ""
    says = f"{at.called(source)} {TOWARD[link.relation]} {at.called(target)}{part}"
    words = " ".join(f"“{one}”" for one in link_words(link))
    two = sum((at.home[k.source], at.home[k.target]) == (source, target) for k in at.found.links) > 1
    return Question(
        "link", source, target, says, (_quote(link.target, at), _quote(link.source, at)), words, link.confidence,
        open_(link.confidence) * 2, link.relation if two else "",
    )  # fmt: skip


def _claim(claim: Claim, at: Index, resting: int) -> Question:
    role = "claims" if claim.role == "claim" else "gives a reason"
    rules = [flat(one.text) for one in claim.because if one.text and one.rule != UNSPOKEN and not one.comment]
    return Question(
        "claim", claim.id, None, f"{at.called(claim.comment)} {role}", (_quote(claim.id, at),),
        " ".join(f"“{one}”" for one in dict.fromkeys(rules)), claim.confidence,
        open_(claim.confidence) * (0.5 + resting),
    )  # fmt: skip


def _reply(reply: Reply, at: Index) -> Question:
    below = len(at.children.get(reply.source, ()))
    links = sum(1 for link in at.links_from.get(reply.source, ()) if at.home[link.target] == reply.target)
    return Question(
        "reply", reply.source, reply.target, f"{at.called(reply.source)} answers {at.called(reply.target)}",
        (_quote(reply.target, at), _quote(reply.source, at)), "", reply.confidence,
        open_(reply.confidence) * (0.5 + links + below / 4),
    )  # fmt: skip
