"""Why something is on the map, or is not: rules, words and weights, and the sum worked out term by term."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from argmap.errors import ArgmapError, Problem
from argmap.features.table import explanation
from argmap.model import CHECKED
from argmap.views.index import Index, index, resolve, whence
from argmap.views.patterns import pattern_line
from argmap.views.why_point import WhyPoint, why_point

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.model import ArgumentMap, Claim, Evidence, Link, Reply, ReplyBasis
    from argmap.rulebook.rule import Rule, Rulebook

BASES: dict[ReplyBasis, str] = {
    "given": "the source file says so",
    "quote": "it quotes its words",
    "mention": "it names the commenter",
    "ordinal": "it names the comment's number or place",
    "answer": "it answers a question that stands there",
    "turn": "the two take turns",
    "echo": "it repeats its words",
    "claim": "both make the same claim",
    "order": "it comes next",
    "post": "it speaks to the opening post",
}  # fmt: skip


def grounds(reply: Reply) -> str:
    """What showed whom a comment answers, in words."""
    if reply.basis == "given" and reply.confidence < 1.0:
        return "what it answers is missing from the source; this is the nearest comment above it"
    return BASES[reply.basis]


class Weighed(Protocol):
    """What the links room found between two comments, as `argmap.links.Weighing` holds it."""

    @property
    def relation(self) -> str:
        """Agreement or rebuttal."""

    @property
    def terms(self) -> tuple[Evidence, ...]:
        """What was added up."""

    @property
    def probability(self) -> float:
        """What came of it."""

    @property
    def floor(self) -> float:
        """From where on it would have been a link."""


@dataclass(frozen=True, slots=True)
class Term:
    """One reason.

    Args:
        rule: The rule's id.
        explanation: The rule's, where the rulebook is at hand; else empty.
        patterns: How the rule matches, one line a pattern; empty without the rulebook.
        words: What it matched, as it stands; empty for features.
        where: The label of the comment in which the words stand.
        weight: In log-odds, or None where nothing is added up.
        shows: What it shows of a claim, as `Evidence.shows` says.
        frames: The frames that a frames rule shows, where the rulebook is at hand.
    """

    rule: str
    explanation: str
    patterns: tuple[str, ...]
    words: str
    where: str
    weight: float | None
    shows: str = ""
    frames: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sum:
    """Weights added up, and what becomes of them.

    Args:
        total: The sum in log-odds.
        probability: The logistic function of it.
        target: The probability of the reply target by which it is multiplied, or None.
        confidence: What the map prints.
        even: Whether the arithmetic gives just that; where not, a form says so.
    """

    total: float
    probability: float
    target: float | None
    confidence: float
    even: bool


@dataclass(frozen=True, slots=True)
class WhyClaim:
    """A claim, its reasons, the premises that support it, and the claim that it supports."""

    claim: Claim
    label: str
    name: str
    terms: tuple[Term, ...]
    supported_by: tuple[Claim, ...]
    supports: Claim | None


@dataclass(frozen=True, slots=True)
class WhyReply:
    """Whom a comment answers: the candidates, best first, each with its reasons; the first is the one kept."""

    comment: str
    label: str
    name: str
    candidates: tuple[tuple[Reply, str, tuple[Term, ...]], ...]


@dataclass(frozen=True, slots=True)
class WhyLink:
    """A link: the labels of its ends, the words of the claims at them, the terms (the heaviest first) and the sum."""

    link: Link
    source: str
    target: str
    source_words: str
    target_words: str
    terms: tuple[Term, ...]
    sum: Sum | None


@dataclass(frozen=True, slots=True)
class Tried:
    """A relation that was weighed and not printed.

    Args:
        relation: agreement or rebuttal.
        terms: What was added up.
        total, probability: The sum in log-odds, and its logistic function.
        reply: The probability of the reply target, by which it is multiplied; None where it is not known.
        floor: What the product must reach for a link.
        least: What the probability itself must reach, or None.
    """

    relation: str
    terms: tuple[Term, ...]
    total: float
    probability: float
    reply: float | None
    floor: float
    least: float | None


@dataclass(frozen=True, slots=True)
class WhyNot:
    """Two comments between which there is no link: what was weighed, and whether one answers the other at all.

    Args:
        later, earlier: Labels.
        answers: The confidence with which the later answers the earlier, or None where it is no candidate.
        instead: The label of the comment that it answers by the map, or None.
        tried: What was weighed, the likelier first; empty where nothing bears on the pair.
    """

    later: str
    earlier: str
    answers: float | None
    instead: str | None
    tried: tuple[Tried, ...]


@dataclass(frozen=True, slots=True)
class WhyComment:
    """All of one comment: whom it answers, its claims, its links."""

    reply: WhyReply
    claims: tuple[WhyClaim, ...]
    links: tuple[WhyLink, ...]


Why = WhyClaim | WhyLink | WhyComment | WhyNot | WhyPoint | tuple[WhyLink, ...]


def why(
    found: ArgumentMap,
    first: str,
    second: str | None = None,
    *,
    rulebook: Rulebook | None = None,
    weighed: Iterable[Weighed] = (),
) -> Why:
    """Why something is on the map.

    Args:
        found: The map.
        first: A claim's, link's, point's or comment's id or label.
        second: A further one: then the links between the two, or why there is none.
        rulebook: For explanations and patterns; a saved map does without.
        weighed: For two comments without a link: what the links room weighed between them.

    Returns:
        What fits the ids: a claim, a link, a comment, the links between two, or why there is none.

    Raises:
        ArgmapError: Q001 where there is no such thing, or the two are one.
    """
    at = index(found)
    rules = rulebook.by_id() if rulebook is not None else {}
    one = resolve(at, first, points=second is None)
    if second is not None:
        return _between(one, resolve(at, second), at, rules, tuple(weighed))
    if one in at.points:
        return why_point(at.points[one], at)
    if one in at.claims:
        return _why_claim(at.claims[one], at, rules)
    if one in at.comments:
        return WhyComment(
            why_reply(one, at, rules),
            tuple(_why_claim(claim, at, rules) for claim in at.claims_of.get(one, ())),
            tuple(_why_link(link, at, rules) for link in at.links_from.get(one, ())),
        )
    return _why_link(next(link for link in found.links if link.id == one), at, rules)


def pair(found: ArgumentMap, first: str, second: str) -> tuple[str, str]:
    """The ids of the later and the earlier comment of two, so that a caller can have the pair weighed."""
    at = index(found)
    return _ordered(resolve(at, first), resolve(at, second), at)


def _ordered(one: str, other: str, at: Index) -> tuple[str, str]:
    homes = [at.home[end] if end in at.home else _source(end, at) for end in (one, other)]
    if homes[0] == homes[1]:
        what = f"{at.labels[homes[0]]} is one comment, and a link runs between two"
        raise ArgmapError(Problem(whence(at), "Q001", what, "name another comment as the second"))
    place = list(at.comments)
    earlier, later = sorted(homes, key=place.index)
    return later, earlier


def _source(link: str, at: Index) -> str:
    return next(at.home[one.source] for one in at.found.links if one.id == link)


def _between(one: str, other: str, at: Index, rules: dict[str, Rule], weighed: tuple[Weighed, ...]) -> Why:
    later, earlier = _ordered(one, other, at)
    ends = {one, other}
    links = [
        link
        for link in (*at.links_from.get(later, ()), *at.links_from.get(earlier, ()))
        if {at.home[link.source], at.home[link.target]} == {later, earlier}
        and all(end in {link.source, link.target} for end in ends if end in at.claims)
    ]
    if links:
        return tuple(_why_link(link, at, rules) for link in links)
    candidates = {reply.target: reply.confidence for reply in at.found.replies if reply.source == later}
    parent = at.parent(later)
    tried = [
        Tried(
            relation=one.relation,
            terms=_terms(one.terms, later, at, rules),
            total=_total(one.terms),
            probability=one.probability,
            reply=getattr(one, "reply", None),
            floor=one.floor,
            least=getattr(one, "least", None),
        )
        for one in weighed
    ]
    return WhyNot(
        later=at.labels[later],
        earlier=at.labels[earlier],
        answers=candidates.get(earlier, 1.0 if parent == earlier else None),
        instead=at.labels[parent] if parent is not None and parent != earlier else None,
        tried=tuple(sorted(tried, key=lambda t: -t.probability)),
    )


def _why_claim(claim: Claim, at: Index, rules: dict[str, Rule]) -> WhyClaim:
    return WhyClaim(
        claim=claim,
        label=at.labels[claim.comment],
        name=at.name(claim.comment),
        terms=_terms(claim.because, claim.comment, at, rules, at.said_by.get(claim.id, "")),
        supported_by=tuple(other for other in at.claims_of[claim.comment] if other.supports == claim.id),
        supports=at.claims.get(claim.supports or ""),
    )


def why_reply(comment: str, at: Index, rules: dict[str, Rule]) -> WhyReply:
    """Whom a comment answers, and the runners-up."""
    return WhyReply(
        comment=comment,
        label=at.labels[comment],
        name=at.name(comment),
        candidates=tuple(
            (
                reply,
                at.called(reply.target),
                _terms(reply.because, comment, at, rules, at.said_by.get(f"{comment} {reply.target}", "")),
            )
            for reply in at.found.replies
            if reply.source == comment
        ),
    )


def _why_link(link: Link, at: Index, rules: dict[str, Rule]) -> WhyLink:
    source, target = at.home[link.source], at.home[link.target]
    terms = _terms(link.because, source, at, rules, at.said_by.get(link.id, ""))
    return WhyLink(
        link=link,
        source=at.called(source),
        target=at.called(target),
        source_words=at.claims[link.source].text if link.source in at.claims else "",
        target_words=at.claims[link.target].text if link.target in at.claims else "",
        terms=tuple(sorted(terms, key=lambda term: -abs(term.weight or 0.0))),
        sum=_sum(link, source, target, at),
    )


def _sum(link: Link, source: str, target: str, at: Index) -> Sum | None:
    """The sum of a link's weights, times the probability of the reply target where that explains the confidence."""
    if all(one.weight is None for one in link.because):
        return None
    total = _total(link.because)
    probability = logistic(total)
    ways: list[float | None] = [None]
    ways += [r.confidence for r in at.found.replies if (r.source, r.target) == (source, target)]

    def miss(way: float | None) -> float:
        return abs(probability * (1.0 if way is None else way) - link.confidence)

    nearest = min(ways, key=miss)
    return Sum(total, probability, nearest, link.confidence, miss(nearest) < 0.005)


def _total(terms: Iterable[Evidence]) -> float:
    return math.fsum(one.weight for one in terms if one.weight is not None)


def logistic(total: float) -> float:
    """The probability that log-odds stand for.

    >>> logistic(0.0)
    0.5
    """
    return 1.0 / (1.0 + math.exp(-max(-500.0, min(500.0, total))))


def _terms(
    because: Iterable[Evidence], owner: str, at: Index, rules: dict[str, Rule], said_by: str = ""
) -> tuple[Term, ...]:
    """Reasons with their rules' explanations; of a mark that a person has checked, who that was."""
    return tuple(
        Term(
            rule=one.rule,
            explanation=said_by
            if one.rule == CHECKED
            else " ".join(rules[one.rule].explanation.split())
            if one.rule in rules
            else explanation(one.rule),
            patterns=tuple(pattern_line(pattern) for pattern in rules[one.rule].patterns) if one.rule in rules else (),
            words=one.text,
            where=at.labels.get(one.comment or owner, ""),
            weight=one.weight,
            shows=one.shows,
            frames=rules[one.rule].frames if one.rule in rules and rules[one.rule].family == "frames" else (),
        )
        for one in because
    )
