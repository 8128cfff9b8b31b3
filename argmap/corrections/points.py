"""Corrections of points: which claims say one thing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.corrections.binding import plain
from argmap.corrections.marks import Done, Group, checked
from argmap.model import Point
from argmap.model.persons import person
from argmap.points.finder import ordered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.corrections.marks import Bound, Marks
    from argmap.model import PointBasis


def grouped(points: Iterable[Point]) -> dict[str, Group]:
    """Points as groups, by their sentence in plain words; of two with one sentence the second by its id."""
    made: dict[str, Group] = {}
    for point in points:
        key = plain(point.says)
        made[key if key not in made else point.id] = Group(point, point.says, list(point.claims), set(point.against))
    return made


def point_is(marks: Marks, bound: Bound) -> Done:
    """Put a claim under the point with a sentence, or take it out."""
    claim = marks.the_claim(bound.place).id
    says, against = bound.correction.verdict, bound.correction.against
    here = [group for group in marks.groups.values() if claim in group.claims]
    if says == "none":
        other = None if bound.to is None else marks.the_claim(bound.to).id
        gone = [group for group in here if other is None or other in group.claims]
        _leave(claim, gone)
        return Done("struck" if gone else "confirmed", (claim,))
    group = marks.groups.setdefault(plain(says), Group(None, says.strip()))
    was = claim in group.claims, claim in group.against
    if not was[0]:
        group.claims.append(claim)
    group.named.add(claim)
    (group.against.add if against else group.against.discard)(claim)
    return Done("confirmed" if was == (True, against) else "changed" if here else "added", (claim,))


def _leave(claim: str, groups: Iterable[Group]) -> None:
    for group in groups:
        group.claims.remove(claim)
        group.against.discard(claim)


def settled(marks: Marks) -> tuple[tuple[Point, ...], dict[str, str]]:
    """The points of the groups that are left, in the order of a map.

    Returns:
        The points, and the claims that a person put under a sentence under which nobody else speaks, with what to say.
    """
    place = {claim.id: at for at, claim in enumerate(c for some in marks.claims.values() for c in some)}
    home = {claim.id: claim.comment for some in marks.claims.values() for claim in some}
    author = {c.id: person(c.author) or c.id for c in marks.thread.everything()}
    named = {claim for group in marks.groups.values() for claim in group.named}
    for group in marks.groups.values():  # a claim is under the points that a person names, and no others
        group.claims = [claim for claim in group.claims if claim not in named or claim in group.named]
    made: list[Point] = []
    alone: dict[str, str] = {}
    for number, group in enumerate(marks.groups.values()):
        claims = tuple(sorted((c for c in group.claims if c in place), key=place.__getitem__))
        if len({home[claim] for claim in claims}) < 2:
            alone |= dict.fromkeys(group.named & set(claims), f"no claim of another comment is under “{group.says}”")
            continue
        point = group.point or Point(f"new {number}", group.says, claims, "person", 1.0)
        against = tuple(claim for claim in claims if claim in group.against)
        there = {home[claim] for claim in claims}
        because = tuple(one for one in point.because if one.comment is None or one.comment in there)
        if group.named:
            because = checked(because)
        sure = 1.0 if len(group.named) > 1 else point.confidence
        basis: PointBasis = "person" if len(group.named) > 1 else point.basis
        made.append(replace(point, basis=basis, claims=claims, against=against, because=because, confidence=sure))
    made.sort(key=lambda point: place[point.claims[0]])
    return ordered(made, {claim: author[comment] for claim, comment in home.items()}), alone
