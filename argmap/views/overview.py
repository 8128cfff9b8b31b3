"""The first screen: what people argue, who holds and denies it, the surest links, what is unanswered, what to doubt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from argmap.views.groups import answer, best, points, saying
from argmap.views.index import Index, index
from argmap.views.ledger import Ledger, ledger
from argmap.views.turning import stands, turning
from argmap.views.unanswered import unanswered
from argmap.views.wording import flat, link_words, sure

if TYPE_CHECKING:
    from argmap.model import ArgumentMap, Link, Relation
    from argmap.views.groups import Answer, Group
    from argmap.views.unanswered import Unanswered


FILLED = 5
"""So many rows are filled up with single claims."""


@dataclass(frozen=True, slots=True)
class Row:
    """A statement with those who hold it and those who deny it.

    Args:
        says: A whole sentence: a point's, or a claim's own words.
        quoted: Whether these are a commenter's own words.
        sure: Whether it is no guess.
        held, denied: Names of commenters, or labels where nobody signs; those against by a link alone among the latter.
        quote: A holder's words, or empty where `says` is a quotation or has the same words.
        label: Where the words stand.
    """

    says: str
    quoted: bool
    sure: bool
    held: tuple[str, ...]
    denied: tuple[str, ...]
    quote: str
    label: str


@dataclass(frozen=True, slots=True)
class Tie:
    """A link with the words of its source: the claim where it is one, else the words that show it."""

    link: Answer
    words: str


@dataclass(frozen=True, slots=True)
class Open:
    """Something that nobody took up: who says or asks it, whom it is put to, and the words or the point's statement."""

    labels: tuple[str, ...]
    kind: Literal["point", "claim", "rebuttal", "question"]
    whom: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Stood:
    """Names of the commenters on one side of the motion."""

    side: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """The first screen, longest lists first; a form prints as much of each as it has room for.

    Args:
        title: The thread's.
        motion: What is debated; empty where it is not known, or the title says it.
        sides: Who stands where on a motion; empty without one.
        rows: Points that are clear by themselves, the most contested first; those of which a holder's words are
            quoted; where these are few, claims on which the thread turns.
        points: How many points the map has.
        clashes, agreements: Links between two people, the surest first, one for two comments.
        open: What nobody took up, points first.
        counts: The same counts as everywhere.
        example: Two labels between which there is a link, for `argmap why`; empty without a link.
    """

    title: str
    motion: str
    sides: tuple[Stood, ...]
    rows: tuple[Row, ...]
    points: int
    clashes: tuple[Tie, ...]
    agreements: tuple[Tie, ...]
    open: tuple[Open, ...]
    counts: Ledger
    example: str


def overview(found: ArgumentMap | Index) -> Overview:
    """The first screen of a map.

    Args:
        found: The map.
    """
    at = found if isinstance(found, Index) else index(found)
    named = points(at)
    clear = sorted(named, key=lambda group: group.quoted)
    single = turning(at)[: max(0, FILLED - len(clear))]
    title = flat(at.found.thread.title)
    motion = flat(at.found.motion.says) if at.found.motion is not None else ""
    clashes = _ties(at, "rebuttal")
    ties = (*clashes, *_ties(at, "agreement"))
    return Overview(
        title=title,
        motion="" if motion == title else motion,
        sides=_sides(at),
        rows=tuple(_row(group, at) for group in (*clear, *single)),
        points=len(named),
        clashes=clashes,
        agreements=ties[len(clashes) :],
        open=_open(unanswered(at)),
        counts=ledger(at),
        example=f"{ties[0].link.label} {ties[0].link.target_label}".replace("#", "") if ties else "",
    )


def _row(group: Group, at: Index) -> Row:
    quote = best(group.by("asserts", "hedges") or group.sayings)
    single = group.kind == "claim"
    held = tuple(dict.fromkeys([*(s.commenter for s in group.sayings if single), *group.holders]))
    return Row(
        says=group.heading,
        quoted=single,
        sure=sure(group.sayings[0].confidence if single else group.confidence),
        held=_names(held, at),
        denied=_names(tuple(who for who in group.opposers if who not in held or not single), at),
        quote="" if single or quote is None or _same(group.heading, quote.quote) else quote.quote,
        label="" if quote is None else quote.label,
    )


def _same(says: str, words: str) -> bool:
    """Whether a quotation says what stands above it, in the same words."""
    one, other = (re.sub(r"\W+", " ", text).casefold().strip() for text in (says, words))
    return one in other or other in one


def _names(commenters: tuple[str, ...], at: Index) -> tuple[str, ...]:
    return tuple(at.commenters[who].name for who in commenters)


def _ties(at: Index, relation: Relation) -> tuple[Tie, ...]:
    """The surest link of a relation for every two comments."""
    chosen: dict[tuple[str, str], Link] = {}
    for link in sorted(at.found.links, key=lambda link: -link.confidence):
        if link.relation == relation and at.strangers(link):
            chosen.setdefault((at.home[link.source], at.home[link.target]), link)
    return tuple(Tie(answer(link, at), _words(link, at)) for link in chosen.values())


def _words(link: Link, at: Index) -> str:
    """What shows agreement are its cue words; what a rebuttal says is its claim."""
    claim = at.claims.get(link.source)
    if link.relation == "rebuttal" and claim is not None:
        return saying(claim, at).quote
    return " ".join(link_words(link, most=1))


def _open(left: Unanswered) -> tuple[Open, ...]:
    """Points and questions first, then the surest claims."""
    points = [
        Open(tuple(dict.fromkeys(s.label for s in one.sayings)), "point", (), one.heading)
        for one in left.claims
        if one.kind == "point"
    ]
    asked = [Open((one.label,), one.kind, one.whom, one.quote) for one in left.challenges]
    single = sorted((one for one in left.claims if one.kind == "claim"), key=lambda one: -one.quote.confidence)
    single.sort(key=lambda one: not stands(one.quote.quote))
    asked.sort(key=lambda one: not stands(one.words))
    claims = [
        Open((one.quote.label,), "claim", (), one.quote.quote)
        for one in single
        if not one.quote.premise and not one.quote.reported and one.quote.manner in {"asserts", "denies", "hedges"}
    ]
    return tuple({one.words: one for one in reversed([*points, *asked, *claims])}.values())[::-1]


def _sides(at: Index) -> tuple[Stood, ...]:
    motion = at.found.motion
    if motion is None:
        return ()
    names: dict[str, list[str]] = {"for": [], "against": [], "both": [], "unclear": []}
    for stand in motion.sides:
        names[stand.side].append(at.name(stand.comments[0]))
    return tuple(Stood(side, tuple(members)) for side, members in names.items() if members)
