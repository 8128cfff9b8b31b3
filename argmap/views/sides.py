"""Two columns for a motion, point by point: what those for it say, what those against it say; the rest below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.views.groups import best, statements
from argmap.views.index import Index, index
from argmap.views.wording import flat

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.model import ArgumentMap, Side
    from argmap.views.groups import Group, Saying

ORDER: tuple[Side, ...] = ("for", "against", "both", "unclear")


@dataclass(frozen=True, slots=True)
class Stander:
    """One commenter's stand on the motion.

    Args:
        commenter, name: Id and name.
        side: For or against the motion, both, or unclear.
        words: The words that show it, the surest first; empty where it is unclear.
        label: Where they stand; empty likewise.
        confidence: How sure the side is.
    """

    commenter: str
    name: str
    side: Side
    words: tuple[str, ...]
    label: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Answered:
    """One row: a point or claim, with the best words on it from each column, or None where a column has none.

    Args:
        heading: The point's statement; empty for a single claim, whose words say it.
        pro, con: Of those for and those against the motion.
    """

    heading: str
    pro: Saying | None
    con: Saying | None


@dataclass(frozen=True, slots=True)
class Columns:
    """The view.

    Args:
        motion: As it is worded.
        basis: Who put it: given, pack, title or post.
        standers: Everyone who writes comments, in the order of their first.
        rows: Points on which somebody with a side speaks, the most contested first; then single claims, paired.
    """

    motion: str
    basis: str
    standers: tuple[Stander, ...]
    rows: tuple[Answered, ...]

    def on(self, side: Side) -> tuple[Stander, ...]:
        """Those of one side, in order."""
        return tuple(one for one in self.standers if one.side == side)


def side_of(at: Index) -> dict[str, Side]:
    """Each commenter's side on the motion, by the commenter's id; empty without a motion."""
    motion = at.found.motion
    return {} if motion is None else {at.by[stand.comments[0]]: stand.side for stand in motion.sides}


def sides(found: ArgumentMap | Index) -> Columns | None:
    """The columns of a map; None where it has no motion.

    Args:
        found: The map.
    """
    at = found if isinstance(found, Index) else index(found)
    motion = at.found.motion
    if motion is None:
        return None
    standers = tuple(
        Stander(
            commenter=at.by[stand.comments[0]],
            name=at.name(stand.comments[0]),
            side=stand.side,
            words=_each_once(flat(one.text) for one in stand.because if one.text),
            label=next((at.labels[one.comment] for one in stand.because if one.comment), ""),
            confidence=stand.confidence,
        )
        for stand in motion.sides
    )
    return Columns(flat(motion.says), motion.basis, standers, _rows(at))


def _each_once(texts: Iterable[str]) -> tuple[str, ...]:
    """Words in order, without those that stand in others.

    >>> _each_once(["a ban", "Ann is right", "against a ban", "Ann is right,"])
    ('Ann is right', 'against a ban')
    """
    kept: list[str] = []
    for text in (text.strip(" ,;") for text in texts):
        if not any(text in other for other in kept):
            kept = [other for other in kept if other not in text]
            kept.append(text)
    return tuple(kept)


def _rows(at: Index) -> tuple[Answered, ...]:
    side = side_of(at)
    rows: list[Answered] = []
    alone: dict[Side, list[Saying]] = {"for": [], "against": []}
    for group in statements(at):
        pro, con = _best(group, side, "for"), _best(group, side, "against")
        if group.kind == "point" and (pro or con):
            rows.append(Answered(group.heading, pro, con))
        elif group.kind == "claim" and not group.sayings[0].premise:
            alone["for"] += [pro] if pro is not None else []
            alone["against"] += [con] if con is not None else []
    for members in alone.values():
        members.sort(key=lambda one: -one.confidence)
    longest = max(map(len, alone.values()))
    pros = [*alone["for"], *[None] * (longest - len(alone["for"]))]
    cons = [*alone["against"], *[None] * (longest - len(alone["against"]))]
    return (*rows, *(Answered("", pro, con) for pro, con in zip(pros, cons, strict=True)))


def _best(group: Group, side: dict[str, Side], wanted: Side) -> Saying | None:
    return best(tuple(one for one in group.sayings if side.get(one.commenter) == wanted and not one.reported))
