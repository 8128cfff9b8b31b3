"""A thread in five lines: what is disputed, who is on which side, the words of each, what most of the thread is on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.rulebook.vocabulary import words
from argmap.views.groups import best, points, saying
from argmap.views.sides import ORDER, sides
from argmap.views.spread import Spread
from argmap.views.turning import stands, turning
from argmap.views.wording import flat, listed, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.model import Claim, Link, Relation
    from argmap.views.groups import Group, Saying
    from argmap.views.index import Index

LINES = 5
_NAMES = 6
_ROOM, _ROOM_OF_TWO = 130, 100
_FIRST, _SECOND, _THINKS = words("first_person"), words("second_person"), words("thinks")
_MARKS = '.,;:!?()“”"'
_WORDS, _MOST_WORDS = 5, 40
"""Words of what is told as a claim: fewer are no sentence, and more are a paragraph."""
_COUNTS: dict[Relation, float] = {"rebuttal": 1.0, "agreement": 0.5}
"""What a link counts for how disputed a comment is: who agrees takes it up, too."""
CENTRAL = 8.0
"""What it counts that all comments speak of a matter, beside each commenter who takes part."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A line that may be told: how much of the thread it is about, the comments it names, its statement, its words."""

    worth: float
    comments: frozenset[str]
    says: str
    line: str


def summary(at: Index) -> tuple[str, ...]:
    """The lines, five at most; fewer where the map holds less.

    Args:
        at: The map.
    """
    spread = Spread(at)
    lines = _moved(at)
    told: set[str] = set()
    heads: set[str] = set()
    disputes = sorted([*_disputed(at, spread), *_clashes(at, spread)], key=lambda one: -one.worth)
    held = sorted(_held(at, spread), key=lambda one: -one.worth)[:1]
    for one in disputes:
        head = one.says.casefold().strip(_MARKS)
        if len(lines) < LINES - bool(held) and not one.comments <= told and head not in heads:
            lines.append(one.line)
            told |= one.comments
            heads.add(head)
    for one in held or _granted(at):
        if not one.comments <= told and len(lines) < LINES:
            lines.append(one.line)
            told |= one.comments
    return (*lines, *_besides(at, spread, told, LINES - len(lines)))


def _moved(at: Index) -> list[str]:
    """Who stands where on the motion, and two claims of each column."""
    columns = sides(at)
    if columns is None:
        return []
    parts = [
        f"{side} {_names([one.name for one in columns.on(side)])}"
        for side in ORDER
        if columns.on(side) and side != "unclear"
    ]
    if not parts:
        return [f"Debated: {columns.motion}"]
    lines = [f"Debated: {columns.motion.rstrip('.')} – {'; '.join(parts)}."]
    for name, row in (("For", [r.pro for r in columns.rows]), ("Against", [r.con for r in columns.rows])):
        found = {one.comment: one for one in reversed([saying for saying in row if saying is not None])}
        some = sorted(found.values(), key=lambda one: not stands(one.quote))[:2]
        if some:
            lines.append(f"{name}: {'; '.join(_quote(one, _ROOM_OF_TWO) for one in some)}.")
    return lines


def _disputed(at: Index, spread: Spread) -> Iterator[_Told]:
    """Points with holders and others against them, each with the best words against it."""
    for group in points(at):
        against = tuple(who for who in group.opposers if who not in group.holders)
        if not against or not group.holders:
            continue
        people = len(set(group.holders) | set(against) | {one.commenter for one in group.answers})
        con = _denial(group, at)
        denial = "" if con is None or flat(con.quote).rstrip(".") in group.heading else f": {_quote(con)}"
        line = f"Disputed: {_said(group)} – for {_who(group.holders, at)}; against {_who(against, at)}{denial}."
        comments = frozenset([one.comment for one in group.sayings] + [one.comment for one in group.answers])
        yield _Told(people + CENTRAL * spread.of(group.heading), comments, group.heading, line)


def _denial(group: Group, at: Index) -> Saying | None:
    """The best words against a point: of who denies it, else of the surest rebuttal."""
    con = best(group.by("denies"))
    rebuttal = next((one for one in group.answers if one.relation == "rebuttal"), None)
    if con is not None or rebuttal is None:
        return con
    return best(tuple(saying(claim, at) for claim in at.claims_of.get(rebuttal.comment, ())))


def _held(at: Index, spread: Spread) -> Iterator[_Told]:
    """Points that several hold and nobody denies."""
    for group in points(at):
        if len(group.holders) > 1 and not group.opposers:
            comments = frozenset(one.comment for one in group.sayings)
            line = f"Widely held: {_said(group)} ({_who(group.holders, at)})."
            yield _Told(len(group.holders) + CENTRAL * spread.of(group.heading), comments, group.heading, line)


def _clashes(at: Index, spread: Spread) -> Iterator[_Told]:
    """Comments that are rebutted, in their own words, with those who agree, and the words of the surest rebuttal."""
    ends: dict[str, list[Link]] = {}
    for link in at.found.links:
        if at.strangers(link):
            ends.setdefault(at.home[link.target], []).append(link)
    for name, some in ends.items():
        links = sorted(some, key=lambda link: -link.confidence)
        against = [link for link in links if link.relation == "rebuttal"]
        pro = _words(name, (link.target for link in against), at)
        con = next((one for link in against if (one := _words(at.home[link.source], (link.source,), at))), None)
        if pro is None or con is None:
            continue
        allies = [at.by[at.home[link.source]] for link in links if link.relation == "agreement"]
        others = [at.by[at.home[link.source]] for link in against]
        held = _beside(pro, [who for who in allies if who not in others], at)
        weight = sum(link.confidence * _COUNTS[link.relation] for link in links)
        line = f"Disputed: {held} – against: {_beside(con, others, at)}."
        yield _Told(weight + CENTRAL * spread.of(pro.quote), frozenset({pro.comment, con.comment}), pro.quote, line)


def _granted(at: Index) -> list[_Told]:
    """What somebody grants another who is rebutted elsewhere, or simply agrees to, in its own words."""
    agreed = sorted(
        (link for link in at.found.links if link.relation == "agreement" and at.strangers(link)),
        key=lambda link: (not link.partial, -link.confidence),
    )
    for link in agreed:
        one = _words(at.home[link.target], (link.target,), at)
        if one is not None:
            what = "grants in part" if link.partial else "agrees"
            line = f"Common ground: {_beside(one, (), at)}; {at.called(at.home[link.source])} {what}."
            return [_Told(0.0, frozenset({one.comment}), one.quote, line)]
    return []


def _besides(at: Index, spread: Spread, told: set[str], room: int) -> Iterator[str]:
    """Claims whose matter many comments speak of, two in a line, of comments that no line names."""
    single = [(group, one) for group in turning(at) if (one := group.sayings[0]).comment not in told]
    telling = [pair for pair in single if _telling(pair[1]) and spread.of(pair[1].quote) > 0.0]

    def worth(pair: tuple[Group, Saying]) -> float:
        return len(pair[0].answers) / 2 + pair[1].confidence + CENTRAL * spread.of(pair[1].quote)

    left = [one for _, one in sorted(telling, key=worth, reverse=True)]
    if not told and not left:  # better a few claims of any kind than nothing
        left = [one for _, one in single[:2]]
    for first in range(0, min(2 * room, len(left)), 2):
        yield f"Also: {'; '.join(_quote(one, _ROOM_OF_TWO) for one in left[first : first + 2])}."


def _telling(one: Saying) -> bool:
    """Whether words tell of the matter: a sentence of some length in which nobody speaks of or to somebody."""
    said = [word.partition("'")[0].strip(_MARKS) for word in flat(one.quote).casefold().replace("’", "'").split()]
    if not _WORDS <= len(said) <= _MOST_WORDS or not _SECOND.isdisjoint(said):
        return False
    return _FIRST.isdisjoint(said) or (said[0] in _FIRST and not _THINKS.isdisjoint(said[1:4]))


def _words(comment: str, ends: Iterable[str], at: Index) -> Saying | None:
    """The claim of a comment at which a link ends, else its best; None where it makes none in a sentence."""
    meant = [at.claims[end] for end in ends if end in at.claims]
    claims = [*meant, *sorted(at.claims_of.get(comment, ()), key=_standing)]
    fit = (c for c in claims if c.assertion in {"asserted", "denied"} and len(c.text.split()) >= _WORDS)
    return next((saying(claim, at) for claim in fit), None)


def _standing(claim: Claim) -> tuple[bool, float]:
    return not stands(claim.text), -claim.confidence


def _beside(one: Saying, others: Iterable[str], at: Index) -> str:
    """Somebody's words, with who says the same beside them."""
    own = at.by[one.comment]
    names = [at.commenters[who].name for who in dict.fromkeys(others) if who != own]
    said_by = at.called(one.comment) + (f"; with {_names(names)}" if names else "")
    return f"“{shorten(one.quote, _ROOM).text.rstrip('.')}” ({said_by})"


def _said(group: Group) -> str:
    """The heading; a quotation with its comment."""
    says = shorten(flat(group.heading), _ROOM).text.rstrip(".")
    holder = best(group.by("asserts", "hedges"))
    return f"{says} ({holder.label})" if group.quoted and holder is not None else says


def _quote(one: Saying, room: int = _ROOM) -> str:
    return f"“{shorten(one.quote, room).text.rstrip('.')}” ({one.label})"


def _who(commenters: tuple[str, ...], at: Index) -> str:
    return _names([at.commenters[who].name for who in commenters])


def _names(names: list[str]) -> str:
    left = len(names) - _NAMES
    return listed([*names[:_NAMES], f"{left} more"] if left > 0 else names)
