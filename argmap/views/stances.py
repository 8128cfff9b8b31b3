"""Commenter by commenter: what they hold, whom they agree with and rebut, and where their stance changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from argmap.views.exchanges import exchanges
from argmap.views.groups import answer, best, groups, saying, ungrouped
from argmap.views.index import Index, index

if TYPE_CHECKING:
    from argmap.model import ArgumentMap, Link, Relation
    from argmap.views.exchanges import Exchange
    from argmap.views.groups import Answer, Group, Saying
    from argmap.views.index import Commenter


@dataclass(frozen=True, slots=True)
class Held:
    """What one commenter says of one named claim: the heading, every saying in order, and the best quotation."""

    group: str
    heading: str
    sayings: tuple[Saying, ...]
    quote: Saying


@dataclass(frozen=True, slots=True)
class Toward:
    """How one commenter stands to another: the other's id and name, the relation, and the links, the surest first."""

    commenter: str
    name: str
    relation: Relation
    links: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A claim that a commenter first holds and later denies, or the other way round."""

    group: str
    heading: str
    before: Saying
    after: Saying


@dataclass(frozen=True, slots=True)
class Stance:
    """One commenter.

    Args:
        commenter, name: Id and name.
        labels: Of the comments, in order.
        holds: Named claims, the most repeated first.
        other: Claims that are under no point and on no subject, in order.
        agrees, rebuts: Towards whom, the most often first.
        changes: In the order in which the later words stand.
        exchanges: With whom several links are shared, either way, and what comes of them.
    """

    commenter: str
    name: str
    labels: tuple[str, ...]
    holds: tuple[Held, ...]
    other: tuple[Saying, ...]
    agrees: tuple[Toward, ...]
    rebuts: tuple[Toward, ...]
    changes: tuple[Change, ...]
    exchanges: tuple[Exchange, ...] = ()


def stances(found: ArgumentMap | Index) -> tuple[Stance, ...]:
    """The stance of every commenter, in the order of their first comment.

    Args:
        found: The map.
    """
    at = found if isinstance(found, Index) else index(found)
    named = groups(at)
    loose = {claim.id for claim in ungrouped(at)}
    said: dict[str, dict[str, list[Saying]]] = {}
    headings = {group.id: group for group in named}
    for group in named:
        for one in group.sayings:
            said.setdefault(one.commenter, {}).setdefault(group.id, []).append(one)
    talks = [two for two in exchanges(at) if two.agreements + two.rebuttals > 1]
    return tuple(
        replace(
            _stance(who, said.get(who.id, {}), headings, loose, at),
            exchanges=tuple(two for two in talks if who.id in (two.one, two.other)),
        )
        for who in at.commenters.values()
    )


def _stance(
    who: Commenter, said: dict[str, list[Saying]], headings: dict[str, Group], loose: set[str], at: Index
) -> Stance:
    holds = [
        Held(name, headings[name].heading, tuple(sayings), quote)
        for name, sayings in said.items()
        if (quote := best(tuple(sayings))) is not None
    ]
    links = [link for name in who.comments for link in at.links_from.get(name, ()) if at.strangers(link)]
    changes = [change for name, sayings in said.items() if (change := _change(headings[name], sayings)) is not None]
    order = {name: number for number, name in enumerate(at.comments)}
    return Stance(
        commenter=who.id,
        name=who.name,
        labels=tuple(at.labels[name] for name in who.comments),
        holds=tuple(sorted(holds, key=lambda held: -len(held.sayings))),
        other=tuple(saying(c, at) for name in who.comments for c in at.claims_of.get(name, ()) if c.id in loose),
        agrees=_toward("agreement", links, at),
        rebuts=_toward("rebuttal", links, at),
        changes=tuple(sorted(changes, key=lambda change: order[change.after.comment])),
    )


def _toward(relation: Relation, links: list[Link], at: Index) -> tuple[Toward, ...]:
    others: dict[str, list[Link]] = {}
    for link in sorted(links, key=lambda link: -link.confidence):
        if link.relation == relation:
            others.setdefault(at.by[at.home[link.target]], []).append(link)
    made = [
        Toward(who, at.commenters[who].name, relation, tuple(answer(link, at) for link in found))
        for who, found in others.items()
    ]
    return tuple(sorted(made, key=lambda toward: -len(toward.links)))


def _change(group: Group, sayings: list[Saying]) -> Change | None:
    """The first turn from holding to denying, or back, in the commenter's own voice; nobody turns on a subject."""
    if group.kind != "point":
        return None
    before: Saying | None = None
    for one in sayings:
        if one.reported or one.manner not in {"asserts", "denies"}:
            continue
        if before is not None and before.manner != one.manner and before.comment != one.comment:
            return Change(group.id, group.heading, before, one)
        before = one
    return None
